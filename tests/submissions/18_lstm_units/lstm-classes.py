# %% right: a Dense layer behind the LSTM
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% right: the same Dense layer at every step, written out
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.TimeDistributed(keras.layers.Dense(classes, activation="softmax")),
        ]
    )

# %% right: softmax in a layer of its own
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(classes),
            keras.layers.Softmax(),
        ]
    )

# %% right: a functional model
def classifier(steps, features, units, classes):
    x = keras.Input((steps, features))
    h = keras.layers.LSTM(units, return_sequences=True)(x)
    scores = keras.layers.Dense(classes)(h)
    return keras.Model(x, keras.layers.Activation("softmax")(scores))

# %% right: the cell in an RNN, and any length
def classifier(steps, features, units, classes):
    cell = keras.layers.LSTMCell(units)
    rows = [keras.layers.RNN(cell, return_sequences=True), keras.layers.Conv1D(classes, 1, activation="softmax")]
    return keras.Sequential([keras.Input((None, features)), *rows])

# %% wrong: the model of the question -> lstm/softmax-gives-probabilities
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(classes, activation="softmax", return_sequences=True),
        ]
    )

# %% wrong: the steps are not asked for -> lstm/every-step-comes-out
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: a unit for every step -> lstm/one-unit-per-step
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(steps, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: a unit for every feature -> lstm/one-unit-per-feature
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(features, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: one column for the labels -> lstm/one-column-one-unit
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )

# %% wrong: a layer without gates -> lstm/no-gates
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(units, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: a GRU -> lstm/three-gates
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.GRU(units, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: a window of as many steps as units -> lstm/looks-back-units-steps
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Conv1D(units, units, padding="causal"),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: no memory at all -> lstm/like-dense
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Dense(units),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: an LSTM without bias -> lstm/bias-forgotten
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True, use_bias=False),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: scores without softmax -> "the numbers are computed in another way"
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(classes),
        ]
    )

# %% wrong: each class by itself -> "the numbers are computed in another way"
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(classes, activation="sigmoid"),
        ]
    )

# %% wrong: softmax over the steps -> "should"
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(classes),
            keras.layers.Softmax(axis=1),
        ]
    )

# %% wrong: both directions -> "should"
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True), merge_mode='sum'),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: one layer more -> "parameters"
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: units and classes exchanged -> "it should give"
def classifier(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(classes, return_sequences=True),
            keras.layers.Dense(units, activation="softmax"),
        ]
    )

# %% wrong: the class itself -> "expected a Keras layer or model"
def classifier(steps, features, units, classes):
    return keras.layers.LSTM

# %% wrong: Dense first, for 2 axes -> "it cannot take"
def classifier(steps, features, units, classes):
    return keras.Sequential([keras.Input((features,)), keras.layers.Dense(classes)])
