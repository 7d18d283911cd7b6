# %% wrong: A rounded down -> conv1d/same-rounds-down
shape_a, shape_b, shape_c, shape_d = (None, 6, 8), (None, 22, 6), (None, 10, 4), (None, 8, 7)

# %% wrong: C same instead of valid -> conv1d/rest-rounded-up
shape_a, shape_b, shape_c, shape_d = (None, 7, 8), (None, 22, 6), (None, 12, 4), (None, 8, 7)

# %% wrong: D moves by its window -> max_pooling/strides-ignored
shape_a, shape_b, shape_c, shape_d = (None, 7, 8), (None, 22, 6), (None, 10, 4), (None, 6, 7)

# %% wrong: C one window forgotten -> conv1d/one-window-forgotten
shape_a, shape_b, shape_c, shape_d = (None, 7, 8), (None, 22, 6), (None, 9, 4), (None, 8, 7)

# %% wrong: B as strides 4 -> "Axis 1 is 7 in your answer"
shape_a, shape_b, shape_c, shape_d = (None, 7, 8), (None, 7, 6), (None, 10, 4), (None, 8, 7)

# %% wrong: B dilation ignored -> conv1d/dilation-ignored
shape_a, shape_b, shape_c, shape_d = (None, 7, 8), (None, 28, 6), (None, 10, 4), (None, 8, 7)

# %% wrong: B kernel is 3 x 4 = 12 -> "Axis 1 is 19 in your answer"
shape_a, shape_b, shape_c, shape_d = (None, 7, 8), (None, 19, 6), (None, 10, 4), (None, 8, 7)

# %% wrong: A strides forgotten -> conv1d/same-keeps-the-length
shape_a, shape_b, shape_c, shape_d = (None, 20, 8), (None, 22, 6), (None, 10, 4), (None, 8, 7)
