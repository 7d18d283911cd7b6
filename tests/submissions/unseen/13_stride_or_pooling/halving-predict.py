# %% wrong: the pooling has weights -> max_pooling/window-is-weights
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 4, (None, 7, 6, 5), 85

# %% wrong: same keeps the size whatever the strides are -> conv2d/strides-ignored
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 14, 11, 5), 85

# %% wrong: pooling merges channels -> max_pooling/one-over-all-channels
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 1), 0, (None, 7, 6, 5), 85

# %% wrong: the window is 2, not 2 x 2 -> "The real number is larger than 45."
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 7, 6, 5), 45

# %% wrong: channels halved as well -> max_pooling/halves-the-channels
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 3), 0, (None, 7, 6, 5), 85
