# %% wrong: A all steps -> lstm/every-step-comes-out
shape_a, shape_b, shape_c, parameters_c = (None, 11, 6), (None, 10), (None, 8, 14), 616

# %% wrong: B not doubled -> bidirectional/width-kept
shape_a, shape_b, shape_c, parameters_c = (None, 6), (None, 5), (None, 8, 14), 616

# %% wrong: C one direction counted -> bidirectional/one-set-of-weights
shape_a, shape_b, shape_c, parameters_c = (None, 6), (None, 10), (None, 8, 14), 308

# %% wrong: C units 14 in one LSTM -> "The real number is smaller"
shape_a, shape_b, shape_c, parameters_c = (None, 6), (None, 10), (None, 8, 14), 1008

# %% wrong: C bias forgotten -> "The real number is larger"
shape_a, shape_b, shape_c, parameters_c = (None, 6), (None, 10), (None, 8, 14), 560

# %% wrong: C steps doubled -> "Axis 1 is 16 in your answer"
shape_a, shape_b, shape_c, parameters_c = (None, 6), (None, 10), (None, 16, 7), 616

# %% wrong: C last only -> bidirectional/only-the-last-step-comes-out
shape_a, shape_b, shape_c, parameters_c = (None, 6), (None, 10), (None, 14), 616
