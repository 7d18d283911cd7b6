# %% right: reshape
def flatten(x):
    return x.reshape(len(x), -1)

# %% right: the length worked out
def flatten(x):
    batch, *rest = x.shape
    return np.reshape(x, (batch, int(np.prod(rest))))

# %% right: sample by sample
def flatten(x):
    return np.array([sample.ravel() for sample in x])

# %% right: as a list
def flatten(x):
    return [list(sample.flat) for sample in x]

# %% wrong: the samples joined -> flatten/batch-joined
def flatten(x):
    return x.reshape(-1)

# %% wrong: ravel joins the samples as well -> flatten/batch-joined
def flatten(x):
    return x.ravel()

# %% wrong: column by column -> flatten/columns-first
def flatten(x):
    return x.reshape(len(x), -1, order="F")

# %% wrong: nothing done -> flatten/shape-kept
def flatten(x):
    return x

# %% wrong: averaged over all axes but the last -> flatten/last-axis-left
def flatten(x):
    return x.mean(axis=tuple(range(1, x.ndim - 1)))

# %% wrong: the last two axes joined only -> "shape"
def flatten(x):
    return x.reshape(*x.shape[:-2], -1)

# %% wrong: samples last -> "axis 0"
def flatten(x):
    return x.reshape(len(x), -1).T

# %% wrong: the numbers sorted -> "numbers differ"
def flatten(x):
    return np.sort(x.reshape(len(x), -1))

# %% wrong: backwards -> "numbers differ"
def flatten(x):
    return x.reshape(len(x), -1)[:, ::-1]

# %% wrong: Keras does it -> "NumPy"
def flatten(x):
    return np.asarray(keras.layers.Flatten()(x))
