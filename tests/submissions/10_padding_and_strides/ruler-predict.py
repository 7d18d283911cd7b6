# %% right: as they are printed
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% right: without the batch axis
shape_a = (7, 8)
shape_b = (22, 6)
shape_c = (10, 4)
shape_d = (8, 7)

# %% right: worked out, lists
shape_a = [None, -(-20 // 3), 8]
shape_b = [None, 30 - 9 + 1, 6]
shape_c = [None, (24 - 5) // 2 + 1, 4]
shape_d = [None, 22 // 3 + 1, 7]

# %% right: asked of Keras
shape_a = keras.layers.Conv1D(8, 6, strides=3, padding="same").compute_output_shape((None, 20, 2))
shape_b = keras.layers.Conv1D(6, 3, dilation_rate=4).compute_output_shape((None, 30, 5))
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: same keeps the length -> conv1d/same-keeps-the-length
shape_a = (None, 20, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: no zeros -> conv1d/padding-ignored
shape_a = (None, 5, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: neither zeros nor strides -> conv1d/neither-zeros-nor-strides
shape_a = (None, 15, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: strides make it longer -> conv1d/strides-lengthen
shape_a = (None, 60, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: five zeros at each end -> conv1d/zeros-as-many-as-the-kernel
shape_a = (None, 9, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: dilation does nothing -> conv1d/dilation-ignored
shape_a = (None, 7, 8)
shape_b = (None, 28, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: dilated and as long as before -> conv1d/length-kept
shape_a = (None, 7, 8)
shape_b = (None, 30, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: the first place of the window forgotten, with holes -> conv1d/one-window-forgotten
shape_a = (None, 7, 8)
shape_b = (None, 21, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: the first place of the window forgotten -> conv1d/one-window-forgotten
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 9, 4)
shape_d = (None, 8, 7)

# %% wrong: rounded up without padding -> conv1d/rest-rounded-up
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 12, 4)
shape_d = (None, 8, 7)

# %% wrong: strides ignored -> conv1d/strides-ignored
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 20, 4)
shape_d = (None, 8, 7)

# %% wrong: as long as the input -> conv1d/length-kept
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 24, 4)
shape_d = (None, 8, 7)

# %% wrong: pooling end to end -> max_pooling/strides-ignored
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 6, 7)

# %% wrong: pooling drops the rest -> max_pooling/rest-dropped
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 7, 7)

# %% wrong: pooling moves by one -> max_pooling/moves-by-one
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 22, 7)

# %% wrong: pooling halves its channels -> max_pooling/halves-the-channels
shape_a = (None, 7, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 3)

# %% wrong: the channels stay -> conv1d/one-filter-per-feature
shape_a = (None, 7, 2)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: words -> "shape_a"
shape_a = 'seven'
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)

# %% wrong: nothing yet -> "nothing is written here yet"
shape_a = shape_b = shape_c = shape_d = ...

# %% wrong: rounded down -> conv1d/same-rounds-down
shape_a = (None, 6, 8)
shape_b = (None, 22, 6)
shape_c = (None, 10, 4)
shape_d = (None, 8, 7)
