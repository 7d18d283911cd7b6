# %% right: the arithmetic
shape_a = (None, 20 - 4 + 1, 6)
parameters_a = 4 * 3 * 6 + 6
shape_b = (None, 50 - 5 + 1, 8)
parameters_b = 5 * 7 * 8 + 8

# %% right: lists, and without the batch axis
shape_a = [17, 6]
parameters_a = 78
shape_b = [46, 8]
parameters_b = 288

# %% right: numbers of NumPy's types
shape_a = tuple(np.array([17, 6]))
parameters_a = np.prod([4, 3, 6]) + 6
shape_b = np.array([46, 8])
parameters_b = np.int32(288)

# %% right: asked of the layers
a = keras.layers.Conv1D(6, 4)
a.build((None, 20, 3))
shape_a, parameters_a = a.compute_output_shape((None, 20, 3)), a.count_params()
b = keras.layers.Conv1D(8, 5)
b.build((None, 50, 7))
shape_b, parameters_b = b.compute_output_shape((None, 50, 7)), b.count_params()

# %% right: read from two models
model_a = keras.Sequential([keras.Input((20, 3)), keras.layers.Conv1D(6, 4)])
model_b = keras.Sequential([keras.Input((50, 7)), keras.layers.Conv1D(8, 5)])
shape_a, parameters_a = model_a.output_shape, model_a.count_params()
shape_b, parameters_b = model_b.output_shape, model_b.count_params()

# %% right: windows counted in a loop, weights counted in an array
def predict(steps, channels, filters, kernel_size):
    starts = [start for start in range(steps) if start + kernel_size <= steps]
    kernel = np.empty((kernel_size, channels, filters))
    return (None, len(starts), filters), kernel.size + filters


shape_a, parameters_a = predict(20, 3, 6, 4)
shape_b, parameters_b = predict(50, 7, 8, 5)

# %% wrong: every filter on every channel -> conv1d/channels-kept-apart
shape_a = (None, 17, 18)
parameters_a = 78
shape_b = (None, 46, 8)
parameters_b = 288

# %% wrong: the channels stay an axis -> conv1d/feature-axis-kept
shape_a = (17, 3, 6)
parameters_a = 78
shape_b = (46, 7, 8)
parameters_b = 288

# %% wrong: one result for each channel -> conv1d/one-filter-per-feature
shape_a = (None, 17, 3)
parameters_a = 78
shape_b = (None, 46, 7)
parameters_b = 288

# %% wrong: 6 is how long the window is -> conv1d/filters-is-the-length
shape_a = (None, 15, 4)
parameters_a = 78
shape_b = (None, 46, 8)
parameters_b = 288

# %% wrong: windows end to end -> conv1d/windows-do-not-overlap
shape_a = (None, 5, 6)
parameters_a = 78
shape_b = (None, 10, 8)
parameters_b = 288

# %% wrong: the +1 forgotten -> conv1d/one-window-forgotten
shape_a = (None, 16, 6)
parameters_a = 78
shape_b = (None, 45, 8)
parameters_b = 288

# %% wrong: the +1 forgotten in the second layer only -> conv1d/one-window-forgotten
shape_a = (None, 17, 6)
parameters_a = 78
shape_b = (None, 50 - 5, 8)
parameters_b = 288

# %% wrong: as long as the input -> conv1d/length-kept
shape_a = (None, 20, 6)
parameters_a = 78
shape_b = (None, 50, 8)
parameters_b = 288

# %% wrong: the window slides along the channels -> conv1d/slides-along-channels
shape_a = (None, 17, 6)
parameters_a = 78
shape_b = (None, 7 - 5 + 1, 8)
parameters_b = 288

# %% wrong: filters and steps exchanged -> "in another order than the real shape"
shape_a = (None, 6, 17)
parameters_a = 78
shape_b = (None, 8, 46)
parameters_b = 288

# %% wrong: all numbers of the output multiplied -> "The last axis is not 102"
shape_a = 17 * 6
parameters_a = 78
shape_b = 46 * 8
parameters_b = 288

# %% wrong: only the last axis, which is right -> "is the last axis alone"
shape_a = 6
parameters_a = 78
shape_b = 8
parameters_b = 288

# %% wrong: only the last axis, with the channels apart -> conv1d/channels-kept-apart
shape_a = 18
parameters_a = 78
shape_b = 56
parameters_b = 288

# %% wrong: a batch of 1 for an open batch -> "Write None for the batch axis"
shape_a = (1, 17, 6)
parameters_a = 78
shape_b = (1, 46, 8)
parameters_b = 288

