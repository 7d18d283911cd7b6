# %% wrong: epochs forgotten -> batch/one-epoch-counted
def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size), samples % batch_size or batch_size

wrong = [2, 3]

# %% wrong: one epoch too many -> "The real number is smaller"
def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size) * (epochs + 1), samples % batch_size or batch_size

wrong = [2, 3]

# %% wrong: rounded down -> batch/rest-left-out
def corrected(samples, batch_size, epochs):
    return samples // batch_size * epochs, samples % batch_size or batch_size

wrong = [2, 3]

# %% wrong: epochs added -> "The real number is larger"
def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size) + epochs, samples % batch_size or batch_size

wrong = [2, 3]
