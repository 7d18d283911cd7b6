# %% wrong: only one state is counted -> lstm/one-state
def corrected(steps, features, units, second_units):
    return features + units + 1, units, 4 * (units + second_units + 1) * second_units

wrong = [1, 3, 4]

# %% wrong: the second layer sees the features -> lstm/second-layer-sees-the-input
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (features + second_units + 1) * second_units

wrong = [1, 3, 4]

# %% wrong: the recurrent part of the second layer forgotten -> lstm/no-recurrence
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + 1) * second_units

wrong = [1, 3, 4]

# %% wrong: all four gates are counted for one unit -> lstm/gates-counted-together
def corrected(steps, features, units, second_units):
    return 4 * (features + units + 1), 2 * units, 4 * (units + second_units + 1) * second_units

wrong = [1, 3, 4]

# %% wrong: the gates of every unit are kept as well: four numbers a unit -> "as if it were doubled"
def corrected(steps, features, units, second_units):
    return features + units + 1, 4 * units, 4 * (units + second_units + 1) * second_units

wrong = [1, 3, 4]
