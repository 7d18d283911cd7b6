# %% right: worked out
wrong = [1, 3]

def corrected(height, width, units):
    return 2 * units, height * width * units, height * width * units + units

# %% right: asked of Keras
wrong = [3, 1]

def corrected(height, width, units):
    dense, flat = keras.layers.Dense(units), keras.layers.Dense(units)
    y = np.asarray(dense(np.zeros((1, height, width, 1))))
    flat.build((None, height * width))
    return dense.count_params(), y.size, flat.count_params()

# %% right: one more weight for the bias
wrong = {1, 3}

def corrected(height, width, units):
    pixels = height * width
    return (1 + 1) * units, pixels * units, (pixels + 1) * units

# %% wrong: it sees the image as one thing -> dense/flattened
wrong = [1, 3]

def corrected(height, width, units):
    return (height * width + 1) * units, units, (height * width + 1) * units

# %% wrong: ten numbers come out -> dense/flattened
wrong = [1, 3]

def corrected(height, width, units):
    return 2 * units, units, (height * width + 1) * units

# %% wrong: the channel changes nothing -> dense/no-flatten-needed
wrong = [1, 3]

def corrected(height, width, units):
    return (width + 1) * units, height * width * units, (height * width + 1) * units

# %% wrong: a number for each row -> dense/no-flatten-needed
wrong = [1, 3]

def corrected(height, width, units):
    return 2 * units, height * units, (height * width + 1) * units

# %% wrong: behind Flatten without a bias -> dense/bias-forgotten
wrong = [1, 3]

def corrected(height, width, units):
    return 2 * units, height * width * units, height * width * units

# %% wrong: behind Flatten as if it were not there -> dense/no-flatten-needed
wrong = [1, 3]

def corrected(height, width, units):
    return 2 * units, height * width * units, (width + 1) * units

# %% wrong: a bias for each pixel -> dense/bias-per-row
wrong = [1, 3]

def corrected(height, width, units):
    return 2 * units, height * width * units, height * width * units + height * width

# %% wrong: no bias with the channel -> "parameters of Dense with the channel"
wrong = [1, 3]

def corrected(height, width, units):
    return units, height * width * units, (height * width + 1) * units

# %% wrong: a sentence too few -> "one more is as well"
wrong = [3]

def corrected(height, width, units):
    return 2 * units, height * width * units, (height * width + 1) * units

# %% wrong: a true sentence -> "sentence 2 is true"
wrong = [1, 2]

def corrected(height, width, units):
    return 2 * units, height * width * units, (height * width + 1) * units

# %% wrong: the layer is said to do something else than reshape -> "sentence 4 is true"
wrong = [1, 4]

def corrected(height, width, units):
    return 2 * units, height * width * units, (height * width + 1) * units
