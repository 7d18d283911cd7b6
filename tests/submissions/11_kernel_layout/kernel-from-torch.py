# %% right: one transpose
def from_torch(weights):
    return weights.transpose(2, 3, 1, 0)

# %% right: np.moveaxis, twice
def from_torch(weights):
    return np.moveaxis(np.moveaxis(weights, 0, -1), 0, 2)

# %% right: a loop
def from_torch(weights):
    filters, channels, height, width = weights.shape
    ours = np.zeros((height, width, channels, filters))
    for f, c, h, w in np.ndindex(weights.shape):
        ours[h, w, c, f] = weights[f, c, h, w]
    return ours

# %% right: einsum
def from_torch(weights):
    return np.einsum("fchw->hwcf", weights)

# %% right: back to front, then height and width exchanged
def from_torch(weights):
    return weights.T.swapaxes(0, 1)

# %% wrong: reshaped -> kernel_layout/reshape-reorders
def from_torch(weights):
    filters, channels, height, width = weights.shape
    return weights.reshape(height, width, channels, filters)

# %% wrong: back to front -> kernel_layout/axes-back-to-front
def from_torch(weights):
    return weights.T

# %% wrong: filters before channels -> kernel_layout/filters-before-channels
def from_torch(weights):
    return weights.transpose(2, 3, 0, 1)

# %% wrong: filters first, channels last -> "shape"
def from_torch(weights):
    return weights.transpose(0, 2, 3, 1)

# %% wrong: as it came -> "shape"
def from_torch(weights):
    return weights

# %% wrong: the way back -> "shape"
def from_torch(weights):
    return weights.transpose(3, 2, 0, 1)

# %% wrong: each matrix turned upside down -> "numbers differ"
def from_torch(weights):
    return weights.transpose(2, 3, 1, 0)[::-1]

# %% wrong: filters turned round -> "numbers differ"
def from_torch(weights):
    return weights.transpose(2, 3, 1, 0)[..., ::-1]

# %% wrong: the shape alone -> "shape"
def from_torch(weights):
    return weights.transpose(2, 3, 1, 0).shape

# %% wrong: nothing returned -> "None"
def from_torch(weights):
    weights.transpose(2, 3, 1, 0)

# %% wrong: Keras does it -> "NumPy"
def from_torch(weights):
    return keras.ops.transpose(weights, (2, 3, 1, 0))

# %% wrong: nothing written -> "nothing is written here yet"
def from_torch(weights):
    """PyTorch's (filters, channels, height, width) as Keras' (height, width, channels, filters)."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
