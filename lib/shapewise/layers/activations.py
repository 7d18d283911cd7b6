"""The functions that Keras layers apply to their sums, in NumPy; Keras' names for them.

Source: ``keras.src.activations.activations``.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers.rule import NotCovered


def softmax(z):
    """Positive numbers that sum to 1 along the last axis."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "softmax": softmax,
}


def activate(z, activation):
    """`activation` of `z`; None leaves it as it is.

    Raises
    ------
    NotCovered
        If the name is not known here.

    Examples
    --------
    >>> activate(np.array([-1.0, 2.0]), "relu")
    array([0., 2.])
    """
    if activation is None:
        return z
    if not isinstance(activation, str) or activation not in ACTIVATIONS:
        raise NotCovered(f"activation={activation!r} is not covered: expected one of {', '.join(ACTIVATIONS)}.")
    return ACTIVATIONS[activation](z)
