"""Layers that treat every number by itself and leave the shape alone: activations, dropout, noise, rescaling.

Source: ``keras.src.layers.activations``, ``keras.src.layers.regularization`` and
``keras.src.layers.preprocessing.rescaling``.
"""

from __future__ import annotations

import math

import numpy as np

from shapewise.derivation import Labelled, Number, product
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.axes import names, no_weights, unchanged
from shapewise.layers.rule import Rule


def output_shape(input_shape):
    """The shape that came in.

    Examples
    --------
    >>> output_shape((None, 8, 3)).value
    (None, 8, 3)
    """
    return unchanged(input_shape)


def activation_forward(x, *, activation):
    """The activation of every number.

    Examples
    --------
    >>> activation_forward(np.array([[-2, 3]]), activation="relu")
    array([[0., 3.]])
    """
    return activate(np.asarray(x, dtype=float), activation)


def rescaling_forward(x, *, scale, offset=0.0):
    """Every number times `scale`, plus `offset`.

    Examples
    --------
    >>> rescaling_forward(np.array([[0, 255]]), scale=1 / 255)
    array([[0., 1.]])
    """
    return np.asarray(x, dtype=float) * scale + offset


def as_it_is(x):
    """What came in: outside training these layers do nothing.

    Examples
    --------
    >>> as_it_is(np.array([1, 2]))
    array([1, 2])
    """
    return np.asarray(x)


def leaky_relu_forward(x, *, negative_slope=0.3):
    """Every number below 0 times `negative_slope`.

    Examples
    --------
    >>> leaky_relu_forward(np.array([-10, 3]), negative_slope=0.5)
    array([-5.,  3.])
    """
    x = np.asarray(x, dtype=float)
    return np.where(x < 0, negative_slope * x, x)


def relu_forward(x, *, max_value=None, negative_slope=0.0, threshold=0.0):
    """Every number up to `threshold` flattened to `negative_slope`, none above `max_value`.

    Examples
    --------
    >>> relu_forward(np.array([-1, 3, 8]), max_value=6.0)
    array([0., 3., 6.])
    """
    x = np.asarray(x, dtype=float)
    y = np.where(x <= threshold, negative_slope * (x - threshold) + 0.0, x)
    return y if max_value is None else np.minimum(y, max_value)


def prelu_parameters(input_shape, *, shared_axes=None):
    """One slope for every number of a sample; one for all along the `shared_axes`.

    Examples
    --------
    >>> print(prelu_parameters((None, 8, 3), shared_axes=(1,)))
    parameters: slopes 1 x 3 = 3
    """
    shared = shared_axes or ()
    lengths = [Number(1 if axis in shared else n, names(len(input_shape))[axis]) for axis, n in enumerate(input_shape)]
    if any(n.value is None for n in lengths[1:]):
        raise ValueError(
            f"PReLU has a slope for every number: got {tuple(input_shape)}; expected lengths that are known."
        )
    return count(Labelled("slopes", product(*lengths[1:])))


def _same(kind, forward=None, *numbers_only):
    return Rule(kind, output_shape, no_weights, forward, numbers_only=numbers_only)


def softmax_forward(x, *, axis=-1):
    """Numbers above 0 that add up to 1 along `axis`.

    Examples
    --------
    >>> softmax_forward(np.zeros((1, 4)))
    array([[0.25, 0.25, 0.25, 0.25]])
    """
    x = np.asarray(x, dtype=float)
    powers = math.e ** (x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


LAYERS = (
    _same("Activation", activation_forward),
    _same("ReLU", relu_forward),
    _same("LeakyReLU", leaky_relu_forward),
    _same("ELU", None, "alpha"),
    _same("Softmax", softmax_forward),
    Rule("PReLU", output_shape, prelu_parameters),
    _same("Rescaling", rescaling_forward),
    _same("Dropout", as_it_is, "rate", "noise_shape"),
    _same("SpatialDropout1D", as_it_is, "rate"),
    _same("SpatialDropout2D", as_it_is, "rate", "data_format"),
    _same("SpatialDropout3D", as_it_is, "rate", "data_format"),
    _same("AlphaDropout", as_it_is, "rate", "noise_shape"),
    _same("GaussianDropout", as_it_is, "rate"),
    _same("GaussianNoise", as_it_is, "stddev"),
    _same("ActivityRegularization", as_it_is, "l1", "l2"),
    _same("Identity", as_it_is),
    _same("Masking", None, "mask_value"),
)
