# %% right: reshape, then transpose
def as_points(rows):
    samples, twice = rows.shape
    return rows.reshape(samples, 2, twice // 2).transpose(0, 2, 1)

# %% right: both halves stacked
def as_points(rows):
    half = rows.shape[1] // 2
    return np.stack([rows[:, :half], rows[:, half:]], axis=-1)

# %% right: split
def as_points(rows):
    return np.moveaxis(np.array(np.split(rows, 2, axis=1)), 0, 2)

# %% right: a loop
def as_points(rows):
    points = rows.shape[1] // 2
    return np.array([[[row[p], row[points + p]] for p in range(points)] for row in rows])

# %% wrong: reshape alone -> permute/cuts-anew
def as_points(rows):
    return rows.reshape(len(rows), -1, 2)

# %% wrong: left in a row -> points/another-output
def as_points(rows):
    return rows

# %% wrong: not turned -> "as_points(an array of shape"
def as_points(rows):
    return rows.reshape(len(rows), 2, -1)

# %% wrong: y before x -> "The shape is right"
def as_points(rows):
    half = rows.shape[1] // 2
    return np.stack([rows[:, half:], rows[:, :half]], axis=-1)

# %% wrong: the samples moved -> "as_points(an array of shape"
def as_points(rows):
    return rows.reshape(len(rows), 2, -1).transpose(2, 0, 1)

# %% wrong: all samples in one -> "as_points(an array of shape"
def as_points(rows):
    return rows.reshape(-1, 2)

# %% wrong: the points backwards -> "The shape is right"
def as_points(rows):
    half = rows.shape[1] // 2
    return np.stack([rows[:, :half], rows[:, half:]], axis=-1)[:, ::-1]

# %% wrong: Keras does it -> "has its result computed by Keras"
def as_points(rows):
    return keras.ops.transpose(keras.ops.reshape(rows, (len(rows), 2, -1)), (0, 2, 1))

# %% wrong: printed, not returned -> "None: was the result returned?"
def as_points(rows):
    print(rows.reshape(len(rows), 2, -1))

# %% wrong: nothing written -> "as_points: nothing is written here yet"
def as_points(rows):
    """(samples, points, 2): from all x, then all y of each sample."""
    raise NotImplementedError("put your own code in the place of this line")
