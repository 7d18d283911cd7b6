"""Mutants of the solutions of lesson 01 that are right as well, with the reason."""

EQUIVALENT = {
    "batch-any-length": {
        "activation='tanh': keras.layers.LSTM(units)": "tanh is an LSTM's own activation",
        "return_sequences=False: keras.layers.LSTM(units)": "an LSTM gives its last step anyway",
        "without part 0: [keras.Input((None, 1)), keras.layers.LSTM(units), keras.layers.Dense(1)]": (
            "a model without Input is built when it is called"
        ),
    },
    "batch-find-the-errors": {"parts 0 exchanged: [2, 3]": "the order of the sentences does not matter"},
}
