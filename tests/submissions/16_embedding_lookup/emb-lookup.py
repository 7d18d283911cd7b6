# %% right: indexing
def look_up(indexes, table):
    return table[indexes]

# %% right: take
def look_up(indexes, table):
    return np.take(table, indexes, axis=0)

# %% right: loops
def look_up(indexes, table):
    vectors = np.zeros((*indexes.shape, table.shape[1]))
    for place, row in np.ndenumerate(indexes):
        vectors[place] = table[row]
    return vectors

# %% right: one-hot times the table
def look_up(indexes, table):
    return np.eye(len(table))[indexes] @ table

# %% wrong: counted from one -> "differ"
def look_up(indexes, table):
    return table[indexes - 1]

# %% wrong: the columns -> "Axis 2 is 7"
def look_up(indexes, table):
    return table.T[indexes % table.shape[1]]

# %% wrong: the vector first -> "in another order than the real shape"
def look_up(indexes, table):
    return np.swapaxes(table[indexes], 1, 2)

# %% wrong: one vector for a sentence -> "has 2 axes; the real shape has 3"
def look_up(indexes, table):
    return table[indexes].mean(axis=1)

# %% wrong: one long vector -> "has 2 axes; the real shape has 3"
def look_up(indexes, table):
    return table[indexes].reshape(len(indexes), -1)

# %% wrong: the index multiplied -> "numbers differ"
def look_up(indexes, table):
    return indexes[..., None] * table[0]

# %% wrong: the first sentence for all -> "numbers differ"
def look_up(indexes, table):
    return np.repeat(table[indexes[:1]], len(indexes), axis=0)

# %% wrong: the whole table -> "Whatever x holds"
def look_up(indexes, table):
    return np.repeat(table[None], len(indexes), axis=0)

# %% wrong: a bias added -> "36 of 36 numbers differ"
def look_up(indexes, table):
    return table[indexes] + 1

# %% wrong: Keras does it -> "NumPy"
def look_up(indexes, table):
    layer = keras.layers.Embedding(*table.shape)
    layer.build(indexes.shape)
    layer.set_weights([table])
    return np.asarray(layer(indexes))