# %% wrong: the lengths as a set -> "expected a tuple of whole numbers"
shape_a = {17, 6}
parameters_a = 78
shape_b = {46, 8}
parameters_b = 288

# %% wrong: the shape in quotes -> "got the text '(None, 17, 6)'"
shape_a = "(None, 17, 6)"
parameters_a = 78
shape_b = "(None, 46, 8)"
parameters_b = 288

# %% wrong: bias forgotten -> conv1d/bias-forgotten
shape_a = (None, 17, 6)
parameters_a = 4 * 3 * 6
shape_b = (None, 46, 8)
parameters_b = 5 * 7 * 8

# %% wrong: bias forgotten in the second layer only -> conv1d/bias-forgotten
shape_a = (None, 17, 6)
parameters_a = 78
shape_b = (None, 46, 8)
parameters_b = 5 * 7 * 8

# %% wrong: weights and biases of the layer that keeps channels apart -> conv1d/channels-kept-apart
shape_a = (None, 17, 6)
parameters_a = 4 * 3 * 6 + 3 * 6
shape_b = (None, 46, 8)
parameters_b = 5 * 7 * 8 + 7 * 8

# %% wrong: a filter is a strip of 4 numbers -> conv1d/feature-axis-kept
shape_a = (None, 17, 6)
parameters_a = 4 * 6 + 6
shape_b = (None, 46, 8)
parameters_b = 5 * 8 + 8

# %% wrong: a filter sees one step -> conv1d/one-step-at-a-time
shape_a = (None, 17, 6)
parameters_a = 3 * 6 + 6
shape_b = (None, 46, 8)
parameters_b = 7 * 8 + 8

# %% wrong: one filter and one bias for each channel -> conv1d/one-filter-per-feature
shape_a = (None, 17, 6)
parameters_a = 4 * 3 + 3
shape_b = (None, 46, 8)
parameters_b = 5 * 7 + 7

# %% wrong: one bias for all filters -> conv1d/one-bias-for-all
shape_a = (None, 17, 6)
parameters_a = 4 * 3 * 6 + 1
shape_b = (None, 46, 8)
parameters_b = 5 * 7 * 8 + 1

# %% wrong: weights for every step of the output -> conv1d/weights-for-every-window
shape_a = (None, 17, 6)
parameters_a = 17 * (4 * 3 * 6 + 6)
shape_b = (None, 46, 8)
parameters_b = 46 * (5 * 7 * 8 + 8)

# %% wrong: the count as a float with a fraction -> "expected a whole number"
shape_a = (None, 17, 6)
parameters_a = 78.5
shape_b = (None, 46, 8)
parameters_b = 288.5

# %% wrong: dots left in their place -> "nothing is written here yet for shape_a, parameters_a, shape_b, parameters_b"
shape_a = ...
parameters_a = ...
shape_b = ...
parameters_b = ...

# %% wrong: dots left inside the shape -> "dots among the numbers"
shape_a = (None, ..., 6)
parameters_a = 78
shape_b = (None, ..., 8)
parameters_b = 288

# %% wrong: the second layer like the first -> "Axis 1 is 17 in your answer"
shape_a = shape_b = (None, 17, 6)
parameters_a = parameters_b = 78

# %% wrong: printed, not kept -> "shape_a: nothing is written here yet"
print((None, 17, 6), 78)
print((None, 16, 8), 288)

# %% wrong: nothing written -> "shape_a: nothing is written here yet"
raise NotImplementedError("put your own code in the place of this line")

# %% wrong: equal to everything -> "expected a tuple of whole numbers"
class Anything:
    def __eq__(self, other):
        return True

    __hash__ = None


shape_a = parameters_a = shape_b = parameters_b = Anything()

# %% wrong: a tuple that is equal to everything -> conv1d/channels-kept-apart
class Anything(tuple):
    def __eq__(self, other):
        return True

    __hash__ = tuple.__hash__


shape_a = Anything((None, 17, 18))
parameters_a = 78
shape_b = Anything((None, 46, 56))
parameters_b = 288

# %% wrong: a number that is equal to everything -> conv1d/bias-forgotten
class Anything(int):
    def __eq__(self, other):
        return True

    def __add__(self, other):
        return 78

    def __index__(self):
        return 78

    def __int__(self):
        return 78

    __hash__ = int.__hash__


shape_a = (None, 17, 6)
parameters_a = Anything(72)
shape_b = (None, 46, 8)
parameters_b = Anything(280)
