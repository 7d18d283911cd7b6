# %% right: loops over windows that are cut at the ends
def max_pool(x, pool_size, strides, padding):
    """What MaxPooling1D gives for x."""
    batch, steps, channels = x.shape
    windows, before = (steps - pool_size) // strides + 1, 0
    if padding == "same":
        windows = -(-steps // strides)
        before = max((windows - 1) * strides + pool_size - steps, 0) // 2
    y = np.zeros((batch, windows, channels))
    for sample in range(batch):
        for step in range(windows):
            start = step * strides - before
            y[sample, step] = x[sample, max(start, 0):start + pool_size].max(axis=0)
    return y

# %% right: padded with minus infinity, sliding_window_view
def max_pool(x, pool_size, strides, padding):
    if padding == "same":
        missing = max((-(-x.shape[1] // strides) - 1) * strides + pool_size - x.shape[1], 0)
        ends = (missing // 2, missing - missing // 2)
        x = np.pad(x, ((0, 0), ends, (0, 0)), constant_values=-np.inf)
    return np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides].max(axis=-1)

# %% right: the parts of the windows one on the other
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    windows = -(-steps // strides) if padding == "same" else (steps - pool_size) // strides + 1
    missing = max((windows - 1) * strides + pool_size - steps, 0) if padding == "same" else 0
    before = missing // 2
    padded = np.pad(x, ((0, 0), (before, missing - before), (0, 0)), constant_values=-1e9)
    last = (windows - 1) * strides + 1
    return np.maximum.reduce([padded[:, k:k + last:strides] for k in range(pool_size)])

# %% right: lists, and plain Python numbers
def max_pool(x, pool_size, strides, padding):
    result = []
    for sample in x.tolist():
        steps = len(sample)
        if padding == "same":
            starts = list(range(0, steps, strides))
            before = max(starts[-1] + pool_size - steps, 0) // 2
        else:
            starts, before = list(range(0, steps - pool_size + 1, strides)), 0
        rows = [sample[max(s - before, 0):s - before + pool_size] for s in starts]
        result.append([[max(column) for column in zip(*row)] for row in rows])
    return result

# %% right: with the function of before
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    starts = np.arange(0, steps if padding == "same" else steps - pool_size + 1, strides)
    if padding == "same":
        starts = starts - max(starts[-1] + pool_size - steps, 0) // 2
    def window(sample, start):
        return sample[max(start, 0):start + pool_size]
    return np.stack([[np.max(window(sample, s), axis=0) for s in starts] for sample in x])

# %% wrong: through Keras -> "NumPy alone is asked for"
def max_pool(x, pool_size, strides, padding):
    return keras.layers.MaxPooling1D(pool_size, strides=strides, padding=padding)(x)

# %% wrong: keras.ops -> "NumPy alone is asked for"
def max_pool(x, pool_size, strides, padding):
    return keras.ops.max_pool(x, pool_size, strides=strides, padding=padding)

# %% wrong: the mean -> max_pooling/takes-the-mean
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmean(windows, axis=-1)

# %% wrong: the sum -> max_pooling/adds-up
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nansum(windows, axis=-1)

# %% wrong: the first of each window -> max_pooling/takes-the-first
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return windows[..., 0]

# %% wrong: the largest over all channels -> max_pooling/channels-share
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    y = np.nanmax(windows, axis=-1)
    return np.broadcast_to(y.max(axis=-1, keepdims=True), y.shape)

# %% wrong: strides ignored -> max_pooling/moves-by-one
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // 1) - 1) * 1 + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)
    return np.nanmax(windows, axis=-1)

# %% wrong: windows end to end -> max_pooling/strides-ignored
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // pool_size) - 1) * pool_size + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::pool_size]
    return np.nanmax(windows, axis=-1)

# %% wrong: padding ignored -> max_pooling/rest-dropped
def max_pool(x, pool_size, strides, padding):
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return windows.max(axis=-1)

# %% wrong: always padded -> max_pooling/rest-rounded-up
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if True:
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=-1)

# %% wrong: zeros at the ends -> max_pooling/added-zeros-count
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=0)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return windows.max(axis=-1)

# %% wrong: the odd place first -> max_pooling/odd-place-first
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        after, before = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=-1)

# %% wrong: all places added at the end -> max_pooling/added-at-the-end
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = 0, missing
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=-1)

# %% wrong: one number for all channels -> "Axis 2 is"
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=(2, 3))[..., None]

# %% wrong: the channel axis lost -> "; the real shape has"
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=(2, 3))

# %% wrong: steps and channels exchanged -> "in another order than the real shape"
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=-1).transpose(0, 2, 1)

# %% wrong: the last window left out -> max_pooling/one-window-forgotten
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=-1)[:, :-1]

# %% wrong: the first sample only -> "Axis 0 is"
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=-1)[:1]

# %% wrong: the smallest -> "numbers differ"
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmin(windows, axis=-1)

# %% wrong: one number of each channel -> "; the real shape has"
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return x.max(axis=1)

# %% wrong: an average layer of Keras -> "NumPy alone is asked for"
def max_pool(x, pool_size, strides, padding):
    return keras.layers.AveragePooling1D(pool_size, strides=strides, padding=padding)(x)

# %% wrong: pooled along the channels -> "NumPy alone is asked for"
def max_pool(x, pool_size, strides, padding):
    y = x.transpose(0, 2, 1)
    return keras.layers.MaxPooling1D(2, padding="same")(y).numpy().transpose(0, 2, 1)

# %% wrong: cut to whole numbers -> "fractions"
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return np.nanmax(windows, axis=-1).astype(int)

# %% wrong: a mean of the padded window with zeros -> max_pooling/takes-the-mean
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=0)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    return windows.mean(axis=-1)

# %% wrong: printed, not returned -> "None: was the result returned?"
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    before = after = 0
    if padding == "same":
        missing = max((-(-steps // strides) - 1) * strides + pool_size - steps, 0)
        before, after = missing // 2, missing - missing // 2
    x = np.pad(x, ((0, 0), (before, after), (0, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(x, pool_size, axis=1)[:, ::strides]
    print(np.nanmax(windows, axis=-1))

# %% wrong: nothing written -> "nothing is written here yet"
def max_pool(x, pool_size, strides, padding):
    raise NotImplementedError

# %% wrong: the strides of another name -> "it raised NameError"
def max_pool(x, pool_size, strides, padding):
    return x[:, ::stride]
