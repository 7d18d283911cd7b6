"""keras.ops that add, take away, move or sum up axes: no weights.

Source: ``keras.src.ops.numpy`` and ``keras.src.ops.core``. An operation's shapes are those of all its arrays in the
order
of its arguments, constants among them.
"""

from __future__ import annotations

import math
from functools import reduce

from shapewise.derivation import Number, ceil, product
from shapewise.layers.axes import named_shape, names, no_weights
from shapewise.layers.rule import NotCovered, Rule

_SUMMED_UP = (
    "Mean", "Sum", "Max", "Min", "Prod", "Var", "Std", "Any", "All", "Argmax", "Argmin", "Amax", "Amin", "Norm", "Logsumexp",
    "Median", "CountNonzero",
)  # fmt: skip


def get_item_shape(input_shapes, *, key):
    """What ``x[key]`` leaves: a number takes its axis away, a slice shortens it, None adds one.

    Examples
    --------
    >>> get_item_shape([(None, 8, 6)], key=(slice(None), 0)).value
    (None, 6)
    >>> print(get_item_shape([(None, 8, 6)], key=(slice(None), slice(1, 5, 2))))
    steps: ceil((5 - 1) / 2) = 2
    channels: 6
    """
    lengths, key = list(input_shapes[0]), list(key) if isinstance(key, (tuple, list)) else [key]
    if Ellipsis not in [one for one in key if not hasattr(one, "shape")]:
        key.append(Ellipsis)
    missing = len(lengths) - sum(one is not None and one is not Ellipsis for one in key)
    at, kept = 0, []
    for one in key:
        if one is None:
            kept.append(1)
        elif one is Ellipsis:
            kept += lengths[at : at + missing]
            at += missing
        elif isinstance(one, slice):
            kept.append(_sliced(lengths[at], one, names(len(lengths))[at]))
            at += 1
        elif isinstance(one, int):
            at += 1
        else:
            raise NotCovered(f"x[{one!r}] is not covered: expected numbers, slices, None or ... between the brackets.")
    return named_shape(tuple(kept))


def _sliced(length, cut, name):
    step = cut.step or 1
    if cut == slice(None):
        return length
    if length is None:
        if (cut.start or 0) >= 0 and cut.stop is not None and cut.stop >= 0:
            raise NotCovered("a slice of an unknown length is not covered.")
        return None
    start, stop, _ = cut.indices(length)
    if step == 1:
        return Number(stop, "stop") - Number(start, "start") if start else Number(stop, f"{name} up to stop")
    return ceil((Number(stop, "stop") - Number(start, "start")) / Number(step, "step"))


def expand_dims_shape(input_shapes, *, axis):
    """A new axis of length 1.

    Examples
    --------
    >>> expand_dims_shape([(None, 8, 6)], axis=-1).value
    (None, 8, 6, 1)
    """
    lengths = list(input_shapes[0])
    for one in sorted(axis if isinstance(axis, (tuple, list)) else [axis]):
        lengths.insert(one % (len(lengths) + 1), 1)
    return named_shape(tuple(lengths))


def squeeze_shape(input_shapes, *, axis=None):
    """An axis of length 1 goes.

    Examples
    --------
    >>> squeeze_shape([(None, 1, 6)], axis=1).value
    (None, 6)
    """
    lengths = input_shapes[0]
    axes = range(len(lengths)) if axis is None else axis if isinstance(axis, (tuple, list)) else [axis]
    gone = {one % len(lengths) for one in axes if lengths[one] == 1}
    return named_shape(tuple(n for at, n in enumerate(lengths) if at not in gone))


