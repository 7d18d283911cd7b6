# %% wrong: plain Dense, which has one kernel for all rows -> dense/rows-differ-by-themselves
def own_weights(rows, features, units):
    return keras.Sequential([keras.Input((rows, features)), keras.layers.Dense(units)])

# %% wrong: the bias of each row forgotten -> dense/bias-forgotten
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("brf,rfu->bru", output_shape=(rows, units))

# %% wrong: one bias for all rows -> dense/bias-shared
def own_weights(rows, features, units):
    return keras.layers.EinsumDense("brf,rfu->bru", output_shape=(rows, units), bias_axes="u")

# %% wrong: a kernel for each row, but the sum runs over the rows as well -> "the wrong outputs move"
def own_weights(rows, features, units):
    return keras.Sequential([keras.Input((rows, features)), keras.layers.Permute((2, 1)), keras.layers.Dense(rows), keras.layers.Permute((2, 1)), keras.layers.Dense(units)])

# %% wrong: the rows are put into separate Dense layers and stacked along the last axis -> "it should give"
def own_weights(rows, features, units):
    x = keras.Input((rows, features))
    parts = [keras.layers.Dense(units)(x[:, row]) for row in range(rows)]
    return keras.Model(x, keras.layers.Concatenate()(parts))
