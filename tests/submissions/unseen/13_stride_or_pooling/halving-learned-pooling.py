# %% wrong: the strides are forgotten -> conv2d/moves-by-kernel-size
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size)

# %% wrong: padding same -> conv2d/rest-rounded-up
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size, padding="same")

# %% wrong: pooled, then a weight for each channel pair -> "the wrong outputs move"
def learned_pooling(channels, pool_size):
    return keras.Sequential([keras.Input((None, None, channels)), keras.layers.MaxPooling2D(pool_size), keras.layers.Conv2D(channels, 1)])

# %% wrong: two results for each channel -> "as if the depth_multiplier of DepthwiseConv2D were 2"
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size, depth_multiplier=2)

# %% wrong: SeparableConv2D -> "as if SeparableConv2D stood where another layer belongs"
def learned_pooling(channels, pool_size):
    return keras.layers.SeparableConv2D(channels, pool_size, strides=pool_size)
