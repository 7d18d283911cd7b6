# %% right: Dense at every step
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% right: the same Dense, written out
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)),
            keras.layers.TimeDistributed(keras.layers.Dense(classes, activation="softmax")),
        ]
    )

# %% right: softmax in a layer of its own
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)),
            keras.layers.Dense(classes),
            keras.layers.Softmax(),
        ]
    )

# %% right: both directions by hand
def tagger(steps, features, units, classes):
    x = keras.Input((None, features))
    forward = keras.layers.LSTM(units, return_sequences=True)(x)
    backward = keras.layers.LSTM(units, return_sequences=True, go_backwards=True)(x)
    backward = keras.layers.Lambda(lambda y: y[:, ::-1])(backward)
    both = keras.layers.Concatenate()([forward, backward])
    return keras.Model(x, keras.layers.Dense(classes, activation="softmax")(both))

# %% wrong: the steps are not asked for -> bidirectional/every-step-comes-out
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units)),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: repeated -> lstm/last-output-repeated
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units)),
            keras.layers.RepeatVector(steps),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: one direction -> bidirectional/one-set-of-weights
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: added up -> bidirectional/width-kept
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True), merge_mode="sum"),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: no softmax -> "the numbers are computed in another way"
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)),
            keras.layers.Dense(classes),
        ]
    )

# %% wrong: each class by itself -> "the numbers are computed in another way"
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)),
            keras.layers.Dense(classes, activation="sigmoid"),
        ]
    )

# %% wrong: twice as many units in one direction -> "the wrong outputs move"
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(2 * units, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: softmax over the steps -> "should"
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)),
            keras.layers.Dense(classes),
            keras.layers.Softmax(axis=1),
        ]
    )

# %% wrong: GRUs -> "parameters"
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.GRU(units, return_sequences=True)),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )

# %% wrong: softmax inside -> "it should give"
def tagger(steps, features, units, classes):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(classes, return_sequences=True, activation="softmax")),
        ]
    )
