# %% right: as sums
shape_a = (None, 21, 3)
parameters_a = 0
place = 12 * 3 + 2
parameters_b = 48 * 63 + 63

# %% right: asked of Keras
shape_a = keras.layers.Reshape((21, 3)).compute_output_shape((None, 63))
parameters_a = keras.layers.Reshape((21, 3)).count_params()
place = int(np.arange(63).reshape(21, 3)[12, 2])
end = [keras.layers.GlobalAveragePooling2D(), keras.layers.Dense(63), keras.layers.Reshape((21, 3))]
parameters_b = keras.Sequential([keras.Input((12, 12, 48)), *end]).count_params()

# %% right: without the batch axis
shape_a, parameters_a, place, parameters_b = (21, 3), 0, 38, 3087

# %% right: lists and other numbers
shape_a, parameters_a, place, parameters_b = [None, 21, 3], np.int64(0), 38.0, 49 * 63

# %% wrong: all x, then all y -> reshape/columns-first
shape_a, parameters_a, place, parameters_b = (21, 3), 0, 2 * 21 + 12, 3087

# %% wrong: counted from 1 -> points/coordinate-of-the-next-point
shape_a, parameters_a, place, parameters_b = (21, 3), 0, 35, 3087

# %% wrong: Reshape has weights -> reshape/has-weights
shape_a, parameters_a, place, parameters_b = (21, 3), 63 * 63, 38, 3087

# %% wrong: Reshape has weights in B -> reshape/has-weights
shape_a, parameters_a, place, parameters_b = (21, 3), 0, 38, 3087 + 63 * 63

# %% wrong: the map is flattened -> points/map-flattened-for-the-head
shape_a, parameters_a, place, parameters_b = (21, 3), 0, 38, (12 * 12 * 48 + 1) * 63

# %% wrong: two filters -> points/two-filters-are-points
shape_a, parameters_a, place, parameters_b = (21, 3), 0, 38, 48 * 3 + 3

# %% wrong: the coordinates first -> "shape_a"
shape_a, parameters_a, place, parameters_b = (3, 21), 0, 38, 3087

# %% wrong: a row still -> "shape_a"
shape_a, parameters_a, place, parameters_b = (63,), 0, 38, 3087

# %% wrong: without biases -> dense/bias-forgotten
shape_a, parameters_a, place, parameters_b = (21, 3), 0, 38, 48 * 63

# %% wrong: nothing written -> "nothing is written here yet for shape_a, parameters_a, place, parameters_b"
shape_a = parameters_a = place = parameters_b = ...

# %% wrong: the first place is place 1 -> points/places-counted-from-one
shape_a, parameters_a, place, parameters_b = (21, 3), 0, 39, 3087
