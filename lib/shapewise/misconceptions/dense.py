"""What people believe of Dense: of its rows, its units, its weights."""

from __future__ import annotations

import math

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.common import bias_of_the_input, no_bias, one_bias
from shapewise.misconceptions.mistakes import (
    afterwards,
    another,
    bias,
    computed,
    kernel,
    shape_of,
    weights_of,
)


def has_rows(case):
    """There are axes between the batch and the features: a vector has no rows to be mistaken about."""
    return case.ndim > 0


def has_known_rows(case):
    """And all their lengths are known."""
    return has_rows(case) and case.known


def rows(x):
    """The axes between the batch and the features."""
    return tuple(range(1, x.ndim - 1))


def folded_back(case):
    """Flattened, and as many units as numbers come out."""
    folded = (*case.lengths[:-1], case["units"])
    return LayerCall("Flatten"), case.again(units=math.prod(folded)) or case.layer, LayerCall("Reshape", folded)


def weights_for_rows(case, kernel):
    """EinsumDense with a letter for every row axis; `kernel` is written with R in their place."""
    if not 0 < case.ndim < 6 or not case.known:
        return None
    rows = "pqrst"[-case.ndim :]
    equation = f"b{rows}f,{kernel.replace('R', rows)}->b{rows}u"
    bias = {"bias_axes": f"{rows}u"} if case["use_bias"] else {}
    return case.like("EinsumDense", equation, (*case.lengths[:-1], case["units"]), **bias, keep=("activation",))


def on_the_first_axis(case):
    """The first axis and the last exchanged, and back again."""
    turn = LayerCall("Permute", (case.ndim + 1, *range(2, case.ndim + 1), 1))
    return turn, case.layer, turn


def along_the_first_axis(case, x, kernel, *bias):
    """The numbers of that, where the kernel fits the first axis."""
    if x.shape[1] != len(kernel):
        return None
    return np.swapaxes(case.run(np.swapaxes(x, 1, -1), kernel, *bias), 1, -1)


def features_apart(case):
    """Every feature by itself, with units of its own."""
    return case.like("DepthwiseConv1D", 1, depth_multiplier=case["units"], keep=("use_bias", "activation"))


def side_by_side(case, x, kernel, *bias):
    """The numbers of that."""
    return np.concatenate([case.run(x[..., [f]], kernel[[f]], *bias) for f in range(len(kernel))], axis=-1)


