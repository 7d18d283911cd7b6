# %% wrong: the bias is added once for every feature -> dense/bias-per-product
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit] + bias[unit]
    return y

# %% wrong: the mean in place of the sum -> dense/features-averaged
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
    return y / features + bias

# %% wrong: the indices of the kernel are exchanged -> "kernel of shape (5, 3) has 3 on axis 1"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[unit, feature]
    return y + bias

# %% wrong: return inside of the loop -> "right for the first feature only"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
        return y + bias
