# %% right: two loops
def folded(row, points, coordinates):
    table = np.zeros((points, coordinates))
    for point in range(points):
        for coordinate in range(coordinates):
            table[point, coordinate] = row[point * coordinates + coordinate]
    return table

# %% right: reshape
def folded(row, points, coordinates):
    return np.asarray(row).reshape(points, coordinates)

# %% right: slices
def folded(row, points, coordinates):
    return np.array([row[start : start + coordinates] for start in range(0, points * coordinates, coordinates)])

# %% right: one place after the other
def folded(row, points, coordinates):
    table = [[0] * coordinates for _ in range(points)]
    for place in range(len(row)):
        table[place // coordinates][place % coordinates] = row[place]
    return table

# %% wrong: column after column -> reshape/columns-first
def folded(row, points, coordinates):
    return row.reshape(coordinates, points).T

# %% wrong: in the order of columns -> reshape/columns-first
def folded(row, points, coordinates):
    return np.reshape(row, (points, coordinates), order="F")

# %% wrong: left as it was -> points/another-output
def folded(row, points, coordinates):
    return row

# %% wrong: the other shape -> "folded(an array of shape"
def folded(row, points, coordinates):
    return row.reshape(coordinates, points)

# %% wrong: an axis for the batch -> "folded(an array of shape"
def folded(row, points, coordinates):
    return row.reshape(-1, points, coordinates)

# %% wrong: backwards -> "The shape is right"
def folded(row, points, coordinates):
    return row[::-1].reshape(points, coordinates)

# %% wrong: the lengths exchanged in the place -> "The shape is right"
def folded(row, points, coordinates):
    table = np.zeros((points, coordinates))
    for point, coordinate in np.ndindex(points, coordinates):
        table[point, coordinate] = row[(point + coordinate * points + 1) % len(row)]
    return table

# %% wrong: Keras does it -> "has its result computed by Keras"
def folded(row, points, coordinates):
    return keras.ops.reshape(row, (points, coordinates))

# %% wrong: printed, not returned -> "None: was the result returned?"
def folded(row, points, coordinates):
    print(row.reshape(points, coordinates))

# %% wrong: nothing written -> "folded: nothing is written here yet"
def folded(row, points, coordinates):
    """(points, coordinates): the row, folded as Reshape does."""
    raise NotImplementedError("put your own code in the place of this line")
