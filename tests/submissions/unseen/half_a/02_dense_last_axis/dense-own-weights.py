# %% wrong: everything flattened into one Dense: every output depends on all rows -> dense/flattened-and-folded-back
def own_weights(rows, features, units):
    return keras.Sequential([keras.Input((rows, features)), keras.layers.Flatten(), keras.layers.Dense(rows * units), keras.layers.Reshape((rows, units))])

# %% wrong: TimeDistributed Dense, which shares its weights -> dense/rows-differ-by-themselves
def own_weights(rows, features, units):
    return keras.Sequential([keras.Input((rows, features)), keras.layers.TimeDistributed(keras.layers.Dense(units))])
