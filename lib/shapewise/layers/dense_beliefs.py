"""What people believe of Dense, and which layers would make each belief true."""

from __future__ import annotations

import math

import numpy as np

from shapewise.derivation import Labelled, Number, product
from shapewise.derivation import parameters as count
from shapewise.layers.call import LayerCall
from shapewise.layers.dense_slips import LESSON, SLIPS, where_rows_are
from shapewise.layers.options import options_of
from shapewise.misconceptions.belief import Belief


def _dense(config, units=None):
    return LayerCall("Dense", config["units"] if units is None else units, **options_of(config, "use_bias"))


def _has_rows(input_shape):
    """Whether there are axes between the batch and the features, all of known length."""
    return len(input_shape) > 2 and None not in input_shape[1:]


def _flattened(input_shape, config):
    return (LayerCall("Flatten"), _dense(config)) if _has_rows(input_shape) else None


def _folded_back(input_shape, config):
    if not _has_rows(input_shape):
        return None
    folded = (*input_shape[1:-1], config["units"])
    return LayerCall("Flatten"), _dense(config, math.prod(folded)), LayerCall("Reshape", folded)


def _einsum(input_shape, config, kernel):
    """EinsumDense with a letter for every row axis; `kernel` is written with R in their place."""
    if not 2 < len(input_shape) < 8 or None in input_shape[1:]:
        return None
    rows = "pqrst"[-(len(input_shape) - 2) :]
    equation = f"b{rows}f,{kernel.replace('R', rows)}->b{rows}u"
    bias = {"bias_axes": f"{rows}u"} if config.get("use_bias", True) else {}
    return (LayerCall("EinsumDense", equation, (*input_shape[1:-1], config["units"]), **bias),)


def _first_axis(input_shape, config):
    if len(input_shape) < 3:
        return None
    turn = LayerCall("Permute", (len(input_shape) - 1, *range(2, len(input_shape) - 1), 1))
    return turn, _dense(config), turn


def _axis_added(input_shape, config):
    return None if None in input_shape[1:] else (LayerCall("Reshape", (*input_shape[1:], 1)), _dense(config))


def _kept_apart(input_shape, config):
    if len(input_shape) != 3:
        return None
    return (LayerCall("DepthwiseConv1D", 1, depth_multiplier=config["units"], **options_of(config, "use_bias")),)


def _one_bias(input_shape, config):
    if not config.get("use_bias", True):
        return None
    kernel = product(Number(input_shape[-1], "features"), Number(config["units"], "units"))
    return count(Labelled("kernel", kernel), Labelled("bias", Number(1)))


def _apart(forward, x, kernel, bias=None, **options):
    if x.ndim != 3:
        return None
    single = [forward(x[..., [f]], kernel[[f]], bias, **options) for f in range(kernel.shape[0])]
    return np.concatenate(single, axis=-1)


def _along_the_first(forward, x, kernel, bias=None, **options):
    if x.ndim < 3 or x.shape[1] != len(kernel):
        return None
    return np.swapaxes(forward(np.swapaxes(x, 1, -1), kernel, bias, **options), 1, -1)


BELIEFS = (
    Belief(
        code="dense/flattened",
        claim="the whole input is flattened first, so that every unit sees all of it",
        because="Dense flattens nothing: it takes the vectors on the last axis one by one, and all other axes stay as they are.",
        next_step="change one number of the input and see in which rows of the output anything moves.",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=_flattened,
    ),
    Belief(
        code="dense/flattened-and-folded-back",
        claim="every number that comes out has weights for the whole input",
        because="The shape would look the same, but one number that comes out depends on one vector of the last axis, and on nothing else.",
        next_step="look at layer.kernel.shape: is the number of rows in it?",
        lesson=LESSON,
        about=("parameters",),
        layers=_folded_back,
    ),
    Belief(
        code="dense/own-weights-per-row",
        claim="every row has a kernel and a bias of its own",
        because="There is one kernel and one bias, and every row goes through the same ones.",
        next_step="give the layer an input with twice as many rows, and look at its parameter count.",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: _einsum(input_shape, config, "Rfu"),
    ),
    Belief(
        code="dense/bias-per-row",
        claim="the kernel is shared, but every row has a bias of its own",
        because="The bias is shared as the kernel is: one number for each unit, added in every row.",
        next_step="look at layer.bias.shape.",
        lesson=LESSON,
        about=("parameters",),
        layers=lambda input_shape, config: _einsum(input_shape, config, "fu") if config.get("use_bias", True) else None,
    ),
    Belief(
        code="dense/first-axis",
        claim="it works on the first axis after the batch",
        because="Dense works on the last axis; all axes before it only say how often.",
        next_step="name the axes of the input and see which of them the kernel has.",
        lesson=LESSON,
        about=("output_shape", "parameters", "value"),
        layers=_first_axis,
        forward=_along_the_first,
    ),
    Belief(
        code="dense/axis-added",
        claim="every single number goes through the units, so that an axis is added",
        because="The units take the place of the last axis: a whole vector goes in, and one number for each unit comes out.",
        next_step="count the axes of the input and of layer(x).",
        lesson=LESSON,
        about=("output_shape", "parameters"),
        layers=_axis_added,
    ),
    Belief(
        code="dense/flattened-afterwards",
        claim="the results of all rows stand one after the other on a single axis",
        because="Each row keeps its place: only the last axis changes its length, and no axis disappears.",
        next_step="look at the shape of layer(x) for an input of one sample.",
        lesson=LESSON,
        about=("output_shape", "value"),
        layers=lambda input_shape, config: (_dense(config), LayerCall("Flatten")) if _has_rows(input_shape) else None,
        forward=where_rows_are(
            lambda forward, x, *weights, **options: forward(x, *weights, **options).reshape(len(x), -1)
        ),
    ),
    Belief(
        code="dense/features-kept-apart",
        claim="each feature has units of its own and the results stand side by side",
        because="A unit adds up all features of a vector, each times its own weight.",
        next_step="count the numbers that a single unit gives for one vector.",
        lesson=LESSON,
        about=("output_shape", "parameters", "value"),
        layers=_kept_apart,
        forward=_apart,
    ),
    Belief(
        code="dense/shape-kept",
        claim="the output has the shape of the input, whatever units says",
        because="units is the length of the last axis that comes out.",
        next_step="compare the last axis of layer(x) with the argument units.",
        lesson=LESSON,
        about=("output_shape",),
        layers=lambda input_shape, config: (_dense(config, input_shape[-1]),) if input_shape[-1] else None,
    ),
    Belief(
        code="dense/bias-forgotten",
        claim="there is no bias",
        because="Every unit has a bias, one number added to each of its results, unless use_bias=False.",
        next_step="look at layer.bias: how many numbers are in it?",
        lesson=LESSON,
        about=("parameters", "value"),
        layers=lambda input_shape, config: (
            (LayerCall("Dense", config["units"], use_bias=False),) if config.get("use_bias", True) else None
        ),
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if bias is None else forward(x, kernel, **options)
        ),
    ),
    Belief(
        code="dense/one-bias-for-all",
        claim="all units share one bias",
        because="Every unit has a bias of its own, bias[unit].",
        next_step="look at layer.bias.shape.",
        lesson=LESSON,
        about=("parameters", "value"),
        parameters=_one_bias,
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if bias is None else forward(x, kernel, np.full_like(bias, bias[0]), **options)
        ),
    ),
    *SLIPS,
)
