"""What people believe of Reshape, Permute, Flatten and RepeatVector, and which layers would make each belief true."""

from __future__ import annotations

import math

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import Belief

#: where rows and flattening are treated, and where steps are
ROWS, STEPS = "02_dense_last_axis", "18_lstm_units"


def _known(input_shape):
    return None not in input_shape[1:]


def _turned(input_shape, target_shape):
    """The order of the axes that turns the input into the target, if two exchanged axes do."""
    if len(input_shape) == 3 and tuple(target_shape) == tuple(input_shape[:0:-1]):
        return (2, 1)
    return None


def _permute_instead(input_shape, config):
    turned = _turned(input_shape, config["target_shape"])
    return (LayerCall("Permute", turned),) if turned else None


def _transpose_instead(forward, x, *, target_shape):
    return np.swapaxes(x, 1, 2) if _turned(np.shape(x), target_shape) else None


def _dense_and_reshape(input_shape, config):
    if not _known(input_shape):
        return None
    units = math.prod(input_shape[1:])
    return LayerCall("Flatten"), LayerCall("Dense", units, use_bias=False), LayerCall("Reshape", tuple(config["target_shape"]))


def _reshape_instead(input_shape, config):
    if not _known(input_shape):
        return None
    return (LayerCall("Reshape", tuple(input_shape[axis] for axis in config["dims"])),)


def _cut_anew(forward, x, *, dims):
    return np.reshape(x, (len(x), *(np.shape(x)[axis] for axis in dims)))


def _mean_of_channels(input_shape, config):
    kind = {3: "GlobalAveragePooling1D", 4: "GlobalAveragePooling2D"}.get(len(input_shape))
    return (LayerCall(kind),) if kind else None


def _last_two_joined(input_shape, config):
    if len(input_shape) < 4 or not _known(input_shape):
        return None
    *front, one, other = input_shape[1:]
    return (LayerCall("Reshape", (*front, one * other)),)


RESHAPE = (
    Belief(
        code="reshape/turns-the-axes",
        claim="Reshape exchanges the axes",
        because="It takes the numbers in the order in which they lie and cuts them anew; no number changes its place in that order.",
        next_step="write 0, 1, 2, ... into the input and read the second row of the output.",
        lesson=ROWS,
        about=("value",),
        layers=_permute_instead,
        forward=_transpose_instead,
    ),
    Belief(
        code="reshape/has-weights",
        claim="every output number is learned from all inputs",
        because="Nothing is computed: the same numbers stand under another shape.",
        next_step="compare the sorted numbers before and after.",
        lesson=ROWS,
        about=("parameters",),
        layers=_dense_and_reshape,
    ),
)
PERMUTE = (
    Belief(
        code="permute/cuts-anew",
        claim="the numbers keep their order and are cut into other rows",
        because="A number moves with its axes: what stood in row i and column j stands in row j and column i.",
        next_step="follow one number: where does it stand before, and where after?",
        lesson=STEPS,
        about=("value",),
        layers=_reshape_instead,
        forward=_cut_anew,
    ),
    Belief(
        code="permute/axes-kept",
        claim="the axes stay where they are",
        because="Each entry of dims names, counted from one after the batch, the old axis that comes to stand there.",
        next_step="write the lengths of the old axes in the order of dims.",
        lesson=STEPS,
        about=("output_shape",),
        layers=lambda input_shape, config: (LayerCall("Identity"),),
    ),
)
FLATTEN = (
    Belief(
        code="flatten/last-axis-left",
        claim="the last axis stays and the others are gone",
        because="Nothing is summed up or left out: every number of a sample comes to stand on a single axis.",
        next_step="count the numbers of one sample before and after.",
        lesson=ROWS,
        about=("output_shape",),
        layers=_mean_of_channels,
    ),
    Belief(
        code="flatten/last-two-joined",
        claim="the last two axes become one",
        because="All axes but the batch become one.",
        next_step="count the axes of the output.",
        lesson=ROWS,
        about=("output_shape",),
        layers=_last_two_joined,
    ),
    Belief(
        code="flatten/shape-kept",
        claim="the shape stays as it is",
        because="All numbers of a sample come to stand on one axis.",
        next_step="count the axes of the output.",
        lesson=ROWS,
        about=("output_shape",),
        layers=lambda input_shape, config: (LayerCall("Identity"),),
    ),
)
REPEAT_VECTOR = (
    Belief(
        code="repeat_vector/one-long-vector",
        claim="the copies stand one behind the other on the same axis",
        because="Each copy is a step of its own: a new axis counts them.",
        next_step="count the axes of the output.",
        lesson=STEPS,
        about=("output_shape",),
        layers=lambda input_shape, config: (LayerCall("RepeatVector", config["n"]), LayerCall("Flatten")),
    ),
    Belief(
        code="repeat_vector/steps-last",
        claim="the copies are counted by the last axis",
        because="Keras writes the steps before the features: (batch, steps, features).",
        next_step="name the axes of the output.",
        lesson=STEPS,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: (LayerCall("RepeatVector", config["n"]), LayerCall("Permute", (2, 1))),
        forward=lambda forward, x, *, n: np.swapaxes(forward(x, n=n), 1, 2),
    ),
)
