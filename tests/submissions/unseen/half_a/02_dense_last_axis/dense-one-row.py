# %% wrong: the bias added inside the inner loop, once for each feature -> dense/bias-per-product
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit] + bias[unit]
    return y

# %% wrong: the return stands inside the loop, so only the first unit is computed -> "right for the first feature only"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
        return y + bias

# %% wrong: the indices of the kernel exchanged -> "it raised IndexError in the line"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[unit, feature]
    return y + bias
