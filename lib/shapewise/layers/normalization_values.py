"""The numbers of the normalisations that look at one sample alone: each loop is over what shares one mean.

Source: ``keras.src.layers.normalization``.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers.rule import NotCovered


def layer_forward(x, *weights, axis=-1, epsilon=1e-3, center=True, scale=True, rms_scaling=False):
    """LayerNormalization: every vector along `axis` gets the mean 0 and the variance 1, then gamma and beta.

    Examples
    --------
    >>> layer_forward(np.array([[1.0, 3.0]]), [10, 10], [5, 5], epsilon=0)
    array([[-5., 15.]])
    """
    if rms_scaling:
        raise NotCovered(
            "LayerNormalization with rms_scaling=True is not covered: expected False, or RMSNormalization."
        )
    x, axes = np.asarray(x, dtype=float), _axes(axis, np.ndim(x))
    mean, variance = x.mean(axis=axes, keepdims=True), x.var(axis=axes, keepdims=True)
    return _scaled((x - mean) / np.sqrt(variance + epsilon), weights, axes, center, scale)


def group_forward(x, *weights, groups=32, axis=-1, epsilon=1e-3, center=True, scale=True):
    """GroupNormalization: the channels of a group share one mean and one variance, taken over all places of a sample.

    Examples
    --------
    >>> group_forward(np.array([[[1.0, 3.0, 10.0, 30.0]]]), groups=2, epsilon=0, center=False, scale=False)
    array([[[-1.,  1., -1.,  1.]]])
    """
    x = np.moveaxis(np.asarray(x, dtype=float), axis, -1)
    channels = x.shape[-1]
    size = 1 if groups == -1 else channels // groups
    y = np.zeros_like(x)
    for sample in range(len(x)):
        for first in range(0, channels, size):
            numbers = x[sample, ..., first : first + size]
            y[sample, ..., first : first + size] = (numbers - numbers.mean()) / np.sqrt(numbers.var() + epsilon)
    return np.moveaxis(_scaled(y, weights, (y.ndim - 1,), center, scale), -1, axis)


def rms_forward(x, scale, *, axis=-1, epsilon=1e-6):
    """RMSNormalization: every vector along `axis` divided by the root of the mean of its squares, times `scale`.

    Examples
    --------
    >>> rms_forward(np.array([[3.0, 3.0]]), [1, 10], epsilon=0)
    array([[ 1., 10.]])
    """
    x, axes = np.asarray(x, dtype=float), _axes(axis, np.ndim(x))
    return _scaled(x / np.sqrt((x**2).mean(axis=axes, keepdims=True) + epsilon), [scale], axes, False, True)


def unit_forward(x, *, axis=-1):
    """UnitNormalization: every vector along `axis` gets the length 1.

    Examples
    --------
    >>> unit_forward(np.array([[3.0, 4.0]]))
    array([[0.6, 0.8]])
    """
    x, axes = np.asarray(x, dtype=float), _axes(axis, np.ndim(x))
    return x / np.maximum(np.sqrt((x**2).sum(axis=axes, keepdims=True)), 1e-12)


def _axes(axis, ndim):
    return tuple(sorted(one % ndim for one in (axis if isinstance(axis, (tuple, list)) else (axis,))))


def _scaled(x, weights, axes, center, scale):
    """`x` times gamma plus beta, each a number for every entry of `axes`."""
    sizes = [n if axis in axes else 1 for axis, n in enumerate(x.shape)]
    weights = [np.asarray(one, dtype=float).reshape(sizes) for one in weights]
    gamma = weights.pop(0) if scale else 1.0
    beta = weights.pop(0) if center else 0.0
    return x * gamma + beta
