# %% wrong: the window moves on by its own length -> conv1d/windows-do-not-overlap
def conv1d(x, kernel, bias):
    size = len(kernel)
    return np.stack([np.einsum("bkc,kcf->bf", x[:, t : t + size], kernel) + bias for t in range(0, x.shape[1] - size + 1, size)], axis=1)

# %% wrong: the bias is forgotten -> conv1d/bias-forgotten
def conv1d(x, kernel, bias):
    size = len(kernel)
    return np.stack([np.einsum("bkc,kcf->bf", x[:, t : t + size], kernel) for t in range(x.shape[1] - size + 1)], axis=1)

# %% wrong: the kernel is reversed -> conv1d/kernel-flipped
def conv1d(x, kernel, bias):
    size = len(kernel)
    return np.stack([np.einsum("bkc,kcf->bf", x[:, t : t + size], kernel[::-1]) + bias for t in range(x.shape[1] - size + 1)], axis=1)

# %% wrong: relu at the end -> conv1d/relu-built-in
def conv1d(x, kernel, bias):
    size = len(kernel)
    y = np.stack([np.einsum("bkc,kcf->bf", x[:, t : t + size], kernel) + bias for t in range(x.shape[1] - size + 1)], axis=1)
    return np.maximum(0, y)

# %% wrong: only the first sample of the batch -> "right for the first sample only"
def conv1d(x, kernel, bias):
    size, filters = kernel.shape[0], kernel.shape[2]
    y = np.zeros((x.shape[0], x.shape[1] - size + 1, filters))
    for t in range(y.shape[1]):
        for f in range(filters):
            y[0, t, f] = (x[0, t : t + size] * kernel[:, :, f]).sum() + bias[f]
    return y
