# %% wrong: A: rounded up, as with same -> max_pooling/rest-rounded-up
shape_a, parameters_a, shape_b, parameters_b = (None, 7, 5, 6), 0, (None, 7, 6, 5), 85

# %% wrong: A: windows overlap, strides taken for 1 -> max_pooling/moves-by-one
shape_a, parameters_a, shape_b, parameters_b = (None, 12, 8, 6), 0, (None, 7, 6, 5), 85

# %% wrong: A: a weight for each place of the window: 2 x 2 -> max_pooling/window-is-weights
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 4, (None, 7, 6, 5), 85

# %% wrong: B: the bias forgotten -> conv2d/bias-forgotten
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 7, 6, 5), 80

# %% wrong: B: a bias for each weight: twice 80 -> "The real number is smaller"
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 7, 6, 5), 160

# %% wrong: B: channels stay, as in a pooling: 4 -> conv2d/one-result-per-channel
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 4, 6), 0, (None, 7, 6, 4), 85
