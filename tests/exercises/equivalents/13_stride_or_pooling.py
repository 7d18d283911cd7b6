"""Mutants of the solutions of lesson 13 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
FIRST = "whichever step the search begins with, the largest is found"
EQUIVALENT = {
    "halving-predict": {
        "without part 0: (None, 6, 4, 6)": WITHOUT_BATCH,
        "without part 0: (None, 7, 6, 5)": WITHOUT_BATCH,
        "Add: 2 * 2": "2 + 2 is 4, too",
    },
    "halving-one-window": {
        "np.asarray({}).T: return kept": "one axis, turned round, is the same axis",
        "GtE: window[offset, channel] > kept[channel]": "a number replaced by an equal one",
        "1: 0": FIRST,
        "-1: 0": FIRST,
    },
    "halving-max-pool": {
        "arguments 0 exchanged: max((windows - 1) * strides + pool_size - steps, 0)": "the larger of two, in any order",
        "arguments 0 exchanged: max(start, 0)": "the larger of two, in any order",
        "1: 0": "one missing place is the odd one, which stands at the end: 1 // 2 is 0 places in front",
    },
    "halving-find-the-errors": {
        "parts 0 exchanged: [1, 3, 4]": ORDER,
        "parts 1 exchanged: [1, 3, 4]": ORDER,
        "Add: 2 * 2": "2 + 2 is 4, too",
    },
}
