# %% wrong: steps minus the window, without the one -> conv1d/one-window-forgotten
shape_a, parameters_a, shape_b, parameters_b = (None, 16, 6), 78, (None, 45, 8), 288

# %% wrong: bias forgotten -> conv1d/bias-forgotten
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 72, (None, 46, 8), 280

# %% wrong: channels multiply -> conv1d/channels-kept-apart
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 18), 78, (None, 46, 56), 288

# %% wrong: filters and window exchanged -> conv1d/filters-is-the-length
shape_a, parameters_a, shape_b, parameters_b = (None, 15, 4), 76, (None, 43, 5), 285

# %% wrong: weights for every step -> conv1d/weights-for-every-window
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 1326, (None, 46, 8), 13248
