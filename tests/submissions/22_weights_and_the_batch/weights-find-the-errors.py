# %% right: from the rule
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, 1

# %% right: asked of Keras
wrong = {4, 3, 1}

def corrected(samples, rows, columns):
    layer = keras.layers.EinsumDense("bij,ij->bij", (rows, columns), kernel_initializer="ones")
    x = np.zeros((2, rows, columns))
    before = np.asarray(layer(x))
    x[1, 0, 0] = 1
    moved = np.count_nonzero(np.asarray(layer(x)) != before)
    return layer.count_params(), layer.count_params(), moved

# %% right: as a list
wrong = [4, 1, 3]

def corrected(samples, rows, columns):
    sheet = np.ones((rows, columns))
    return [sheet.size, sheet.size, 1]

# %% right: NumPy's numbers
wrong = np.array([1, 3, 4])

def corrected(samples, rows, columns):
    return np.prod([rows, columns]), np.int64(rows) * columns, np.int32(1)

# %% wrong: all of the data -> weights/every-entry-of-the-data
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return samples * rows * columns, 2 * samples * rows * columns, 1

# %% wrong: twice as many -> weights/every-entry-of-the-data
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, 2 * samples * rows * columns, 1

# %% wrong: a weight for each column -> weights/rows-share
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return columns, columns, 1

# %% wrong: a weight for each row -> weights/columns-share
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows, rows, 1

# %% wrong: a row moves -> weights/dense-in-its-place
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, columns

# %% wrong: all outputs move -> weights/everything-to-everything
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, rows * columns

# %% wrong: twice the weights of a sample -> weights/batch-counts
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, 2 * rows * columns, 1

# %% wrong: a column moves -> "outputs that move with one entry: The real number is smaller"
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, rows

# %% wrong: nothing moves -> "outputs that move with one entry: The real number is larger"
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, 0

# %% wrong: with a bias -> "weights: The real number is smaller"
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return 2 * rows * columns, 2 * rows * columns, 1

# %% wrong: the numbers of the question -> "not for samples=7"
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return 640, 640, 1

# %% wrong: two numbers -> "got 2 answers"
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, 1

# %% wrong: printed, not returned -> "None: was the result returned?"
wrong = [1, 3, 4]

def corrected(samples, rows, columns):
    print(rows * columns)

# %% wrong: one sentence forgotten -> "those you name are wrong, and one more is as well"
wrong = [1, 4]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, 1

# %% wrong: only the first -> "and 2 more are as well"
wrong = [1]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, 1

# %% wrong: the repeated weight too -> "sentence 2 is true"
wrong = [1, 2, 3, 4]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, 1

# %% wrong: the true ones -> "sentence 2 is true"
wrong = [2, 5]

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, 1

# %% wrong: a number -> "expected numbers of sentences"
wrong = 1

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, 1

# %% wrong: the dots left -> "nothing is written here yet"
wrong = ...

def corrected(samples, rows, columns):
    return rows * columns, rows * columns, 1

# %% wrong: nothing written -> "the wrong sentences: nothing is written here yet"
def corrected(samples, rows, columns):
    """Weights; weights for twice as many samples; outputs that move with one entry."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

wrong = ...
# YOUR CODE HERE
raise NotImplementedError("put your own code in the place of this line")
