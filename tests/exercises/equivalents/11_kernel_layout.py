"""Mutants of the solutions of lesson 11 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
EQUIVALENT = {
    "kernel-predict": {
        "without part 0: (None, 20 - 3 + 1, 12 - 3 + 1, 7)": WITHOUT_BATCH,
        "without part 0: (None, 16 - 5 + 1, 16 - 5 + 1, 4)": WITHOUT_BATCH,
    },
    "kernel-find-the-errors": {"parts 0 exchanged: [1, 3, 5]": ORDER, "parts 1 exchanged: [1, 3, 5]": ORDER},
}
