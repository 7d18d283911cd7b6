# %% wrong: features and units exchanged in the bias of A: a bias for each feature -> dense/bias-per-feature
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 24, (None, 3, 8, 7), 42

# %% wrong: A: all 6 x 4 numbers are features of a kernel, and the units come out -> dense/flattened
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 125, (None, 3, 8, 7), 42

# %% wrong: A: 6 rows taken for the features, 6 x 5 + 5 -> dense/first-axis
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 35, (None, 3, 8, 7), 42
