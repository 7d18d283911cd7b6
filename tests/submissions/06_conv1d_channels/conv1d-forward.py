# %% right: loops over samples, windows and filters
def conv1d(x, kernel, bias):
    """What Conv1D gives for x."""
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    windows = steps - kernel_size + 1
    y = np.zeros((batch, windows, filters))
    for sample in range(batch):
        for step in range(windows):
            for filter in range(filters):
                window = x[sample, step:step + kernel_size]
                y[sample, step, filter] = np.sum(window * kernel[:, :, filter]) + bias[filter]
    return y

# %% right: sliding_window_view and einsum
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("bsck,kcf->bsf", windows, kernel) + bias

# %% right: a sum over the places of the kernel
def conv1d(x, kernel, bias):
    kernel_size = kernel.shape[0]
    stop = x.shape[1] - kernel_size + 1
    return sum(x[:, k:k + stop] @ kernel[k] for k in range(kernel_size)) + bias

# %% right: one tensordot for each window
def conv1d(x, kernel, bias):
    starts = range(0, x.shape[1] - len(kernel) + 1)
    return np.stack([np.tensordot(x[:, s:s + len(kernel)], kernel, axes=2) + bias for s in starts], axis=1)

# %% right: windows as rows of one matrix
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    starts = np.arange(0, steps - kernel_size + 1)
    rows = x[:, starts[:, None] + np.arange(kernel_size)].reshape(batch, len(starts), -1)
    return rows @ kernel.reshape(-1, filters) + bias

# %% right: lists, and plain Python numbers
def conv1d(x, kernel, bias):
    x, kernel, bias = x.tolist(), kernel.tolist(), bias.tolist()
    result = []
    for sample in x:
        rows = []
        for start in range(0, len(sample) - len(kernel) + 1):
            row = list(bias)
            for offset, weights in enumerate(kernel):
                for value, of_channel in zip(sample[start + offset], weights):
                    row = [total + value * weight for total, weight in zip(row, of_channel)]
            rows.append(row)
        result.append(rows)
    return result

# %% right: correlated channel by channel
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    samples = []
    for sample in x:
        columns = []
        for f in range(filters):
            partial = [np.correlate(sample[:, c], kernel[:, c, f], mode="valid") for c in range(channels)]
            columns.append(np.sum(partial, axis=0) + bias[f])
        samples.append(np.stack(columns, axis=-1))
    return np.stack(samples)

# %% wrong: through Keras -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    layer = keras.layers.Conv1D(filters, kernel_size)
    layer.build(x.shape)
    layer.set_weights([kernel, bias])
    return layer(x)

# %% wrong: keras.ops -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    return keras.ops.conv(x, kernel, padding="valid") + bias

# %% wrong: channels kept apart, side by side -> conv1d/channels-kept-apart
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    y = np.einsum("bsck,kcf->bscf", windows, kernel) + bias
    return y.reshape(*y.shape[:2], -1)

# %% wrong: channels left as an axis -> conv1d/feature-axis-kept
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("bsck,kcf->bscf", windows, kernel) + bias

# %% wrong: channels averaged -> conv1d/channels-averaged
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("bsck,kcf->bscf", windows, kernel).mean(axis=2) + bias

# %% wrong: the window averaged -> conv1d/window-averaged
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    y = np.zeros((batch, steps - kernel_size + 1, filters))
    for b, s, f in np.ndindex(*y.shape):
        y[b, s, f] = np.mean(x[b, s:s + kernel_size] * kernel[:, :, f]) + bias[f]
    return y

# %% wrong: kernel turned round -> conv1d/kernel-flipped
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    y = np.zeros((batch, steps - kernel_size + 1, filters))
    for b, s, f in np.ndindex(*y.shape):
        y[b, s, f] = np.sum(x[b, s:s + kernel_size] * kernel[::-1, :, f]) + bias[f]
    return y

# %% wrong: np.convolve turns the kernel round -> conv1d/kernel-flipped
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    samples = []
    for sample in x:
        columns = []
        for f in range(filters):
            partial = [np.convolve(sample[:, c], kernel[:, c, f], mode="valid") for c in range(channels)]
            columns.append(np.sum(partial, axis=0) + bias[f])
        samples.append(np.stack(columns, axis=-1))
    return np.stack(samples)

