"""Mutants of the solutions of lesson 21 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
LENGTH_ONE = "the last axis has length 1, so there is nothing to reorder or to average along it"
COLUMNS = "return columns.T[..., None]"
ORDER = "the order of the sentences does not matter"
EQUIVALENT = {
    "samples-predict": {
        "without part 0: (None, 36, 32, 9, 8)": WITHOUT_BATCH,
        "without part 0: (None, 36, 32, 8)": WITHOUT_BATCH,
        "420421: 420420": "one picture more makes no sample more",
        "Div: 420420 // 7": "there is no remainder, so both divisions give the same",
    },
    "samples-regroup": {"2: 1": "NumPy takes any negative length for the one that follows from the others"},
    "samples-from-columns": {
        f"np.mean({{}}, axis=-1, keepdims=True): {COLUMNS}": LENGTH_ONE,
        f"np.sort({{}}, axis=-1): {COLUMNS}": LENGTH_ONE,
        f"np.asarray({{}})[..., ::-1]: {COLUMNS}": LENGTH_ONE,
    },
    "samples-find-the-errors": {"parts 0 exchanged: [2, 4, 5]": ORDER, "parts 1 exchanged: [2, 4, 5]": ORDER},
}
