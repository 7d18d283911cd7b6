# %% right: the arithmetic
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% right: asked of the layers
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    first, second = keras.layers.LSTM(units), keras.layers.LSTM(second_units)
    first.build((None, steps, features))
    second.build((None, steps, units))
    return first.count_params() // (4 * units), sum(first.cell.state_size), second.count_params()

# %% right: shapes of the weights, and a list
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    one_gate = [np.zeros(features), np.zeros(units), np.zeros(1)]
    second = [(units, 4 * second_units), (second_units, 4 * second_units), (4 * second_units,)]
    return [np.concatenate(one_gate).size, np.zeros((2, units)).size, sum(int(np.prod(shape)) for shape in second)]

# %% right: a model with its states
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    x = keras.Input((steps, features))
    y, h, c = keras.layers.LSTM(units, return_sequences=True, return_state=True)(x)
    model = keras.Model(x, keras.layers.LSTM(second_units)(y))
    return 1 + features + units, h.shape[-1] + c.shape[-1], model.layers[-1].count_params()

# %% right: the sentences as a set
wrong = {1, 3, 4}

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% right: the sentences as an array, in another order
wrong = np.array([4, 3, 1])

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: the gate sees the input alone, with its bias -> lstm/no-recurrence
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: one weight for every feature -> lstm/like-dense
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: no bias in the gate -> lstm/bias-forgotten
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: all steps into one gate -> lstm/all-steps-at-once
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return steps * features + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: four gates at once -> lstm/gates-counted-together
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return 4 * (features + units + 1), 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: one state -> lstm/one-state
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, units, 4 * (units + second_units + 1) * second_units

# %% wrong: the outputs of all steps -> lstm/every-step-comes-out
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, steps * units, 4 * (units + second_units + 1) * second_units

# %% wrong: the states of all steps -> lstm/states-of-all-steps
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * steps * units, 4 * (units + second_units + 1) * second_units

# %% wrong: the second layer sees the input -> lstm/second-layer-sees-the-input
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (features + second_units + 1) * second_units

# %% wrong: the second layer sees the steps -> lstm/steps-and-features-swapped
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (steps + second_units + 1) * second_units

# %% wrong: a second layer without gates -> lstm/no-gates
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, (units + second_units + 1) * second_units

# %% wrong: a second layer with three gates -> lstm/three-gates
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 3 * (units + second_units + 2) * second_units

# %% wrong: a second layer without recurrence -> lstm/no-recurrence
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + 1) * second_units

# %% wrong: a second layer without bias -> lstm/bias-forgotten
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units) * second_units

# %% wrong: the text believed -> lstm/no-recurrence
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + 1, units, 4 * (features + second_units + 1) * second_units

# %% wrong: two answers -> "expected 3 whole numbers in this order"
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units

# %% wrong: nothing given back -> "expected 3 whole numbers in this order"
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    features + units + 1

# %% wrong: the numbers of the visible layers -> "The real number is"
wrong = [1, 3, 4]

def corrected(steps, features, units, second_units):
    return 43, 24, 560

# %% wrong: all sentences -> "the wrong sentences: sentence 2 is true"
wrong = list([1, 2, 3, 4, 5])

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: one sentence forgotten -> "the wrong sentences: those you name are wrong, and one more is as well"
wrong = [1, 3]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: the true sentences -> "the wrong sentences: sentence 2 is true"
wrong = [2, 5]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: no sentence -> "and 3 more are as well"
wrong = []

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: the number of wrong sentences -> "expected numbers of sentences"
wrong = 3

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: counted from 0 -> "expected numbers of sentences"
wrong = [0, 2, 3]

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: a text -> "expected numbers of sentences"
wrong = '1, 3'

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

# %% wrong: the dots left -> "the wrong sentences: nothing is written here yet"
wrong = ...

def corrected(steps, features, units, second_units):
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units
