# %% wrong: only one sample -> "has 2 axes; the real shape has 3"
def nth_batch(x, batch_size, n):
    return x[n * batch_size]

# %% wrong: every batch_size-th sample -> "Axis 0 is 3 in your answer"
def nth_batch(x, batch_size, n):
    return x[n::batch_size]

# %% wrong: cut along the second axis -> batch/cut-along-the-steps
def nth_batch(x, batch_size, n):
    return x[:, n * batch_size:(n + 1) * batch_size]

# %% wrong: the last batch dropped -> batch/rest-left-out
def nth_batch(x, batch_size, n):
    x = x[:len(x) // batch_size * batch_size]
    return x[n * batch_size:(n + 1) * batch_size]

# %% wrong: begins at n -> batch/begins-at-its-number
def nth_batch(x, batch_size, n):
    return x[n:n + batch_size]

# %% wrong: counted from 1 -> batch/counted-from-one
def nth_batch(x, batch_size, n):
    return x[(n - 1) * batch_size:n * batch_size]

# %% wrong: n and batch_size exchanged -> "wrong in one line only"
def nth_batch(x, batch_size, n):
    return x[n * batch_size:n * batch_size + n]

# %% wrong: ends one too early -> "wrong in one line only"
def nth_batch(x, batch_size, n):
    return x[n * batch_size:(n + 1) * batch_size - 1]
