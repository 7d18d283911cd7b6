# %% right: the arithmetic
shape_a = (None, 12, 8)
parameters_a = 50 * 8
shape_b = (None, 5, 6)
parameters_b = 30 * 6

# %% right: without the batch axis, as lists
shape_a = [12, 8]
parameters_a = 400
shape_b = [5, 6]
parameters_b = 180

# %% right: asked of the layers
a, b = keras.layers.Embedding(50, 8), keras.layers.Embedding(30, 6)
a.build((None, 12))
b.build((None, 5))
shape_a, shape_b = a.compute_output_shape((None, 12)), b.compute_output_shape((None, 5))
parameters_a, parameters_b = a.count_params(), b.count_params()

# %% wrong: the whole table comes out -> embedding/whole-table-comes-out
shape_a = (None, 50, 8)
parameters_a = 50 * 8
shape_b = (None, 5, 6)
parameters_b = 30 * 6

# %% wrong: the vector first -> embedding/width-before-steps
shape_a = (None, 8, 12)
parameters_a = 50 * 8
shape_b = (None, 5, 6)
parameters_b = 30 * 6

# %% wrong: one vector for the sentence -> embedding/one-vector-per-sentence
shape_a = (None, 12, 8)
parameters_a = 50 * 8
shape_b = (None, 6)
parameters_b = 30 * 6

# %% wrong: one long vector -> embedding/one-long-vector
shape_a = (None, 96)
parameters_a = 50 * 8
shape_b = (None, 5, 6)
parameters_b = 30 * 6

# %% wrong: a bias -> embedding/bias-too
shape_a = (None, 12, 8)
parameters_a = 51 * 8
shape_b = (None, 5, 6)
parameters_b = 30 * 6

# %% wrong: Dense on the indexes -> embedding/dense-on-the-indexes
shape_a = (None, 12, 8)
parameters_a = 12 * 8 + 8
shape_b = (None, 5, 6)
parameters_b = 30 * 6

# %% wrong: a table for every word -> embedding/table-for-every-step
shape_a = (None, 12, 8)
parameters_a = 50 * 8
shape_b = (None, 5, 6)
parameters_b = 5 * 30 * 6

# %% wrong: an axis too many -> "shape_a"
shape_a = (None, 12, 50, 8)
parameters_a = 50 * 8
shape_b = (None, 5, 6)
parameters_b = 30 * 6

# %% wrong: only the rows -> "parameters_b"
shape_a = (None, 12, 8)
parameters_a = 50 * 8
shape_b = (None, 5, 6)
parameters_b = 30

# %% wrong: still open -> "shape_a"
shape_a = parameters_a = shape_b = parameters_b = ...
