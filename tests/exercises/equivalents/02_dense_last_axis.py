"""Mutants of the solutions of lesson 02 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
EQUIVALENT = {
    "dense-predict": {
        "without part 0: (None, 6, 5)": WITHOUT_BATCH,
        "without part 0: (None, 3, 8, 7)": WITHOUT_BATCH,
    },
    "dense-one-row": {"np.asarray({}).T: return y + bias": "one axis, turned round, is the same axis"},
    "dense-repair": {
        "without part 0: [keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(scores)]": (
            "a model without Input is built when it is called"
        ),
    },
    "dense-find-the-errors": {"parts 0 exchanged: [2, 3]": "the order of the sentences does not matter"},
}
