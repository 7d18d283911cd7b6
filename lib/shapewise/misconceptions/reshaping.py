"""What people believe of Reshape, Permute, Flatten and RepeatVector."""

from __future__ import annotations

import math

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import afterwards, computed, shape_of, weights_of


def exchanged(case):
    """Whether the target is the input's shape with its two axes exchanged."""
    return case.ndim == 1 and tuple(case["target_shape"]) == case.lengths[::-1]


def dense_and_reshape(case):
    """Every number made of all numbers."""
    mixing = LayerCall("Dense", math.prod(case.lengths), use_bias=False)
    return LayerCall("Flatten"), mixing, LayerCall("Reshape", tuple(case["target_shape"]))


def lengths_in_order(case):
    """The lengths of the axes in the order that `dims` gives them."""
    return tuple(case.input_shape[axis] for axis in case["dims"])


def mean_of_each_channel(case):
    """What leaves the last axis alone."""
    return LayerCall(f"GlobalAveragePooling{case.ndim}D") if case.ndim in (1, 2) else None


def last_two_joined(case):
    """A Reshape that joins the last two axes."""
    *front, one, other = case.lengths
    return LayerCall("Reshape", (*front, one * other))


RESHAPE = {
    "turns-the-axes": (
        "Reshape swaps the axes",
        "It keeps the numbers in the order they have in memory, and only cuts that row of numbers at other places.",
        "write 0, 1, 2, ... into the input and read the second row of the output.",
        computed(
            lambda case, x: np.swapaxes(x, 1, 2) if exchanged(case) else None,
            by=lambda case: LayerCall("Permute", (2, 1)) if exchanged(case) else None,
        ),
    ),
    "has-weights": (
        "every output number is learned from all inputs",
        "Nothing is computed: the same numbers get another shape.",
        "compare the sorted numbers before and after.",
        weights_of(dense_and_reshape, where=lambda case: case.known),
    ),
}
PERMUTE = {
    "cuts-anew": (
        "the numbers keep their order and are cut into rows of another length",
        "A number moves with its axes: with Permute((2, 1)), what was in row i, column j is now in row j, column i.",
        "follow one number: where is it before, and where after?",
        computed(
            lambda case, x: np.reshape(x, (len(x), *lengths_in_order(case))),
            by=lambda case: LayerCall("Reshape", lengths_in_order(case)) if case.known else None,
        ),
    ),
    "axes-kept": (
        "the axes stay where they are",
        "Each entry of dims names the old axis that goes there; axis 1 is the first one after the batch.",
        "write the lengths of the old axes in the order of dims.",
        shape_of(lambda case: LayerCall("Identity")),
    ),
}
FLATTEN = {
    "last-axis-left": (
        "the last axis stays and the others are gone",
        "Nothing is summed or left out: all numbers of a sample go onto a single axis.",
        "count the numbers of one sample before and after.",
        shape_of(mean_of_each_channel),
    ),
    "last-two-joined": (
        "the last two axes become one",
        "All axes after the batch become one.",
        "count the axes of the output.",
        shape_of(last_two_joined, where=lambda case: case.ndim > 1 and case.known),
    ),
    "batch-joined": (
        "the samples are put on that axis as well",
        "The batch axis stays: every sample gets an axis of its own to be put on.",
        "compare len(x) before and after.",
    ),
    "columns-first": (
        "the first axis runs fastest, column by column",
        "The last axis runs fastest: one row after the other, as the numbers stand in memory.",
        "flatten np.arange(6).reshape(1, 2, 3) and read it.",
    ),
    "shape-kept": (
        "the shape stays as it is",
        "All numbers of a sample go onto a single axis.",
        "count the axes of the output.",
        shape_of(lambda case: LayerCall("Identity")),
    ),
}
REPEAT_VECTOR = {
    "one-long-vector": (
        "the copies are put one after the other on the same axis",
        "Each copy is a step: a new axis counts them.",
        "count the axes of the output.",
        shape_of(lambda case: (case.layer, LayerCall("Flatten"))),
    ),
    "steps-last": (
        "the copies are counted by the last axis",
        "Keras writes the steps before the features: (batch, steps, features).",
        "name the axes of the output.",
        afterwards(lambda y: np.swapaxes(y, 1, 2), lambda case: LayerCall("Permute", (2, 1))),
    ),
}
BELIEFS = (
    *beliefs_of("reshape", "Reshape", RESHAPE),
    *beliefs_of("permute", "Permute", PERMUTE),
    *beliefs_of("flatten", "Flatten", FLATTEN),
    *beliefs_of("repeat_vector", "RepeatVector", REPEAT_VECTOR),
)
