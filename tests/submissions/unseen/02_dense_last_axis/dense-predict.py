# %% wrong: the bias is one number for the whole layer -> dense/one-bias-for-all
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 21, (None, 3, 8, 7), 36

# %% wrong: Dense replaces the axis behind the batch -> dense/first-axis
shape_a, parameters_a, shape_b, parameters_b = (None, 5, 4), 25, (None, 7, 8, 5), 42

# %% wrong: no bias at all in B -> dense/bias-forgotten
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 25, (None, 3, 8, 7), 35

# %% wrong: all numbers of a sample are flattened in A -> dense/flattened
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 125, (None, 3, 8, 7), 42

# %% wrong: kernel counted, bias doubled in A -> "The real number is smaller than 30."
shape_a, parameters_a, shape_b, parameters_b = (None, 6, 5), 30, (None, 3, 8, 7), 42
