"""Mutants of the solutions of lesson 19 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
WITHOUT_INPUT = "a model without Input is built when it is called"
ORDER = "the order of the sentences does not matter"
TANH = "tanh is an LSTM's own activation"
EQUIVALENT = {
    "seq-predict": {
        "without part 0: (None, 6)": WITHOUT_BATCH,
        "without part 0: (None, 10)": WITHOUT_BATCH,
        "without part 0: (None, 8, 14)": WITHOUT_BATCH,
    },
    "seq-pick": {"sign dropped: -1": "the two ends have two axes: the last one is axis 1"},
    "seq-tagger": {
        "activation='tanh': keras.layers.LSTM(units, return_sequences=True)": TANH,
        "without part 0: [keras.Input((steps, features)), "
        "keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)), "
        "keras.layers.Dense(classes, activation='softmax')]": WITHOUT_INPUT,
    },
    "seq-autoencoder": {
        "activation='tanh': keras.layers.LSTM(code)": TANH,
        "activation='tanh': keras.layers.LSTM(units, return_sequences=True)": TANH,
        "return_sequences=False: keras.layers.LSTM(code)": "that is what an LSTM does anyway",
        "go_backwards=True: keras.layers.LSTM(units, return_sequences=True)": "every step gets the same vector",
        "without part 0: [keras.Input((steps, features)), keras.layers.LSTM(code), keras.layers.RepeatVector(steps), "
        "keras.layers.LSTM(units, return_sequences=True), keras.layers.Dense(features)]": WITHOUT_INPUT,
    },
    "seq-find-the-errors": {"parts 0 exchanged: [1, 3, 5]": ORDER, "parts 1 exchanged: [1, 3, 5]": ORDER},
}
