"""Mutants of the solutions of lesson 15 that are right as well, with the reason."""

ORDER = "the order of the sentences does not matter"
POSITIVE = "all three numbers are above 0"
EQUIVALENT = {
    "clock-per-number": {
        "np.abs({}): return [ordinary, first, second]": POSITIVE,
        "np.maximum({}, 0): return [ordinary, first, second]": POSITIVE,
        "np.asarray({}).T: return [ordinary, first, second]": "one axis, turned round, is the same axis",
    },
    "clock-impossible": {
        "np.abs({}): return 2 * multiply_adds <= seconds * tflops * 1000000000000.0": "True and False have no sign",
        "np.asarray({}).T: return 2 * multiply_adds <= seconds * tflops * "
        "1000000000000.0": "a single truth value stays the same",
    },
    "clock-find-the-errors": {"parts 0 exchanged: [2, 3, 5]": ORDER, "parts 1 exchanged: [2, 3, 5]": ORDER},
}
