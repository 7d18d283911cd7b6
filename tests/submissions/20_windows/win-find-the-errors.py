# %% right: the arithmetic
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width, 4 * (features + units + 1) * units

# %% right: asked of NumPy and of the layer
wrong = {2, 3, 5}

def corrected(steps, width, features, units):
    layer = keras.layers.LSTM(units)
    layer.build((None, None, features))
    cut = np.lib.stride_tricks.sliding_window_view
    return cut(np.zeros(steps), width).shape[0], cut(np.zeros(steps - 1), width).shape[0], layer.count_params()

# %% right: as a list
wrong = np.array([5, 3, 2])

def corrected(steps, width, features, units):
    return [len(range(steps - width + 1)), steps - width, 4 * units * (units + 1 + features)]

# %% wrong: as many as points -> windows/as-many-as-points
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps, steps - width, 4 * (features + units + 1) * units

# %% wrong: one too few -> windows/one-too-few
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps - width, steps - width, 4 * (features + units + 1) * units

# %% wrong: side by side -> windows/side-by-side
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps // width, steps - width, 4 * (features + units + 1) * units

# %% wrong: a target behind the series -> windows/horizon-forgotten
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width + 1, 4 * (features + units + 1) * units

# %% wrong: one too few of those -> windows/one-too-few
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width - 1, 4 * (features + units + 1) * units

# %% wrong: weights for every step -> lstm/weights-for-every-step
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width, steps * 4 * (features + units + 1) * units

# %% wrong: no gates -> lstm/no-gates
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width, (features + units + 1) * units

# %% wrong: all steps at once -> lstm/all-steps-at-once
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width, (steps * features + 1) * units

# %% wrong: no bias -> lstm/bias-forgotten
wrong = [2, 3, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width, 4 * (features + units) * units

# %% wrong: a true sentence -> "the wrong sentences: sentence 4 is true"
wrong = [2, 3, 4, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width, 4 * (features + units + 1) * units

# %% wrong: one forgotten -> "the wrong sentences: those you name are wrong, and one more is as well"
wrong = [3, 5]

def corrected(steps, width, features, units):
    return steps - width + 1, steps - width, 4 * (features + units + 1) * units
