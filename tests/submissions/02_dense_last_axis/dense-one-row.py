# %% right: two loops
def one_row(row, kernel, bias):
    """What Dense gives for one row."""
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
    return y + bias

# %% right: a product of a vector and a matrix
def one_row(row, kernel, bias):
    return row @ kernel + bias

# %% right: einsum
def one_row(row, kernel, bias):
    return np.einsum("f,fu->u", row, kernel) + bias

# %% right: the rows of the kernel, each times its feature
def one_row(row, kernel, bias):
    return sum(number * weights for number, weights in zip(row, kernel)) + bias

# %% right: lists and plain Python
def one_row(row, kernel, bias):
    return [sum(a * w for a, w in zip(row, kernel[:, unit])) + bias[unit] for unit in range(len(bias))]

# %% wrong: through Keras -> "NumPy alone is asked for"
def one_row(row, kernel, bias):
    layer = keras.layers.Dense(kernel.shape[1])
    layer.build((None, len(row)))
    layer.set_weights([kernel, bias])
    return layer(row[None])[0]

# %% wrong: the bias forgotten -> dense/bias-forgotten
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
    return y

# %% wrong: the bias inside the inner loop -> dense/bias-per-product
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit] + bias[unit]
    return y

# %% wrong: the bias of the first unit for all -> dense/one-bias-for-all
def one_row(row, kernel, bias):
    return row @ kernel + bias[0]

# %% wrong: no weights -> dense/plain-sum
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature]
    return y + bias

# %% wrong: averaged -> dense/features-averaged
def one_row(row, kernel, bias):
    return (row[:, None] * kernel).mean(axis=0) + bias

# %% wrong: the sum is overwritten by the last feature -> "The shape is right; 3 of 3 numbers differ"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] = row[feature] * kernel[feature, unit]
    return y + bias

# %% wrong: the first feature only -> dense/first-feature-only
def one_row(row, kernel, bias):
    return row[0] * kernel[0] + bias

# %% wrong: returned from inside the loop -> "The shape is right; 2 of 3 numbers differ"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
        return y + bias

# %% wrong: every unit has the weights of the first -> dense/units-alike
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, 0]
    return y + bias

# %% wrong: the kernel reshaped instead of transposed -> dense/kernel-transposed
def one_row(row, kernel, bias):
    return kernel.reshape(kernel.shape[::-1]) @ row + bias

# %% wrong: the kernel's axes exchanged -> "it raised IndexError"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[unit, feature]
    return y + bias

# %% wrong: products that are never added up -> "; the real shape has"
def one_row(row, kernel, bias):
    return row[:, None] * kernel + bias

# %% wrong: all units added into one number -> "; the real shape has"
def one_row(row, kernel, bias):
    return (row @ kernel + bias).sum()

# %% wrong: the bias taken away -> "The shape is right"
def one_row(row, kernel, bias):
    return row @ kernel - bias

# %% wrong: cut to whole numbers -> "another, which holds fractions"
def one_row(row, kernel, bias):
    return (row @ kernel + bias).astype(int)

# %% wrong: relu that nobody asked for -> "The shape is right"
def one_row(row, kernel, bias):
    return np.maximum(row @ kernel + bias, 0)

# %% wrong: printed, not returned -> "None: was the result returned?"
def one_row(row, kernel, bias):
    print(row @ kernel + bias)

# %% wrong: nothing written -> "NotImplementedError"
def one_row(row, kernel, bias):
    """What Dense gives for one row."""
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            # YOUR CODE HERE
            raise NotImplementedError("put your own code in the place of this line")
    # YOUR CODE HERE
    raise NotImplementedError("put your own code in the place of this line")

# %% wrong: numbers copied from the check -> "NumPy alone is asked for"
def one_row(row, kernel, bias):
    layer = keras.layers.Dense(3)
    return [1.0, 2.0, 3.0]
