# %% right: through one vector
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(features),
        ]
    )

# %% right: two models, one behind the other
def autoencoder(steps, features, code, units):
    encoder = keras.Sequential([keras.Input((steps, features)), keras.layers.LSTM(code)])
    rest = [keras.layers.RepeatVector(steps), keras.layers.LSTM(units, return_sequences=True), keras.layers.Dense(features)]
    decoder = keras.Sequential([keras.Input((code,)), *rest])
    x = keras.Input((steps, features))
    return keras.Model(x, decoder(encoder(x)))

# %% right: Dense written out for every step
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.TimeDistributed(keras.layers.Dense(features)),
        ]
    )

# %% wrong: nothing is summed up -> lstm/only-the-last-step-comes-out
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code, return_sequences=True),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(features),
        ]
    )

# %% wrong: the second LSTM hands on its last step -> lstm/every-step-comes-out
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units),
            keras.layers.Dense(features),
        ]
    )

# %% wrong: repeated at the end -> lstm/last-output-repeated
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units),
            keras.layers.RepeatVector(steps),
            keras.layers.Dense(features),
        ]
    )

# %% wrong: no steps for the second LSTM -> "every step or one vector"
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(features),
        ]
    )

# %% wrong: no Dense -> "it should give"
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units, return_sequences=True),
        ]
    )

# %% wrong: units exchanged -> "parameters"
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(code, return_sequences=True),
            keras.layers.Dense(features),
        ]
    )

# %% wrong: relu behind it -> "the numbers are computed in another way"
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(features, activation="relu"),
        ]
    )

# %% wrong: SimpleRNNs -> "parameters"
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(code),
            keras.layers.RepeatVector(steps),
            keras.layers.SimpleRNN(units, return_sequences=True),
            keras.layers.Dense(features),
        ]
    )

# %% wrong: both ways -> "parameters"
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(code)),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(features),
        ]
    )

# %% wrong: Dense without bias -> "parameters"
def autoencoder(steps, features, code, units):
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(features, use_bias=False),
        ]
    )
