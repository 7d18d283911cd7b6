"""NumPy arrays put side by side, turned or summed up together, whose axes do not fit."""

from __future__ import annotations

import ast

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.expressions import parts_of, value_of
from shapewise.errors.trials import attempt, those_that_work


def _given(scene):
    """The arrays in the list that the user's line joins; none where the line does not say."""
    line, variables = scene.own_line or ("", {})
    for node in parts_of(line, ast.List) + parts_of(line, ast.Tuple):
        arrays = [value_of(one, variables) for one in node.elts]
        if len(arrays) > 1 and all(isinstance(one, np.ndarray) for one in arrays):
            return arrays
    frames = (value for frame in scene.frames[:2] for value in list(frame.values()))
    lists = [one for one in frames if isinstance(one, (list, tuple)) and len(one) > 1]
    return next((list(one) for one in lists if all(isinstance(item, np.ndarray) for item in one)), [])


def joined(scene, found):
    """concatenate, vstack, hstack or stack of arrays with other lengths."""
    arrays = _given(scene)
    shapes = [array.shape for array in arrays]
    fixes = []
    if len({len(shape) for shape in shapes}) == 1:
        for axis in range(len(shapes[0])):
            fixes.append(
                attempt(
                    f"np.concatenate(arrays, axis={axis})",
                    lambda axis=axis: np.concatenate(arrays, axis=axis).shape,
                    "makes",
                )
            )
    came = (
        " and ".join(map(str, shapes[:3])) or f"lengths {found.groupdict().get('a')} and {found.groupdict().get('b')}"
    )
    return ErrorExplanation(
        "numpy/joined",
        f"arrays of shapes {came} do not fit side by side."
        if shapes
        else f"arrays with {came} do not fit side by side.",
        f"shapes {came}" if shapes else came,
        expected="the same lengths on every axis but the one along which they are joined; for stack on every axis",
        fixes=those_that_work(*fixes),
    )


def turned(scene, found):
    """A transpose with another number of axes than the array has."""
    line, variables = scene.own_line or ("", {})
    names = [
        node.func.value
        for node in parts_of(line, ast.Call)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "transpose"
    ]
    names += [
        node.args[0]
        for node in parts_of(line, ast.Call)
        if ast.unparse(node.func).endswith("np.transpose") and node.args
    ]
    array = next((one for one in (value_of(node, variables) for node in names) if isinstance(one, np.ndarray)), None)
    shape = f" of shape {array.shape}" if array is not None else ""
    return ErrorExplanation(
        "numpy/transpose",
        f"transpose must name every axis of the array{shape} once.",
        line or "a transpose",
        expected=f"{array.ndim} axes, 0 to {array.ndim - 1}, in the order that you want"
        if array is not None
        else "every axis once",
        fixes=those_that_work(
            attempt("np.swapaxes(x, -1, -2): the last two exchanged", lambda: np.swapaxes(array, -1, -2).shape, "makes")
            if array is not None and array.ndim > 1
            else None
        ),
    )


def summed_together(scene, found):
    """tensordot along axes of different lengths."""
    return ErrorExplanation(
        "numpy/tensordot",
        "tensordot sums over axes of both arrays together, and these have different lengths.",
        (scene.own_line or ("a tensordot",))[0],
        expected="axes=([i], [j]) with a.shape[i] == b.shape[j]",
        fixes=those_that_work(
            attempt(
                "axes=([-1], [0]): the last of the first array with the first of the second",
                lambda: np.tensordot(np.zeros((2, 3)), np.zeros((3, 4)), axes=([-1], [0])).shape,
                "for (2, 3) and (3, 4) it makes",
            )
        ),
    )


KNOWN = (
    Known(
        "numpy/joined",
        r"^all the input array dimensions except for the concatenation axis must match exactly.*has size (?P<a>\d+).*"
        r"has size (?P<b>\d+)",
        joined,
    ),
    Known(
        "numpy/joined",
        r"^all input arrays must have the same shape|^all the input arrays must have same number of dimensions",
        joined,
    ),
    Known("numpy/transpose", r"^axes don't match array", turned),
    Known("numpy/tensordot", r"^shape-mismatch for sum", summed_together),
)
