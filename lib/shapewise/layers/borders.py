"""ZeroPadding and Cropping: the numbers stay, rows of zeros are put around them or the outer rows taken off.

Source: ``keras.src.layers.reshaping.zero_padding2d`` and its neighbours.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Number
from shapewise.layers.axes import named_shape, names, no_weights
from shapewise.layers.rule import Rule
from shapewise.layers.windows import axes_of, only_channels_last


def both_ends(amount, ndim):
    """``1``, ``(1, 2)`` and ``((1, 1), (2, 2))`` as pairs (before, after), one for every axis.

    Examples
    --------
    >>> both_ends(1, 2), both_ends((1, 2), 1), both_ends((1, 2), 2)
    (((1, 1), (1, 1)), ((1, 2),), ((1, 1), (2, 2)))
    """
    if isinstance(amount, int):
        return ((amount, amount),) * ndim
    if ndim == 1:
        return (tuple(amount) if len(amount) == 2 else both_ends(amount[0], 1)[0],)
    return tuple((one, one) if isinstance(one, int) else tuple(one) for one in amount)


def padded_shape(input_shape, *, padding=1, data_format="channels_last"):
    """Every axis but the channels longer by its zeros.

    Examples
    --------
    >>> print(padded_shape((None, 224, 224, 3), padding=3))
    height: 224 + 3 + 3 = 230
    width: 224 + 3 + 3 = 230
    channels: 3
    """
    return _changed(input_shape, padding, data_format, "ZeroPadding", lambda n, a, b: n + a + b)


def cropped_shape(input_shape, *, cropping=1, data_format="channels_last"):
    """Every axis but the channels shorter by what is taken off.

    Examples
    --------
    >>> print(cropped_shape((None, 10, 3), cropping=(0, 4)))
    steps: 10 - 0 - 4 = 6
    channels: 3
    """
    derived = _changed(input_shape, cropping, data_format, "Cropping", lambda n, a, b: n - a - b)
    if any(n is not None and n <= 0 for n in derived.value[1:-1]):
        raise ValueError(f"nothing would be left: got cropping={cropping!r} for the shape {tuple(input_shape)}.")
    return derived


def _changed(input_shape, amount, data_format, kind, join):
    only_channels_last(data_format, kind)
    ndim = len(input_shape) - 2
    axes = names(ndim + 2)
    batch, *lengths, channels = axes_of(input_shape, axes, kind)
    pairs = both_ends(amount, ndim)
    changed = [
        join(Number(n, name), before, after) for n, name, (before, after) in zip(lengths, axes[1:], pairs, strict=False)
    ]
    return named_shape((batch, *changed, channels))


def padded(x, *, padding=1):
    """The numbers with zeros around them.

    Examples
    --------
    >>> padded(np.ones((1, 2, 1)), padding=(1, 0))[0, :, 0]
    array([0., 1., 1.])
    """
    return np.pad(np.asarray(x), ((0, 0), *both_ends(padding, np.ndim(x) - 2), (0, 0)))


def cropped(x, *, cropping=1):
    """The numbers without the outer ones.

    Examples
    --------
    >>> cropped(np.arange(4).reshape(1, 4, 1), cropping=(1, 0))[0, :, 0]
    array([1, 2, 3])
    """
    x = np.asarray(x)
    inner = [
        slice(before, n - after)
        for (before, after), n in zip(both_ends(cropping, x.ndim - 2), x.shape[1:], strict=False)
    ]
    return x[(slice(None), *inner)]


LAYERS = (
    *(Rule(f"ZeroPadding{n}D", padded_shape, no_weights, padded) for n in (1, 2, 3)),
    *(Rule(f"Cropping{n}D", cropped_shape, no_weights, cropped) for n in (1, 2, 3)),
)
