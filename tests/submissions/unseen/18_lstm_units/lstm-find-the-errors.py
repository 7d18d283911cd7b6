# %% wrong: the bias forgotten in the first -> lstm/bias-forgotten
def corrected(steps, features, units, second_units):
    return features + units, 2 * units, 4 * (units + second_units + 1) * second_units
wrong = [1, 3, 4]

# %% wrong: the second layer sees the features -> lstm/second-layer-sees-the-input
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (features + second_units + 1) * second_units
wrong = [1, 3, 4]

# %% wrong: no recurrent weights in the second -> lstm/no-recurrence
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + 1) * second_units
wrong = [1, 3, 4]

# %% wrong: features and units forgotten apart -> lstm/no-recurrence
def corrected(steps, features, units, second_units):
    return features + 1, 2 * units, 4 * (units + second_units + 1) * second_units
wrong = [1, 3, 4]
