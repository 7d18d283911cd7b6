# %% wrong: B shrinks -> conv_transpose/strides-shrink
shape_a, parameters_a, shape_b, parameters_b = (None, 16, 3), 63, (None, 2, 3, 6), 306

# %% wrong: B bias for each channel -> "as if channels stood for the bias"
shape_a, parameters_a, shape_b, parameters_b = (None, 16, 3), 63, (None, 15, 24, 6), 302

# %% wrong: A doubled -> conv_transpose/scaled-by-strides
shape_a, parameters_a, shape_b, parameters_b = (None, 14, 3), 63, (None, 15, 24, 6), 306

# %% wrong: A bias forgotten -> conv_transpose/bias-forgotten
shape_a, parameters_a, shape_b, parameters_b = (None, 16, 3), 60, (None, 15, 24, 6), 306

# %% wrong: A bias of the channels -> "The real number is smaller"
shape_a, parameters_a, shape_b, parameters_b = (None, 16, 3), 65, (None, 15, 24, 6), 306

# %% wrong: B one kernel axis -> "as if the kernel_size were left out of the product in the kernel"
shape_a, parameters_a, shape_b, parameters_b = (None, 16, 3), 63, (None, 15, 24, 6), 66

# %% wrong: B without padding: 17 x 26 -> conv_transpose/nothing-cut-off
shape_a, parameters_a, shape_b, parameters_b = (None, 16, 3), 63, (None, 17, 26, 6), 306
