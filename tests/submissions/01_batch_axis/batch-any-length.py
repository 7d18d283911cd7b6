# %% right: None steps
def any_length(units):
    return keras.Sequential([keras.Input((None, 1)), keras.layers.LSTM(units), keras.layers.Dense(1)])

# %% right: functional
def any_length(units):
    x = keras.Input((None, 1))
    return keras.Model(x, keras.layers.Dense(1)(keras.layers.LSTM(units)(x)))

# %% right: every step handed on, the last one taken
def any_length(units):
    x = keras.Input((None, 1))
    every = keras.layers.LSTM(units, return_sequences=True)(x)
    return keras.Model(x, keras.layers.Dense(1)(every[:, -1]))

# %% right: without Input
def any_length(units):
    return keras.Sequential([keras.layers.LSTM(units), keras.layers.Dense(1)])

# %% wrong: Flatten and a fixed length -> "made for inputs of shape (None, 20, 1)"
def any_length(units):
    return keras.Sequential([keras.Input((20, 1)), keras.layers.Flatten(), keras.layers.Dense(1)])

# %% wrong: Flatten without Input -> batch/in-the-weights
def any_length(units):
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])

# %% wrong: every step gives a number -> lstm/every-step-comes-out
def any_length(units):
    layers = keras.layers
    return keras.Sequential([keras.Input((None, 1)), layers.LSTM(units, return_sequences=True), layers.Dense(1)])

# %% wrong: no Dense -> "one layer were missing"
def any_length(units):
    return keras.Sequential([keras.Input((None, 1)), keras.layers.LSTM(units)])

# %% wrong: an LSTM of one unit gives the number -> "parameters"
def any_length(units):
    return keras.Sequential([keras.Input((None, 1)), keras.layers.LSTM(1)])

# %% wrong: as many numbers as units -> "units of Dense"
def any_length(units):
    return keras.Sequential([keras.Input((None, 1)), keras.layers.LSTM(units), keras.layers.Dense(units)])

# %% wrong: an activation that was not asked for -> "activation"
def any_length(units):
    layers = keras.layers
    return keras.Sequential([keras.Input((None, 1)), layers.LSTM(units), layers.Dense(1, activation="relu")])

# %% wrong: no layer -> "layer"
def any_length(units):
    return units

# %% wrong: a class and no layer -> "layer"
def any_length(units):
    return keras.layers.LSTM

# %% wrong: two LSTMs -> "parameters"
def any_length(units):
    layers = keras.layers
    return keras.Sequential(
        [keras.Input((None, 1)), layers.LSTM(units, return_sequences=True), layers.LSTM(units), layers.Dense(1)]
    )

# %% wrong: any length, in batches of one -> "it is made for batches of 1"
def any_length(units):
    return keras.Sequential([keras.Input(batch_shape=(1, None, 1)), keras.layers.LSTM(units), keras.layers.Dense(1)])
