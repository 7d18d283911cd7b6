# %% wrong: return_sequences forgotten -> lstm/every-step-comes-out
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units),
        keras.layers.Dense(classes, activation="softmax"),
    ])

# %% wrong: softmax forgotten: scores come out -> "as if an activation were missing"
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.Dense(classes),
    ])

# %% wrong: units set to classes, softmax in the LSTM as before -> lstm/softmax-gives-probabilities
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(classes, activation="softmax", return_sequences=True),
    ])

# %% wrong: the Dense forgotten: Softmax on the units -> "as if the layer whose numbers Softmax takes were missing"
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.Softmax(),
    ])

# %% wrong: Softmax over the steps, axis 1 -> "the wrong outputs move"
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.Dense(classes),
        keras.layers.Softmax(axis=1),
    ])

# %% wrong: relu in the LSTM -> "as if the activation of LSTM were"
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units, activation="relu", return_sequences=True),
        keras.layers.Dense(classes, activation="softmax"),
    ])

# %% wrong: a second LSTM in the place of the Dense -> "as if LSTM stood where another layer belongs"
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.LSTM(classes, activation="softmax", return_sequences=True),
    ])
