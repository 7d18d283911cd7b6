# %% right: as they are printed
shape_a = (None, 16, 3)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% right: without the batch axis
shape_a = (16, 3)
parameters_a = 63
shape_b = (15, 24, 6)
parameters_b = 306

# %% right: worked out
shape_a = [None, (7 - 1) * 2 + 4, 3]
parameters_a = 4 * 3 * 5 + 3
shape_b = [None, 5 * 3, 8 * 3, 6]
parameters_b = 25 * 12 + 6

# %% right: asked of Keras
a = keras.layers.Conv1DTranspose(3, 4, strides=2)
a.build((None, 7, 5))
b = keras.layers.Conv2DTranspose(6, 5, strides=3, padding='same')
b.build((None, 5, 8, 2))
shape_a, parameters_a = a.compute_output_shape((None, 7, 5)), a.count_params()
shape_b, parameters_b = b.compute_output_shape((None, 5, 8, 2)), b.count_params()

# %% wrong: doubled -> conv_transpose/scaled-by-strides
shape_a = (None, 14, 3)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% wrong: a convolution -> conv_transpose/strides-shrink
shape_a = (None, 2, 3)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% wrong: as long as before -> conv_transpose/keeps-the-size
shape_a = (None, 7, 3)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% wrong: end to end -> conv_transpose/stamps-end-to-end
shape_a = (None, 28, 3)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% wrong: one place apart -> conv_transpose/strides-ignored
shape_a = (None, 10, 3)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% wrong: the channels stay -> conv_transpose/channels-stay
shape_a = (None, 16, 5)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% wrong: no bias -> conv_transpose/bias-forgotten
shape_a = (None, 16, 3)
parameters_a = 60
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% wrong: nothing to learn -> conv_transpose/no-weights
shape_a = (None, 16, 3)
parameters_a = 0
shape_b = (None, 15, 24, 6)
parameters_b = 306

# %% wrong: the whole last stamp -> conv_transpose/nothing-cut-off
shape_a = (None, 16, 3)
parameters_a = 63
shape_b = (None, 17, 26, 6)
parameters_b = 306

# %% wrong: a convolution, on a map -> conv_transpose/strides-shrink
shape_a = (None, 16, 3)
parameters_a = 63
shape_b = (None, 2, 3, 6)
parameters_b = 306

# %% wrong: as large as before -> conv_transpose/keeps-the-size
shape_a = (None, 16, 3)
parameters_a = 63
shape_b = (None, 5, 8, 6)
parameters_b = 306

# %% wrong: the channels stay, on a map -> conv_transpose/channels-stay
shape_a = (None, 16, 3)
parameters_a = 63
shape_b = (None, 15, 24, 2)
parameters_b = 306

# %% wrong: no bias, on a map -> conv_transpose/bias-forgotten
shape_a = (None, 16, 3)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 300

# %% wrong: nothing to learn, on a map -> conv_transpose/no-weights
shape_a = (None, 16, 3)
parameters_a = 63
shape_b = (None, 15, 24, 6)
parameters_b = 0

# %% wrong: nothing yet -> "nothing is written here yet"
shape_a = parameters_a = shape_b = parameters_b = ...
