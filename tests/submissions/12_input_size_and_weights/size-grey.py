# %% right: the sum over channels
def kernel_for_grey(kernel):
    return kernel.sum(axis=2, keepdims=True)

# %% right: three slices
def kernel_for_grey(kernel):
    return kernel[:, :, :1] + kernel[:, :, 1:2] + kernel[:, :, 2:]

# %% right: einsum
def kernel_for_grey(kernel):
    return np.einsum('hwcf->hwf', kernel)[:, :, None]

# %% right: a loop
def kernel_for_grey(kernel):
    grey = np.zeros((*kernel.shape[:2], 1, kernel.shape[3]))
    for channel in range(kernel.shape[2]):
        grey[:, :, 0] += kernel[:, :, channel]
    return grey

# %% wrong: the mean -> input_size/channels-averaged
def kernel_for_grey(kernel):
    return kernel.mean(axis=2, keepdims=True)

# %% wrong: the first channel -> input_size/first-channel-kept
def kernel_for_grey(kernel):
    return kernel[:, :, :1]

# %% wrong: as it is -> input_size/one-channel-is-copied
def kernel_for_grey(kernel):
    return kernel

# %% wrong: the axis gone -> "axes"
def kernel_for_grey(kernel):
    return kernel.sum(axis=2)

# %% wrong: over the filters -> "axis"
def kernel_for_grey(kernel):
    return kernel.sum(axis=3, keepdims=True)

# %% wrong: reshaped, and cut -> input_size/first-channel-kept
def kernel_for_grey(kernel):
    return kernel.reshape(*kernel.shape[:2], -1, 1)[:, :, :kernel.shape[3]].transpose(0, 1, 3, 2)

# %% wrong: turned round -> "differ"
def kernel_for_grey(kernel):
    return kernel[::-1, ::-1].sum(axis=2, keepdims=True)

# %% wrong: the largest -> "differ"
def kernel_for_grey(kernel):
    return kernel.max(axis=2, keepdims=True)

# %% wrong: the weights of brightness -> "differ"
def kernel_for_grey(kernel):
    return np.einsum('hwcf,c->hwf', kernel, [0.299, 0.587, 0.114])[:, :, None]

# %% wrong: nothing yet -> "nothing is written here yet"
def kernel_for_grey(kernel):
    raise NotImplementedError()
