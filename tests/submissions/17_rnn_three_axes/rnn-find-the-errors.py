# %% right: the arithmetic
wrong = [1, 3, 5]

def corrected(steps, units):
    return units, (1 + units + 1) * units

# %% right: asked of the layer
wrong = {1, 3, 5}

def corrected(steps, units):
    layer = keras.layers.SimpleRNN(units)
    layer.build((None, steps, 1))
    return layer.cell.state_size, layer.count_params()

# %% right: the shapes of the weights, as a list
wrong = np.array([5, 3, 1])

def corrected(steps, units):
    return [units, 1 * units + units * units + units]

# %% wrong: one number is handed on -> simple_rnn/one-number-kept
wrong = [1, 3, 5]

def corrected(steps, units):
    return 1, (1 + units + 1) * units

# %% wrong: a state for every step -> simple_rnn/one-unit-per-step
wrong = [1, 3, 5]

def corrected(steps, units):
    return steps, (1 + units + 1) * units

# %% wrong: the states of all steps -> simple_rnn/every-step-comes-out
wrong = [1, 3, 5]

def corrected(steps, units):
    return steps * units, (1 + units + 1) * units

# %% wrong: like Dense -> simple_rnn/like-dense
wrong = [1, 3, 5]

def corrected(steps, units):
    return units, units + units

# %% wrong: a weight for every number of the vector -> simple_rnn/all-steps-at-once
wrong = [1, 3, 5]

def corrected(steps, units):
    return units, steps * units + units

# %% wrong: the steps are features -> simple_rnn/steps-and-features-swapped
wrong = [1, 3, 5]

def corrected(steps, units):
    return units, (steps + units + 1) * units

# %% wrong: a layer for every step -> simple_rnn/weights-for-every-step
wrong = [1, 3, 5]

def corrected(steps, units):
    return units, steps * (1 + units + 1) * units

# %% wrong: no bias -> simple_rnn/bias-forgotten
wrong = [1, 3, 5]

def corrected(steps, units):
    return units, (1 + units) * units

# %% wrong: four gates -> simple_rnn/has-gates
wrong = [1, 3, 5]

def corrected(steps, units):
    return units, 4 * (1 + units + 1) * units

# %% wrong: only two sentences -> "the wrong sentences: those you name are wrong, and one more is as well"
wrong = [1, 5]

def corrected(steps, units):
    return units, (1 + units + 1) * units

# %% wrong: a true sentence -> "the wrong sentences: sentence 4 is true"
wrong = [1, 3, 4, 5]

def corrected(steps, units):
    return units, (1 + units + 1) * units

# %% wrong: the published numbers -> simple_rnn/one-unit-per-step
wrong = [1, 3, 5]

def corrected(steps, units):
    return 64, 4224
