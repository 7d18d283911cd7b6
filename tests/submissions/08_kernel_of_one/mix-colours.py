# %% right: each filter written into zeros
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, 0, -1]
    return kernel, np.array([-0.1, 0.5])

# %% right: nested lists
def colour_filters():
    return [[[0.3, 1], [0.6, 0], [0.1, -1]]], [-0.1, 0.5]

# %% right: stacked
def colour_filters():
    filters = [[0.3, 0.6, 0.1], [1, 0, -1]]
    return np.stack(filters, axis=-1)[None], np.array([-0.1, 0.5])

# %% right: transposed, and the axis of the step put in front
def colour_filters():
    table = np.array([[0.3, 0.6, 0.1], [1.0, 0.0, -1.0]])
    return np.expand_dims(table.T, 0), np.array([-1, 5]) / 10

# %% wrong: the constant forgotten -> conv1d/bias-forgotten
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, 0, -1]
    return kernel, np.zeros(2)

# %% wrong: the constant in the other filter -> "with your weights, output"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, 0, -1]
    return kernel, np.array([0.5, -0.1])

# %% wrong: the first filter twice -> conv1d/filters-alike
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [0.3, 0.6, 0.1]
    return kernel, np.array([-0.1, 0.5])

# %% wrong: the filters exchanged -> "with your weights, output"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [1, 0, -1]
    kernel[0, :, 1] = [0.3, 0.6, 0.1]
    return kernel, np.array([-0.1, 0.5])

# %% wrong: colours back to front -> "with your weights, output"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.1, 0.6, 0.3]
    kernel[0, :, 1] = [-1, 0, 1]
    return kernel, np.array([-0.1, 0.5])

# %% wrong: the mean of the colours -> "with your weights, output"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [1 / 3, 1 / 3, 1 / 3]
    kernel[0, :, 1] = [1, 0, -1]
    return kernel, np.array([-0.1, 0.5])

# %% wrong: added where it should be taken away -> "with your weights, output"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, 0, 1]
    return kernel, np.array([-0.1, 0.5])

# %% wrong: green instead of blue -> "with your weights, output"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, -1, 0]
    return kernel, np.array([-0.1, 0.5])

# %% wrong: reshaped in place of transposed -> "with your weights, output"
def colour_filters():
    return np.array([[0.3, 0.6, 0.1], [1, 0, -1]]).reshape(1, 3, 2), np.array([-0.1, 0.5])

# %% wrong: without the axis of the step -> "kernel has the shape (3, 2); the layer needs (1, 3, 2)"
def colour_filters():
    return np.array([[0.3, 1], [0.6, 0], [0.1, -1]]), np.array([-0.1, 0.5])

# %% wrong: filters first, as in PyTorch -> "kernel has the shape (2, 3, 1); the layer needs (1, 3, 2)"
def colour_filters():
    return np.array([[0.3, 0.6, 0.1], [1, 0, -1]])[..., None], np.array([-0.1, 0.5])

# %% wrong: one bias -> "bias has the shape (1,)"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, 0, -1]
    return kernel, np.array([0.5])

# %% wrong: the kernel alone -> "expected kernel and bias, in this order: got 1 thing"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, 0, -1]
    return kernel

# %% wrong: bias before kernel -> "kernel has the shape (2,)"
def colour_filters():
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, 0, -1]
    return np.array([-0.1, 0.5]), kernel

# %% wrong: nothing written -> "nothing is written here yet"
def colour_filters():
    """Kernel and bias of Conv1D(2, 1) on a row of pixels."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
