# %% wrong: one window too few -> conv1d/one-window-forgotten
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    windows = steps - kernel_size
    y = np.zeros((batch, windows, filters))
    for n in range(batch):
        for w in range(windows):
            for f in range(filters):
                y[n, w, f] = one_number(x[n, w:w + kernel_size], kernel[:, :, f], bias[f])
    return y

# %% wrong: the window does not move: always the first one -> "right for the first step only"
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    windows = steps - kernel_size + 1
    y = np.zeros((batch, windows, filters))
    for n in range(batch):
        for w in range(windows):
            for f in range(filters):
                y[n, w, f] = one_number(x[n, :kernel_size], kernel[:, :, f], bias[f])
    return y

# %% wrong: always the first sample -> "as if every sample were the first one"
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    windows = steps - kernel_size + 1
    y = np.zeros((batch, windows, filters))
    for n in range(batch):
        for w in range(windows):
            for f in range(filters):
                y[n, w, f] = one_number(x[0, w:w + kernel_size], kernel[:, :, f], bias[f])
    return y

# %% wrong: padded with zeros so that all steps stay -> conv1d/length-kept
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    before = (kernel_size - 1) // 2
    padded = np.pad(x, ((0, 0), (before, kernel_size - 1 - before), (0, 0)))
    starts = range(x.shape[1])
    return np.stack([np.tensordot(padded[:, s:s + kernel_size], kernel, axes=([1, 2], [0, 1])) + bias for s in starts], axis=1)

# %% wrong: the kernel turned, as convolution in mathematics -> conv1d/kernel-flipped
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    starts = range(x.shape[1] - kernel_size + 1)
    return np.stack([np.tensordot(x[:, s:s + kernel_size], kernel[::-1], axes=([1, 2], [0, 1])) + bias for s in starts], axis=1)
