# %% wrong: groups is the number of results, not of channels -> "as if the groups of Conv1D were 2"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.Conv1D(channels * results_per_channel, kernel_size, groups=1 if channels % 2 else 2)

# %% wrong: a relu behind it -> conv1d/relu-built-in
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel, activation="relu")

# %% wrong: strides of the kernel size -> conv1d/windows-do-not-overlap
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, strides=kernel_size, depth_multiplier=results_per_channel)

# %% wrong: only results_per_channel filters in groups -> depthwise_conv1d/arguments-swapped
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(results_per_channel, depth_multiplier=kernel_size)
