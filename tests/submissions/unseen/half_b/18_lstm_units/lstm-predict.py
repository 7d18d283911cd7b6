# %% wrong: A: the recurrent part forgotten, 4 x (7 + 1) x 5 -> lstm/no-recurrence
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 160, (None, 25, 6), 264

# %% wrong: A: three gates -> "as if there were three gates"
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 195, (None, 25, 6), 264

# %% wrong: B: the bias forgotten, 4 x (4 + 6) x 6 -> lstm/bias-forgotten
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 260, (None, 25, 6), 240

# %% wrong: B: two biases, as in another library: 4 x (4 + 6 + 2) x 6 -> "as if there were two biases"
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 260, (None, 25, 6), 288

# %% wrong: A: weights for every step, 12 x 260 -> lstm/weights-for-every-step
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 3120, (None, 25, 6), 264

# %% wrong: B: units times units without the features, 4 x (6 + 1) x 6 -> "as if the features were left out"
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 260, (None, 25, 6), 168

# %% wrong: A: steps in the place of the features, 4 x (12 + 5 + 1) x 5 -> lstm/steps-and-features-swapped
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 360, (None, 25, 6), 264
