# %% right: transposed, and an axis more
def samples_of(columns):
    return columns.T[..., None]

# %% right: expand_dims
def samples_of(columns):
    return np.expand_dims(np.transpose(columns), 2)

# %% right: a loop over the columns
def samples_of(columns):
    return np.array([[[value] for value in columns[:, sample]] for sample in range(columns.shape[1])])

# %% right: an axis more, then all axes moved
def samples_of(columns):
    return np.swapaxes(columns[:, :, np.newaxis], 0, 1)

# %% wrong: reshape -> samples/reshape-regroups
def samples_of(columns):
    steps, samples = columns.shape
    return columns.reshape(samples, steps, 1)

# %% wrong: left in columns -> samples/samples-in-columns
def samples_of(columns):
    return columns[..., np.newaxis]

# %% wrong: no third axis -> "real shape has 3"
def samples_of(columns):
    return columns.T

# %% wrong: the numbers as features of one step -> "in another order than the real shape"
def samples_of(columns):
    return columns.T[:, None, :]

# %% wrong: an axis in front -> "samples_of(an array of shape (5, 8)):"
def samples_of(columns):
    return columns.T[None]

# %% wrong: all in one series -> "samples_of(an array of shape (5, 8)):"
def samples_of(columns):
    return columns.reshape(1, -1, 1)

# %% wrong: backwards in time -> "The shape is right"
def samples_of(columns):
    return columns[::-1].T[..., None]

# %% wrong: reshape of the transpose to columns again -> "samples_of(an array of shape (5, 8)):"
def samples_of(columns):
    return columns.T.reshape(*columns.shape, 1)

# %% wrong: Keras does it -> "has its result computed by Keras"
def samples_of(columns):
    return keras.ops.expand_dims(keras.ops.transpose(columns), -1)

# %% wrong: printed, not returned -> "None: was the result returned?"
def samples_of(columns):
    print(columns.T[..., None])

# %% wrong: nothing written -> "samples_of: nothing is written here yet"
def samples_of(columns):
    """(samples, steps, 1): each column as a series of its own."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
