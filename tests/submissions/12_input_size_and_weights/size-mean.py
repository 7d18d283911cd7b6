# %% right: over two axes
def mean_of_maps(x):
    return x.mean(axis=(1, 2))

# %% right: one after the other
def mean_of_maps(x):
    return x.mean(axis=1).mean(axis=1)

# %% right: loops
def mean_of_maps(x):
    batch, height, width, channels = x.shape
    y = np.zeros((batch, channels))
    for i in range(height):
        for j in range(width):
            y += x[:, i, j]
    return y / (height * width)

# %% right: all places on one axis
def mean_of_maps(x):
    return x.reshape(len(x), -1, x.shape[-1]).sum(axis=1) / (x.shape[1] * x.shape[2])

# %% wrong: through Keras -> "NumPy alone is asked for"
def mean_of_maps(x):
    return keras.layers.GlobalAveragePooling2D()(x)

# %% wrong: the largest -> "differ"
def mean_of_maps(x):
    return x.max(axis=(1, 2))

# %% wrong: the sum -> "differ"
def mean_of_maps(x):
    return x.sum(axis=(1, 2))

# %% wrong: one number for all channels -> global_average_pooling/one-number-for-all
def mean_of_maps(x):
    return x.mean(axis=(1, 2, 3))[:, None]

# %% wrong: over the channels -> "axes"
def mean_of_maps(x):
    return x.mean(axis=3)

# %% wrong: over the batch -> "differ"
def mean_of_maps(x):
    return np.broadcast_to(x.mean(axis=(0, 1, 2)), (len(x), x.shape[-1]))

# %% wrong: the axes stay -> "axes"
def mean_of_maps(x):
    return x.mean(axis=(1, 2), keepdims=True)

# %% wrong: over the height only -> "axes"
def mean_of_maps(x):
    return x.mean(axis=1)

# %% wrong: divided by the height only -> "differ"
def mean_of_maps(x):
    return x.sum(axis=(1, 2)) / x.shape[1]

# %% wrong: nothing yet -> "nothing is written here yet"
def mean_of_maps(x):
    raise NotImplementedError()