TABLE = {
    "flattened": (
        "the whole input is flattened first, so that every unit sees all of it",
        "Dense flattens nothing: it works on the last axis, vector by vector, and leaves the other axes as they are.",
        "change one number of the input and see in which rows of the output anything moves.",
        another(lambda case: (LayerCall("Flatten"), case.layer), where=has_known_rows),
    ),
    "flattened-and-folded-back": (
        "every output number has weights for the whole input",
        "The shape would be the same, but each output number depends on a single vector of the last axis.",
        "look at layer.kernel.shape: is the number of rows in it?",
        weights_of(folded_back, where=has_known_rows),
    ),
    "own-weights-per-row": (
        "every row has a kernel and a bias of its own",
        "There is one kernel and one bias, and all rows share them.",
        "build the layer for twice as many rows: does its parameter count change?",
        weights_of(lambda case: weights_for_rows(case, "Rfu")),
    ),
    "bias-per-row": (
        "the kernel is shared, but every row has a bias of its own",
        "All rows share the bias as well: one number for each unit.",
        "look at layer.bias.shape.",
        weights_of(lambda case: weights_for_rows(case, "fu") if case["use_bias"] else None),
    ),
    "first-axis": (
        "it works on the first axis after the batch",
        "Dense works on the last axis; the axes before it only say how many vectors there are.",
        "name the axes of the input and see which of them the kernel has.",
        another(on_the_first_axis, along_the_first_axis, where=has_rows),
    ),
    "axis-added": (
        "every single number goes through the units, which adds an axis",
        "The units replace the last axis: a whole vector goes in, one number per unit comes out.",
        "count the axes of the input and of layer(x).",
        another(lambda case: (LayerCall("Reshape", (*case.lengths, 1)), case.layer), where=lambda case: case.known),
    ),
    "flattened-afterwards": (
        "the results of all rows are put one after the other on a single axis",
        "Each row keeps its place: the last axis changes its length, and no axis disappears.",
        "look at the shape of layer(x) for an input of one sample.",
        afterwards(lambda y: y.reshape(len(y), -1), lambda case: LayerCall("Flatten"), where=has_known_rows),
    ),
    "features-kept-apart": (
        "each feature has its own units and the results stand side by side",
        "A unit sums over all features of a vector, each times its own weight.",
        "count the numbers that a single unit gives for one vector.",
        another(features_apart, side_by_side, where=lambda case: case.ndim == 1),
    ),
    "shape-kept": (
        "the output has the shape of the input, whatever units says",
        "The last axis of the output has units numbers.",
        "compare the last axis of layer(x) with the argument units.",
        shape_of(lambda case: case.again(units=case.channels)),
    ),
    "bias-forgotten": (
        "there is no bias",
        "Every unit has a bias, one number added to each of its results, unless use_bias=False.",
        "look at layer.bias: how many numbers are in it?",
        no_bias(),
    ),
    "one-bias-for-all": (
        "all units share one bias",
        "Every unit has a bias of its own, bias[unit].",
        "look at layer.bias.shape.",
        one_bias(),
    ),
    "bias-per-feature": (
        "every feature has a bias",
        "A bias belongs to a unit: it is added once to the sum of all features.",
        "look at layer.bias.shape.",
        bias_of_the_input("features"),
    ),
    "bias-per-product": (
        "the bias is added to every product",
        "All products of a vector are summed first; the bias is added once, to that sum.",
        "move the bias out of the loop over the features.",
        bias(lambda b, k: b * len(k)),
    ),
    "kernel-transposed": (
        "the kernel is stored as (units, features)",
        "Its axes are (features, units); a reshape does not swap axes, it scrambles the weights.",
        "print kernel.shape and name its axes.",
        kernel(lambda k: k.reshape(k.shape[::-1]).T),
    ),
    "units-alike": (
        "every unit has the weights of the first",
        "Each unit has its own column of the kernel, kernel[:, unit], so each gives a different sum.",
        "compare kernel[:, 0] with kernel[:, 1].",
        kernel(lambda k: np.repeat(k[:, :1], k.shape[1], axis=1)),
    ),
    "features-averaged": (
        "the products of a vector are averaged",
        "They are summed, and the sum is not divided by anything.",
        "give the layer ones everywhere, and compare the result with the number of features.",
        kernel(lambda k: k / len(k)),
    ),
    "plain-sum": (
        "the features are added up without weights",
        "Each feature is multiplied by its own weight before it is added.",
        "multiply the vector and a column of the kernel number by number, then add.",
        kernel(np.ones_like),
    ),
    "first-feature-only": (
        "only the first feature is seen",
        "A unit has a weight for every feature and sums over all of them.",
        "change the last number of a vector: the output must move.",
        computed(lambda case, x, kernel, *bias: case.run(x[..., :1], kernel[:1], *bias)),
    ),
    "first-row-for-all": (
        "every row gives what the first row gives",
        "The rows share the weights, not the numbers that go in: each row is computed from itself.",
        "change the last row of the input: which row of the output must move?",
        afterwards(lambda y: np.broadcast_to(y[(slice(None), *[slice(1)] * len(rows(y)))], y.shape), where=has_rows),
    ),
    "first-row-only": (
        "only the first row goes in",
        "All rows go in, one by one, and each gives one row of the output.",
        "count the rows of layer(x).",
        afterwards(lambda y: y[(slice(None), *[0] * len(rows(y)))], where=has_rows),
    ),
    "rows-averaged": (
        "the results of all rows are averaged",
        "Rows never meet: each gives one row of the output. (GlobalAveragePooling1D would average them.)",
        "count the rows of layer(x).",
        afterwards(lambda y: y.mean(axis=rows(y)), where=has_rows),
    ),
    "rows-added-up": (
        "the rows are added up",
        "The sum runs over the features of one row. Rows never meet.",
        "write down which index is summed, and which ones stay.",
        computed(lambda case, x, *weights: case.run(x.sum(axis=rows(x)), *weights), where=has_rows),
    ),
    "rows-differ-by-themselves": (
        "Dense or TimeDistributed learns different weights for every row",
        "Both use the same kernel for all rows; rows have their own weights only if the kernel has an axis for them.",
        "count the parameters: does the number of rows matter?",
    ),
    "no-flatten-needed": (
        "Dense sees everything without a Flatten in front of it",
        "Dense flattens nothing: each output number sees a single vector of the last axis.",
        "look at model.output_shape: which axis of the input is still there?",
    ),
    "bias-shared": (
        "the bias is shared by all rows, whatever the kernel does",
        "An axis that bias_axes leaves out shares one bias: weights of one's own include a bias of one's own.",
        "count the numbers in layer.bias: how many belong to each row?",
    ),
    "one-to-one": (
        "each input number goes into a single output number",
        "Every unit sees the whole vector, so an input number goes into every unit of its row.",
        "change one number of the input and count what moves.",
    ),
    "rows-counted-from-one": (
        "rows are counted from 1",
        "Python and Keras count from 0: row r has r rows before it.",
        "print the output at that row and see whether it has moved.",
    ),
}
BELIEFS = beliefs_of("dense", "Dense", TABLE)
