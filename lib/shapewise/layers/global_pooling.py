"""Global pooling: of every channel one number is left, the largest or the mean, whatever the size of the map.

Source: ``keras.src.layers.pooling.base_global_pooling.BaseGlobalPooling``.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from shapewise.derivation import parameters as count
from shapewise.derivation import shape
from shapewise.layers.rule import Rule
from shapewise.layers.windows import SPATIAL, axes_of, only_channels_last


def output_shape(kind, input_shape, *, data_format="channels_last", keepdims=False):
    """The shape that global pooling gives: one number for every channel.

    Parameters
    ----------
    kind : str
        The Keras class name, such as ``"GlobalMaxPooling2D"``.
    input_shape : tuple
        ``(batch, steps, channels)``, ``(batch, height, width, channels)``, or with the depth before the height.
    data_format, keepdims
        As in ``keras.layers.GlobalMaxPooling1D``; `keepdims` leaves the axes there, with length 1.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> output_shape("GlobalMaxPooling2D", (None, 8, 7, 16)).value
    (None, 16)
    >>> output_shape("GlobalMaxPooling2D", (None, 8, 7, 16), keepdims=True).value
    (None, 1, 1, 16)
    """
    names = SPATIAL[int(kind[-2])]
    only_channels_last(data_format, kind)
    batch, *_, channels = axes_of(input_shape, ("batch", *names, "channels"), kind)
    kept = dict.fromkeys(names, 1) if keepdims else {}
    return shape(batch=batch, **kept, channels=channels)


def parameters(input_shape):
    """No weights: nothing is learned.

    Examples
    --------
    >>> parameters((None, 8, 8, 16)).value
    0
    """
    return count()


def forward(kind, x, *, keepdims=False):
    """The numbers that global pooling gives, channel by channel.

    Parameters
    ----------
    kind : str
        The Keras class name: "GlobalMax..." keeps the largest number, "GlobalAverage..." the mean.
    x : array
        ``(batch, steps, channels)`` or ``(batch, height, width, channels)``.
    keepdims : bool
        As in ``keras.layers.GlobalMaxPooling1D``.

    Returns
    -------
    array

    Examples
    --------
    >>> x = np.array([[[1, 8], [3, 2], [5, 6]]])
    >>> forward("GlobalMaxPooling1D", x)
    array([[5., 8.]])
    >>> forward("GlobalAveragePooling1D", x, keepdims=True)[0, 0, 0]
    np.float64(3.0)
    """
    shape_out = output_shape(kind, np.shape(x)).value
    y = np.zeros(shape_out)
    for sample, channel in np.ndindex(*shape_out):
        numbers = np.asarray(x)[sample, ..., channel]
        y[sample, channel] = numbers.max() if kind.startswith("GlobalMax") else numbers.mean()
    return y.reshape(output_shape(kind, np.shape(x), keepdims=keepdims).value)


LAYERS = tuple(
    Rule(kind, partial(output_shape, kind), parameters, partial(forward, kind))
    for kind in (f"{stem}{ndim}D" for stem in ("GlobalMaxPooling", "GlobalAveragePooling") for ndim in SPATIAL)
)
