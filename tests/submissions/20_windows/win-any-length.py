# %% right: None steps
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(1),
        ]
    )

# %% right: a functional model
def forecaster(features, units):
    x = keras.Input((None, features))
    return keras.Model(x, keras.layers.Dense(1)(keras.layers.LSTM(units, return_sequences=True)(x)))

# %% right: Dense written out for each step
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.TimeDistributed(keras.layers.Dense(1)),
        ]
    )

# %% wrong: twenty steps, and no others -> "it is made for inputs of shape"
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((20, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(1),
        ]
    )

# %% wrong: the last step alone -> lstm/only-the-last-step-comes-out
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units),
            keras.layers.Dense(1),
        ]
    )

# %% wrong: no gates -> lstm/no-gates
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.SimpleRNN(units, return_sequences=True),
            keras.layers.Dense(1),
        ]
    )

# %% wrong: no Dense -> "it should give"
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units, return_sequences=True),
        ]
    )

# %% wrong: as many numbers as features -> "it should give"
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(features),
        ]
    )

# %% wrong: tanh behind it -> "the numbers are computed in another way"
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(1, activation="tanh"),
        ]
    )

# %% wrong: both ways -> "the wrong outputs move"
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)),
            keras.layers.Dense(1),
        ]
    )

# %% wrong: it reads backwards -> "the wrong outputs move"
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units, return_sequences=True, go_backwards=True),
            keras.layers.Dense(1),
        ]
    )

# %% wrong: units for features -> "parameters"
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(features + units, return_sequences=True),
            keras.layers.Dense(1),
        ]
    )

# %% wrong: no bias -> "parameters"
def forecaster(features, units):
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units, return_sequences=True, use_bias=False),
            keras.layers.Dense(1),
        ]
    )
