"""Mutants of the solutions of lesson 18 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
EQUIVALENT = {
    "lstm-predict": {"without part 0: (None, 5)": WITHOUT_BATCH, "without part 0: (None, 25, 6)": WITHOUT_BATCH},
    "lstm-one-step": {"sign dropped: -1": "the sums have two axes: the last one is axis 1"},
    "lstm-forward": {"without part 0: (batch, units)": "zeros without samples are added to every sample all the same"},
    "lstm-classes": {
        "without part 0: [keras.Input((steps, features)), keras.layers.LSTM(units, return_sequences=True), "
        "keras.layers.Dense(classes, activation='softmax')]": "a model without Input is built when it is called",
        "activation='tanh': keras.layers.LSTM(units, return_sequences=True)": "tanh is an LSTM's own activation",
    },
    "lstm-find-the-errors": {"parts 0 exchanged: [1, 3, 4]": ORDER, "parts 1 exchanged: [1, 3, 4]": ORDER},
}
