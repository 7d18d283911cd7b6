# %% right: the arithmetic
shape_a = (None, 5)
parameters_a = 4 * (7 + 5 + 1) * 5
shape_b = (None, 25, 6)
parameters_b = 4 * (4 + 6 + 1) * 6

# %% right: lists, and without the batch axis
shape_a = [5]
parameters_a = 260
shape_b = [25, 6]
parameters_b = 264

# %% right: asked of the layers
a = keras.layers.LSTM(5)
a.build((None, 12, 7))
shape_a, parameters_a = a.compute_output_shape((None, 12, 7)), a.count_params()
b = keras.layers.LSTM(6, return_sequences=True)
b.build((None, 25, 4))
shape_b, parameters_b = b.compute_output_shape((None, 25, 4)), b.count_params()

# %% right: weights made and counted
def count(features, units):
    return sum(np.zeros(shape).size for shape in [(features, 4 * units), (units, 4 * units), (4 * units,)])

shape_a, parameters_a = np.zeros((1, 5)).shape[1:], count(7, 5)
shape_b, parameters_b = np.zeros((25, 6)).shape, np.int64(count(4, 6))

# %% wrong: a unit for every step -> lstm/one-unit-per-step
shape_a = (None, 12)
parameters_a = 260
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: a unit for every feature -> lstm/one-unit-per-feature
shape_a = (None, 7)
parameters_a = 260
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: every step comes out of layer A -> lstm/every-step-comes-out
shape_a = (None, 12, 5)
parameters_a = 260
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: one set of weights a unit -> lstm/no-gates
shape_a = (None, 5)
parameters_a = (7 + 5 + 1) * 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: three gates -> lstm/three-gates
shape_a = (None, 5)
parameters_a = 3 * (7 + 5 + 2) * 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: the gates see the input alone -> lstm/no-recurrence
shape_a = (None, 5)
parameters_a = 4 * (7 + 1) * 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: counted like Dense -> lstm/like-dense
shape_a = (None, 5)
parameters_a = 7 * 5 + 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: all steps at once -> lstm/all-steps-at-once
shape_a = (None, 5)
parameters_a = 12 * 7 * 5 + 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: weights for every step -> lstm/weights-for-every-step
shape_a = (None, 5)
parameters_a = 12 * 260
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: steps taken for features -> lstm/steps-and-features-swapped
shape_a = (None, 5)
parameters_a = 4 * (12 + 5 + 1) * 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: one feature goes in -> lstm/features-are-the-output
shape_a = (None, 5)
parameters_a = 4 * (1 + 5 + 1) * 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: a window of as many steps as units -> lstm/looks-back-units-steps
shape_a = (None, 5)
parameters_a = 5 * 7 * 5 + 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: the bias left out -> lstm/bias-forgotten
shape_a = (None, 5)
parameters_a = 4 * (7 + 5) * 5
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: as many units as steps, counted -> lstm/one-unit-per-step
shape_a = (None, 5)
parameters_a = 4 * (7 + 12 + 1) * 12
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: a Dense layer for every step -> lstm/dense-for-every-step
shape_a = (None, 5)
parameters_a = 12 * (7 * 5 + 5)
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: layer B gives its last step -> lstm/only-the-last-step-comes-out
shape_a = (None, 5)
parameters_a = 260
shape_b = (None, 6)
parameters_b = 264

# %% wrong: the picture's order of axes -> lstm/units-before-steps
shape_a = (None, 5)
parameters_a = 260
shape_b = (None, 6, 25)
parameters_b = 264

# %% wrong: layer B looks back six steps -> lstm/looks-back-units-steps
shape_a = (None, 5)
parameters_a = 260
shape_b = (None, 20, 6)
parameters_b = 264

# %% wrong: one column for the labels -> lstm/one-column-one-unit
shape_a = (None, 5)
parameters_a = 260
shape_b = (None, 25, 1)
parameters_b = 264

# %% wrong: layer B without gates -> lstm/no-gates
shape_a = (None, 5)
parameters_a = 260
shape_b = (None, 25, 6)
parameters_b = (4 + 6 + 1) * 6

# %% wrong: layer B with the three gates of a GRU -> lstm/three-gates
shape_a = (None, 5)
parameters_a = 260
shape_b = (None, 25, 6)
parameters_b = 3 * (4 + 6 + 2) * 6

# %% wrong: one parameter too many -> "The real number is smaller than 261"
shape_a = (None, 5)
parameters_a = 261
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: a text -> "expected a whole number, such as 42"
shape_a = (None, 5)
parameters_a = '260'
shape_b = (None, 25, 6)
parameters_b = 264

# %% wrong: the last axis alone -> "write the whole shape"
shape_a = (None, 5)
parameters_a = 260
shape_b = 6
parameters_b = 264

# %% wrong: a batch of 1 -> "; the real shape has"
shape_a = (1, 5)
parameters_a = 260
shape_b = (None, 25, 6)
parameters_b = 264
