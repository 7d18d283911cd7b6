# %% wrong: sigmoid instead of softmax -> "as if the activation of Dense were"
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.Dense(classes, activation="sigmoid"),
    ])

# %% wrong: Flatten before the Dense: one answer for the whole recording -> "as if one Flatten were too many"
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.Flatten(),
        keras.layers.Dense(classes, activation="softmax"),
    ])

# %% wrong: softmax twice -> "as if one Softmax were too many"
def classifier(steps, features, units, classes):
    return keras.Sequential([
        keras.Input((steps, features)),
        keras.layers.LSTM(units, return_sequences=True),
        keras.layers.Dense(classes, activation="softmax"),
        keras.layers.Softmax(),
    ])
