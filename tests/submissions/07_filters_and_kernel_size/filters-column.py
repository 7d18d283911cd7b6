# %% right: a loop over the filters
def column(window, kernel, bias):
    """What all filters give for one window."""
    kernel_size, channels, filters = kernel.shape
    result = np.zeros(filters)
    for i in range(filters):
        result[i] = np.sum(window * kernel[:, :, i]) + bias[i]
    return result

# %% right: window and kernel laid out flat
def column(window, kernel, bias):
    return window.ravel() @ kernel.reshape(-1, kernel.shape[-1]) + bias

# %% right: einsum
def column(window, kernel, bias):
    return np.einsum("kc,kcf->f", window, kernel) + bias

# %% right: broadcast and summed
def column(window, kernel, bias):
    return (window[:, :, None] * kernel).sum(axis=(0, 1)) + bias

# %% right: a list of plain numbers
def column(window, kernel, bias):
    found = []
    for i in range(len(bias)):
        total = float(bias[i])
        for step in range(len(window)):
            for channel in range(window.shape[1]):
                total += float(window[step, channel] * kernel[step, channel, i])
        found.append(total)
    return found

# %% wrong: one sum over all filters -> "() has 0 axes; the real shape has 1"
def column(window, kernel, bias):
    return np.sum(window[:, :, None] * kernel) + bias.sum()

# %% wrong: without the bias -> conv1d/bias-forgotten
def column(window, kernel, bias):
    return (window[:, :, None] * kernel).sum(axis=(0, 1))

# %% wrong: the first filter for all -> conv1d/filters-alike
def column(window, kernel, bias):
    return np.array([np.sum(window * kernel[:, :, 0]) + b for b in bias])

# %% wrong: the first bias for all -> conv1d/one-bias-for-all
def column(window, kernel, bias):
    return (window[:, :, None] * kernel).sum(axis=(0, 1)) + bias[0]

# %% wrong: the first step only -> conv1d/one-step-at-a-time
def column(window, kernel, bias):
    return window[0] @ kernel[0] + bias

# %% wrong: the first channel only -> conv1d/first-channel-only
def column(window, kernel, bias):
    return window[:, 0] @ kernel[:, 0] + bias

# %% wrong: an average in place of the sum -> conv1d/window-averaged
def column(window, kernel, bias):
    return (window[:, :, None] * kernel).mean(axis=(0, 1)) + bias

# %% wrong: channels averaged -> conv1d/channels-averaged
def column(window, kernel, bias):
    return (window[:, :, None] * kernel).sum(axis=0).mean(axis=0) + bias

# %% wrong: the window summed without weights -> conv1d/plain-sum
def column(window, kernel, bias):
    return window.sum() + bias

# %% wrong: the kernel turned round -> conv1d/kernel-flipped
def column(window, kernel, bias):
    return np.einsum("kc,kcf->f", window[::-1], kernel) + bias

# %% wrong: the bias for every step -> conv1d/bias-per-step
def column(window, kernel, bias):
    return sum(window[k] @ kernel[k] + bias for k in range(len(window)))

# %% wrong: relu behind it -> conv1d/relu-built-in
def column(window, kernel, bias):
    return np.maximum((window[:, :, None] * kernel).sum(axis=(0, 1)) + bias, 0)

# %% wrong: channels kept -> "has 2 axes; the real shape has 1"
def column(window, kernel, bias):
    return (window[:, :, None] * kernel).sum(axis=0) + bias

# %% wrong: Keras does it -> "Here NumPy alone is asked for"
def column(window, kernel, bias):
    layer = keras.layers.Conv1D(len(bias), len(window))
    layer.build((None, *window.shape))
    layer.set_weights([kernel, bias])
    return np.asarray(layer(window[None]))[0, 0]

# %% wrong: nothing written -> "nothing is written here yet"
def column(window, kernel, bias):
    """What all filters give for one window."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")
