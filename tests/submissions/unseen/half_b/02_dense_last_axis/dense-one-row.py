# %% wrong: overwritten instead of added up: only the last feature counts -> "as if only the last product of a sum were kept"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] = row[feature] * kernel[feature, unit]
    return y + bias

# %% wrong: the bias forgotten -> dense/bias-forgotten
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
    return y

# %% wrong: added instead of multiplied -> "as if x and the kernel were added, not multiplied"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] + kernel[feature, unit]
    return y + bias

# %% wrong: a relu that nobody asked for -> "as if relu were applied at the end"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
    return np.maximum(y + bias, 0)

# %% wrong: the bias is multiplied on instead of added -> "as if the bias were multiplied, not added"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
    return y * bias

# %% wrong: row is read with the unit instead of the feature -> "wrong in one line only"
def one_row(row, kernel, bias):
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[unit % features] * kernel[feature, unit]
    return y + bias
