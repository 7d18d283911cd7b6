# %% right: a mask
def mean_of_words(indexes, table):
    counts = (indexes > 0)[..., None]
    return (table[indexes] * counts).sum(axis=1) / counts.sum(axis=1)

# %% right: sentence by sentence
def mean_of_words(indexes, table):
    return np.array([table[sentence[sentence > 0]].mean(axis=0) for sentence in indexes])

# %% right: a table with zeros in front
def mean_of_words(indexes, table):
    zeroed = np.array(table, dtype=float)
    zeroed[0] = 0
    return zeroed[indexes].sum(axis=1) / np.count_nonzero(indexes, axis=1)[:, None]

# %% right: weights of a mean
def mean_of_words(indexes, table):
    weights = np.repeat((indexes != 0)[..., None], table.shape[1], axis=2)
    return np.average(table[indexes], axis=1, weights=weights)

# %% wrong: the padding is counted -> embedding/padding-is-a-word
def mean_of_words(indexes, table):
    return table[indexes].mean(axis=1)

# %% wrong: divided by the length of the row -> embedding/padding-is-counted
def mean_of_words(indexes, table):
    return (table[indexes] * (indexes > 0)[..., None]).mean(axis=1)

# %% wrong: not divided -> "differ"
def mean_of_words(indexes, table):
    return (table[indexes] * (indexes > 0)[..., None]).sum(axis=1)

# %% wrong: padding added, but not counted -> "differ"
def mean_of_words(indexes, table):
    return table[indexes].sum(axis=1) / np.count_nonzero(indexes, axis=1)[:, None]

# %% wrong: over the numbers of a vector -> "Axis 1 is 4"
def mean_of_words(indexes, table):
    return table[indexes].mean(axis=2)

# %% wrong: one mean for all sentences -> "numbers differ"
def mean_of_words(indexes, table):
    words = table[indexes[indexes > 0]]
    return np.repeat(words.mean(axis=0)[None], len(indexes), axis=0)

# %% wrong: the last word alone -> "differ"
def mean_of_words(indexes, table):
    return table[indexes[:, -1]]

# %% wrong: the first word alone -> "differ"
def mean_of_words(indexes, table):
    return table[indexes[:, 0]]

# %% wrong: the mean of the indexes -> "Whatever embeddings holds"
def mean_of_words(indexes, table):
    return indexes.mean(axis=1)
