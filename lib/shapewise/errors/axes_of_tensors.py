"""Axes of tensors that an operation of keras.ops cannot turn, drop, cut or index."""

from __future__ import annotations

import ast
import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, those_that_work
from shapewise.reading import keras


def gone(scene, found):
    """An axis that a tensor does not have."""
    axis, ndim = int(found["axis"]), int(found["ndim"])
    return ErrorExplanation(
        "tensor/axis",
        f"axis {axis} is asked for, and the tensor has {ndim} axes: 0 to {ndim - 1}.",
        f"axis {axis}, {ndim} axes",
        expected=f"axes from 0 to {ndim - 1}, or from -{ndim} to -1",
        fixes=those_that_work(
            attempt(
                "keras.ops.swapaxes(x, -1, -2): the last two exchanged",
                lambda: tuple(keras.ops.swapaxes(keras.KerasTensor((2,) * max(ndim, 2)), -1, -2).shape),
                "output",
            )
        ),
    )


def squeezed(scene, found):
    """squeeze of an axis that is longer than 1."""
    return ErrorExplanation(
        "tensor/squeeze",
        f"squeeze drops an axis of length 1, and axis {found['axis']} is longer.",
        f"axis {found['axis']}",
        expected="an axis of length 1; to drop a longer one, choose one entry or sum it up",
        fixes=those_that_work(
            attempt(
                "keras.ops.mean(x, axis=1)",
                lambda: tuple(keras.ops.mean(keras.KerasTensor((2, 3)), axis=1).shape),
                "of (2, 3) it makes",
            ),
            attempt("x[:, 0], one entry", lambda: tuple(keras.KerasTensor((2, 3))[:, 0].shape), "of (2, 3) it makes"),
        ),
    )


def stacked(scene, found):
    """A stack of tensors of different shapes."""
    first, second = (ast.literal_eval(found[name]) for name in ("a", "b"))
    return ErrorExplanation(
        "tensor/joined",
        f"stack puts tensors of one shape on a new axis, and these have {tuple(first)} and {tuple(second)}.",
        f"shapes {tuple(first)} and {tuple(second)}",
        expected="the same shape; concatenate joins along an axis that is there",
        fixes=those_that_work(
            *(
                attempt(
                    f"keras.ops.concatenate([a, b], axis={axis})",
                    lambda axis=axis: tuple(
                        keras.ops.concatenate([keras.ops.zeros(first), keras.ops.zeros(second)], axis).shape
                    ),
                    "output",
                )
                for axis in range(len(first))
            )
        ),
    )


def cut(scene, found):
    """A split into parts that do not come out even."""
    size, parts = int(found["size"]), int(found["parts"])
    small = size // parts
    places = [small * i for i in range(1, parts)]
    return ErrorExplanation(
        "tensor/split",
        f"{size} cannot be split into {parts} equal parts.",
        f"axis {found['axis']} of length {size}, {parts} parts",
        f"{size} / {parts} = {size / parts:.4g}",
        f"a number of parts that divides {size}, or the places at which to cut",
        those_that_work(
            attempt(
                f"keras.ops.split(x, {places}, axis={found['axis']}): the last part takes the rest",
                lambda: ", ".join(str(one.shape[0]) for one in keras.ops.split(keras.ops.zeros((size,)), places)),
                "parts of",
            )
        ),
    )


def indexed(scene, found):
    """An index beyond an axis of a symbolic tensor."""
    shape = tuple(None if n == "None" else int(n) for n in re.findall(r"None|\d+", found["shape"]))
    return ErrorExplanation(
        "tensor/index",
        f"the index {found['index']} goes beyond a tensor of shape {shape}.",
        f"shape {shape}, index {found['index']}",
        expected="on each axis an index below its length, counted from 0",
        fixes=those_that_work(
            attempt("x[..., -1], the last entry", lambda: tuple(keras.KerasTensor(shape)[..., -1].shape), "output")
        ),
    )


KNOWN = (
    Known("tensor/axis", r"^axis (?P<axis>-?\d+) is out of bounds for an array with dimension (?P<ndim>\d+)", gone),
    Known("tensor/squeeze", r"^Cannot squeeze axis=(?P<axis>-?\d+), because the dimension is not 1", squeezed),
    Known(
        "tensor/joined",
        r"Shapes of all inputs must match: values\[0\]\.shape = (?P<a>\[[\d,]+\]) != values\[\d+\]\.shape = (?P<b>\[[\d,]+\])",
        stacked,
    ),
    Known(
        "tensor/split",
        r"Number of ways to split should evenly divide the split dimension, but got split_dim (?P<axis>\d+) "
        r"\(size = (?P<size>\d+)\) and num_split (?P<parts>\d+)",
        cut,
    ),
    Known(
        "tensor/index",
        r"^Array has shape (?P<shape>\([^)]*\)) but out-of-bounds index (?P<index>.*) was requested",
        indexed,
    ),
)
