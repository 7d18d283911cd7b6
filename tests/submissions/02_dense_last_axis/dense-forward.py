# %% right: one row after the other
def dense(x, kernel, bias):
    """What Dense gives for x."""
    features, units = kernel.shape
    y = np.zeros((*x.shape[:-1], units))
    for place in np.ndindex(x.shape[:-1]):
        y[place] = x[place] @ kernel + bias
    return y

# %% right: a product with the last axis
def dense(x, kernel, bias):
    return x @ kernel + bias

# %% right: einsum with dots for whatever stands before
def dense(x, kernel, bias):
    return np.einsum("...f,fu->...u", x, kernel) + bias

# %% right: all rows in one matrix, then folded back
def dense(x, kernel, bias):
    rows = x.reshape(-1, x.shape[-1])
    return (rows @ kernel + bias).reshape(*x.shape[:-1], -1)

# %% right: tensordot
def dense(x, kernel, bias):
    return np.tensordot(x, kernel, axes=1) + bias

# %% right: a function that calls itself for every axis
def dense(x, kernel, bias):
    if x.ndim == 1:
        return [sum(number * weight for number, weight in zip(x, weights)) + b for weights, b in zip(kernel.T, bias)]
    return [dense(part, kernel, bias) for part in x]

# %% right: apply_along_axis
def dense(x, kernel, bias):
    return np.apply_along_axis(lambda row: row @ kernel + bias, -1, x)

# %% right: unit by unit
def dense(x, kernel, bias):
    return np.stack([(x * kernel[:, unit]).sum(axis=-1) + bias[unit] for unit in range(len(bias))], axis=-1)

# %% wrong: a kernel of one -> "NumPy alone is asked for"
def dense(x, kernel, bias):
    layer = keras.layers.Conv1D(kernel.shape[1], 1)
    rows = x.reshape(1, -1, x.shape[-1])
    layer.build(rows.shape)
    layer.set_weights([kernel[None], bias])
    return np.asarray(layer(rows)).reshape(*x.shape[:-1], -1)

# %% wrong: through Keras -> "NumPy alone is asked for"
def dense(x, kernel, bias):
    layer = keras.layers.Dense(kernel.shape[1])
    layer.build(x.shape)
    layer.set_weights([kernel, bias])
    return layer(x)

# %% wrong: flattened first -> "it raised ValueError"
def dense(x, kernel, bias):
    return x.reshape(len(x), -1) @ kernel + bias

# %% wrong: flattened first, the same weights for every row -> dense/rows-added-up
def dense(x, kernel, bias):
    flat = x.reshape(len(x), -1)
    return flat @ np.resize(kernel, (flat.shape[1], kernel.shape[1])) + bias

# %% wrong: it works on the first axis -> dense/first-axis
def dense(x, kernel, bias):
    if x.ndim == 2:
        return x @ kernel + bias
    return np.moveaxis(np.moveaxis(x, 1, -1) @ kernel + bias, -1, 1)

# %% wrong: the results of all rows on one axis -> dense/flattened-afterwards
def dense(x, kernel, bias):
    return (x @ kernel + bias).reshape(len(x), -1)

# %% wrong: each feature has units of its own -> dense/features-kept-apart
def dense(x, kernel, bias):
    y = x[..., None] * kernel + bias
    return y.reshape(*x.shape[:-1], -1)

# %% wrong: products that are never added up -> "; the real shape has"
def dense(x, kernel, bias):
    return x[..., None] * kernel + bias

# %% wrong: the bias forgotten -> dense/bias-forgotten
def dense(x, kernel, bias):
    return x @ kernel

# %% wrong: the bias of the first unit for all -> dense/one-bias-for-all
def dense(x, kernel, bias):
    return x @ kernel + bias[0]

# %% wrong: the bias with every product -> dense/bias-per-product
def dense(x, kernel, bias):
    return (x[..., None] * kernel + bias).sum(axis=-2)

# %% wrong: the bias along the rows -> "The shape is right"
def dense(x, kernel, bias):
    y = x @ kernel
    return y + np.resize(bias, x.shape[-2])[:, None]

# %% wrong: the kernel reshaped instead of transposed -> dense/kernel-transposed
def dense(x, kernel, bias):
    return np.einsum("...f,uf->...u", x, kernel.reshape(kernel.shape[::-1])) + bias

# %% wrong: all units alike -> dense/units-alike
def dense(x, kernel, bias):
    return x @ np.repeat(kernel[:, :1], len(bias), axis=1) + bias

# %% wrong: the features averaged -> dense/features-averaged
def dense(x, kernel, bias):
    return x @ kernel / x.shape[-1] + bias

# %% wrong: no weights -> dense/plain-sum
def dense(x, kernel, bias):
    return x.sum(axis=-1, keepdims=True) + bias

# %% wrong: the first feature only -> dense/first-feature-only
def dense(x, kernel, bias):
    return x[..., :1] * kernel[0] + bias

# %% wrong: the first row for all -> dense/first-row-for-all
def dense(x, kernel, bias):
    y = x @ kernel + bias
    for sample in range(len(y)):
        if y.ndim > 2:
            y[sample] = y[sample, 0]
    return y

# %% wrong: the first row only -> dense/first-row-only
def dense(x, kernel, bias):
    return x[:, 0] @ kernel + bias

# %% wrong: the rows averaged -> dense/rows-averaged
def dense(x, kernel, bias):
    return (x @ kernel + bias).mean(axis=1)

# %% wrong: the rows added up -> dense/rows-added-up
def dense(x, kernel, bias):
    return x.sum(axis=1) @ kernel + bias

# %% wrong: summed over rows and features -> dense/rows-added-up
def dense(x, kernel, bias):
    return np.einsum("brf,fu->bu", x, kernel) + bias

# %% wrong: for three axes only -> "it raised ValueError"
def dense(x, kernel, bias):
    return np.einsum("brf,fu->bru", x, kernel) + bias

# %% wrong: for three axes and two, but not for four -> "it raised ValueError"
def dense(x, kernel, bias):
    if x.ndim == 2:
        return x @ kernel + bias
    batch, rows, features = x.shape
    return (x.reshape(-1, features) @ kernel + bias).reshape(batch, rows, -1)

# %% wrong: the first sample only -> "Axis 0 is"
def dense(x, kernel, bias):
    return x[:1] @ kernel + bias

# %% wrong: the last row left out -> "Axis 1 is"
def dense(x, kernel, bias):
    y = np.zeros((len(x), x.shape[1] - 1, kernel.shape[1]))
    for sample in range(len(x)):
        for row in range(x.shape[1] - 1):
            y[sample, row] = x[sample, row] @ kernel + bias
    return y

# %% wrong: units before rows -> "in another order than the real shape"
def dense(x, kernel, bias):
    return np.swapaxes(x @ kernel + bias, 1, -1)

# %% wrong: cut to whole numbers -> "another, which holds fractions"
def dense(x, kernel, bias):
    return (x @ kernel + bias).astype(int)

# %% wrong: relu that nobody asked for -> "The shape is right"
def dense(x, kernel, bias):
    return np.maximum(x @ kernel + bias, 0)

# %% wrong: printed, not returned -> "None: was the result returned?"
def dense(x, kernel, bias):
    print(x @ kernel + bias)

# %% wrong: nothing written -> "nothing is written here yet"
def dense(x, kernel, bias):
    """What Dense gives for x."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
