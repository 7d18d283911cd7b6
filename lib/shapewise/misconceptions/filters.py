"""What people believe of filters beside each other; what they believe of one filter stands with its layer."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of

TABLE = {
    "differ-by-themselves": (
        "two filters give different results even where their weights are equal",
        "A filter is nothing but its weights and its bias: where these are equal, the results are.",
        "set all weights of a small layer to one and compare the columns of its output.",
    ),
    "see-the-whole-input": (
        "every result is a sum over the whole input",
        "One result is made from one window: kernel_size steps, all their channels.",
        "change the last step of the input, and look whether the first step of the output moves.",
    ),
    "share-one-window-each": (
        "each filter has a window of its own, at a place of its own",
        "All filters look at every window: at each place there is one result for each filter.",
        "count the windows, then compare with the axis of the output that counts steps.",
    ),
}
BELIEFS = beliefs_of("filters", ("Conv1D", "Conv2D"), TABLE)
