"""Mutants of the solutions of lesson 09 that are right as well, with the reason."""

ORDER = "the order of the sentences does not matter"
TIMES_ONE = "what is multiplied by one, or divided by it, stays what it is"
SYMMETRIC = "the correlation of one with the other is that of the other with the one"
EQUIVALENT = {
    "time-predict": {
        "right side only: 1 * 133906": TIMES_ONE,
        "left side only: 3 * 1": TIMES_ONE,
        "Div: 3 * 1": TIMES_ONE,
    },
    "time-evidence": {
        "parts 0 exchanged: (0, 1)": SYMMETRIC,
        "arguments 0 exchanged: np.corrcoef(before, after)": SYMMETRIC,
        "np.asarray({}).T: return np.corrcoef(before, after)[0, 1]": "a single number has no axes to exchange",
    },
    "time-find-the-errors": {"parts 0 exchanged: [2, 3, 5]": ORDER, "parts 1 exchanged: [2, 3, 5]": ORDER},
}
