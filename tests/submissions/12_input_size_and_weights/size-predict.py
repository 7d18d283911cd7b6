# %% right: whole numbers
parameters_a = 88
parameters_b = 196
parameters_c = 1984

# %% right: worked out
parameters_a = (9 * 1 + 1) * 6 + (6 + 1) * 4
parameters_b = (9 * 3 + 1) * 6 + (6 + 1) * 4
parameters_c = (9 + 1) * 6 + (10 * 8 * 6 + 1) * 4

# %% right: asked of Keras
def count(shape, middle):
    L = keras.layers
    return keras.Sequential([keras.Input(shape), L.Conv2D(6, 3), middle, L.Dense(4)]).count_params()

parameters_a = count((40, 40, 1), keras.layers.GlobalAveragePooling2D())
parameters_b = count((80, 40, 3), keras.layers.GlobalAveragePooling2D())
parameters_c = count((12, 10, 1), keras.layers.Flatten())

# %% wrong: a weight for each pixel -> input_size/weights-grow-with-the-picture
parameters_a = 9634
parameters_b = 196
parameters_c = 1984

# %% wrong: a weight for each pixel, in colour -> input_size/weights-grow-with-the-picture
parameters_a = 88
parameters_b = 57634
parameters_c = 1984

# %% wrong: no bias -> conv2d/bias-forgotten
parameters_a = 78
parameters_b = 196
parameters_c = 1984

# %% wrong: no bias, in colour -> conv2d/bias-forgotten
parameters_a = 88
parameters_b = 186
parameters_c = 1984

# %% wrong: no bias, flat -> conv2d/bias-forgotten
parameters_a = 88
parameters_b = 196
parameters_c = 1974

# %% wrong: the Dense forgotten -> input_size/head-does-not-grow
parameters_a = 60
parameters_b = 196
parameters_c = 1984

# %% wrong: the channels do not count -> conv2d/weights-of-one-channel
parameters_a = 88
parameters_b = 88
parameters_c = 1984

# %% wrong: as with pooling -> input_size/head-does-not-grow
parameters_a = 88
parameters_b = 196
parameters_c = 88

# %% wrong: maps as large as the picture -> conv1d/length-kept
parameters_a = 88
parameters_b = 196
parameters_c = 2944

# %% wrong: one map in place of six -> global_average_pooling/one-number-for-all
parameters_a = 88
parameters_b = 196
parameters_c = 384

# %% wrong: nothing yet -> "nothing is written here yet"
parameters_a = parameters_b = parameters_c = ...
