"""Mutants of the solutions of lesson 06 that are right as well, with the reason."""

WITHOUT_BATCH = "a shape may be given without its batch axis"
ORDER = "the order of the sentences does not matter"
EQUIVALENT = {
    "conv1d-predict": {
        "without part 0: (None, 20 - 4 + 1, 6)": WITHOUT_BATCH,
        "without part 0: (None, 50 - 5 + 1, 8)": WITHOUT_BATCH,
    },
    "conv1d-one-number": {
        "np.asarray({}).T: return total + bias": "a number has no axes to exchange",
        "kernel for: window": "window and kernel have the same shape",
    },
    "conv1d-forward": {
        "arguments 0 exchanged: one_number(window, kernel[:, :, filter], "
        "bias[filter])": "a product can be turned round",
    },
    "conv1d-find-the-errors": {"parts 0 exchanged: [1, 3, 5]": ORDER, "parts 1 exchanged: [1, 3, 5]": ORDER},
}
