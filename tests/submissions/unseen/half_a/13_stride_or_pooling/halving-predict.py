# %% wrong: B: rounded down, as without padding -> conv2d/rest-dropped
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 7, 5, 5), 85

# %% wrong: B: same taken for "the size stays" -> conv2d/strides-ignored
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 14, 11, 5), 85

# %% wrong: B: the channels forgotten in the kernel, 2 x 2 x 5 + 5 -> conv2d/weights-of-one-channel
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 7, 6, 5), 25

# %% wrong: A: the channels are halved as well -> max_pooling/halves-the-channels
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 3), 0, (None, 7, 6, 5), 85

# %% wrong: B: the kernel is 2 long, not 2 x 2: 2 x 4 x 5 + 5 -> "The real number is larger"
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 7, 6, 5), 45
