"""Arithmetic written between layers, such as ``x + 3`` or ``a * b``: the shape of all inputs, no weights."""

from __future__ import annotations

from shapewise.layers.axes import no_weights
from shapewise.layers.merging import elementwise_shape
from shapewise.layers.rule import Rule

#: what Keras calls `+`, `-`, `*`, `/`, `**` and the functions that work number by number
_NUMBER_BY_NUMBER = (
    "Add", "Subtract", "Multiply", "Divide", "TrueDivide", "Power", "Negative", "Absolute", "Exp", "Log", "Sqrt",
    "Square", "Maximum", "Minimum", "Tanh", "Sigmoid", "Relu", "Relu6", "HardSigmoid", "Silu", "Gelu", "Softmax", "Cast",
)  # fmt: skip


LAYERS = tuple(Rule(f"ops.{name}", elementwise_shape, no_weights, several_inputs=True) for name in _NUMBER_BY_NUMBER)
