# %% right: written into zeros
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = -1
    kernel[:, 2, :, 0] = 1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel, np.array([0, -2])

# %% right: matrices stacked
def edge_filters():
    edge = np.array([[-1, 0, 1]] * 3)
    none = np.zeros((3, 3))
    upright = np.stack([edge, edge, edge], axis=-1)
    level = np.stack([edge.T, none, none], axis=-1)
    return np.stack([upright, level], axis=-1), np.array([0, -2])

# %% right: in PyTorch's order, then transposed
def edge_filters():
    edge = np.array([[-1, 0, 1]] * 3)
    theirs = np.array([[edge, edge, edge], [edge.T, 0 * edge, 0 * edge]])
    return theirs.transpose(2, 3, 1, 0), [0.0, -2.0]

# %% right: einsum of a matrix and of colours
def edge_filters():
    edge = np.array([[-1.0, 0.0, 1.0]] * 3)
    first, second = np.einsum("hw,c->hwc", edge, [1, 1, 1]), np.einsum("hw,c->hwc", edge.T, [1, 0, 0])
    return np.stack([first, second], axis=3), np.array([0, -2])

# %% wrong: rows and columns exchanged -> "with your weights, output"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[0, :, :, 0] = -1
    kernel[2, :, :, 0] = 1
    kernel[:, 0, 0, 1] = -1
    kernel[:, 2, 0, 1] = 1
    return kernel, np.array([0, -2])

# %% wrong: left and right exchanged -> "with your weights, output"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = 1
    kernel[:, 2, :, 0] = -1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel, np.array([0, -2])

# %% wrong: red alone in both -> "with your weights, output"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, 0, 0] = -1
    kernel[:, 2, 0, 0] = 1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel, np.array([0, -2])

# %% wrong: all colours in both -> "with your weights, output"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = -1
    kernel[:, 2, :, 0] = 1
    kernel[0, :, :, 1] = -1
    kernel[2, :, :, 1] = 1
    return kernel, np.array([0, -2])

# %% wrong: blue in place of red -> "with your weights, output"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = -1
    kernel[:, 2, :, 0] = 1
    kernel[0, :, 2, 1] = -1
    kernel[2, :, 2, 1] = 1
    return kernel, np.array([0, -2])

# %% wrong: filters exchanged -> "with your weights, output"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 1] = -1
    kernel[:, 2, :, 1] = 1
    kernel[0, :, 0, 0] = -1
    kernel[2, :, 0, 0] = 1
    return kernel, np.array([0, -2])

# %% wrong: the constant forgotten -> "bias"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = -1
    kernel[:, 2, :, 0] = 1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel, np.zeros(2)

# %% wrong: the constant in the other filter -> "with your weights, output"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = -1
    kernel[:, 2, :, 0] = 1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel, np.array([-2, 0])

# %% wrong: one corner in place of a column -> "with your weights, output"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[0, 0, :, 0] = -1
    kernel[0, 2, :, 0] = 1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel, np.array([0, -2])

# %% wrong: reshaped from PyTorch's order -> "with your weights, output"
def edge_filters():
    edge = np.array([[-1, 0, 1]] * 3)
    theirs = np.array([[edge, edge, edge], [edge.T, 0 * edge, 0 * edge]])
    return theirs.reshape(3, 3, 3, 2), np.array([0, -2])

# %% wrong: PyTorch's order -> "kernel has the shape (2, 3, 3, 3); the layer needs (3, 3, 3, 2)"
def edge_filters():
    edge = np.array([[-1, 0, 1]] * 3)
    return np.array([[edge, edge, edge], [edge.T, 0 * edge, 0 * edge]]), np.array([0, -2])

# %% wrong: two matrices -> "kernel has the shape (2, 3, 3)"
def edge_filters():
    edge = np.array([[-1, 0, 1]] * 3)
    return np.array([edge, edge.T]), np.array([0, -2])

# %% wrong: a bias for each matrix -> "bias has the shape (3, 2)"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = -1
    kernel[:, 2, :, 0] = 1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel, np.zeros((3, 2))

# %% wrong: the kernel alone -> "expected kernel and bias, in this order: got 1 thing"
def edge_filters():
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = -1
    kernel[:, 2, :, 0] = 1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel

# %% wrong: nothing written -> "nothing is written here yet"
def edge_filters():
    """Kernel and bias of Conv2D(2, 3) on colour pictures."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
