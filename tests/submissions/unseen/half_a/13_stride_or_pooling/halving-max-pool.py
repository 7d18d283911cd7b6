# %% wrong: zeros are filled in with same -> max_pooling/added-zeros-count
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    if padding == "same":
        windows = -(-steps // strides)
        missing = max((windows - 1) * strides + pool_size - steps, 0)
        x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)))
    else:
        windows = (steps - pool_size) // strides + 1
    return np.stack([x[:, w * strides:w * strides + pool_size].max(axis=1) for w in range(windows)], axis=1)

# %% wrong: padding not looked at: always valid -> max_pooling/rest-dropped
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    windows = (steps - pool_size) // strides + 1
    return np.stack([x[:, w * strides:w * strides + pool_size].max(axis=1) for w in range(windows)], axis=1)

# %% wrong: windows always begin one step apart -> "right for the first step only"
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    if padding == "same":
        windows = -(-steps // strides)
        missing = max((windows - 1) * strides + pool_size - steps, 0)
        x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)), constant_values=-np.inf)
    else:
        windows = (steps - pool_size) // strides + 1
    return np.stack([x[:, w:w + pool_size].max(axis=1) for w in range(windows)], axis=1)

# %% wrong: windows begin pool_size apart, the strides not looked at -> max_pooling/strides-ignored
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    strides = pool_size
    if padding == "same":
        windows = -(-steps // strides)
        missing = max((windows - 1) * strides + pool_size - steps, 0)
        x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)), constant_values=-np.inf)
    else:
        windows = (steps - pool_size) // strides + 1
    return np.stack([x[:, w * strides:w * strides + pool_size].max(axis=1) for w in range(windows)], axis=1)

# %% wrong: the odd missing place at the beginning -> max_pooling/odd-place-first
def max_pool(x, pool_size, strides, padding):
    batch, steps, channels = x.shape
    if padding == "same":
        windows = -(-steps // strides)
        missing = max((windows - 1) * strides + pool_size - steps, 0)
        x = np.pad(x, ((0, 0), (missing - missing // 2, missing // 2), (0, 0)), constant_values=-np.inf)
    else:
        windows = (steps - pool_size) // strides + 1
    return np.stack([x[:, w * strides:w * strides + pool_size].max(axis=1) for w in range(windows)], axis=1)
