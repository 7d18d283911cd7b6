# %% right: the layer that is made for it
def learned_pooling(channels, pool_size):
    """A layer that sums up the windows of every channel by itself, with weights."""
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size)

# %% right: all arguments by their names
def learned_pooling(channels, pool_size):
    size = (pool_size, pool_size)
    return keras.layers.DepthwiseConv2D(kernel_size=size, strides=size, padding="valid", depth_multiplier=1, use_bias=True)

# %% right: a convolution in groups
def learned_pooling(channels, pool_size):
    return keras.layers.Conv2D(channels, pool_size, strides=pool_size, groups=channels)

# %% right: a model that splits, convolves and joins
def learned_pooling(channels, pool_size):
    inputs = keras.Input((None, None, channels))
    parts = keras.ops.split(inputs, channels, axis=-1)
    sums = [keras.layers.Conv2D(1, pool_size, strides=pool_size)(part) for part in parts]
    return keras.Model(inputs, keras.layers.Concatenate()(sums))

# %% right: a layer of one's own
def learned_pooling(channels, pool_size):
    class Sums(keras.layers.Layer):
        def build(self, input_shape):
            self.kernel = self.add_weight(shape=(pool_size, pool_size, channels))
            self.bias = self.add_weight(shape=(channels,), initializer="zeros")

        def call(self, x):
            high, wide = (length // pool_size * pool_size for length in x.shape[1:3])
            parts = [
                x[:, i:high:pool_size, j:wide:pool_size] * self.kernel[i, j]
                for i in range(pool_size) for j in range(pool_size)
            ]
            return sum(parts) + self.bias

    return Sums()

# %% right: cut to size first
def learned_pooling(channels, pool_size):
    model = keras.Sequential([keras.Input((None, None, channels))])
    model.add(keras.layers.DepthwiseConv2D(pool_size, pool_size, depthwise_initializer="ones"))
    return model

# %% wrong: a convolution with as many filters as channels -> conv2d/as-many-filters-keep-apart
def learned_pooling(channels, pool_size):
    return keras.layers.Conv2D(channels, pool_size, strides=pool_size)

# %% wrong: the pooling itself -> max_pooling/has-weights
def learned_pooling(channels, pool_size):
    return keras.layers.MaxPooling2D(pool_size)

# %% wrong: the pooling of means -> average_pooling/has-weights
def learned_pooling(channels, pool_size):
    return keras.layers.AveragePooling2D(pool_size)

# %% wrong: strides forgotten -> conv2d/moves-by-kernel-size
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size)

# %% wrong: without a bias -> conv2d/bias-forgotten
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size, use_bias=False)

# %% wrong: filled up at the end -> conv2d/rest-rounded-up
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size, padding="same")

# %% wrong: as many results as channels, for each channel -> conv2d/channels-kept-apart
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size, depth_multiplier=channels)

# %% wrong: a single filter -> "it gives (None, 4, 3, 1)"
def learned_pooling(channels, pool_size):
    return keras.layers.Conv2D(1, pool_size, strides=pool_size)

# %% wrong: one number left of each channel -> "it gives (None, 4)"
def learned_pooling(channels, pool_size):
    return keras.layers.GlobalMaxPooling2D()

# %% wrong: windows of two, whatever is asked -> "it gives (None, 6, 4, 4)"
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(2, strides=2)

# %% wrong: strides of one more -> "it gives (None, 3, 2, 4)"
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size + 1)

# %% wrong: a window of one -> "it gives (None, 5, 3, 4)"
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(1, strides=pool_size)

# %% wrong: a pooling, then weights for single places -> "it has 8 parameters, fewer than asked"
def learned_pooling(channels, pool_size):
    pooled = keras.layers.AveragePooling2D(pool_size)
    return keras.Sequential([pooled, keras.layers.DepthwiseConv2D(1)])

# %% wrong: a pooling, then a convolution -> "the wrong outputs move"
def learned_pooling(channels, pool_size):
    return keras.Sequential([keras.layers.MaxPooling2D(pool_size), keras.layers.Conv2D(channels, 1)])

# %% wrong: over steps, not over a map -> "it cannot take (None, 13, 9, 4)"
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv1D(pool_size, strides=pool_size)

# %% wrong: the sizes in the wrong order -> "it gives"
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D(channels, strides=channels)

# %% wrong: the class, without its arguments -> "without its arguments"
def learned_pooling(channels, pool_size):
    return keras.layers.DepthwiseConv2D

# %% wrong: the name of the layer -> "expected a Keras layer or model"
def learned_pooling(channels, pool_size):
    return "DepthwiseConv2D"

# %% wrong: one set of weights for all channels -> "parameters, fewer than asked"
def learned_pooling(channels, pool_size):
    inputs = keras.Input((None, None, channels))
    shared = keras.layers.Conv2D(1, pool_size, strides=pool_size)
    parts = keras.ops.split(inputs, channels, axis=-1)
    return keras.Model(inputs, keras.layers.Concatenate()([shared(part) for part in parts]))

# %% wrong: nothing returned -> "None: was the result returned?"
def learned_pooling(channels, pool_size):
    keras.layers.DepthwiseConv2D(pool_size, strides=pool_size)

