# %% wrong: Conv2D, which mixes the channels -> conv2d/as-many-filters-keep-apart
def learned_pooling(channels, pool_size):
    return keras.layers.Conv2D(channels, pool_size, strides=pool_size)

# %% wrong: strides forgotten: windows overlap -> conv2d/moves-by-kernel-size
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size)

# %% wrong: strides fixed to 2 -> "as if the strides of DepthwiseConv2D were 2"
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=2)

# %% wrong: a pooling and then a convolution of one pixel, which mixes channels -> "the wrong outputs move"
def learned_pooling(channels, pool_size):
    return keras.Sequential([keras.layers.MaxPooling2D(pool_size), keras.layers.Conv2D(channels, 1)])
