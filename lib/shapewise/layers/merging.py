"""Merging: several inputs become one, number by number or side by side; no weights.

Source: ``keras.src.layers.merging``.
"""

from __future__ import annotations

import functools

import numpy as np

from shapewise.derivation import Number
from shapewise.layers.axes import named_shape, names, no_weights
from shapewise.layers.rule import Rule


def elementwise_shape(input_shapes):
    """The shape of all inputs; an axis of length 1 is repeated for the others.

    Examples
    --------
    >>> elementwise_shape([(None, 7, 7, 64), (None, 1, 1, 64)]).value
    (None, 7, 7, 64)
    """
    return named_shape(functools.reduce(_broadcast, [tuple(one) for one in input_shapes]))


def _broadcast(first, second):
    if len(first) < len(second):
        first, second = second, first
    if len(second) < len(first):  # Keras puts axes of length 1 behind the batch axis
        second = (second[0], *(1,) * (len(first) - len(second)), *second[1:]) if second else (1,) * len(first)
    together = []
    for a, b in zip(first, second, strict=True):
        if a != b and 1 not in (a, b) and None not in (a, b):
            raise ValueError(
                f"shapes {first} and {second} cannot be taken number by number: {a} against {b}; expected the same "
                f"length, or 1. Concatenate puts them side by side."
            )
        together.append(b if a == 1 else a if b == 1 else None if None in (a, b) else a)
    return tuple(together)


def concatenate_shape(input_shapes, *, axis=-1):
    """The inputs side by side along `axis`: its lengths add up.

    Examples
    --------
    >>> print(concatenate_shape([(None, 7, 7, 64), (None, 7, 7, 32)]))
    height: 7
    width: 7
    channels: 64 + 32 = 96
    """
    first, *others = [list(one) for one in input_shapes]
    axis = axis % len(first)
    for other in others:
        if len(other) != len(first) or any(
            a != b for i, (a, b) in enumerate(zip(first, other, strict=True)) if i != axis and None not in (a, b)
        ):
            raise ValueError(
                f"shapes {tuple(first)} and {tuple(other)} do not fit side by side along axis {axis}: "
                f"expected the same lengths on every other axis."
            )
    name = names(len(first))[axis]
    lengths = list(first)
    lengths[axis] = functools.reduce(lambda a, b: a + b, [Number(one[axis], name) for one in (first, *others)])
    return named_shape(lengths)


def dot_shape(input_shapes, *, axes):
    """Two inputs multiplied along one axis of each, which disappears; the batch axis is walked through together.

    Examples
    --------
    >>> dot_shape([(None, 5, 8), (None, 7, 8)], axes=2).value
    (None, 5, 7)
    """
    one, two = (tuple(shape) for shape in input_shapes)
    first, second = (axes, axes) if isinstance(axes, int) else axes
    first, second = first % len(one), second % len(two)
    if None not in (one[first], two[second]) and one[first] != two[second]:
        raise ValueError(f"Dot needs axes of the same length: got {one[first]} in {one} and {two[second]} in {two}.")
    kept = [n for axis, n in enumerate(one) if axis != first] + [
        n for axis, n in enumerate(two) if axis not in (0, second)
    ]
    return named_shape(kept if len(kept) > 1 else (*kept, 1))


def _number_by_number(function):
    def forward(xs):
        return functools.reduce(function, [np.asarray(x, dtype=float) for x in xs])

    return forward


def average_forward(xs):
    """The mean of the inputs, number by number.

    Examples
    --------
    >>> average_forward([np.array([1, 2]), np.array([3, 6])])
    array([2., 4.])
    """
    return sum(np.asarray(x, dtype=float) for x in xs) / len(xs)


def concatenate_forward(xs, *, axis=-1):
    """The inputs side by side.

    Examples
    --------
    >>> concatenate_forward([np.array([[1, 2]]), np.array([[3]])])
    array([[1, 2, 3]])
    """
    return np.concatenate([np.asarray(x) for x in xs], axis=axis)


def _merge(kind, function=None):
    forward = _number_by_number(function) if function else average_forward
    return Rule(kind, elementwise_shape, no_weights, forward, several_inputs=True)


LAYERS = (
    _merge("Add", np.add),
    _merge("Subtract", np.subtract),
    _merge("Multiply", np.multiply),
    _merge("Maximum", np.maximum),
    _merge("Minimum", np.minimum),
    _merge("Average"),
    Rule("Concatenate", concatenate_shape, no_weights, concatenate_forward, several_inputs=True),
    Rule("Dot", dot_shape, no_weights, several_inputs=True, numbers_only=("normalize",)),
)
