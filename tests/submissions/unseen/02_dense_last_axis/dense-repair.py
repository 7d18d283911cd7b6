# %% wrong: the mean over the rows -> dense/rows-averaged
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Dense(scores), keras.layers.GlobalAveragePooling1D()])

# %% wrong: softmax behind it -> "as if one activation were too many: softmax"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(scores, activation="softmax")])

# %% wrong: a hidden layer more -> "as if one Dense were too many"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(64), keras.layers.Dense(scores)])

# %% wrong: Reshape to one row keeps an axis -> "as if Reshape stood where another layer belongs"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Reshape((1, height * width)), keras.layers.Dense(scores)])
