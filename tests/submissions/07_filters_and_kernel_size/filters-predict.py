# %% right: worked out
shape_a = (None, 30 - 2 + 1, 5)
parameters_a = 2 * 4 * 5 + 5
shape_b = (None, 40 - 4 + 1, 9)
parameters_b = 4 * 3 * 9 + 9

# %% right: without the batch axis
shape_a, parameters_a = (29, 5), 45
shape_b, parameters_b = [37, 9], 117

# %% right: asked of the layers
a, b = keras.layers.Conv1D(5, 2), keras.layers.Conv1D(9, 4)
shape_a, shape_b = a.compute_output_shape((None, 30, 4)), b(np.zeros((1, 40, 3))).shape[1:]
a.build((None, 30, 4))
parameters_a, parameters_b = a.count_params(), b.count_params()

# %% wrong: the two numbers exchanged -> conv1d/filters-is-the-length
shape_a = (None, 26, 2)
parameters_a = 42
shape_b = (None, 32, 4)
parameters_b = 112

# %% wrong: the two numbers exchanged in the count -> conv1d/filters-is-the-length
shape_a = (None, 29, 5)
parameters_a = 45
shape_b = (None, 37, 9)
parameters_b = 112

# %% wrong: each channel by itself -> conv1d/channels-kept-apart
shape_a = (None, 29, 20)
parameters_a = 45
shape_b = (None, 37, 9)
parameters_b = 117

# %% wrong: the channels stay an axis -> conv1d/feature-axis-kept
shape_a = (None, 29, 4, 5)
parameters_a = 45
shape_b = (None, 37, 9)
parameters_b = 117

# %% wrong: as long as the input -> conv1d/length-kept
shape_a = (None, 29, 5)
parameters_a = 45
shape_b = (None, 40, 9)
parameters_b = 117

# %% wrong: the first window not counted -> conv1d/one-window-forgotten
shape_a = (None, 29, 5)
parameters_a = 45
shape_b = (None, 36, 9)
parameters_b = 117

# %% wrong: windows end to end -> conv1d/windows-do-not-overlap
shape_a = (None, 15, 5)
parameters_a = 45
shape_b = (None, 37, 9)
parameters_b = 117

# %% wrong: no bias -> conv1d/bias-forgotten
shape_a = (None, 29, 5)
parameters_a = 40
shape_b = (None, 37, 9)
parameters_b = 117

# %% wrong: one bias -> conv1d/one-bias-for-all
shape_a = (None, 29, 5)
parameters_a = 45
shape_b = (None, 37, 9)
parameters_b = 109

# %% wrong: a filter without depth -> conv1d/feature-axis-kept
shape_a = (None, 29, 5)
parameters_a = 45
shape_b = (None, 37, 9)
parameters_b = 45

# %% wrong: a filter of one step -> conv1d/one-step-at-a-time
shape_a = (None, 29, 5)
parameters_a = 25
shape_b = (None, 37, 9)
parameters_b = 117

# %% wrong: a count in place of a shape -> "shape_a"
shape_a = 29
parameters_a = 45
shape_b = (None, 37, 9)
parameters_b = 117

# %% wrong: the dots left -> "nothing is written here yet"
shape_a = ...
parameters_a = ...
shape_b = ...
parameters_b = ...
