"""Arithmetic written between layers with ``+``, ``[...]`` or keras.ops, number by number: no weights.

Source: ``keras.src.ops.numpy``, ``keras.src.ops.nn`` and ``keras.src.ops.math``. An operation's shapes are those of all
its arrays in the order of its arguments, constants among them.
"""

from __future__ import annotations

import functools

from shapewise.derivation import Number
from shapewise.layers.axes import named_shape, no_weights, unchanged
from shapewise.layers.rule import Rule

#: what Keras calls `+`, `-`, `*`, `/`, `**`, comparisons, and the functions of one, two or three arrays
_NUMBER_BY_NUMBER = (
    "Add", "Subtract", "Multiply", "Divide", "TrueDivide", "FloorDivide", "Power", "Mod", "Negative", "Absolute", "Abs", "Sign",
    "Exp", "Expm1", "Log", "Log1p", "Log2", "Log10", "Sqrt", "Rsqrt", "Square", "Reciprocal", "Maximum", "Minimum", "Clip", "Round",
    "Floor", "Ceil", "Sin", "Cos", "Tan", "Arcsin", "Arccos", "Arctan", "Arctan2", "Sinh", "Cosh", "Tanh", "Erf", "Erfinv", "Where",
    "Equal", "NotEqual", "Greater", "GreaterEqual", "Less", "LessEqual", "LogicalAnd", "LogicalOr", "LogicalNot", "LogicalXor",
    "Isnan", "Isinf", "Isfinite", "NanToNum", "SquaredDifference",
)  # fmt: skip
#: functions of one array that leave its shape alone
_SAME_SHAPE = (
    "Sigmoid", "HardSigmoid", "Relu", "Relu6", "LeakyRelu", "Elu", "Selu", "Celu", "Gelu", "Silu", "HardSilu", "HardTanh", "Mish",
    "Softplus", "Softsign", "SoftShrink", "HardShrink", "TanhShrink", "Softmax", "LogSoftmax", "LogSigmoid", "Glu", "SparsePlus",
    "Squareplus", "SparseSigmoid", "Threshold", "Cast", "SaturateCast", "StopGradient", "ConvertToTensor", "Copy", "ZerosLike",
    "OnesLike", "FullLike", "Flip", "Roll", "Cumsum", "Cumprod", "Sort", "Argsort", "Normalize", "LayerNorm", "RMSNorm",
    "BatchNorm", "Tril", "Triu",
)  # fmt: skip
_OPTIONS = (
    "axis", "axes", "x_min", "x_max", "negative_slope", "alpha", "approximate", "dtype", "decimals", "order", "ord",
    "epsilon", "fill_value", "shift", "x1", "x2", "x3", "y", "k", "lambd", "threshold", "default_value", "b",
    "sparse", "ragged", "nan", "posinf", "neginf", "offset", "scale", "mean", "variance", "x", "condition",
    "threshold_value", "value",
)  # fmt: skip


def broadcast_shape(input_shapes):
    """The shape of all arrays together: counted from the last axis, an axis of length 1 is repeated.

    Examples
    --------
    >>> broadcast_shape([(None, 8, 3), (3,)]).value
    (None, 8, 3)
    """
    return named_shape(together(*map(tuple, input_shapes)))


def together(*shapes):
    """The shape that arrays of these shapes have when they are taken number by number.

    Raises
    ------
    ValueError
        If two lengths do not fit.

    Examples
    --------
    >>> together((None, 8, 1), (5,))
    (None, 8, 5)
    """
    return functools.reduce(_two, shapes)


def _two(first, second):
    ndim = max(len(first), len(second))
    first, second = ((1,) * (ndim - len(one)) + tuple(one) for one in (first, second))
    lengths = []
    for a, b in zip(first, second, strict=True):
        if a != b and 1 not in (a, b) and None not in (a, b):
            raise ValueError(
                f"shapes {first} and {second} cannot be taken number by number: {a} against {b}; expected 1 or {a}."
            )
        lengths.append(b if a == 1 or a is None and b != 1 else a)
    return tuple(lengths)


def first_shape(input_shapes):
    """The shape of the first array.

    Examples
    --------
    >>> first_shape([(None, 8, 3)]).value
    (None, 8, 3)
    """
    return unchanged(input_shapes[0])


def one_hot_shape(input_shapes, *, num_classes, axis=-1):
    """A new axis with a place for each class.

    Examples
    --------
    >>> one_hot_shape([(None, 8)], num_classes=5).value
    (None, 8, 5)
    """
    lengths = list(input_shapes[0])
    lengths.insert(axis % (len(lengths) + 1), Number(num_classes, "num_classes"))
    return named_shape(tuple(lengths))


def _rule(name, shape, *options):
    return Rule(f"ops.{name}", shape, no_weights, several_inputs=True, numbers_only=(*_OPTIONS, *options))


LAYERS = (
    *(_rule(name, broadcast_shape) for name in _NUMBER_BY_NUMBER),
    *(_rule(name, first_shape) for name in _SAME_SHAPE),
    _rule("OneHot", one_hot_shape),
)
