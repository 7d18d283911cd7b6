# %% wrong: A: one gate only, (7 + 5 + 1) x 5 -> lstm/no-gates
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 65, (None, 25, 6), 264

# %% wrong: A: all steps returned -> lstm/every-step-comes-out
shape_a, parameters_a, shape_b, parameters_b = (None, 12, 5), 260, (None, 25, 6), 264

# %% wrong: B: only the last step -> lstm/only-the-last-step-comes-out
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 260, (None, 6), 264

# %% wrong: B: one bias for each gate only, 4 x ((4 + 6) x 6 + 1) -> "The real number is larger"
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 260, (None, 25, 6), 244

# %% wrong: B: features and units come out side by side: 25 steps of 10 -> "Axis 2 is 10 in your answer"
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 260, (None, 25, 10), 264

# %% wrong: A: the features come out, (None, 7) -> lstm/one-unit-per-feature
shape_a, parameters_a, shape_b, parameters_b = (None, 7), 260, (None, 25, 6), 264
