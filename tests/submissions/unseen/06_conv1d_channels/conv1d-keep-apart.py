# %% wrong: one result for each channel -> conv1d/one-filter-per-feature
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size)

# %% wrong: SeparableConv1D, which mixes after all -> "as if SeparableConv1D stood where another layer belongs"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.SeparableConv1D(channels * results_per_channel, kernel_size, depth_multiplier=results_per_channel)

# %% wrong: groups of two channels -> "as if the groups of Conv1D were 2"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.Conv1D(channels * results_per_channel, kernel_size, groups=max(1, channels // 2))

# %% wrong: relu -> conv1d/relu-built-in
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel, activation="relu")
