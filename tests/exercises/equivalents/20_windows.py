"""Mutants of the solutions of lesson 20 that are right as well, with the reason."""

ORDER = "the order of the sentences does not matter"
NO_FURTHER = "one point more makes no further window of stride 3"
EQUIVALENT = {
    "win-count": {
        "32: 31": NO_FURTHER,
        "3: 4": NO_FURTHER,
        "Div: (31 - 4) // 3": "27 is divided by 3 without a rest, and 10.0 is read as 10",
    },
    "win-any-length": {
        "activation='tanh': keras.layers.LSTM(units, return_sequences=True)": "tanh is an LSTM's own activation",
        "without part 0: [keras.Input((None, features)), keras.layers.LSTM(units, return_sequences=True), "
        "keras.layers.Dense(1)]": "a model without Input is built when it is called",
    },
    "win-find-the-errors": {"parts 0 exchanged: [2, 3, 5]": ORDER, "parts 1 exchanged: [2, 3, 5]": ORDER},
}
