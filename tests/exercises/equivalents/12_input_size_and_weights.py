"""Mutants of the solutions of lesson 12 that are right as well, with the reason."""

ORDER = "the order of the sentences does not matter"
LAYERS = (
    "keras.Input((None, None, channels)), keras.layers.Conv2D(filters, 3), keras.layers.GlobalAveragePooling2D(), "
    "keras.layers.Dense(classes)"
)
EQUIVALENT = {
    "size-mean": {"parts 0 exchanged: (1, 2)": "the order of the two axes does not matter"},
    "size-any": {
        "groups=1: keras.layers.Conv2D(filters, 3)": "one group is what it has anyway",
        f"parts 2 exchanged: [{LAYERS}]": "the mean of weighted sums is the weighted sum of the means",
        f"without part 0: [{LAYERS}]": "without an Input it is built for the first picture, and takes others as well",
    },
    "size-find-the-errors": {"parts 0 exchanged: [1, 3, 5]": ORDER, "parts 1 exchanged: [1, 3, 5]": ORDER},
}
