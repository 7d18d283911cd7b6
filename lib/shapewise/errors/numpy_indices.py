"""Indices and axes of NumPy arrays: beyond the end, in another order, too many."""

from __future__ import annotations

import ast
from itertools import permutations

import numpy as np

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.expressions import parts_of, value_of
from shapewise.errors.lookups import in_to_categorical
from shapewise.errors.trials import attempt, those_that_work


def index(scene, found):
    """An index beyond an axis."""
    if in_to_categorical(scene):
        return None
    number, axis, size = int(found["index"]), int(found["axis"]), int(found["size"])
    text, array, given = _indexed(scene, axis, size, number)
    fixes = []
    if array is not None and len(given) > 1:
        for order in permutations(range(len(given))):
            turned = tuple(given[i] for i in order)
            if turned != tuple(given) and all(-n <= i < n for i, n in zip(turned, array.shape, strict=False)):
                names = ", ".join(ast.unparse(_indices(text)[i]) for i in order)
                fixes.append(
                    attempt(
                        f"{_array(text)}[{names}]: the axes are {array.shape}",
                        lambda turned=turned: np.shape(array[turned]) == () or np.shape(array[turned]),
                        "there is an entry",
                    )
                )
    who = f"{_array(text)} of shape {array.shape}" if array is not None else "the array"
    last = f"{size - 1}" if size > 1 else "0 alone"
    return ErrorExplanation(
        "numpy/index",
        f"{who} has {size} on axis {axis}, 0 to {last}, and was asked for {number}.",
        f"index {number} on axis {axis}" + (f", in {text}" if text else ""),
        f"{number} is not below {size}" if number >= 0 else f"{number} is below {-size}",
        f"an index from 0 to {size - 1} on axis {axis}: a loop over it is range({size}), and each index stands in the "
        f"place of its axis",
        those_that_work(*fixes),
    )


def _indexed(scene, axis, size, number):
    """The text of the indexing that failed, its array and its indices; empty where the line does not say."""
    line, variables = scene.own_line or ("", {})
    for node in parts_of(line, ast.Subscript):
        array = value_of(node.value, variables)
        if not isinstance(array, np.ndarray) or array.ndim <= axis or array.shape[axis] != size:
            continue
        entries = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        given = [value_of(one, variables) for one in entries]
        if all(isinstance(one, int) for one in given) and len(given) > axis and given[axis] == number:
            return ast.unparse(node), array, given
    return "", None, []


def _array(text):
    return ast.unparse(ast.parse(text, mode="eval").body.value)


def _indices(text):
    inner = ast.parse(text, mode="eval").body.slice
    return inner.elts if isinstance(inner, ast.Tuple) else [inner]


def too_many_indices(scene, found):
    """More indices than axes: often an input that was flattened."""
    axes, count = int(found["axes"]), int(found["count"])
    line, variables = scene.own_line or ("", {})
    node = next(
        (one for one in parts_of(line, ast.Subscript) if getattr(value_of(one.value, variables), "ndim", -1) == axes),
        None,
    )
    array = value_of(node.value, variables) if node is not None else None
    name = ast.unparse(node.value) if node is not None else "the array"
    shape = f" of shape {array.shape}" if array is not None else ""
    whole = next(
        (
            k
            for k, v in variables.items()
            if array is not None and isinstance(v, np.ndarray) and v.ndim == count and v.size == array.size
        ),
        None,
    )
    inner = ", ".join(map(ast.unparse, _indices(ast.unparse(node)))) if node is not None else ""
    return ErrorExplanation(
        "numpy/too-many-indices",
        f"{name}{shape} has {axes} {'axis' if axes == 1 else 'axes'}, and {count} indices were given.",
        f"{count} indices, {axes} {'axis' if axes == 1 else 'axes'}",
        expected=f"at most {axes}: was the array flattened, or one sample taken out, before?",
        fixes=those_that_work(
            attempt(
                f"{whole}[{inner}]: {whole} of shape {variables[whole].shape} has the same numbers",
                lambda: value_of(ast.parse(f"{whole}[{inner}]", mode="eval").body, variables) is not None,
                "there is an entry",
            )
            if whole
            else None
        ),
    )


def axis_gone(scene, found):
    """An axis that an array does not have."""
    axis, ndim = int(found["axis"]), int(found["ndim"])
    return ErrorExplanation(
        "numpy/axis",
        f"axis {axis} is asked for, and the array has {ndim}: 0 to {ndim - 1}.",
        f"axis {axis}, {ndim} axes",
        expected=f"an axis from 0 to {ndim - 1}, or from -{ndim} to -1",
        fixes=those_that_work(
            attempt("axis=-1, the last one", lambda: np.zeros((2,) * ndim).sum(axis=-1).shape, "a sum over it leaves")
        ),
    )


def unpacked(scene, found):
    """A shape taken apart into another number of names."""
    line, variables = scene.own_line or ("", {})
    if ".shape" not in line:
        return None
    node = next((one for one in parts_of(line, ast.Attribute) if one.attr == "shape"), None)
    array = value_of(node.value, variables) if node is not None else None
    if not isinstance(array, np.ndarray):
        return None
    name = ast.unparse(node.value)
    wanted = int(found["wanted"])
    fixes = []
    if array.ndim == wanted - 1:
        fixes = [
            attempt(f"{name}[None]: a batch of one sample", lambda: array[None].shape, "shape"),
            attempt(f"{name}[..., None]: one channel", lambda: array[..., None].shape, "shape"),
        ]
    elif array.ndim == wanted + 1:
        fixes = [attempt(f"{name}[0]: the first sample alone", lambda: array[0].shape, "shape")]
    return ErrorExplanation(
        "numpy/axes",
        f"{name} has {array.ndim} axes, and its shape is taken apart into {wanted}.",
        f"shape {array.shape}",
        expected=f"an array with {wanted} axes",
        fixes=those_that_work(*fixes),
    )


def whole_number(scene, found):
    """A float where a length or an index belongs."""
    line, variables = scene.own_line or ("", {})
    if "/" not in line or "//" in line:
        return None
    half = line.replace("/", "//")
    divisions = [one for one in parts_of(half, ast.BinOp) if isinstance(one.op, ast.FloorDiv)]
    value = value_of(divisions[0], variables) if divisions else None
    return ErrorExplanation(
        "numpy/whole-number",
        "a length or an index must be a whole number, and / gives a float.",
        line,
        expected="//, which rounds down to a whole number",
        fixes=those_that_work(
            attempt(ast.unparse(divisions[0]), lambda: isinstance(value, int) and f"{value}", "gives")
            if divisions
            else None
        ),
    )


KNOWN = (
    Known(
        "numpy/index", r"^index (?P<index>-?\d+) is out of bounds for axis (?P<axis>\d+) with size (?P<size>\d+)", index
    ),
    Known(
        "numpy/too-many-indices",
        r"array is (?P<axes>\d+)-dimensional, but (?P<count>\d+) were indexed",
        too_many_indices,
    ),
    Known(
        "numpy/axis",
        r"^(?:axis\d: )?axis (?P<axis>-?\d+) is out of bounds for array of dimension (?P<ndim>\d+)",
        axis_gone,
    ),
    Known("numpy/axes", r"(?:not enough|too many) values to unpack \(expected (?P<wanted>\d+)", unpacked),
    Known(
        "numpy/whole-number",
        r"^'float' object cannot be interpreted as an integer|^expected a sequence of integers or a single integer, got '[\d.]+'",
        whole_number,
    ),
)
