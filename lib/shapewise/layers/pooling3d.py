"""Pooling in three dimensions: the largest number of every window, or its mean, for each channel by itself.

Source: ``keras.src.layers.pooling.base_pooling.BasePooling``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import shape
from shapewise.layers.axes import no_weights
from shapewise.layers.conv3d import only_overlapping
from shapewise.layers.rule import Rule
from shapewise.layers.windows import axes_of, each, only_channels_last, output_length, pad

AXES = ("batch", "depth", "height", "width", "channels")


def output_shape(input_shape, *, pool_size=2, strides=None, padding="valid", data_format="channels_last"):
    """The shape that pooling gives: one number for every window and every channel.

    Examples
    --------
    >>> print(output_shape((None, 31, 31, 7, 16), pool_size=(2, 2, 1)))
    depth: (31 - 2) // 2 + 1 = 15
    height: (31 - 2) // 2 + 1 = 15
    width: (7 - 1) // 1 + 1 = 7
    channels: 16
    """
    only_channels_last(data_format, "pooling")
    batch, *lengths, channels = axes_of(input_shape, AXES, "pooling")
    sizes = each(pool_size, 3)
    windows = {
        name: output_length(n, k, strides=s, padding=padding, name=name, window="pool_size")
        for n, k, s, name in zip(lengths, sizes, each(strides or sizes, 3), AXES[1:4], strict=True)
    }
    return shape(batch=batch, **windows, channels=channels)


def max_forward(x, *, pool_size=2, strides=None, padding="valid"):
    """The largest number of every window.

    Examples
    --------
    >>> max_forward(np.arange(8).reshape(1, 2, 2, 2, 1)).ravel()
    array([7.])
    """
    return _windows(x, np.nanmax, pool_size, strides, padding)


def average_forward(x, *, pool_size=2, strides=None, padding="valid"):
    """The mean of every window; padding does not count.

    Examples
    --------
    >>> average_forward(np.arange(8).reshape(1, 2, 2, 2, 1)).ravel()
    array([3.5])
    """
    return _windows(x, np.nanmean, pool_size, strides, padding)


def _windows(x, of_window, pool_size, strides, padding):
    sizes = each(pool_size, 3)
    steps = each(strides or sizes, 3)
    only_overlapping(sizes, steps, padding)
    shape_out = output_shape(np.shape(x), pool_size=sizes, strides=steps, padding=padding).value
    for axis, (k, s) in enumerate(zip(sizes, steps, strict=True), start=1):
        x = pad(x, k, axis=axis, strides=s, padding=padding, value=np.nan)
    y = np.zeros(shape_out)
    for sample, *place, channel in np.ndindex(*shape_out):
        window = tuple(slice(p * s, p * s + k) for p, s, k in zip(place, steps, sizes, strict=True))
        y[(sample, *place, channel)] = of_window(x[(sample, *window, channel)])
    return y


def global_shape(input_shape, *, keepdims=False, data_format="channels_last"):
    """One number for every channel; with `keepdims` the other axes stay, with length 1.

    Examples
    --------
    >>> global_shape((None, 15, 15, 7, 16)).value
    (None, 16)
    """
    only_channels_last(data_format, "pooling")
    batch, *_, channels = axes_of(input_shape, AXES, "pooling")
    if keepdims:
        return shape(batch=batch, depth=1, height=1, width=1, channels=channels)
    return shape(batch=batch, channels=channels)


def global_max_forward(x, *, keepdims=False):
    """The largest number of every channel.

    Examples
    --------
    >>> global_max_forward(np.arange(8).reshape(1, 2, 2, 2, 1))
    array([[7]])
    """
    return np.max(x, axis=(1, 2, 3), keepdims=keepdims)


def global_average_forward(x, *, keepdims=False):
    """The mean of every channel.

    Examples
    --------
    >>> global_average_forward(np.arange(8).reshape(1, 2, 2, 2, 1))
    array([[3.5]])
    """
    return np.mean(x, axis=(1, 2, 3), keepdims=keepdims)


LAYERS = (
    Rule("MaxPooling3D", output_shape, no_weights, max_forward),
    Rule("AveragePooling3D", output_shape, no_weights, average_forward),
    Rule("GlobalMaxPooling3D", global_shape, no_weights, global_max_forward),
    Rule("GlobalAveragePooling3D", global_shape, no_weights, global_average_forward),
)
