# %% right: one row of a mask
def seen(height, width, i):
    mask = np.zeros((height, width), dtype=bool)
    mask[i] = True
    return mask

# %% right: rows compared
def seen(height, width, i):
    return np.tile(np.arange(height)[:, None] == i, (1, width))

# %% right: lists
def seen(height, width, i):
    return [[row == i for _ in range(width)] for row in range(height)]

# %% right: zeros and ones
def seen(height, width, i):
    return np.repeat(np.eye(height)[i], width).reshape(height, width)

# %% wrong: all pixels -> dense/flattened
def seen(height, width, i):
    return np.ones((height, width), dtype=bool)

# %% wrong: a column -> dense/first-axis
def seen(height, width, i):
    mask = np.zeros((height, width), dtype=bool)
    mask[:, i] = True
    return mask

# %% wrong: one pixel -> dense/axis-added
def seen(height, width, i):
    mask = np.zeros((height, width), dtype=bool)
    mask[i, 0] = True
    return mask

# %% wrong: rows counted from 1 -> dense/rows-counted-from-one
def seen(height, width, i):
    mask = np.zeros((height, width), dtype=bool)
    mask[i - 1] = True
    return mask

# %% wrong: the first row, whatever i is -> dense/first-row-only
def seen(height, width, i):
    mask = np.zeros((height, width), dtype=bool)
    mask[0] = True
    return mask

# %% wrong: the rows up to i -> "numbers differ"
def seen(height, width, i):
    mask = np.zeros((height, width), dtype=bool)
    mask[: i + 1] = True
    return mask

# %% wrong: all but the row -> "numbers differ"
def seen(height, width, i):
    mask = np.ones((height, width), dtype=bool)
    mask[i] = False
    return mask

# %% wrong: nothing -> "the result is the same"
def seen(height, width, i):
    return np.zeros((height, width), dtype=bool)

# %% wrong: the row and its neighbors -> "numbers differ"
def seen(height, width, i):
    mask = np.zeros((height, width), dtype=bool)
    mask[i - 1 : i + 2] = True
    return mask

# %% wrong: height and width exchanged -> "the mask has the shape (5, 4), for an image of (4, 5)"
def seen(height, width, i):
    mask = np.zeros((width, height), dtype=bool)
    mask[i] = True
    return mask
