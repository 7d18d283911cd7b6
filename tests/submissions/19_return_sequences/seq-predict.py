# %% right: the arithmetic
shape_a = (None, 6)
shape_b = (None, 10)
shape_c = (None, 8, 14)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7

# %% right: without the batch axis, as lists
shape_a = [6]
shape_b = [2 * 5]
shape_c = [8, 14]
parameters_c = 616

# %% right: asked of the layers
lstm, both = keras.layers.LSTM, keras.layers.Bidirectional
a, b, c = lstm(6), both(lstm(5)), both(lstm(7, return_sequences=True))
c.build((None, 8, 3))
shape_a = a.compute_output_shape((None, 11, 4))
shape_b = b.compute_output_shape((None, 9, 4))
shape_c = c.compute_output_shape((None, 8, 3))
parameters_c = c.count_params()

# %% wrong: A hands on every step -> lstm/every-step-comes-out
shape_a = (None, 11, 6)
shape_b = (None, 10)
shape_c = (None, 8, 14)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7

# %% wrong: B hands on every step -> bidirectional/every-step-comes-out
shape_a = (None, 6)
shape_b = (None, 9, 10)
shape_c = (None, 8, 14)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7

# %% wrong: B keeps its width -> bidirectional/width-kept
shape_a = (None, 6)
shape_b = (None, 5)
shape_c = (None, 8, 14)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7

# %% wrong: C hands on its last step -> bidirectional/only-the-last-step-comes-out
shape_a = (None, 6)
shape_b = (None, 10)
shape_c = (None, 14)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7

# %% wrong: C keeps its width -> bidirectional/width-kept
shape_a = (None, 6)
shape_b = (None, 10)
shape_c = (None, 8, 7)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7

# %% wrong: one set of weights -> bidirectional/one-set-of-weights
shape_a = (None, 6)
shape_b = (None, 10)
shape_c = (None, 8, 14)
parameters_c = 4 * (3 + 7 + 1) * 7

# %% wrong: A with a unit for each step -> lstm/one-unit-per-step
shape_a = (None, 11)
shape_b = (None, 10)
shape_c = (None, 8, 14)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7

# %% wrong: the features of A -> lstm/one-unit-per-feature
shape_a = (None, 4)
shape_b = (None, 10)
shape_c = (None, 8, 14)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7

# %% wrong: twice the weights again -> "parameters_c"
shape_a = (None, 6)
shape_b = (None, 10)
shape_c = (None, 8, 14)
parameters_c = 4 * 4 * (3 + 7 + 1) * 7

# %% wrong: still open -> "shape_a"
shape_a = shape_b = shape_c = parameters_c = ...
