"""What people believe of Bidirectional."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import shape_of, weights_of

TABLE = {
    "width-kept": (
        "as many numbers come out as the inner layer has units",
        "There are two results, one for each direction; merge_mode says how they are put together.",
        "look at the argument merge_mode.",
        shape_of(lambda case: case.again(merge_mode="sum")),
    ),
    "side-by-side": (
        "the results of both directions stand side by side",
        'That is merge_mode="concat"; "sum", "mul" and "ave" combine them number by number.',
        "look at the argument merge_mode.",
        shape_of(lambda case: case.again(merge_mode="concat")),
    ),
    "one-set-of-weights": (
        "both directions share one set of weights",
        "They are two layers of the same kind, each with its own weights.",
        "list layer.weights and read their names.",
        weights_of(lambda case: case["layer"]),
    ),
}
BELIEFS = beliefs_of("bidirectional", "Bidirectional", TABLE)
