# %% right: the arithmetic
shape_a = (None, (13 - 2) // 2 + 1, (9 - 2) // 2 + 1, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 2 * 2 * 4 * 5 + 5

# %% right: lists, and without the batch axis
shape_a = [6, 4, 6]
parameters_a = 0
shape_b = [7, 6, 5]
parameters_b = 85

# %% right: asked of the layers
a = keras.layers.MaxPooling2D(2)
b = keras.layers.Conv2D(5, 2, strides=2, padding="same")
b.build((None, 14, 11, 4))
shape_a, parameters_a = a.compute_output_shape((None, 13, 9, 6)), a.count_params()
shape_b, parameters_b = b.compute_output_shape((None, 14, 11, 4)), b.count_params()

# %% right: read from two models
model_a = keras.Sequential([keras.Input((13, 9, 6)), keras.layers.MaxPooling2D()])
model_b = keras.Sequential([keras.Input((14, 11, 4)), keras.layers.Conv2D(5, 2, 2, "same")])
shape_a, parameters_a = model_a.output_shape, model_a.count_params()
shape_b, parameters_b = model_b.output_shape, model_b.count_params()

# %% right: windows counted in a loop, weights counted in an array
whole = [len([s for s in range(0, n, 2) if s + 2 <= n]) for n in (13, 9)]
begun = [len(range(0, n, 2)) for n in (14, 11)]
shape_a, parameters_a = (*whole, 6), 0
shape_b, parameters_b = (*begun, 5), np.empty((2, 2, 4, 5)).size + 5

# %% wrong: a window of weights for each channel -> max_pooling/has-weights
shape_a = (None, 6, 4, 6)
parameters_a = 2 * 2 * 6 + 6
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: the weights of a convolution for the pooling -> max_pooling/mixes-channels
shape_a = (None, 6, 4, 6)
parameters_a = 150
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: the window counted as weights -> max_pooling/window-is-weights
shape_a = (None, 6, 4, 6)
parameters_a = 4
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: the channels halved as well -> max_pooling/halves-the-channels
shape_a = (6, 4, 3)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: one number for all channels -> max_pooling/one-over-all-channels
shape_a = (None, 6, 4, 1)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: the pooling rounded up -> max_pooling/rest-rounded-up
shape_a = (7, 5, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: the pooling moved by one -> max_pooling/moves-by-one
shape_a = (None, 12, 8, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: pool_size taken for the size of the output -> max_pooling/pool-size-comes-out
shape_a = (2, 2, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: one number of each channel -> max_pooling/whole-map
shape_a = (None, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: one result for each channel -> conv2d/one-result-per-channel
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 4)
parameters_b = 85

# %% wrong: every filter on every channel -> conv2d/channels-kept-apart
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 20)
parameters_b = 85

# %% wrong: the convolution rounded down -> conv2d/rest-dropped
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (7, 5, 5)
parameters_b = 85

# %% wrong: strides ignored -> conv2d/strides-ignored
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 14, 11, 5)
parameters_b = 85

# %% wrong: a convolution that learns nothing -> conv2d/is-a-pooling
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 0

# %% wrong: 2 x 2 weights for a filter -> conv2d/weights-of-one-channel
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 2 * 2 * 5 + 5

# %% wrong: bias forgotten -> conv2d/bias-forgotten
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 80

# %% wrong: weights of a depthwise convolution -> conv2d/one-result-per-channel
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 20

# %% wrong: weights of every filter on every channel with biases -> conv2d/channels-kept-apart
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 100

# %% wrong: height and width exchanged -> "in another order than the real shape"
shape_a = (4, 6, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: the last axis alone -> "is the last axis alone"
shape_a = 6
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: an axis too many -> "; the real shape has"
shape_a = (None, 6, 4, 6, 1)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: half of 13 as it is -> "expected a tuple of whole numbers"
shape_a = (6.5, 4.5, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: the dots left -> "put your answer in their place"
shape_a = (..., ..., ...)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 85

# %% wrong: one weight too few -> "The real number is"
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 84

