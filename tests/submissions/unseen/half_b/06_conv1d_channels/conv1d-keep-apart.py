# %% wrong: a plain Conv1D with as many filters, which mixes the channels -> conv1d/more-filters-keep-apart
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.Conv1D(channels * results_per_channel, kernel_size)

# %% wrong: padded, so all steps stay -> conv1d/length-kept
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel, padding="same")

# %% wrong: depth_multiplier forgotten -> conv1d/one-filter-per-feature
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size)

# %% wrong: the bias switched off -> conv1d/bias-forgotten
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel, use_bias=False)

# %% wrong: SeparableConv1D, which mixes the channels in its second part -> "as if SeparableConv1D stood where another layer belongs"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.SeparableConv1D(channels * results_per_channel, kernel_size)
