"""Mutants of the solutions of lesson 07 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
EQUIVALENT = {
    "filters-predict": {
        "without part 0: (None, 30 - 2 + 1, 5)": WITHOUT_BATCH,
        "without part 0: (None, 40 - 4 + 1, 9)": WITHOUT_BATCH,
    },
    "filters-detectors": {
        "groups=1: keras.layers.Conv1D(filters=how_many, kernel_size=how_long)": "one group is what Conv1D has anyway",
    },
    "filters-peaks": {"-1: 0": "the series has one channel, so the last one is the first"},
    "filters-column": {"np.asarray({}).T: return result": "an array with one axis has nothing to exchange"},
    "filters-find-the-errors": {"parts 0 exchanged: [1, 4, 5]": ORDER, "parts 1 exchanged: [1, 4, 5]": ORDER},
}
