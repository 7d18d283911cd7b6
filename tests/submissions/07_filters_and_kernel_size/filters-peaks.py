# %% right: each filter written into zeros
def peak_filters():
    """Kernel and bias of Conv1D(2, 3) on a series with one channel."""
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [-1, 0, 1]
    return kernel, np.array([-1, 0])

# %% right: stacked
def peak_filters():
    filters = [[-1 / 2, 1, -1 / 2], [-1, 0, 1]]
    return np.stack(filters, axis=-1)[:, None, :], np.array([-1.0, 0.0])

# %% right: nested lists, step by step
def peak_filters():
    return [[[-0.5, -1]], [[1, 0]], [[-0.5, 1]]], [-1, 0]

# %% right: transposed and reshaped
def peak_filters():
    kernel = np.array([[-0.5, 1, -0.5], [-1, 0, 1]]).T.reshape(3, 1, 2)
    return [kernel, np.array([-1, 0])]

# %% right: tensors
def peak_filters():
    kernel = keras.ops.convert_to_tensor([[[-0.5, -1.0]], [[1.0, 0.0]], [[-0.5, 1.0]]])
    return kernel, keras.ops.convert_to_tensor([-1.0, 0.0])

# %% wrong: kernel turned round, as in a maths textbook -> conv1d/kernel-flipped
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [1, 0, -1]
    return kernel, np.array([-1, 0])

# %% wrong: the constant forgotten -> conv1d/bias-forgotten
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [-1, 0, 1]
    return kernel, np.zeros(2)

# %% wrong: the constant in both filters -> conv1d/one-bias-for-all
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [-1, 0, 1]
    return kernel, np.array([-1, -1])

# %% wrong: the same filter twice -> conv1d/filters-alike
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = kernel[:, 0, 1] = [-0.5, 1, -0.5]
    return kernel, np.array([-1, 0])

# %% wrong: the two filters exchanged -> "with your weights, output"
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 1] = [-0.5, 1, -0.5]
    kernel[:, 0, 0] = [-1, 0, 1]
    return kernel, np.array([0, -1])

# %% wrong: the sum of the neighbours, not their mean -> "with your weights, output"
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-1, 1, -1]
    kernel[:, 0, 1] = [-1, 0, 1]
    return kernel, np.array([-1, 0])

# %% wrong: the sign of the constant -> "with your weights, output"
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [-1, 0, 1]
    return kernel, np.array([1, 0])

# %% wrong: up as one step only -> "with your weights, output"
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [0, -1, 1]
    return kernel, np.array([-1, 0])

# %% wrong: filters first -> "kernel has the shape (2, 3); the layer needs (3, 1, 2)"
def peak_filters():
    return np.array([[-0.5, 1, -0.5], [-1, 0, 1]]), np.array([-1, 0])

# %% wrong: filters where the steps belong -> "kernel has the shape (2, 1, 3)"
def peak_filters():
    return np.array([[-0.5, 1, -0.5], [-1, 0, 1]])[:, None, :], np.array([-1, 0])

# %% wrong: reshaped in place of transposed -> "with your weights, output"
def peak_filters():
    return np.array([[-0.5, 1, -0.5], [-1, 0, 1]]).reshape(3, 1, 2), np.array([-1, 0])

# %% wrong: one bias for the layer -> "bias has the shape (1,)"
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [-1, 0, 1]
    return kernel, np.array([-1])

# %% wrong: the kernel alone -> "expected kernel and bias, in this order: got 1 thing"
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [-1, 0, 1]
    return kernel

# %% wrong: bias before kernel -> "kernel has the shape (2,)"
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [-1, 0, 1]
    return np.array([-1, 0]), kernel

# %% wrong: texts -> "kernel: expected numbers"
def peak_filters():
    return "b - (a + c) / 2 - 1", "c - a"

# %% wrong: nothing returned -> "got 1 thing"
def peak_filters():
    kernel = np.zeros((3, 1, 2))

# %% wrong: it stops -> "peak_filters: it raised IndexError"
def peak_filters():
    kernel = np.zeros((3, 1, 2))
    kernel[0, 0, 2] = 1
    return kernel, np.array([-1, 0])

# %% wrong: nothing written -> "nothing is written here yet"
def peak_filters():
    """Kernel and bias of Conv1D(2, 3) on a series with one channel."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
