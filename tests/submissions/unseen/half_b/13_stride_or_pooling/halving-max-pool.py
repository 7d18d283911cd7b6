# %% wrong: all the missing places at the end -> max_pooling/added-at-the-end
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    if padding == "same":
        windows = -(-steps // strides)
        missing = max((windows - 1) * strides + pool_size - steps, 0)
        x = np.pad(x, ((0, 0), (0, missing), (0, 0)), constant_values=-np.inf)
    else:
        windows = (steps - pool_size) // strides + 1
    return np.stack([x[:, w * strides:w * strides + pool_size].max(axis=1) for w in range(windows)], axis=1)

# %% wrong: the window that does not fit is kept, cut off, with valid -> max_pooling/rest-rounded-up
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    windows = -(-steps // strides)
    missing = max((windows - 1) * strides + pool_size - steps, 0) if padding == "same" else 0
    x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)), constant_values=-np.inf)
    return np.stack([x[:, w * strides:w * strides + pool_size].max(axis=1) for w in range(windows)], axis=1)

# %% wrong: the mean instead of the largest -> max_pooling/takes-the-mean
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    if padding == "same":
        windows = -(-steps // strides)
        missing = max((windows - 1) * strides + pool_size - steps, 0)
        before = missing // 2
    else:
        windows, before = (steps - pool_size) // strides + 1, 0
    return np.stack([x[:, max(w * strides - before, 0):w * strides - before + pool_size].mean(axis=1) for w in range(windows)], axis=1)

# %% wrong: same rounded down: one window too few -> "Axis 1 is 4 in your answer"
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    if padding == "same":
        windows = steps // strides
        missing = max((windows - 1) * strides + pool_size - steps, 0)
        x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)), constant_values=-np.inf)
    else:
        windows = (steps - pool_size) // strides + 1
    return np.stack([x[:, w * strides:w * strides + pool_size].max(axis=1) for w in range(windows)], axis=1)
