# %% wrong: counted from 1 -> "wrong in one line only"
def look_up(indexes, table):
    return table[indexes - 1]

# %% wrong: only the first word -> "has 2 axes; the real shape has 3"
def look_up(indexes, table):
    return table[indexes[:, 0]]

# %% wrong: columns -> "it raised IndexError in the line"
def look_up(indexes, table):
    return table[:, indexes]

# %% wrong: the first sentence for all -> "14 of 36 numbers differ"
def look_up(indexes, table):
    return np.stack([table[indexes[0]] for _ in indexes])

# %% wrong: multiplied -> "32 of 36 numbers differ"
def look_up(indexes, table):
    return indexes[..., None] * table[0]
