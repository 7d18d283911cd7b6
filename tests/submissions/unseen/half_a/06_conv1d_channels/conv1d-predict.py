# %% wrong: B: a bias for each channel and filter, 5 x 7 x 8 + 7 x 8 -> conv1d/channels-kept-apart
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 78, (None, 46, 8), 336

# %% wrong: A: the channels forgotten in the kernel, 4 x 6 + 6 -> conv1d/feature-axis-kept
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 6), 30, (None, 46, 8), 288

# %% wrong: A: the channels kept apart, 3 x 6 come out -> conv1d/channels-kept-apart
shape_a, parameters_a, shape_b, parameters_b = (None, 17, 18), 78, (None, 46, 8), 288

# %% wrong: A: filters before steps -> "as if steps and channels were exchanged"
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 17), 78, (None, 46, 8), 288
