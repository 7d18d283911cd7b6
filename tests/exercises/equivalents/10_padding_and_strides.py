"""Mutants of the solutions of lesson 10 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
LARGER = "the larger of two, in any order"
EQUIVALENT = {
    "ruler-predict": {
        "without part 0: (None, 7, 8)": WITHOUT_BATCH,
        "without part 0: (None, 30 - 4 * (3 - 1), 6)": WITHOUT_BATCH,
        "without part 0: (None, (24 - 5) // 2 + 1, 4)": WITHOUT_BATCH,
        "without part 0: (None, 8, 7)": WITHOUT_BATCH,
        "23: 24": "the last step fits no window, so it may be missing",
        "6: 5": "a window longer by one, in place of the step that is left over",
    },
    "ruler-same": {
        "1: 0": "a zero more at the end reaches no window of two steps or more",
        "arguments 0 exchanged: max((windows - 1) * strides + size - steps, 0)": LARGER,
        "without axes: np.tensordot(one, kernel, axes=2)": "two axes are what tensordot takes anyway",
    },
    "ruler-pytorch": {
        "groups=1: keras.layers.Conv1D(filters, kernel_size, strides=strides)": "one group is what it has anyway",
    },
    "ruler-find-the-errors": {
        "1: 0": "if no zero is missing, half of one, rounded down, is none in front, too",
        "-1: 0": "windows longer than strides lack some zeros, and the larger of the two is their number",
        "arguments 0 exchanged: max((windows - 1) * strides + kernel_size - steps, 0)": LARGER,
        "parts 0 exchanged: [2, 3, 4]": ORDER,
        "parts 1 exchanged: [2, 3, 4]": ORDER,
    },
}
