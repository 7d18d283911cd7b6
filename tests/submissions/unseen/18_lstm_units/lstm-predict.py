# %% wrong: B keeps the last step alone -> lstm/only-the-last-step-comes-out
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 260, (None, 6), 264

# %% wrong: three gates -> "as if there were three gates"
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 195, (None, 25, 6), 198

# %% wrong: no recurrent kernel -> lstm/no-recurrence
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 160, (None, 25, 6), 120

# %% wrong: weights for every step -> lstm/weights-for-every-step
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 3120, (None, 25, 6), 6600

# %% wrong: one bias for each gate -> "The real number is larger than 244."
shape_a, parameters_a, shape_b, parameters_b = (None, 5), 244, (None, 25, 6), 244
