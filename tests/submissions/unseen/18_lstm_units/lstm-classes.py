# %% wrong: softmax inside of the LSTM as well -> "as if the activation of LSTM were "softmax""
def classifier(steps, features, units, classes):
    return keras.Sequential([keras.Input((steps, features)), keras.layers.LSTM(units, activation="softmax", return_sequences=True), keras.layers.Dense(classes, activation="softmax")])

# %% wrong: sigmoid in place of softmax -> "as if the activation of Dense were "sigmoid""
def classifier(steps, features, units, classes):
    return keras.Sequential([keras.Input((steps, features)), keras.layers.LSTM(units, return_sequences=True), keras.layers.Dense(classes, activation="sigmoid")])

# %% wrong: as many units as classes -> lstm/one-unit-per-class
def classifier(steps, features, units, classes):
    return keras.Sequential([keras.Input((steps, features)), keras.layers.LSTM(classes, return_sequences=True), keras.layers.Softmax()])

# %% wrong: the same row repeated for every step -> "place 0 of axis 1 moves, and should not"
def classifier(steps, features, units, classes):
    return keras.Sequential([keras.Input((steps, features)), keras.layers.LSTM(units), keras.layers.Dense(classes, activation="softmax"), keras.layers.RepeatVector(steps)])

# %% wrong: relu as the activation of the LSTM -> "as if the activation of LSTM were "relu""
def classifier(steps, features, units, classes):
    return keras.Sequential([keras.Input((steps, features)), keras.layers.LSTM(units, activation="relu", return_sequences=True), keras.layers.Dense(classes, activation="softmax")])
