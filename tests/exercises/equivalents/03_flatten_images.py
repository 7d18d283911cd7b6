"""Mutants of the solutions of lesson 03 that are right as well, with the reason."""

NUMBERS = "1 for True and 0 for False are the same mask"
WHOLE_ROW = "a row that is seen is seen from end to end"
EQUIVALENT = {
    "flatten-seen": {
        "np.abs({}): return mask": NUMBERS,
        "np.maximum({}, 0): return mask": NUMBERS,
        "np.round({}): return mask": NUMBERS,
        "np.asarray({}).astype(int): return mask": NUMBERS,
        "without dtype: np.zeros((height, width), dtype=bool)": NUMBERS,
        "np.asarray({})[..., ::-1]: return mask": WHOLE_ROW,
        "np.sort({}, axis=-1): return mask": WHOLE_ROW,
    },
    "flatten-by-hand": {"2: 1": "NumPy takes any length below 0 for the one that follows from the others"},
    "flatten-repair": {
        "without part 0: [keras.Input((height, width, 3)), keras.layers.Flatten(), "
        "keras.layers.Dense(classes, activation='softmax')]": "a model without Input is built when it is called",
    },
    "flatten-find-the-errors": {"parts 0 exchanged: [1, 3]": "the order of the sentences does not matter"},
}
