# %% right: the arithmetic
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return 2 * units, (2 * units + 1) * steps * outputs, (2 * units + 1) * outputs

# %% right: asked of the layers
wrong = {1, 3, 5}

def corrected(steps, outputs, units):
    layers = keras.layers
    model = keras.Sequential([keras.Input((steps, 3)), layers.Bidirectional(layers.LSTM(units)), layers.Dense(steps * outputs)])
    small = layers.Dense(outputs)
    small.build((None, steps, 2 * units))
    return model.layers[0].output.shape[-1], model.layers[1].count_params(), small.count_params()

# %% right: as a list, from the sizes of the kernels
wrong = np.array([5, 3, 1])

def corrected(steps, outputs, units):
    return [units + units, 2 * units * steps * outputs + steps * outputs, 2 * units * outputs + outputs]

# %% wrong: one direction handed on -> bidirectional/width-kept
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return units, (2 * units + 1) * steps * outputs, (2 * units + 1) * outputs

# %% wrong: all steps handed on -> bidirectional/every-step-comes-out
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return steps * 2 * units, (2 * units + 1) * steps * outputs, (2 * units + 1) * outputs

# %% wrong: all steps of one direction -> lstm/every-step-comes-out
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return steps * units, (2 * units + 1) * steps * outputs, (2 * units + 1) * outputs

# %% wrong: the wide head on one direction -> bidirectional/width-kept
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return 2 * units, (units + 1) * steps * outputs, (2 * units + 1) * outputs

# %% wrong: the wide head without bias -> dense/bias-forgotten
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return 2 * units, 2 * units * steps * outputs, (2 * units + 1) * outputs

# %% wrong: the wide head sees all steps -> dense/flattened
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return 2 * units, (steps * 2 * units + 1) * steps * outputs, (2 * units + 1) * outputs

# %% wrong: a kernel for every frame -> dense/own-weights-per-row
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return 2 * units, (2 * units + 1) * steps * outputs, steps * (2 * units + 1) * outputs

# %% wrong: the head flattens -> dense/flattened
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return 2 * units, (2 * units + 1) * steps * outputs, (steps * 2 * units + 1) * outputs

# %% wrong: no bias -> dense/bias-forgotten
wrong = [1, 3, 5]

def corrected(steps, outputs, units):
    return 2 * units, (2 * units + 1) * steps * outputs, 2 * units * outputs

# %% wrong: a true sentence -> "the wrong sentences: sentence 2 is true"
wrong = [1, 2, 3, 5]

def corrected(steps, outputs, units):
    return 2 * units, (2 * units + 1) * steps * outputs, (2 * units + 1) * outputs

# %% wrong: one forgotten -> "the wrong sentences: those you name are wrong, and one more is as well"
wrong = [1, 3]

def corrected(steps, outputs, units):
    return 2 * units, (2 * units + 1) * steps * outputs, (2 * units + 1) * outputs
