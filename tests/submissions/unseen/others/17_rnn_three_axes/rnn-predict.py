# %% wrong: no recurrence -> simple_rnn/like-dense
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 7), 28, (None, 6, 5), 70, 7

# %% wrong: all steps change -> simple_rnn/all-steps-at-once
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 7), 77, (None, 6, 5), 70, 9

# %% wrong: up to step 5 -> "The real number is larger"
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 7), 77, (None, 6, 5), 70, 4

# %% wrong: only from 5 -> "The real number is larger"
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 7), 77, (None, 6, 5), 70, 4

# %% wrong: steps come out -> simple_rnn/every-step-comes-out
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 9, 7), 77, (None, 6, 5), 70, 7

# %% wrong: lstm -> simple_rnn/has-gates
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 7), 77, (None, 6, 5), 280, 7

# %% wrong: only two steps change -> simple_rnn/steps-stand-alone
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 7), 77, (None, 6, 5), 70, 2

# %% wrong: no bias -> simple_rnn/bias-forgotten
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 7), 70, (None, 6, 5), 70, 7

# %% wrong: steps for features -> simple_rnn/steps-and-features-swapped
shape_a, parameters_a, shape_b, parameters_b, changed = (None, 7), 119, (None, 6, 5), 70, 7
