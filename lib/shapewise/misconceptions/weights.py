"""What people believe of the axes that a weight can have."""

from __future__ import annotations

from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import instead


def all_axes(case):
    """All axes of a sample."""
    return tuple(range(1, case.ndim + 2))


def has_more_axes(case):
    """A sample has several axes, all of known length, and the layer works on its last one."""
    return case.ndim > 0 and case.known and case["axis"] == -1


#: of a layer that has weights for each entry of its last axis
NORMALIZED = {
    "every-entry-of-a-sample": (
        "there are weights for each entry of a sample",
        "There are weights for each entry of the axes that the layer names; along the others they are shared.",
        "look at layer.gamma.shape: which axes does it have?",
        instead(where=has_more_axes, axis=all_axes),
    ),
}
#: of a layer that has a weight for each entry of a sample
ALL = {
    "every-entry-of-the-data": (
        "a layer can have a weight for each entry of all the data",
        "A layer sees batches, whose length it does not know and which are others each time. Weights can have any "
        "axis but that one.",
        "call the layer on a batch of another size.",
    ),
    "batch-counts": (
        "the size of a batch is in the number of weights",
        "Every sample of a batch meets the same weights, however many samples there are.",
        "build the layer for another batch size and count again.",
    ),
    "dense-in-its-place": (
        "weighing each entry is what Dense does",
        "A unit of Dense adds up all features, each times a weight. Here nothing is added up: each entry keeps "
        "its place.",
        "change one entry and count the outputs that move.",
    ),
    "rows-share": (
        "all rows have the same weights",
        "A weight that has no axis for the rows is shared by them; here each row has weights of its own.",
        "name the axes that the weight has.",
    ),
    "everything-to-everything": (
        "each output is made of all entries of a sample",
        "Each output is one entry times one weight.",
        "change one entry and count the outputs that move.",
    ),
    "columns-share": (
        "all columns have the same weights",
        "A weight that has no axis for the columns is shared by them; here each column has a weight of its own.",
        "name the axes that the weight has.",
    ),
    "bias-added": (
        "there is a bias, as in most layers",
        "A layer has the weights that its build makes, and no others.",
        "count the weights once more: what did you ask for?",
    ),
}
BELIEFS = (
    *beliefs_of("weights", "LayerNormalization", NORMALIZED),
    *beliefs_of("weights", "LayerNormalization", ALL),
)
