# %% right: read from the rule
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left * filters + 1

# %% right: asked of models
wrong = [3, 2]

def corrected(steps, layers, filters):
    stack = [keras.layers.Conv1D(filters, 2) for _ in range(layers)]
    model = keras.Sequential([keras.Input((steps, 1)), *stack, keras.layers.Dense(1)])
    flat, head = keras.layers.Flatten(), keras.layers.Dense(1)
    keras.Sequential([keras.Input((steps, 1)), *stack, flat, head])
    return model.output_shape[1], flat.output.shape[1], head.count_params()

# %% right: shapes of NumPy
wrong = {2, 3}

def corrected(steps, layers, filters):
    map_ = np.zeros((steps - layers, filters))
    return len(map_), map_.size, np.int64(map_.size + 1)

# %% right: as a list
wrong = np.array([2, 3])

def corrected(steps, layers, filters):
    return [steps - layers, (steps - layers) * filters, (steps - layers) * filters + 1]

# %% wrong: one answer for each series -> target/dense-gives-one-answer
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - layers
    return 1, left * filters, left * filters + 1

# %% wrong: the steps stay -> conv1d/length-kept
wrong = [2, 3]

def corrected(steps, layers, filters):
    return steps, steps * filters, steps * filters + 1

# %% wrong: one filter before Flatten -> target/one-filter-before-flatten
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left, left + 1

# %% wrong: the steps stay before Flatten -> conv1d/length-kept
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, steps * filters, left * filters + 1

# %% wrong: no bias -> dense/bias-forgotten
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left * filters

# %% wrong: the Dense without Flatten -> target/dense-gives-one-answer
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, filters + 1

# %% wrong: one filter in the last Dense -> target/one-filter-before-flatten
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left + 1

# %% wrong: all answers with all filters -> "answers for one series: The real number is"
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - layers
    return left * filters, left * filters, left * filters + 1

# %% wrong: each layer takes two steps off -> "answers for one series: The real number is"
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps - 2 * layers
    return left, left * filters, left * filters + 1

# %% wrong: each layer halves -> "answers for one series: The real number is"
wrong = [2, 3]

def corrected(steps, layers, filters):
    left = steps // 2 ** layers
    return left, left * filters, left * filters + 1

# %% wrong: the numbers of the text -> "not for steps=20, layers=3, filters=6"
wrong = [2, 3]

def corrected(steps, layers, filters):
    return 28, 896, 897

# %% wrong: two numbers -> "got 2 answers"
wrong = [2, 3]

def corrected(steps, layers, filters):
    return steps - layers, (steps - layers) * filters

# %% wrong: printed, not returned -> "None: was the result returned?"
wrong = [2, 3]

def corrected(steps, layers, filters):
    print(steps - layers)

# %% wrong: all sentences -> "the wrong sentences: sentence 1 is true"
wrong = [1, 2, 3, 4]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left * filters + 1

# %% wrong: one sentence forgotten -> "those you name are wrong, and one more is as well"
wrong = [2]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left * filters + 1

# %% wrong: the true ones -> "the wrong sentences: sentence 1 is true"
wrong = [1, 4]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left * filters + 1

# %% wrong: the last one too -> "the wrong sentences: sentence 4 is true"
wrong = [2, 3, 4]

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left * filters + 1

# %% wrong: a number -> "expected numbers of sentences"
wrong = 2

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left * filters + 1

# %% wrong: the dots left -> "the wrong sentences: nothing is written here yet"
wrong = ...

def corrected(steps, layers, filters):
    left = steps - layers
    return left, left * filters, left * filters + 1

# %% wrong: nothing written -> "the wrong sentences: nothing is written here yet"
def corrected(steps, layers, filters):
    """Answers for one series without Flatten; numbers behind Flatten; parameters of the Dense(1) behind it."""
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

wrong = ...
# YOUR CODE HERE
raise NotImplementedError("put your own code in the place of this line")
