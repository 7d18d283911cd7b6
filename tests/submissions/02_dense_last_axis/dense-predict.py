# %% right: the arithmetic
shape_a = (None, 6, 5)
parameters_a = 4 * 5 + 5
shape_b = (None, 3, 8, 7)
parameters_b = 5 * 7 + 7

# %% right: lists, and without the batch axis
shape_a = [6, 5]
parameters_a = 25
shape_b = [3, 8, 7]
parameters_b = 42

# %% right: numbers of NumPy's types
shape_a = np.array([6, 5])
parameters_a = np.int64(25)
shape_b = tuple(np.array([3, 8, 7]))
parameters_b = np.prod([5, 7]) + 7

# %% right: asked of the layers
a = keras.layers.Dense(5)
a.build((None, 6, 4))
shape_a, parameters_a = a.compute_output_shape((None, 6, 4)), a.count_params()
b = keras.layers.Dense(7)
b.build((None, 3, 8, 5))
shape_b, parameters_b = b.compute_output_shape((None, 3, 8, 5)), b.count_params()

# %% right: the last axis replaced, the weights counted in arrays
def predict(*input_shape, units):
    *before, features = input_shape
    return (*before, units), np.empty((features, units)).size + units


shape_a, parameters_a = predict(None, 6, 4, units=5)
shape_b, parameters_b = predict(None, 3, 8, 5, units=7)

# %% wrong: the input is flattened -> dense/flattened
shape_a = (None, 5)
parameters_a = 6 * 4 * 5 + 5
shape_b = (None, 7)
parameters_b = 3 * 8 * 5 * 7 + 7

# %% wrong: flattened, without the batch axis -> dense/flattened
shape_a = (5,)
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: right shape, weights for the whole input -> dense/flattened
shape_a = (None, 6, 5)
parameters_a = 24 * 5 + 5
shape_b = (None, 3, 8, 7)
parameters_b = 120 * 7 + 7

# %% wrong: the second layer alone flattens -> dense/flattened
shape_a = (None, 6, 5)
parameters_a = 25
shape_b = (None, 7)
parameters_b = 120 * 7 + 7

# %% wrong: every number that comes out sees everything -> dense/flattened-and-folded-back
shape_a = (None, 6, 5)
parameters_a = 24 * 30 + 30
shape_b = (None, 3, 8, 7)
parameters_b = 120 * 168 + 168

# %% wrong: each row has weights of its own -> dense/own-weights-per-row
shape_a = (None, 6, 5)
parameters_a = 6 * (4 * 5 + 5)
shape_b = (None, 3, 8, 7)
parameters_b = 24 * (5 * 7 + 7)

# %% wrong: a bias for each row -> dense/bias-per-row
shape_a = (None, 6, 5)
parameters_a = 4 * 5 + 6 * 5
shape_b = (None, 3, 8, 7)
parameters_b = 5 * 7 + 24 * 7

# %% wrong: it works on the first axis -> dense/first-axis
shape_a = (None, 5, 4)
parameters_a = 6 * 5 + 5
shape_b = (None, 7, 8, 5)
parameters_b = 3 * 7 + 7

# %% wrong: weights for the rows -> dense/first-axis
shape_a = (None, 6, 5)
parameters_a = 6 * 5 + 5
shape_b = (None, 3, 8, 7)
parameters_b = 3 * 7 + 7

# %% wrong: the units are another axis -> dense/axis-added
shape_a = (None, 6, 4, 5)
parameters_a = 10
shape_b = (None, 3, 8, 5, 7)
parameters_b = 14

# %% wrong: one weight and one bias for each unit -> dense/axis-added
shape_a = (None, 6, 5)
parameters_a = 5 + 5
shape_b = (None, 3, 8, 7)
parameters_b = 7 + 7

# %% wrong: the results of all rows on one axis -> dense/flattened-afterwards
shape_a = (None, 30)
parameters_a = 25
shape_b = (None, 168)
parameters_b = 42

# %% wrong: each feature has units of its own -> dense/features-kept-apart
shape_a = (6, 20)
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: weights and biases of features that are kept apart -> dense/features-kept-apart
shape_a = (None, 6, 5)
parameters_a = 4 * 5 + 4 * 5
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: as large as what goes in -> dense/shape-kept
shape_a = (None, 6, 4)
parameters_a = 25
shape_b = (None, 3, 8, 5)
parameters_b = 42

# %% wrong: the bias forgotten -> dense/bias-forgotten
shape_a = (None, 6, 5)
parameters_a = 4 * 5
shape_b = (None, 3, 8, 7)
parameters_b = 5 * 7

# %% wrong: the bias forgotten in the second layer only -> dense/bias-forgotten
shape_a = (None, 6, 5)
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 35

# %% wrong: a single bias -> dense/one-bias-for-all
shape_a = (None, 6, 5)
parameters_a = 4 * 5 + 1
shape_b = (None, 3, 8, 7)
parameters_b = 5 * 7 + 1

# %% wrong: the axes exchanged -> "in another order than the real shape"
shape_a = (None, 5, 6)
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: a sample of one -> "Write None for the batch axis"
shape_a = (1, 6, 5)
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: the last axis only -> "is the last axis alone"
shape_a = 5
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: the number of all results -> "The real number is"
shape_a = (None, 6, 5)
parameters_a = 30
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: the shape in quotes -> "got the text '(None, 6, 5)'"
shape_a = "(None, 6, 5)"
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: a count with a fraction -> "expected a whole number"
shape_a = (None, 6, 5)
parameters_a = 25.5
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: dots left in their place -> "nothing is written here yet for shape_a"
shape_a = ...
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: dots left inside the shape -> "dots among the numbers"
shape_a = (None, ..., 5)
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: the shape as a set -> "expected a tuple of whole numbers"
shape_a = {6, 5}
parameters_a = 25
shape_b = (None, 3, 8, 7)
parameters_b = 42

# %% wrong: the first two axes of the second layer run together -> "; the real shape has"
shape_a = (None, 6, 5)
parameters_a = 25
shape_b = (None, 24, 7)
parameters_b = 42

# %% wrong: nothing written -> "shape_a: nothing is written here yet"
# set shape_a, parameters_a, shape_b and parameters_b
# YOUR CODE HERE
