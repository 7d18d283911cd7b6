# %% right: worked out
shape_a = (None, 20 - 3 + 1, 12 - 3 + 1, 7)
parameters_a = 3 * 3 * 3 * 7 + 7
matrices_a = 3 * 7
shape_b = (None, 16 - 5 + 1, 16 - 5 + 1, 4)
parameters_b = 5 * 5 * 6 * 4 + 4
matrices_b = 6 * 4

# %% right: without the batch axis
shape_a, parameters_a, matrices_a = (18, 10, 7), 196, 21
shape_b, parameters_b, matrices_b = [12, 12, 4], 604, 24

# %% right: asked of the layers
a, b = keras.layers.Conv2D(7, 3), keras.layers.Conv2D(4, 5)
a.build((None, 20, 12, 3))
b.build((None, 16, 16, 6))
shape_a, shape_b = a.compute_output_shape((None, 20, 12, 3)), b.compute_output_shape((None, 16, 16, 6))
parameters_a, parameters_b = a.count_params(), b.count_params()
matrices_a, matrices_b = (layer.kernel.shape[2] * layer.kernel.shape[3] for layer in (a, b))

# %% wrong: a matrix for each filter -> kernel_layout/one-matrix-a-filter
shape_a = (None, 18, 10, 7)
parameters_a = 196
matrices_a = 7
shape_b = (None, 12, 12, 4)
parameters_b = 604
matrices_b = 24

# %% wrong: a matrix for each channel -> conv2d/one-result-per-channel
shape_a = (None, 18, 10, 7)
parameters_a = 196
matrices_a = 21
shape_b = (None, 12, 12, 4)
parameters_b = 604
matrices_b = 6

# %% wrong: weights of one channel -> conv2d/weights-of-one-channel
shape_a = (None, 18, 10, 7)
parameters_a = 70
matrices_a = 21
shape_b = (None, 12, 12, 4)
parameters_b = 604
matrices_b = 24

# %% wrong: no bias -> conv2d/bias-forgotten
shape_a = (None, 18, 10, 7)
parameters_a = 196
matrices_a = 21
shape_b = (None, 12, 12, 4)
parameters_b = 600
matrices_b = 24

# %% wrong: channels kept apart -> conv2d/channels-kept-apart
shape_a = (None, 18, 10, 21)
parameters_a = 196
matrices_a = 21
shape_b = (None, 12, 12, 4)
parameters_b = 604
matrices_b = 24

# %% wrong: as many maps as channels -> conv2d/one-result-per-channel
shape_a = (None, 18, 10, 7)
parameters_a = 196
matrices_a = 21
shape_b = (None, 12, 12, 6)
parameters_b = 604
matrices_b = 24

# %% wrong: as large as the input -> "shape_a: "
shape_a = (None, 20, 12, 7)
parameters_a = 196
matrices_a = 21
shape_b = (None, 12, 12, 4)
parameters_b = 604
matrices_b = 24

# %% wrong: one place lost -> "shape_b: "
shape_a = (None, 18, 10, 7)
parameters_a = 196
matrices_a = 21
shape_b = (None, 11, 11, 4)
parameters_b = 604
matrices_b = 24

# %% wrong: windows end to end -> conv2d/moves-by-kernel-size
shape_a = (None, 6, 4, 7)
parameters_a = 196
matrices_a = 21
shape_b = (None, 12, 12, 4)
parameters_b = 604
matrices_b = 24

# %% wrong: a count in place of a shape -> "shape_a"
shape_a = 7
parameters_a = 196
matrices_a = 21
shape_b = (None, 12, 12, 4)
parameters_b = 604
matrices_b = 24

# %% wrong: the dots left -> "nothing is written here yet"
shape_a = ...
parameters_a = ...
matrices_a = ...
shape_b = ...
parameters_b = ...
matrices_b = ...
