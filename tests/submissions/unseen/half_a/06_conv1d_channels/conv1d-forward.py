# %% wrong: the bias of the first filter for all -> conv1d/one-bias-for-all
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    windows = steps - kernel_size + 1
    y = np.zeros((batch, windows, filters))
    for n in range(batch):
        for w in range(windows):
            for f in range(filters):
                y[n, w, f] = one_number(x[n, w:w + kernel_size], kernel[:, :, f], bias[0])
    return y

# %% wrong: windows moved on by their own length -> conv1d/windows-do-not-overlap
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    starts = range(0, x.shape[1] - kernel_size + 1, kernel_size)
    return np.stack([np.tensordot(x[:, s:s + kernel_size], kernel, axes=([1, 2], [0, 1])) + bias for s in starts], axis=1)

# %% wrong: filters before the windows -> "as if the axes came out in the order (0, 2, 1)"
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    starts = range(x.shape[1] - kernel_size + 1)
    return np.stack([np.tensordot(x[:, s:s + kernel_size], kernel, axes=([1, 2], [0, 1])) + bias for s in starts], axis=2)

# %% wrong: the bias is forgotten -> conv1d/bias-forgotten
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    starts = range(x.shape[1] - kernel_size + 1)
    return np.stack([np.tensordot(x[:, s:s + kernel_size], kernel, axes=([1, 2], [0, 1])) for s in starts], axis=1)

# %% wrong: channels are averaged, not summed -> conv1d/channels-averaged
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    starts = range(x.shape[1] - kernel_size + 1)
    return np.stack([np.tensordot(x[:, s:s + kernel_size], kernel, axes=([1, 2], [0, 1])) / channels + bias for s in starts], axis=1)

# %% wrong: a relu at the end -> conv1d/relu-built-in
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    starts = range(x.shape[1] - kernel_size + 1)
    y = np.stack([np.tensordot(x[:, s:s + kernel_size], kernel, axes=([1, 2], [0, 1])) + bias for s in starts], axis=1)
    return np.where(y > 0, y, 0)
