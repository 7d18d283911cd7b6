# %% right: worked out
shape_a = (None, 30, 5)
parameters_a = 8 * 5 + 5
shape_b = (None, 12, 40)
parameters_b = 3 * 40 + 40

# %% right: without the batch axis
shape_a, parameters_a = (30, 5), 45
shape_b, parameters_b = [12, 40], 160

# %% right: asked of Dense layers
a, b = keras.layers.Dense(5), keras.layers.Dense(40)
a.build((None, 30, 8))
b.build((None, 12, 3))
shape_a, parameters_a = a.compute_output_shape((None, 30, 8)), a.count_params()
shape_b, parameters_b = b.compute_output_shape((None, 12, 3)), b.count_params()

# %% wrong: a filter is one number -> kernel_of_one/one-number-a-filter
shape_a = (None, 30, 5)
parameters_a = 10
shape_b = (None, 12, 40)
parameters_b = 160

# %% wrong: the kernel is one number -> kernel_of_one/one-number
shape_a = (None, 30, 5)
parameters_a = 2
shape_b = (None, 12, 40)
parameters_b = 160

# %% wrong: each channel has a number -> kernel_of_one/one-number-a-channel
shape_a = (None, 30, 5)
parameters_a = 45
shape_b = (None, 12, 40)
parameters_b = 6

# %% wrong: channels times channels -> kernel_of_one/one-step-back-to-front
shape_a = (None, 30, 5)
parameters_a = 72
shape_b = (None, 12, 40)
parameters_b = 160

# %% wrong: no bias -> conv1d/bias-forgotten
shape_a = (None, 30, 5)
parameters_a = 45
shape_b = (None, 12, 40)
parameters_b = 120

# %% wrong: channels kept apart in the count -> conv1d/channels-kept-apart
shape_a = (None, 30, 5)
parameters_a = 80
shape_b = (None, 12, 40)
parameters_b = 160

# %% wrong: channels kept apart in the shape -> conv1d/channels-kept-apart
shape_a = (None, 30, 40)
parameters_a = 45
shape_b = (None, 12, 40)
parameters_b = 160

# %% wrong: the channels stay an axis -> conv1d/feature-axis-kept
shape_a = (None, 30, 8, 5)
parameters_a = 45
shape_b = (None, 12, 40)
parameters_b = 160

# %% wrong: each channel scaled -> conv1d/one-filter-per-feature
shape_a = (None, 30, 5)
parameters_a = 45
shape_b = (None, 12, 3)
parameters_b = 160

# %% wrong: the two numbers exchanged -> conv1d/filters-is-the-length
shape_a = (None, 26, 1)
parameters_a = 45
shape_b = (None, 12, 40)
parameters_b = 160

# %% wrong: one step lost -> conv1d/one-window-forgotten
shape_a = (None, 30, 5)
parameters_a = 45
shape_b = (None, 11, 40)
parameters_b = 160

# %% wrong: a count in place of a shape -> "shape_a"
shape_a = 5
parameters_a = 45
shape_b = (None, 12, 40)
parameters_b = 160

# %% wrong: the dots left -> "nothing is written here yet"
shape_a = ...
parameters_a = ...
shape_b = ...
parameters_b = ...
