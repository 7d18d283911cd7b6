# %% wrong: Flatten after Dense -> dense/flattened-afterwards
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Dense(scores), keras.layers.Flatten()])

# %% wrong: no Flatten at all -> dense/no-flatten-needed
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Dense(scores)])

# %% wrong: pooled over the rows instead of flattened -> dense/rows-averaged
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(scores)])

# %% wrong: a hidden layer that nobody asked for -> "as if one Dense were too many"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(32), keras.layers.Dense(scores)])

# %% wrong: 28 x 28 written down as a fixed size -> "it cannot take"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(scores)])

# %% wrong: softmax added -> "as if one activation were too many: softmax"
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(scores, activation="softmax")])

# %% wrong: the bias switched off -> dense/bias-forgotten
def repaired(height, width, scores):
    return keras.Sequential([keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(scores, use_bias=False)])
