# %% right: the arithmetic
wrong = [1, 3, 4]

def corrected(words, width, steps):
    return steps * width, words * width

# %% right: asked of the layer
wrong = {1, 3, 4}

def corrected(words, width, steps):
    layer = keras.layers.Embedding(words, width)
    layer.build((None, steps))
    return int(np.prod(layer.compute_output_shape((1, steps)))), layer.count_params()

# %% right: as a list
wrong = np.array([4, 3, 1])

def corrected(words, width, steps):
    return [width * steps, np.zeros((words, width)).size]

# %% wrong: the table comes out -> embedding/whole-table-comes-out
wrong = [1, 3, 4]

def corrected(words, width, steps):
    return words * width, words * width

# %% wrong: one vector -> embedding/one-vector-per-sentence
wrong = [1, 3, 4]

def corrected(words, width, steps):
    return width, words * width

# %% wrong: one number a word -> embedding/indexes-are-amounts
wrong = [1, 3, 4]

def corrected(words, width, steps):
    return steps, words * width

# %% wrong: a bias -> embedding/bias-too
wrong = [1, 3, 4]

def corrected(words, width, steps):
    return steps * width, (words + 1) * width

# %% wrong: Dense on indexes -> embedding/dense-on-the-indexes
wrong = [1, 3, 4]

def corrected(words, width, steps):
    return steps * width, (steps + 1) * width

# %% wrong: a table for every place -> embedding/table-for-every-step
wrong = [1, 3, 4]

def corrected(words, width, steps):
    return steps * width, steps * words * width

# %% wrong: a true sentence -> "the wrong sentences: sentence 2 is true"
wrong = [1, 2, 3, 4]

def corrected(words, width, steps):
    return steps * width, words * width

# %% wrong: one forgotten -> "the wrong sentences: those you name are wrong, and one more is as well"
wrong = [1, 4]

def corrected(words, width, steps):
    return steps * width, words * width
