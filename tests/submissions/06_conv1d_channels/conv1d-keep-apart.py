# %% right: the layer that is made for it
def keep_apart(channels, kernel_size, results_per_channel):
    """A layer that runs windows over every channel by itself."""
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel)

# %% right: all arguments by their names
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(
        depth_multiplier=results_per_channel, kernel_size=(kernel_size,), strides=1, padding="valid", bias_initializer="ones"
    )

# %% right: Conv1D in groups
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.Conv1D(channels * results_per_channel, kernel_size, groups=channels)

# %% right: a model that splits, convolves and joins
def keep_apart(channels, kernel_size, results_per_channel):
    inputs = keras.Input((None, channels))
    parts = keras.ops.split(inputs, channels, axis=-1)
    results = [keras.layers.Conv1D(results_per_channel, kernel_size)(part) for part in parts]
    return keras.Model(inputs, keras.layers.Concatenate()(results))

# %% right: a model with the results in another order
def keep_apart(channels, kernel_size, results_per_channel):
    inputs = keras.Input((None, channels))
    results = [keras.layers.DepthwiseConv1D(kernel_size)(inputs) for _ in range(results_per_channel)]
    return keras.Model(inputs, keras.layers.Concatenate()(results))

# %% right: in two dimensions, one of them of length one
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.Sequential([
        keras.Input((None, channels)),
        keras.layers.Reshape((-1, 1, channels)),
        keras.layers.DepthwiseConv2D((kernel_size, 1), depth_multiplier=results_per_channel),
        keras.layers.Reshape((-1, channels * results_per_channel)),
    ])

# %% right: a layer of one's own
def keep_apart(channels, kernel_size, results_per_channel):
    class Apart(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.parts = [keras.layers.Conv1D(results_per_channel, kernel_size) for _ in range(channels)]

        def call(self, x):
            return keras.ops.concatenate([part(x[..., c:c + 1]) for c, part in enumerate(self.parts)], axis=-1)

    return Apart()

# %% right: a weighted sum written out
def keep_apart(channels, kernel_size, results_per_channel):
    class Apart(keras.layers.Layer):
        def build(self, input_shape):
            self.kernel = self.add_weight(shape=(kernel_size, channels, results_per_channel))
            self.bias = self.add_weight(shape=(channels, results_per_channel), initializer="zeros")

        def call(self, x):
            windows = x.shape[1] - kernel_size + 1
            y = sum(x[:, k:k + windows, :, None] * self.kernel[k] for k in range(kernel_size)) + self.bias
            return keras.ops.reshape(y, (-1, windows, channels * results_per_channel))

    return Apart()

# %% wrong: enough filters for all -> conv1d/more-filters-keep-apart
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.Conv1D(channels * results_per_channel, kernel_size)

# %% wrong: filters counted for each channel -> conv1d/filters-counted-per-channel
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.Conv1D(results_per_channel, kernel_size)

# %% wrong: one filter for each channel -> conv1d/one-filter-per-feature
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size)

# %% wrong: one group too few arguments, one filter a group -> conv1d/one-filter-per-feature
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.Conv1D(channels, kernel_size, groups=channels)

# %% wrong: without bias -> conv1d/bias-forgotten
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel, use_bias=False)

# %% wrong: windows end to end -> conv1d/windows-do-not-overlap
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, strides=kernel_size, depth_multiplier=results_per_channel)

# %% wrong: as long as the input -> conv1d/length-kept
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, padding="same", depth_multiplier=results_per_channel)

# %% wrong: windows of one step -> conv1d/one-step-at-a-time
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(1, depth_multiplier=results_per_channel)

# %% wrong: depth_multiplier as the number of all results -> depthwise_conv1d/multiplier-is-the-total
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=channels * results_per_channel)

# %% wrong: arguments swapped -> depthwise_conv1d/arguments-swapped
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(results_per_channel, depth_multiplier=kernel_size)

# %% wrong: a second argument that is strides -> "it gives"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, results_per_channel)

# %% wrong: groups, but filters counted for each group -> "The number of filters must be evenly divisible by the number of groups"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.Conv1D(results_per_channel, kernel_size, groups=channels)

# %% wrong: apart, then mixed -> "the wrong outputs move"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.Sequential([
        keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel),
        keras.layers.Dense(channels * results_per_channel, use_bias=False),
    ])

# %% wrong: a separable convolution -> "the wrong outputs move"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.SeparableConv1D(channels * results_per_channel, kernel_size)