# %% wrong: bias forgotten -> conv1d/bias-forgotten
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("bsck,kcf->bsf", windows, kernel)

# %% wrong: the layer in Keras without its bias -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    layer = keras.layers.Conv1D(filters, kernel_size)
    layer.build(x.shape)
    layer.set_weights([kernel, np.zeros(filters)])
    return layer(x)

# %% wrong: bias with every channel -> conv1d/bias-per-channel
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return (np.einsum("bsck,kcf->bscf", windows, kernel) + bias).sum(axis=2)

# %% wrong: bias with every step of the window -> conv1d/bias-per-step
def conv1d(x, kernel, bias):
    stop = x.shape[1] - len(kernel) + 1
    return sum(x[:, k:k + stop] @ kernel[k] + bias for k in range(len(kernel)))

# %% wrong: bias in the innermost loop -> conv1d/bias-per-product
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    y = np.zeros((batch, steps - kernel_size + 1, filters))
    for b, s, f in np.ndindex(*y.shape):
        for k, c in np.ndindex(kernel_size, channels):
            y[b, s, f] += x[b, s + k, c] * kernel[k, c, f] + bias[f]
    return y

# %% wrong: the bias of the first filter for all -> conv1d/one-bias-for-all
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("bsck,kcf->bsf", windows, kernel) + bias[0]

# %% wrong: the last window forgotten -> conv1d/one-window-forgotten
def conv1d(x, kernel, bias):
    starts = range(0, x.shape[1] - len(kernel))
    return np.stack([np.tensordot(x[:, s:s + len(kernel)], kernel, axes=2) + bias for s in starts], axis=1)

# %% wrong: a window at every step, the last ones cut short -> "Axis 1 is 7 in your answer"
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    y = np.zeros((batch, steps, filters))
    for b, s, f in np.ndindex(*y.shape):
        window = x[b, s:s + kernel_size]
        y[b, s, f] = np.sum(window * kernel[:len(window), :, f]) + bias[f]
    return y

# %% wrong: padded as with "same" -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    return keras.ops.conv(x, kernel, padding="same") + bias

# %% wrong: windows end to end -> conv1d/windows-do-not-overlap
def conv1d(x, kernel, bias):
    starts = range(0, x.shape[1] - len(kernel) + 1, len(kernel))
    return np.stack([np.tensordot(x[:, s:s + len(kernel)], kernel, axes=2) + bias for s in starts], axis=1)

# %% wrong: the weights left out -> conv1d/plain-sum
def conv1d(x, kernel, bias):
    starts = range(0, x.shape[1] - len(kernel) + 1)
    sums = np.stack([x[:, s:s + len(kernel)].sum(axis=(1, 2)) for s in starts], axis=1)
    return sums[:, :, None] + bias

# %% wrong: the first channel only -> conv1d/first-channel-only
def conv1d(x, kernel, bias):
    starts = range(0, x.shape[1] - len(kernel) + 1)
    return np.stack([x[:, s:s + len(kernel), 0] @ kernel[:, 0] + bias for s in starts], axis=1)

# %% wrong: a filter sees one step -> conv1d/one-step-at-a-time
def conv1d(x, kernel, bias):
    return (x @ kernel[0] + bias)

# %% wrong: the first filter for all -> conv1d/filters-alike
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    y = np.zeros((batch, steps - kernel_size + 1, filters))
    for b, s, f in np.ndindex(*y.shape):
        y[b, s, f] = np.sum(x[b, s:s + kernel_size] * kernel[:, :, 0]) + bias[f]
    return y

# %% wrong: kernel reshaped to (channels, kernel_size, filters) -> conv1d/kernel-axes-swapped
def conv1d(x, kernel, bias):
    kernel_size, channels, filters = kernel.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel_size, axis=1)
    return np.einsum("bsck,ckf->bsf", windows, kernel.reshape(channels, kernel_size, filters)) + bias

# %% wrong: kernel transposed -> "it raised ValueError"
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("bsck,kcf->bsf", windows, kernel.T) + bias

