# %% wrong: all that is missing is added at the end -> max_pooling/added-at-the-end
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    windows = -(-steps // strides) if padding == "same" else (steps - pool_size) // strides + 1
    return np.stack([x[:, n * strides : n * strides + pool_size].max(axis=1) for n in range(windows)], axis=1)

# %% wrong: the odd one is added at the start -> max_pooling/odd-place-first
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    windows = -(-steps // strides) if padding == "same" else (steps - pool_size) // strides + 1
    missing = max(0, (windows - 1) * strides + pool_size - steps)
    if padding == "same":
        x = np.pad(x, ((0, 0), (missing - missing // 2, missing // 2), (0, 0)), constant_values=-np.inf)
    return np.stack([x[:, n * strides : n * strides + pool_size].max(axis=1) for n in range(windows)], axis=1)

# %% wrong: the strides are ignored -> max_pooling/strides-ignored
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    windows = -(-steps // pool_size) if padding == "same" else steps // pool_size
    missing = max(0, windows * pool_size - steps)
    if padding == "same":
        x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)), constant_values=-np.inf)
    return np.stack([x[:, n * pool_size : (n + 1) * pool_size].max(axis=1) for n in range(windows)], axis=1)

# %% wrong: rounded down with same -> "Axis 1 is 4 in your answer; the real one is longer."
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    windows = steps // strides if padding == "same" else (steps - pool_size) // strides + 1
    missing = max(0, (windows - 1) * strides + pool_size - steps)
    if padding == "same":
        x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)), constant_values=-np.inf)
    return np.stack([x[:, n * strides : n * strides + pool_size].max(axis=1) for n in range(windows)], axis=1)

# %% wrong: one window too few with valid -> max_pooling/one-window-forgotten
def max_pool(x, pool_size, strides, padding):
    steps = x.shape[1]
    windows = -(-steps // strides) if padding == "same" else (steps - pool_size) // strides
    missing = max(0, (windows - 1) * strides + pool_size - steps)
    if padding == "same":
        x = np.pad(x, ((0, 0), (missing // 2, missing - missing // 2), (0, 0)), constant_values=-np.inf)
    return np.stack([x[:, n * strides : n * strides + pool_size].max(axis=1) for n in range(windows)], axis=1)
