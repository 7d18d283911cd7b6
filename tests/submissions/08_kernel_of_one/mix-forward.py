# %% right: a loop over the steps
def kernel_of_one(x, kernel, bias):
    batch, steps, channels = x.shape
    y = np.zeros((batch, steps, kernel.shape[2]))
    for sample in range(batch):
        for step in range(steps):
            y[sample, step] = x[sample, step] @ kernel[0] + bias
    return y

# %% right: one product
def kernel_of_one(x, kernel, bias):
    return x @ kernel[0] + bias

# %% right: einsum
def kernel_of_one(x, kernel, bias):
    return np.einsum("bsc,kcf->bsf", x, kernel) + bias

# %% right: tensordot
def kernel_of_one(x, kernel, bias):
    return np.tensordot(x, kernel.squeeze(0), axes=1) + bias

# %% right: flat rows, folded back
def kernel_of_one(x, kernel, bias):
    rows = x.reshape(-1, x.shape[2]) @ kernel.reshape(x.shape[2], -1)
    return (rows + bias).reshape(len(x), x.shape[1], -1)

# %% wrong: without the bias -> dense/bias-forgotten
def kernel_of_one(x, kernel, bias):
    return x @ kernel[0]

# %% wrong: the first bias for all -> dense/one-bias-for-all
def kernel_of_one(x, kernel, bias):
    return x @ kernel[0] + bias[0]

# %% wrong: an average of the channels -> dense/features-averaged
def kernel_of_one(x, kernel, bias):
    return x @ kernel[0] / x.shape[2] + bias

# %% wrong: the channels summed without weights -> dense/plain-sum
def kernel_of_one(x, kernel, bias):
    return x.sum(axis=2, keepdims=True) + bias

# %% wrong: the first channel only -> dense/first-feature-only
def kernel_of_one(x, kernel, bias):
    return x[..., :1] * kernel[0, 0] + bias

# %% wrong: the first filter for all -> dense/units-alike
def kernel_of_one(x, kernel, bias):
    return x @ kernel[0][:, :1] + bias

# %% wrong: relu behind it -> "relu"
def kernel_of_one(x, kernel, bias):
    return np.maximum(x @ kernel[0] + bias, 0)

# %% wrong: the bias for every channel -> dense/bias-per-product
def kernel_of_one(x, kernel, bias):
    return np.stack([(s[:, :, None] * kernel[0] + bias).sum(axis=1) for s in x])

# %% wrong: channels kept apart -> dense/features-kept-apart
def kernel_of_one(x, kernel, bias):
    apart = x[..., None] * kernel[0] + bias
    return apart.reshape(len(x), x.shape[1], -1)

# %% wrong: channels as an axis -> "axes"
def kernel_of_one(x, kernel, bias):
    return x[..., None] * kernel[0] + bias

# %% wrong: one step left out -> "Axis 1 is 4 in your answer; the real one is longer"
def kernel_of_one(x, kernel, bias):
    return (x @ kernel[0] + bias)[:, :-1]

# %% wrong: the axis of the window left in -> "axes"
def kernel_of_one(x, kernel, bias):
    return x[:, :, None] @ kernel + bias

# %% wrong: Keras does it -> "Here NumPy alone is asked for"
def kernel_of_one(x, kernel, bias):
    layer = keras.layers.Dense(len(bias))
    layer.build(x.shape)
    layer.set_weights([kernel[0], bias])
    return layer(x)

# %% wrong: nothing written -> "nothing is written here yet"
def kernel_of_one(x, kernel, bias):
    """What Conv1D with kernel_size 1 gives for x."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
