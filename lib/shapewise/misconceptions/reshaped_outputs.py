"""What people believe of an output that is reshaped into points: where its numbers stand, and what it costs."""

from __future__ import annotations

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import computed


def from_one_axis(case):
    """Whether a single axis is folded into two."""
    target = case["target_shape"]
    return len(case.lengths) == 1 and len(target) == 2 and min(target) > 1 and case.known


def other_way_round(case):
    """The target's two lengths, exchanged."""
    return tuple(case["target_shape"])[::-1]


#: of a Reshape from one axis into points with coordinates
FOLDED = {
    "columns-first": (
        "the first numbers of the row fill the first column: all x, then all y",
        "Reshape fills row after row: the numbers of a point are neighbours in the row, x, y, x, y, ...",
        "write 0, 1, 2, ... into the row and look at the first row that comes out.",
        computed(
            lambda case, x: (
                np.swapaxes(np.reshape(x, (len(x), *other_way_round(case))), 1, 2) if from_one_axis(case) else None
            ),
            by=lambda case: (
                (LayerCall("Reshape", other_way_round(case)), LayerCall("Permute", (2, 1)))
                if from_one_axis(case)
                else None
            ),
        ),
    ),
}
#: of the model that ends in it
ALL = {
    "another-output": (
        "points need another output than a row of numbers, and layers that make it",
        "They are the same numbers, written in rows of two: Dense makes them, and Reshape folds them.",
        "compare the sorted numbers before and after Reshape.",
    ),
    "map-flattened-for-the-head": (
        "the map has to be flattened before a Dense can make the outputs",
        "A Dense behind global pooling sees each channel once; behind Flatten it has weights for each place of "
        "the map.",
        "write down the shape that Dense gets, in both ways.",
    ),
    "two-filters-are-points": (
        "a convolution with two filters gives points with two coordinates",
        "It gives two numbers at each place of the map, as many as there are places, whatever the number of points.",
        "count the places of the map.",
    ),
    "map-keeps-its-size": (
        "a convolution gives a number at each place of its map",
        "Its window must fit: with a kernel of 3 and no padding, two rows and two columns of places are lost.",
        "compare the shapes before and after.",
    ),
    "coordinate-of-the-next-point": (
        "points and coordinates are counted from 1 in the row",
        "NumPy and Keras count from 0: point 0 stands at 0 and 1.",
        "where does point 0 stand?",
    ),
    "places-counted-from-one": (
        "the first place of the row is place 1",
        "NumPy and Keras count from 0: the first number of a row stands at place 0.",
        "write down the places of point 0.",
    ),
}
BELIEFS = (*beliefs_of("reshape", "Reshape", FOLDED), *beliefs_of("points", "Reshape", ALL))
