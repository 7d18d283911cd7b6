# %% right: as sums
shape_a = (None, 68, 2)
parameters_a = 0
place = 30 * 2 + 1
parameters_b = 32 * 136 + 136

# %% right: asked of Keras
shape_a = keras.layers.Reshape((68, 2)).compute_output_shape((None, 136))
parameters_a = keras.layers.Reshape((68, 2)).count_params()
place = int(np.arange(136).reshape(68, 2)[30, 1])
end = [keras.layers.GlobalAveragePooling2D(), keras.layers.Dense(136), keras.layers.Reshape((68, 2))]
parameters_b = keras.Sequential([keras.Input((10, 10, 32)), *end]).count_params()

# %% right: without the batch axis
shape_a, parameters_a, place, parameters_b = (68, 2), 0, 61, 4488

# %% right: lists and other numbers
shape_a, parameters_a, place, parameters_b = [None, 68, 2], np.int64(0), 61.0, 33 * 136

# %% wrong: all x, then all y -> reshape/columns-first
shape_a, parameters_a, place, parameters_b = (68, 2), 0, 68 + 30, 4488

# %% wrong: counted from 1 -> points/coordinate-of-the-next-point
shape_a, parameters_a, place, parameters_b = (68, 2), 0, 59, 4488

# %% wrong: Reshape has weights -> reshape/has-weights
shape_a, parameters_a, place, parameters_b = (68, 2), 136 * 136, 61, 4488

# %% wrong: Reshape has weights in B -> reshape/has-weights
shape_a, parameters_a, place, parameters_b = (68, 2), 0, 61, 4488 + 136 * 136

# %% wrong: the map is flattened -> points/map-flattened-for-the-head
shape_a, parameters_a, place, parameters_b = (68, 2), 0, 61, (10 * 10 * 32 + 1) * 136

# %% wrong: two filters -> points/two-filters-are-points
shape_a, parameters_a, place, parameters_b = (68, 2), 0, 61, 66

# %% wrong: the coordinates first -> "shape_a"
shape_a, parameters_a, place, parameters_b = (2, 68), 0, 61, 4488

# %% wrong: a row still -> "shape_a"
shape_a, parameters_a, place, parameters_b = (136,), 0, 61, 4488

# %% wrong: without biases -> "parameters_b"
shape_a, parameters_a, place, parameters_b = (68, 2), 0, 61, 32 * 136

# %% wrong: nothing written -> "nothing is written here yet for shape_a, parameters_a, place, parameters_b"
shape_a = parameters_a = place = parameters_b = ...
