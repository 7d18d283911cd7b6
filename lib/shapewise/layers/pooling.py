"""Pooling: a window slides over every channel by itself, and its largest number, or its mean, is all that is left.

Nothing is learned. With padding "same" the added places are no numbers: they are never the largest, and a mean is
divided by how many numbers there really are.

Source: ``keras.src.layers.pooling.base_pooling.BasePooling`` and
``keras.src.ops.operation_utils.compute_pooling_output_shape``.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from shapewise.derivation import parameters as count
from shapewise.derivation import shape
from shapewise.layers.axes import no_weights
from shapewise.layers.conv3d import only_overlapping
from shapewise.layers.rule import Rule
from shapewise.layers.windows import SPATIAL, axes_of, each, only_channels_last, output_length, pad, whole_numbers


def output_shape(kind, input_shape, *, pool_size=2, strides=None, padding="valid", data_format="channels_last"):
    """The shape that pooling gives: one number for every window and every channel.

    Parameters
    ----------
    kind : str
        The Keras class name, such as ``"MaxPooling2D"``.
    input_shape : tuple
        ``(batch, steps, channels)``, ``(batch, height, width, channels)``, or with the depth before the height.
    pool_size, strides, padding, data_format
        As in ``keras.layers.MaxPooling1D``; without `strides` the windows lie end to end.

    Returns
    -------
    Derivation

    Raises
    ------
    ValueError
        If Keras would refuse the layer, or `data_format` is not "channels_last".

    Examples
    --------
    >>> print(output_shape("MaxPooling2D", (None, 8, 7, 16)))
    height: (8 - 2) // 2 + 1 = 4
    width: (7 - 2) // 2 + 1 = 3
    channels: 16
    >>> print(output_shape("MaxPooling1D", (None, 7, 16), padding="same"))
    steps: ceil(7 / 2) = 4
    channels: 16
    """
    names = SPATIAL[_ndim(kind)]
    only_channels_last(data_format, kind)
    batch, *lengths, channels = axes_of(input_shape, ("batch", *names, "channels"), kind)
    sizes, steps = _windows(kind, pool_size, strides)
    if padding == "causal":
        raise ValueError(f'{kind} has no padding="causal": expected "valid" or "same".')
    windows = {
        name: output_length(n, k, strides=s, padding=padding, name=name, window="pool_size")
        for name, n, k, s in zip(names, lengths, sizes, steps, strict=True)
    }
    return shape(batch=batch, **windows, channels=channels)


def parameters(kind, input_shape, *, pool_size=2, strides=None):
    """No weights: nothing is learned.

    Parameters
    ----------
    kind, input_shape, pool_size, strides
        As in :func:`output_shape`.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> parameters("MaxPooling2D", (None, 8, 8, 16)).value
    0
    """
    _windows(kind, pool_size, strides)
    return count()


def forward(kind, x, *, pool_size=2, strides=None, padding="valid"):
    """The numbers that pooling gives, by loops: slow on purpose, to be read.

    Parameters
    ----------
    kind : str
        The Keras class name: "Max..." keeps the largest number, "Average..." the mean.
    x : array
        ``(batch, steps, channels)`` or ``(batch, height, width, channels)``.
    pool_size, strides, padding
        As in ``keras.layers.MaxPooling1D``.

    Returns
    -------
    array
        ``(batch, ..., channels)``, as many channels as went in.

    Examples
    --------
    >>> x = np.array([[[1, 8], [3, 2], [5, 6]]])
    >>> forward("MaxPooling1D", x, padding="same")
    array([[[3., 8.],
            [5., 6.]]])
    >>> forward("AveragePooling1D", x, padding="same")
    array([[[2., 5.],
            [5., 6.]]])
    """
    sizes, steps = _windows(kind, pool_size, strides)
    if _ndim(kind) == 3:
        only_overlapping(sizes, steps, padding)
    shape_out = output_shape(kind, np.shape(x), pool_size=sizes, strides=steps, padding=padding).value
    for axis, (size, step) in enumerate(zip(sizes, steps, strict=True), start=1):
        x = pad(x, size, axis=axis, strides=step, padding=padding, value=np.nan)
    y = np.zeros(shape_out)
    for sample, *place, channel in np.ndindex(*shape_out):
        window = tuple(slice(p * step, p * step + size) for p, size, step in zip(place, sizes, steps, strict=True))
        seen = x[(sample, *window, channel)]
        numbers = seen[~np.isnan(seen)]  # an added place holds no number
        y[(sample, *place, channel)] = numbers.max() if kind.startswith("Max") else numbers.mean()
    return y


def _windows(kind, pool_size, strides):
    """Length and step of the window along every axis."""
    ndim = _ndim(kind)
    strides = pool_size if strides is None else strides
    whole_numbers(kind, ndim, pool_size=pool_size, strides=strides)
    return each(pool_size, ndim), each(strides, ndim)


def _ndim(kind):
    return int(kind[-2])


LAYERS = tuple(
    Rule(kind, partial(output_shape, kind), no_weights, partial(forward, kind))
    for kind in (f"{stem}{ndim}D" for stem in ("MaxPooling", "AveragePooling") for ndim in SPATIAL)
)
