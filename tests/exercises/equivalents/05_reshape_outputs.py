"""Mutants of the solutions of lesson 05 that are right as well, with the reason."""

ORDER = "the order of the sentences does not matter"
EQUIVALENT = {
    "points-predict": {"without part 0: (None, 68, 2)": "a shape may be given without its batch axis"},
    "points-find-the-errors": {"parts 0 exchanged: [1, 3, 5]": ORDER, "parts 1 exchanged: [1, 3, 5]": ORDER},
}
