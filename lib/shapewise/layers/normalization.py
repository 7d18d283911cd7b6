"""Normalisation: the shape stays; the weights are a few numbers for every entry of the normalised axis.

Source: ``keras.src.layers.normalization`` and ``keras.src.layers.preprocessing.normalization``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product
from shapewise.derivation import parameters as count
from shapewise.layers import normalization_values as values
from shapewise.layers.axes import length, no_weights, unchanged
from shapewise.layers.rule import NotCovered, Rule


def output_shape(input_shape):
    """The shape that came in.

    Examples
    --------
    >>> output_shape((None, 7, 7, 64)).value
    (None, 7, 7, 64)
    """
    return unchanged(input_shape)


def batch_parameters(input_shape, *, axis=-1, center=True, scale=True, renorm=False):
    """Four numbers a channel: gamma and beta are trained, the mean and the variance are counted along.

    Examples
    --------
    >>> print(batch_parameters((None, 7, 7, 64)))
    parameters: gamma 64 + beta 64 + moving_mean 64 + moving_variance 64 = 256
    """
    if renorm:
        raise NotCovered("BatchNormalization with renorm=True is not covered: expected renorm=False.")
    wanted = ["gamma"] * scale + ["beta"] * center + ["moving_mean", "moving_variance"]
    return count(*(Labelled(name, length(input_shape, axis)) for name in wanted))


def batch_forward(x, *weights, axis=-1, epsilon=1e-3, center=True, scale=True):
    """``(x - moving_mean) / sqrt(moving_variance + epsilon) * gamma + beta``, as outside training.

    Examples
    --------
    >>> batch_forward(np.array([[3.0]]), [10], [1], [1], [4], epsilon=0)
    array([[11.]])
    """
    x, weights = np.asarray(x, dtype=float), [np.asarray(one, dtype=float) for one in weights]
    sizes = [1] * x.ndim
    sizes[axis] = x.shape[axis]
    gamma = weights.pop(0).reshape(sizes) if scale else 1.0
    beta = weights.pop(0).reshape(sizes) if center else 0.0
    mean, variance = (one.reshape(sizes) for one in weights)
    return (x - mean) / np.sqrt(variance + epsilon) * gamma + beta


def layer_parameters(input_shape, *, axis=-1, center=True, scale=True, rms_scaling=False):
    """Two numbers for every entry of the normalised axes; with `rms_scaling` there is no beta.

    Examples
    --------
    >>> print(layer_parameters((None, 10, 64)))
    parameters: gamma 64 + beta 64 = 128
    """
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    size = product(*(length(input_shape, one) for one in axes))
    wanted = ["gamma"] * (scale or rms_scaling) + ["beta"] * (center and not rms_scaling)
    return count(*(Labelled(name, size) for name in wanted))


def group_parameters(input_shape, *, groups=32, axis=-1, center=True, scale=True):
    """Two numbers a channel; the groups share their mean, not their weights.

    Examples
    --------
    >>> print(group_parameters((None, 7, 7, 64), groups=4))
    parameters: gamma 64 + beta 64 = 128
    """
    channels = length(input_shape, axis)
    if groups != -1 and channels.value % groups:
        raise ValueError(f"groups must divide the channels: got channels {channels.value}, groups {groups}.")
    return count(*(Labelled(name, channels) for name in ["gamma"] * scale + ["beta"] * center))


def rms_parameters(input_shape, *, axis=-1):
    """One number for every entry of the normalised axis.

    Examples
    --------
    >>> print(rms_parameters((None, 10, 64)))
    parameters: scale 64 = 64
    """
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    return count(Labelled("scale", product(*(length(input_shape, one) for one in axes))))


def normalization_parameters(input_shape, *, axis=-1, mean=None, variance=None):
    """A mean and a variance for every entry of `axis`, and how many samples were seen; none if they are given.

    Examples
    --------
    >>> print(normalization_parameters((None, 9)))
    parameters: mean 9 + variance 9 + count 1 = 19
    """
    if mean is not None:
        return count()
    axes = () if axis is None else axis if isinstance(axis, (tuple, list)) else (axis,)
    size = product(1, *(length(input_shape, one) for one in axes)) if len(axes) != 1 else length(input_shape, axes[0])
    return count(Labelled("mean", size), Labelled("variance", size), Labelled("count", Number(1)))


LAYERS = (
    Rule(
        "BatchNormalization", output_shape, batch_parameters, batch_forward,
        numbers_only=("momentum", "synchronized", "renorm_clipping", "renorm_momentum"),
    ),
    Rule("LayerNormalization", output_shape, layer_parameters, values.layer_forward),
    Rule("GroupNormalization", output_shape, group_parameters, values.group_forward),
    Rule("RMSNormalization", output_shape, rms_parameters, values.rms_forward),
    Rule("UnitNormalization", output_shape, no_weights, values.unit_forward),
    Rule("Normalization", output_shape, normalization_parameters, numbers_only=("invert",)),
)  # fmt: skip
