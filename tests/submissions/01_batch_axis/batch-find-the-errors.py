# %% right: rounded up without a fraction
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    batches = -(-samples // batch_size)
    return batches * epochs, samples - (batches - 1) * batch_size

# %% right: ceil of NumPy
wrong = [3, 2]

def corrected(samples, batch_size, epochs):
    batches = int(np.ceil(samples / batch_size))
    return batches * epochs, samples % batch_size or batch_size

# %% right: the batches themselves
wrong = (2, 3)

def corrected(samples, batch_size, epochs):
    x = np.arange(samples)
    batches = [x[i : i + batch_size] for i in range(0, samples, batch_size)]
    return len(batches) * epochs, len(batches[-1])

# %% right: counted by Keras
wrong = {2, 3}

def corrected(samples, batch_size, epochs):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse")
    model.fit(np.zeros((samples, 1)), np.zeros(samples), batch_size=batch_size, epochs=epochs, verbose=0)
    return int(model.optimizer.iterations), samples - batch_size * (int(model.optimizer.iterations) // epochs - 1)

# %% wrong: the rest left out -> batch/rest-left-out
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return samples // batch_size * epochs, samples % batch_size

# %% wrong: one update an epoch -> batch/one-update-an-epoch
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return epochs, samples % batch_size

# %% wrong: an update for each sample -> batch/update-for-each-sample
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return samples * epochs, samples % batch_size

# %% wrong: the last batch filled up -> batch/rest-filled-up
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size) * epochs, batch_size

# %% wrong: nothing left for the last batch -> batch/rest-left-out
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size) * epochs, 0

# %% wrong: all samples in the last batch -> batch/all-in-one
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size) * epochs, samples

# %% wrong: one epoch counted -> batch/one-epoch-counted
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size), samples % batch_size

# %% wrong: rounded up only after the epochs -> "updates in all"
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return -(-samples * epochs // batch_size), samples % batch_size

# %% wrong: the answers exchanged -> "the numbers are right, in another order"
wrong = [2, 3]

def corrected(samples, batch_size, epochs):
    return samples % batch_size, -(-samples // batch_size) * epochs

# %% wrong: None is taken for an error -> "sentence 1 is true"
wrong = [1, 2]

def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size) * epochs, samples % batch_size

# %% wrong: a sentence too few -> "one more is as well"
wrong = [2]

def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size) * epochs, samples % batch_size

# %% wrong: prediction is said to need weights for each sample -> "sentence 4 is true"
wrong = [2, 4]

def corrected(samples, batch_size, epochs):
    return -(-samples // batch_size) * epochs, samples % batch_size
