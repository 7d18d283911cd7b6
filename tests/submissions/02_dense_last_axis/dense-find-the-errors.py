# %% right: read from the rule
wrong = [2, 3]

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% right: asked of a layer
wrong = [2, 3]

def corrected(height, width, units, row, column):
    layer = keras.layers.Dense(units)
    layer.build((None, height, width))
    return [layer.kernel.shape[0], layer.kernel.shape[1], row]

# %% right: one pixel changed, and counted
wrong = [2, 3]

def corrected(height, width, units, row, column):
    layer = keras.layers.Dense(units, kernel_initializer="ones")
    picture = np.zeros((1, height, width))
    before = np.asarray(layer(picture))
    picture[0, row, column] = 1
    moved = np.argwhere(np.asarray(layer(picture)) != before)
    return len(layer.get_weights()[0]), len(moved), moved[0, 1]

# %% right: shapes of NumPy
wrong = [2, 3]

def corrected(height, width, units, row, column):
    picture, kernel = np.zeros((height, width)), np.zeros((width, units))
    return picture[row].size, kernel[column].size, np.int64(row)

# %% right: the sentences as a set
wrong = {2, 3}

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% right: the sentences as an array, in another order
wrong = np.array([3, 2])

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% wrong: as it stands in the text -> dense/flattened
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return height * width, height * units, row

# %% wrong: each number sees all pixels -> dense/flattened
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return height * width, units, row

# %% wrong: each number sees a column -> dense/first-axis
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return height, units, row

# %% wrong: each number sees one pixel -> dense/axis-added
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return 1, units, row

# %% wrong: all numbers change -> dense/flattened-and-folded-back
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width, height * units, row

# %% wrong: one number changes -> dense/one-to-one
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width, 1, row

# %% wrong: the column in the place of the row -> dense/first-axis
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width, units, column

# %% wrong: counted from 1 -> dense/rows-counted-from-one
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width, units, row + 1

# %% wrong: the weights of the layer -> "pixels that one number sees: The real number is"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width * units, units, row

# %% wrong: the first two exchanged -> "the numbers are right, in another order"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return units, width, row

# %% wrong: the size of the row in the output -> "numbers that change: The real number is"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width, width, row

# %% wrong: the row counted from the end -> "row in which they stand: The real number is"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width, units, height - 1 - row

# %% wrong: the numbers of the text only -> "pixels that one number sees: The real number is"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return 20, 7, 5

# %% wrong: two numbers -> "got 2 answers"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width, units

# %% wrong: a place in the place of the row -> "row in which they stand: expected a whole number"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return width, units, (row, column)

# %% wrong: texts -> "expected a whole number, such as 42: got the text '20'"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    return f"{width}", f"{units}", f"{row}"

# %% wrong: printed, not returned -> "None: was the result returned?"
wrong = [2, 3]

def corrected(height, width, units, row, column):
    print(width, units, row)

# %% wrong: nothing written -> "the wrong sentences: nothing is written here yet"
def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

wrong = ...
# YOUR CODE HERE
raise NotImplementedError("put your own code in the place of this line")

# %% wrong: all sentences -> "the wrong sentences: sentence 1 is true"
wrong = list([1, 2, 3, 4])

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% wrong: one sentence forgotten -> "the wrong sentences: those you name are wrong, and one more is as well"
wrong = [2]

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% wrong: the true sentences -> "the wrong sentences: sentence 1 is true"
wrong = [1, 4]

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% wrong: no sentence -> "and 2 more are as well"
wrong = []

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% wrong: the number of wrong sentences -> "expected numbers of sentences"
wrong = 2

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% wrong: counted from 0 -> "is true"
wrong = [1, 2]

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% wrong: a text -> "expected numbers of sentences"
wrong = '1, 3'

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

# %% wrong: the dots left -> "the wrong sentences: nothing is written here yet"
wrong = ...

def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row
