"""UpSampling repeats rows and columns, Resizing draws the picture anew in another size; no weights.

Source: ``keras.src.layers.reshaping.up_sampling2d`` and ``keras.src.layers.preprocessing.image_preprocessing``.
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


def resized_shape(input_shape, *, height, width, data_format="channels_last"):
    """Height and width as asked, the channels as they were.

    Examples
    --------
    >>> print(resized_shape((None, 300, 200, 3), height=224, width=224))
    height: 224
    width: 224
    channels: 3
    """
    only_channels_last(data_format, "Resizing")
    *_, channels = input_shape
    batch = input_shape[0] if len(input_shape) == 4 else None
    return named_shape((batch, Number(height, "height"), Number(width, "width"), channels))


_RESIZING = ("interpolation", "crop_to_aspect_ratio", "pad_to_aspect_ratio", "fill_mode", "fill_value", "antialias")

LAYERS = (
    Rule("UpSampling1D", output_shape, no_weights, forward),
    Rule("UpSampling2D", output_shape, no_weights, forward),
    Rule("UpSampling3D", output_shape, no_weights, forward),
    Rule("Resizing", resized_shape, no_weights, numbers_only=_RESIZING),
    Rule("CenterCrop", resized_shape, no_weights),
)
