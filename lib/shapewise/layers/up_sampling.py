"""UpSampling repeats rows and columns; no weights.

Source: ``keras.src.layers.reshaping.up_sampling2d``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Number
from shapewise.layers.axes import named_shape, names, no_weights
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import axes_of, each, only_channels_last


def output_shape(input_shape, *, size=2, data_format="channels_last"):
    """Every axis but the channels `size` times as long.

    Examples
    --------
    >>> print(output_shape((None, 16, 16, 3), size=2))
    height: 16 x 2 = 32
    width: 16 x 2 = 32
    channels: 3
    """
    only_channels_last(data_format, "UpSampling")
    axes = names(len(input_shape))
    batch, *lengths, channels = axes_of(input_shape, axes, "UpSampling")
    factors = each(size, len(lengths))
    longer = [
        Number(n, name) * Number(times, "size") for n, name, times in zip(lengths, axes[1:], factors, strict=False)
    ]
    return named_shape((batch, *longer, channels))


def forward(x, *, size=2, interpolation="nearest"):
    """Every row and column `size` times.

    Examples
    --------
    >>> forward(np.array([[[1], [2]]]), size=2)[0, :, 0]
    array([1, 1, 2, 2])
    """
    if interpolation != "nearest":
        raise NotCovered(f'UpSampling with interpolation={interpolation!r} is not covered: expected "nearest".')
    for axis, times in enumerate(each(size, np.ndim(x) - 2), start=1):
        x = np.repeat(x, times, axis=axis)
    return x


LAYERS = (
    Rule("UpSampling1D", output_shape, no_weights, forward),
    Rule("UpSampling2D", output_shape, no_weights, forward),
    Rule("UpSampling3D", output_shape, no_weights, forward),
)
