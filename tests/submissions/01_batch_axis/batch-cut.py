# %% right: a slice
def nth_batch(x, batch_size, n):
    return x[n * batch_size : (n + 1) * batch_size]

# %% right: start and stop
def nth_batch(x, batch_size, n):
    start = batch_size * n
    stop = min(start + batch_size, len(x))
    return x[start:stop]

# %% right: all batches, then one of them
def nth_batch(x, batch_size, n):
    batches = [x[i : i + batch_size] for i in range(0, len(x), batch_size)]
    return batches[n]

# %% right: by index
def nth_batch(x, batch_size, n):
    indices = [i for i in range(len(x)) if i // batch_size == n]
    return x[np.array(indices)]

# %% right: split by NumPy
def nth_batch(x, batch_size, n):
    return np.split(x, range(batch_size, len(x), batch_size))[n]

# %% wrong: the rest is left out -> batch/rest-left-out
def nth_batch(x, batch_size, n):
    batches = len(x) // batch_size
    return x[: batches * batch_size][n * batch_size : (n + 1) * batch_size]

# %% wrong: batches counted from 1 -> batch/counted-from-one
def nth_batch(x, batch_size, n):
    return x[(n - 1) * batch_size : n * batch_size]

# %% wrong: each batch one sample too long -> "axis 0"
def nth_batch(x, batch_size, n):
    return x[n * batch_size : (n + 1) * batch_size + 1]

# %% wrong: each batch one sample too short -> "axis 0"
def nth_batch(x, batch_size, n):
    return x[n * batch_size : (n + 1) * batch_size - 1]

# %% wrong: begins at sample n -> batch/begins-at-its-number
def nth_batch(x, batch_size, n):
    return x[n : n + batch_size]

# %% wrong: every so many samples -> "axis 0"
def nth_batch(x, batch_size, n):
    return x[n::batch_size]

# %% wrong: the last batch filled up with zeros -> batch/rest-filled-up
def nth_batch(x, batch_size, n):
    batch = np.zeros((batch_size, *x.shape[1:]))
    part = x[n * batch_size : (n + 1) * batch_size]
    batch[: len(part)] = part
    return batch

# %% wrong: the last batch filled up from the end -> "axis 0"
def nth_batch(x, batch_size, n):
    start = min(n * batch_size, max(len(x) - batch_size, 0))
    return x[start : start + batch_size] if n else np.resize(x, (batch_size, *x.shape[1:]))

# %% wrong: cut along the steps -> batch/cut-along-the-steps
def nth_batch(x, batch_size, n):
    return x[:, n * batch_size : (n + 1) * batch_size]

# %% wrong: always the first batch -> "numbers differ"
def nth_batch(x, batch_size, n):
    return x[:batch_size]

# %% wrong: reshaped, which needs full batches -> "cannot reshape"
def nth_batch(x, batch_size, n):
    return x.reshape(-1, batch_size, *x.shape[1:])[n]

# %% wrong: a batch of one sample only -> "axis"
def nth_batch(x, batch_size, n):
    return x[n * batch_size]

# %% wrong: cut backwards -> "numbers differ"
def nth_batch(x, batch_size, n):
    return x[::-1][n * batch_size : (n + 1) * batch_size]

# %% wrong: Keras does it -> "NumPy"
def nth_batch(x, batch_size, n):
    return keras.ops.convert_to_numpy(keras.ops.convert_to_tensor(x)[n * batch_size : (n + 1) * batch_size])

# %% wrong: everything is one batch -> batch/all-in-one
def nth_batch(x, batch_size, n):
    return x

# %% wrong: one sample a batch -> batch/one-by-one
def nth_batch(x, batch_size, n):
    return x[n : n + 1]

# %% wrong: all batches, in a list -> "expected numbers or an array of numbers: got a list"
def nth_batch(x, batch_size, n):
    return [x[start : start + batch_size] for start in range(0, len(x), batch_size)]
