# %% wrong: the bias is forgotten in the gate -> lstm/bias-forgotten
def corrected(steps, features, units, second_units):
    return features + units, 2 * units, 4 * (units + second_units + 1) * second_units

wrong = [1, 3, 4]

# %% wrong: the recurrent weights are not counted in the gate -> lstm/no-recurrence
def corrected(steps, features, units, second_units):
    return features + 1, 2 * units, 4 * (units + second_units + 1) * second_units

wrong = [1, 3, 4]

# %% wrong: the steps are counted with what is kept -> lstm/states-of-all-steps
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units * steps, 4 * (units + second_units + 1) * second_units

wrong = [1, 3, 4]

# %% wrong: sentence 2 marked instead of 3 -> "sentence 2 is true"
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

wrong = [1, 2, 4]

# %% wrong: one gate of the second layer only -> lstm/no-gates
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, (units + second_units + 1) * second_units

wrong = [1, 3, 4]

# %% wrong: all units of the gate are counted -> "as if it were multiplied by the units"
def corrected(steps, features, units, second_units):
    return (features + units + 1) * units, 2 * units, 4 * (units + second_units + 1) * second_units

wrong = [1, 3, 4]