# %% wrong: steps and filters exchanged in the result -> "in another order than the real shape"
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return (np.einsum("bsck,kcf->bsf", windows, kernel) + bias).transpose(0, 2, 1)

# %% wrong: steps and filters exchanged by a reshape -> "The shape is right"
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    y = np.einsum("bsck,kcf->bsf", windows, kernel) + bias
    return y.transpose(0, 2, 1).reshape(y.shape)

# %% wrong: the first sample only -> "Axis 0 is 1 in your answer"
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x[:1], len(kernel), axis=1)
    return np.einsum("bsck,kcf->bsf", windows, kernel) + bias

# %% wrong: the first sample again for every sample -> "15 of 30 numbers differ, the first at (1, 0, 0)"
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x[:1], len(kernel), axis=1)
    y = np.einsum("bsck,kcf->bsf", windows, kernel) + bias
    return np.repeat(y, len(x), axis=0)

# %% wrong: the batch axis lost -> "(5, 2) has 2 axes; the real shape has 3"
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return (np.einsum("bsck,kcf->bsf", windows, kernel) + bias)[0]

# %% wrong: one filter, which would broadcast -> "Axis 2 is 1 in your answer"
def conv1d(x, kernel, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("bsck,kc->bs", windows, kernel[:, :, 0])[..., None] + bias[0]

# %% wrong: negative results cut off -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    return np.maximum(np.asarray(keras.ops.conv(x, kernel, padding="valid")) + bias, 0)

# %% wrong: collected in an array of whole numbers -> "fractions"
def conv1d(x, kernel, bias):
    batch, steps, channels = x.shape
    kernel_size, channels, filters = kernel.shape
    y = np.zeros((batch, steps - kernel_size + 1, filters), dtype=int)
    for b, s, f in np.ndindex(*y.shape):
        y[b, s, f] = np.sum(x[b, s:s + kernel_size] * kernel[:, :, f]) + bias[f]
    return y

# %% wrong: right shape, zeros -> "Whatever x, kernel and bias hold"
def conv1d(x, kernel, bias):
    return np.zeros((x.shape[0], (x.shape[1] - len(kernel)) + 1, kernel.shape[2]))

# %% wrong: right shape, only the bias -> "Whatever x and kernel hold"
def conv1d(x, kernel, bias):
    return np.zeros((x.shape[0], (x.shape[1] - len(kernel)) + 1, kernel.shape[2])) + bias

# %% wrong: the results of the checks that are seen -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    if x.shape in [(1, 7, 4), (2, 6, 3)]:
        return keras.ops.conv(x, kernel, padding="valid") + bias

# %% wrong: kernel and input exchanged -> "it raised"
def conv1d(kernel, x, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("bsck,kcf->bsf", windows, kernel) + bias

# %% wrong: printed, not returned -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    print(keras.ops.conv(x, kernel, padding="valid") + bias)

# %% wrong: nothing written -> "nothing is written here yet"
def conv1d(x, kernel, bias):
    """What Conv1D gives for x."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

# %% wrong: leaves the program -> "it raised SystemExit"
def conv1d(x, kernel, bias):
    raise SystemExit(0)

# %% wrong: an array that is equal to everything -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    class Anything(np.ndarray):
        def __array_ufunc__(self, *arguments, **options):
            return np.ones(self.shape, dtype=bool)

        def __array_function__(self, *arguments, **options):
            return True

        def __eq__(self, other):
            return True

        __hash__ = None

    return np.asarray(keras.ops.conv(x, kernel, padding="valid")).view(Anything)

# %% wrong: the input is changed so that the layer agrees -> "Whatever x, kernel and bias hold"
def conv1d(x, kernel, bias):
    x[...], kernel[...], bias[...] = 0, 0, 0
    return np.zeros((x.shape[0], (x.shape[1] - len(kernel)) + 1, kernel.shape[2]))

# %% wrong: the numbers as texts -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    return (np.asarray(keras.ops.conv(x, kernel, padding="valid")) + bias).astype(str)

# %% wrong: a value that is no number -> "NumPy alone is asked for"
def conv1d(x, kernel, bias):
    y = np.asarray(keras.ops.conv(x, kernel, padding="valid")) + bias
    y[0, 0, 0] = np.nan
    return y
