# %% right: the arithmetic
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% right: asked of the layers
def corrected(steps, features, units, second_units):
    first, second = keras.layers.LSTM(units), keras.layers.LSTM(second_units)
    first.build((None, steps, features))
    second.build((None, steps, units))
    return first.count_params() // (4 * units), sum(first.cell.state_size), second.count_params()

# %% right: shapes of the weights, and a list
def corrected(steps, features, units, second_units):
    one_gate = [np.zeros(features), np.zeros(units), np.zeros(1)]
    second = [(units, 4 * second_units), (second_units, 4 * second_units), (4 * second_units,)]
    return [np.concatenate(one_gate).size, np.zeros((2, units)).size, sum(int(np.prod(shape)) for shape in second)]

# %% right: a model with its states
def corrected(steps, features, units, second_units):
    x = keras.Input((steps, features))
    y, h, c = keras.layers.LSTM(units, return_sequences=True, return_state=True)(x)
    model = keras.Model(x, keras.layers.LSTM(second_units)(y))
    return 1 + features + units, h.shape[-1] + c.shape[-1], model.layers[-1].count_params()

# %% wrong: the gate sees the input alone, with its bias -> lstm/no-recurrence
def corrected(steps, features, units, second_units):
    return features + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: one weight for every feature -> lstm/like-dense
def corrected(steps, features, units, second_units):
    return features, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: no bias in the gate -> lstm/bias-forgotten
def corrected(steps, features, units, second_units):
    return features + units, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: all steps into one gate -> lstm/all-steps-at-once
def corrected(steps, features, units, second_units):
    return steps * features + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: four gates at once -> lstm/gates-counted-together
def corrected(steps, features, units, second_units):
    return 4 * (features + units + 1), 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: one state -> lstm/one-state
def corrected(steps, features, units, second_units):
    return features + units + 1, units, 4 * (units + second_units + 1) * second_units

# %% wrong: the outputs of all steps -> lstm/every-step-comes-out
def corrected(steps, features, units, second_units):
    return features + units + 1, steps * units, 4 * (units + second_units + 1) * second_units

# %% wrong: the states of all steps -> lstm/states-of-all-steps
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * steps * units, 4 * (units + second_units + 1) * second_units

# %% wrong: the second layer sees the input -> lstm/second-layer-sees-the-input
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (features + second_units + 1) * second_units

# %% wrong: the second layer sees the steps -> lstm/steps-and-features-swapped
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (steps + second_units + 1) * second_units

# %% wrong: a second layer without gates -> lstm/no-gates
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, (units + second_units + 1) * second_units

# %% wrong: a second layer with three gates -> lstm/three-gates
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 3 * (units + second_units + 2) * second_units

# %% wrong: a second layer without recurrence -> lstm/no-recurrence
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + 1) * second_units

# %% wrong: a second layer without bias -> lstm/bias-forgotten
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units) * second_units

# %% wrong: the text believed -> lstm/no-recurrence
def corrected(steps, features, units, second_units):
    return features + 1, units, 4 * (features + second_units + 1) * second_units

# %% wrong: two answers -> "expected 3 whole numbers in this order"
def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units

# %% wrong: nothing given back -> "expected 3 whole numbers in this order"
def corrected(steps, features, units, second_units):
    features + units + 1

# %% wrong: the numbers of the visible layers -> "The real number is"
def corrected(steps, features, units, second_units):
    return 43, 24, 560
