# %% wrong: A: 20 - 4 windows, the one more forgotten -> conv1d/one-window-forgotten
shape_a, parameters_a, shape_b, parameters_b = (None, 16, 6), 78, (None, 46, 8), 288

# %% wrong: A: padded as if same -> conv1d/length-kept
shape_a, parameters_a, shape_b, parameters_b = (None, 20, 6), 78, (None, 46, 8), 288

# %% wrong: B: the bias forgotten -> conv1d/bias-forgotten
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 78, (None, 46, 8), 280

# %% wrong: B: filters and kernel_size exchanged: 8 steps long, 5 filters, in both -> conv1d/filters-is-the-length
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 78, (None, 43, 5), 285

# %% wrong: B: one filter counted, 5 x 7 + 1 -> "as if everything were divided by filters"
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 78, (None, 46, 8), 36

# %% wrong: B: the windows lie side by side, 50 / 5 -> conv1d/windows-do-not-overlap
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 78, (None, 10, 8), 288

# %% wrong: A: weights for every place, 17 x 78 -> conv1d/weights-for-every-window
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 1326, (None, 46, 8), 288
