"""Wrong computations of Dense: what people believe happens to the numbers."""

from __future__ import annotations

import numpy as np

from shapewise.misconceptions.belief import Belief

LESSON = "02_dense_last_axis"


def where_rows_are(compute):
    """`compute`, where there are rows: a vector has none to be mistaken about."""
    return lambda forward, x, *weights, **options: compute(forward, x, *weights, **options) if x.ndim > 2 else None


def _rows(x):
    """The axes between the batch and the features."""
    return tuple(range(1, x.ndim - 1))


SLIPS = (
    Belief(
        code="dense/bias-per-product",
        claim="the bias is added to every product",
        because="All products of a vector are added first; the bias is added to their sum once.",
        next_step="move the bias out of the loop over the features.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: (
            None if bias is None else forward(x, kernel, bias * len(kernel), **options)
        ),
    ),
    Belief(
        code="dense/kernel-transposed",
        claim="the kernel is stored as (units, features)",
        because="Its axes are (features, units); a reshape does not exchange them but scrambles the weights.",
        next_step="print kernel.shape and name its axes.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(
            x, kernel.reshape(kernel.shape[::-1]).T, bias, **options
        ),
    ),
    Belief(
        code="dense/units-alike",
        claim="every unit has the weights of the first",
        because="Each unit is a column of the kernel, kernel[:, unit], and so each gives another sum.",
        next_step="compare kernel[:, 0] with kernel[:, 1].",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(
            x, np.repeat(kernel[:, :1], kernel.shape[1], axis=1), bias, **options
        ),
    ),
    Belief(
        code="dense/features-averaged",
        claim="the products of a vector are averaged",
        because="They are added up, and nothing is divided by the number of features.",
        next_step="give the layer ones everywhere, and compare the result with the number of features.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x / len(kernel), kernel, bias, **options),
    ),
    Belief(
        code="dense/plain-sum",
        claim="the features are added up without weights",
        because="Each feature is multiplied by its own weight before it is added.",
        next_step="multiply the vector and a column of the kernel number by number, then add.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x, np.ones_like(kernel), bias, **options),
    ),
    Belief(
        code="dense/first-feature-only",
        claim="only the first feature is seen",
        because="A unit has a weight for every feature, and adds up all of them.",
        next_step="change the last number of a vector: the output must move.",
        lesson=LESSON,
        about=("value",),
        forward=lambda forward, x, kernel, bias=None, **options: forward(x[..., :1], kernel[:1], bias, **options),
    ),
    Belief(
        code="dense/first-row-for-all",
        claim="every row gives what the first row gives",
        because="The weights are the same for every row, the numbers that go in are not: each row goes in by itself.",
        next_step="change the last row of the input: which row of the output must move?",
        lesson=LESSON,
        about=("value",),
        forward=where_rows_are(
            lambda forward, x, *weights, **options: np.broadcast_to(
                forward(x, *weights, **options)[(slice(None), *[slice(1)] * (x.ndim - 2))],
                forward(x, *weights, **options).shape,
            )
        ),
    ),
    Belief(
        code="dense/first-row-only",
        claim="only the first row goes in",
        because="All rows go in, one by one, and each gives a row of the output.",
        next_step="count the rows of layer(x).",
        lesson=LESSON,
        about=("value",),
        forward=where_rows_are(
            lambda forward, x, *weights, **options: forward(x, *weights, **options)[(slice(None), *[0] * (x.ndim - 2))]
        ),
    ),
    Belief(
        code="dense/rows-averaged",
        claim="the results of all rows are averaged",
        because="Nothing is put together across the rows: every row gives a row. (GlobalAveragePooling1D averages them.)",
        next_step="count the rows of layer(x).",
        lesson=LESSON,
        about=("value",),
        forward=where_rows_are(
            lambda forward, x, *weights, **options: forward(x, *weights, **options).mean(axis=_rows(x))
        ),
    ),
    Belief(
        code="dense/rows-added-up",
        claim="the rows are added up",
        because="The sum runs over the features of one row, never over the rows.",
        next_step="write down which index is summed, and which ones stay.",
        lesson=LESSON,
        about=("value",),
        forward=where_rows_are(
            lambda forward, x, *weights, **options: forward(x.sum(axis=_rows(x)), *weights, **options)
        ),
    ),
    Belief(
        code="dense/rows-differ-by-themselves",
        claim="Dense or TimeDistributed learns other weights for every row by itself",
        because="Both run one and the same kernel over all rows; weights of its own a row has only in a kernel with an axis for the rows.",
        next_step="count the parameters, and see whether the number of rows is in the sum.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="dense/no-flatten-needed",
        claim="Dense needs no Flatten in front of it to see everything",
        because="Dense flattens nothing, so that every number that comes out sees one vector of the last axis only.",
        next_step="look at model.output_shape: which axis of the input is still there?",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="dense/bias-shared",
        claim="the bias is shared by all rows, whatever the kernel does",
        because="An axis that is left out of bias_axes gets one number for all its places: own weights include an own bias.",
        next_step="count the numbers in layer.bias, and how many each row has for itself.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="dense/one-to-one",
        claim="a number of the input goes into one number of the output only",
        because="Every unit sees the whole vector, so a number of the input goes into every unit of its row.",
        next_step="change one number of the input and count what moves.",
        lesson=LESSON,
        about=(),
    ),
    Belief(
        code="dense/rows-counted-from-one",
        claim="rows are counted from 1",
        because="Python and Keras count from 0: the row with the number r stands behind r others.",
        next_step="print the output at that row and see whether it has moved.",
        lesson=LESSON,
        about=(),
    ),
)
