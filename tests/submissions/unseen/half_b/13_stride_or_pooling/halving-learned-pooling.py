# %% wrong: the bias switched off -> conv2d/bias-forgotten
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size, use_bias=False)

# %% wrong: padding same -> conv2d/rest-rounded-up
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size, padding="same")

# %% wrong: a plain pooling that learns nothing -> average_pooling/has-weights
def learned_pooling(channels, pool_size):
    return keras.layers.AveragePooling2D(pool_size)

# %% wrong: one filter in all, so one channel comes out -> "as if Conv2D stood where another layer belongs"
def learned_pooling(channels, pool_size):
    return keras.layers.Conv2D(1, pool_size, strides=pool_size)

# %% wrong: depth_multiplier=channels: each channel gets several results -> conv2d/channels-kept-apart
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size, depth_multiplier=channels)