def reshape_shape(input_shapes, *, newshape):
    """The same numbers in the shape `newshape`; -1 is what is left.

    Examples
    --------
    >>> reshape_shape([(None, 8, 6)], newshape=(-1, 2, 4, 6)).value
    (None, 2, 4, 6)
    """
    (first, *lengths), target = input_shapes[0], [-1 if one is None else one for one in newshape]
    if any(hasattr(one, "shape") for one in target):
        raise NotCovered("a shape that is computed is not covered: expected whole numbers.")
    if None in lengths and target.count(-1) == 1:
        return named_shape(tuple(None if one == -1 else one for one in target))
    if None in lengths or (first is None and target.count(-1) != 1):
        raise NotCovered(f"Reshape of {input_shapes[0]} is not covered: expected known lengths after the batch axis.")
    rest, size = math.prod(one for one in target if one != -1), math.prod(lengths)
    if -1 not in target:
        return named_shape(tuple(target))
    at = target.index(-1)
    if first is None:
        if at == 0 and rest == size:
            target[0] = None
        else:
            target[at] = None
        return named_shape(tuple(target))
    whole = product(Number(first, "batch"), *(Number(n, names(len(lengths) + 1)[i]) for i, n in enumerate(lengths, 1)))
    target[at] = whole // Number(rest, "the other lengths")
    return named_shape(tuple(target))


def transpose_shape(input_shapes, *, axes=None):
    """The axes in the order `axes`, the batch axis counted as 0; without it they are turned round.

    Examples
    --------
    >>> transpose_shape([(None, 8, 6)], axes=(0, 2, 1)).value
    (None, 6, 8)
    """
    lengths = input_shapes[0]
    return named_shape(tuple(lengths[axis] for axis in (axes or reversed(range(len(lengths))))))


def swapaxes_shape(input_shapes, *, axis1, axis2):
    """Two axes change places.

    Examples
    --------
    >>> swapaxes_shape([(None, 8, 6)], axis1=1, axis2=2).value
    (None, 6, 8)
    """
    lengths = list(input_shapes[0])
    lengths[axis1], lengths[axis2] = lengths[axis2], lengths[axis1]
    return named_shape(tuple(lengths))


def moveaxis_shape(input_shapes, *, source, destination):
    """An axis goes to another place, the others keep their order.

    Examples
    --------
    >>> moveaxis_shape([(None, 8, 6)], source=1, destination=-1).value
    (None, 6, 8)
    """
    if not isinstance(source, int) or not isinstance(destination, int):
        raise NotCovered("Moveaxis of several axes is not covered: expected one.")
    lengths = list(input_shapes[0])
    moved = lengths.pop(source)
    lengths.insert(destination % (len(lengths) + 1), moved)
    return named_shape(tuple(lengths))


def summed_shape(input_shapes, *, axis=None, keepdims=False):
    """The axes that are summed up go, or have length 1 with `keepdims`; without `axis` all of them.

    Examples
    --------
    >>> summed_shape([(None, 8, 6)], axis=1).value
    (None, 6)
    """
    lengths = input_shapes[0]
    axes = range(len(lengths)) if axis is None else axis if isinstance(axis, (tuple, list)) else [axis]
    gone = {one % len(lengths) for one in axes}
    return named_shape(tuple(1 if at in gone else n for at, n in enumerate(lengths) if keepdims or at not in gone))


def broadcast_to_shape(input_shapes, *, shape):
    """The shape asked for.

    Examples
    --------
    >>> broadcast_to_shape([(1, 6)], shape=(8, 6)).value
    (8, 6)
    """
    if any(hasattr(one, "shape") for one in shape):
        raise NotCovered("a shape that is computed is not covered: expected whole numbers.")
    return named_shape(tuple(shape))


def flattened_shape(input_shapes):
    """All numbers on one axis, the batch among them.

    Examples
    --------
    >>> flattened_shape([(2, 3)]).value
    (6,)
    """
    lengths = input_shapes[0]
    whole = None if None in lengths else reduce(lambda a, b: a * b, (Number(n) for n in lengths))
    return named_shape((whole,))


def _rule(name, shape, *numbers_only):
    return Rule(f"ops.{name}", shape, no_weights, several_inputs=True, numbers_only=numbers_only)


LAYERS = (
    _rule("GetItem", get_item_shape),
    _rule("ExpandDims", expand_dims_shape),
    _rule("Squeeze", squeeze_shape),
    _rule("Reshape", reshape_shape),
    _rule("Transpose", transpose_shape),
    _rule("Swapaxes", swapaxes_shape),
    _rule("Moveaxis", moveaxis_shape),
    *(_rule(name, summed_shape, "ord", "initial", "order") for name in _SUMMED_UP),
    _rule("BroadcastTo", broadcast_to_shape),
    _rule("Ravel", flattened_shape),
)
