"""Mutants of the solutions of lesson 14 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
GROW = "keras.layers.Conv2DTranspose(filters, 2 * strides, strides=strides, padding='same')"
ACTIVATION = "an activation does the same at every place, and it is left open"
EQUIVALENT = {
    "grow-predict": {
        "without part 0: (None, (7 - 1) * 2 + 4, 3)": WITHOUT_BATCH,
        "without part 0: (None, 15, 24, 6)": WITHOUT_BATCH,
    },
    "grow-stamps": {
        "arguments 0 exchanged: max(size, strides)": "the larger of two, in any order",
    },
    "grow-even": {
        "1: 2": "stamps as long as strides lie one on each place",
        "3: 2": "stamps three times as long as strides lie three on each place",
        "right side only: 2 * strides": "stamps as long as strides lie one on each place",
        f"use_bias=False: {GROW}": "it still learns a kernel",
        **{f"activation={name!r}: {GROW}": ACTIVATION for name in ("gelu", "relu", "sigmoid", "softmax", "tanh")},
    },
    "grow-find-the-errors": {
        "parts 0 exchanged: [2, 4, 5]": ORDER,
        "parts 1 exchanged: [2, 4, 5]": ORDER,
    },
}
