# %% wrong: everything is flattened to rows, and not brought back -> "(6, 2) has 2 axes; the real shape has 3"
def dense(x, kernel, bias):
    return x.reshape(-1, kernel.shape[0]) @ kernel + bias

# %% wrong: the kernel is turned -> "x of shape (2, 3, 3) cannot be multiplied with kernel.T of shape (2, 3): 3 against 2"
def dense(x, kernel, bias):
    return x @ kernel.T + bias

# %% wrong: a mean over all rows goes in -> dense/rows-averaged
def dense(x, kernel, bias):
    rows = x.reshape(x.shape[0], -1, x.shape[-1])
    return rows.mean(axis=1) @ kernel + bias

# %% wrong: only the first sample is computed -> "as if every sample were the first one"
def dense(x, kernel, bias):
    y = x @ kernel + bias
    return np.broadcast_to(y[:1], y.shape)

# %% wrong: keras computes it -> "dense has its result computed by Keras."
def dense(x, kernel, bias):
    layer = keras.layers.Dense(kernel.shape[1])
    layer.build(x.shape)
    layer.set_weights([kernel, bias])
    return np.asarray(layer(x))