# %% wrong: one window shared by all channels -> "parameters, fewer than asked"
def keep_apart(channels, kernel_size, results_per_channel):
    inputs = keras.Input((None, channels))
    shared = keras.layers.Conv1D(results_per_channel, kernel_size)
    parts = keras.ops.split(inputs, channels, axis=-1)
    return keras.Model(inputs, keras.layers.Concatenate()([shared(part) for part in parts]))

# %% wrong: every window on the first channel -> "the wrong outputs move"
def keep_apart(channels, kernel_size, results_per_channel):
    inputs = keras.Input((None, channels))
    convs = [keras.layers.Conv1D(results_per_channel, kernel_size) for _ in range(channels)]
    return keras.Model(inputs, keras.layers.Concatenate()([conv(inputs[..., :1]) for conv in convs]))

# %% wrong: with an activation nobody asked for -> conv1d/relu-built-in
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel, activation="relu")

# %% wrong: a mean in the place of the sum -> "the numbers are computed in another way"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.Sequential([
        keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel),
        keras.layers.Rescaling(1 / kernel_size),
    ])

# %% wrong: the steps from the end -> "the wrong outputs move"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.Sequential([
        keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel),
        keras.layers.Lambda(lambda y: y[:, ::-1]),
    ])

# %% wrong: a window with a gap, cut to the right length -> "the wrong outputs move"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.Sequential([
        keras.layers.DepthwiseConv1D(kernel_size, dilation_rate=2, padding="same", depth_multiplier=results_per_channel),
        keras.layers.Lambda(lambda y: y[:, kernel_size - 1:]),
    ])

# %% wrong: only the numbers of the check that is seen -> "it should give"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D(3, depth_multiplier=5)

# %% wrong: the class, not a layer -> "without its arguments"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.layers.DepthwiseConv1D

# %% wrong: a function that returns layers -> "expected a Keras layer or model: got a function"
def keep_apart(channels, kernel_size, results_per_channel):
    return lambda x: keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel)(x)

# %% wrong: an output, not a layer -> "expected a Keras layer or model: got a KerasTensor"
def keep_apart(channels, kernel_size, results_per_channel):
    inputs = keras.Input((None, channels))
    return keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel)(inputs)

# %% wrong: a list of layers -> "expected a Keras layer or model: got a list"
def keep_apart(channels, kernel_size, results_per_channel):
    return [keras.layers.Conv1D(results_per_channel, kernel_size) for _ in range(channels)]

# %% wrong: the name of the layer -> "expected a Keras layer or model: got the text 'DepthwiseConv1D'"
def keep_apart(channels, kernel_size, results_per_channel):
    return "DepthwiseConv1D"

# %% wrong: a model that takes 20 steps and no others -> "it cannot take (None, 12, 2)"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.Sequential([
        keras.layers.Reshape((20, channels)),
        keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel),
    ])

# %% wrong: a model with the axes of its input exchanged -> "it cannot take (None, 20, 4)"
def keep_apart(channels, kernel_size, results_per_channel):
    return keras.Sequential([
        keras.Input((channels, 20)),
        keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel),
    ])

# %% wrong: made, not returned -> "None: was the result returned?"
def keep_apart(channels, kernel_size, results_per_channel):
    layer = keras.layers.DepthwiseConv1D(kernel_size, depth_multiplier=results_per_channel)
    print(layer)

# %% wrong: nothing written -> "keep_apart: nothing is written here yet"
def keep_apart(channels, kernel_size, results_per_channel):
    """A layer that runs windows over every channel by itself."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

# %% wrong: a layer that lies about its weights -> "the numbers are computed in another way"
def keep_apart(channels, kernel_size, results_per_channel):
    class Apart(keras.layers.Layer):
        """Sums over each window, with no weights; it says that it has them."""

        def call(self, x):
            windows = x.shape[1] - kernel_size + 1
            sums = sum(x[:, k:k + windows] for k in range(kernel_size))
            return keras.ops.repeat(sums, results_per_channel, axis=-1)

        def count_params(self):
            return (kernel_size + 1) * channels * results_per_channel

        def get_weights(self):
            return [np.zeros((kernel_size, channels, results_per_channel)), np.zeros(channels * results_per_channel)]

        def set_weights(self, weights):
            pass

    return Apart()

# %% wrong: something that says it is a layer -> "expected a Keras layer or model"
def keep_apart(channels, kernel_size, results_per_channel):
    class Anything:
        __hash__ = None

        @property
        def __class__(self):
            return keras.layers.Layer

        def __eq__(self, other):
            return True

    return Anything()
