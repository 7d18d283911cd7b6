# %% wrong: TimeDistributed of a Dense -> dense/rows-differ-by-themselves
def own_weights(rows, features, units):
    return keras.layers.TimeDistributed(keras.layers.Dense(units))

# %% wrong: kernels of their own, one bias for all rows -> dense/bias-shared
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("brf,rfu->bru", output_shape=(rows, units), bias_axes="u")

# %% wrong: rows and features exchanged -> dense/first-axis
def own_weights(rows, features, units):
    return keras.Sequential([keras.Input((rows, features)), keras.layers.Permute((2, 1)), keras.layers.Dense(units), keras.layers.Permute((2, 1))])

# %% wrong: relu added -> "Is there an activation, a mean or a scale too many?"
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("brf,rfu->bru", output_shape=(rows, units), bias_axes="ru", activation="relu")
