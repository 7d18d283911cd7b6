# %% right: loops
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for b in range(batch):
        for t in range(steps):
            for k in range(size):
                for f in range(filters):
                    for c in range(channels):
                        y[b, t * strides + k, f] += x[b, t, c] * kernel[k, f, c]
    return y + bias

# %% right: a whole stamp at once
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel)
    return y + bias

# %% right: an offset at once
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for k in range(size):
        y[:, k:k + (steps - 1) * strides + 1:strides] += x @ kernel[k].T
    return y + bias

# %% right: zeros between, then a convolution with the kernel turned round
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    wide = np.zeros((batch, (steps - 1) * strides + 1, channels))
    wide[:, ::strides] = x
    wide = np.pad(wide, ((0, 0), (size - 1, size - 1), (0, 0)))
    turned = kernel[::-1]
    places = wide.shape[1] - size + 1
    y = np.stack([np.einsum('bkc,kfc->bf', wide[:, p:p + size], turned) for p in range(places)], axis=1)
    more = max(strides - size, 0)
    return np.pad(y, ((0, 0), (0, more), (0, 0))) + bias

# %% wrong: through Keras -> "NumPy alone is asked for"
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    layer = keras.layers.Conv1DTranspose(filters, size, strides=strides)
    layer.build(x.shape)
    layer.set_weights([kernel, bias])
    return layer(x)

# %% wrong: = in place of += -> conv_transpose/last-stamp-wins
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] = np.einsum('bc,kfc->bkf', x[:, t], kernel)
    return y + bias

# %% wrong: the bias in every stamp -> conv_transpose/bias-per-stamp
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel) + bias
    return y

# %% wrong: no bias -> conv_transpose/bias-forgotten
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel)
    return y

# %% wrong: the mean of what overlaps -> conv_transpose/overlaps-averaged
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    n = np.zeros(y.shape[1])
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel)
        n[t * strides:t * strides + size] += 1
    return y / np.maximum(n, 1)[None, :, None] + bias

# %% wrong: the kernel turned round -> conv_transpose/kernel-turned
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel[::-1])
    return y + bias

# %% wrong: end to end -> conv_transpose/stamps-end-to-end
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, steps * size, filters))
    for t in range(steps):
        y[:, t * size:t * size + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel)
    return y + bias

# %% wrong: one place apart -> conv_transpose/strides-ignored
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, steps - 1 + size, filters))
    for t in range(steps):
        y[:, t:t + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel)
    return y + bias

# %% wrong: cut to strides times the steps -> conv_transpose/scaled-by-strides
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel)
    return y[:, :steps * strides] + bias

# %% wrong: no room behind the last stamp -> "not for"
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + size, filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('bc,kfc->bkf', x[:, t], kernel)
    return y + bias

# %% wrong: the kernel as Conv1D keeps it -> "raised"
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('bc,kcf->bkf', x[:, t], kernel)
    return y + bias

# %% wrong: the first channel only -> "numbers differ"
def stamped(x, kernel, bias, strides):
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for t in range(steps):
        y[:, t * strides:t * strides + size] += np.einsum('b,kf->bkf', x[:, t, 0], kernel[:, :, 0])
    return y + bias

# %% wrong: nothing yet -> "nothing is written here yet"
def stamped(x, kernel, bias, strides):
    raise NotImplementedError()
