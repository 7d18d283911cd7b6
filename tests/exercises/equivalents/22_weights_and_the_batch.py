"""Mutants of the solutions of lesson 22 that are right as well, with the reason."""

ORDER = "the order of the sentences does not matter"
REPEATED = "NumPy and Keras repeat a weight without the batch axis for all samples"
EQUIVALENT = {
    "weights-entries": {"without part 0: (1, *input_shape[1:])": REPEATED},
    "weights-rows": {"without part 0: (1, rows, 1)": REPEATED},
    "weights-find-the-errors": {"parts 0 exchanged: [1, 3, 4]": ORDER, "parts 1 exchanged: [1, 3, 4]": ORDER},
}
