# %% right: the arithmetic
shape_a = (None, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2

# %% right: without the batch axis, as lists
shape_a = [7]
parameters_a = 77
shape_b = [6, 5]
parameters_b = 70
changed = len(range(2, 9))

# %% right: asked of the layers
a, b = keras.layers.SimpleRNN(7), keras.layers.SimpleRNN(5, return_sequences=True)
a.build((None, 9, 3))
b.build((None, 6, 8))
shape_a, shape_b = a.compute_output_shape((None, 9, 3)), b.compute_output_shape((None, 6, 8))
parameters_a, parameters_b = a.count_params(), b.count_params()
changed = np.int64(7)

# %% wrong: every step comes out of A -> simple_rnn/every-step-comes-out
shape_a = (None, 9, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2

# %% wrong: only the last step comes out of B -> simple_rnn/only-the-last-step-comes-out
shape_a = (None, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2

# %% wrong: units first in B -> simple_rnn/units-before-steps
shape_a = (None, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 5, 6)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2

# %% wrong: all numbers enter at once -> simple_rnn/all-steps-at-once
shape_a = (None, 7)
parameters_a = 9 * 3 * 7 + 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2

# %% wrong: like a Dense layer -> simple_rnn/like-dense
shape_a = (None, 7)
parameters_a = 3 * 7 + 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2

# %% wrong: no bias -> simple_rnn/bias-forgotten
shape_a = (None, 7)
parameters_a = (3 + 7) * 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2

# %% wrong: weights for every step -> simple_rnn/weights-for-every-step
shape_a = (None, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 6, 5)
parameters_b = 6 * (8 + 5 + 1) * 5
changed = 9 - 2

# %% wrong: four gates -> simple_rnn/has-gates
shape_a = (None, 7)
parameters_a = 4 * (3 + 7 + 1) * 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2

# %% wrong: the two steps alone change -> simple_rnn/steps-stand-alone
shape_a = (None, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 2

# %% wrong: everything changes -> simple_rnn/all-steps-at-once
shape_a = (None, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9

# %% wrong: from step 2 to step 5 -> "changed"
shape_a = (None, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 4

# %% wrong: still open -> "shape_a"
shape_a = parameters_a = shape_b = parameters_b = changed = ...
