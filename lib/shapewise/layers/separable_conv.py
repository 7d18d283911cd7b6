"""SeparableConv: first every channel by itself in space, then all channels together at every place.

Source: ``keras.src.layers.convolutional.base_separable_conv.BaseSeparableConv``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.axes import named_shape, names
from shapewise.layers.rule import Rule
from shapewise.layers.windows import axes_of, each, only_channels_last, output_length, pad


def output_shape(
    input_shape,
    *,
    filters,
    kernel_size,
    strides=1,
    padding="valid",
    data_format="channels_last",
    dilation_rate=1,
    depth_multiplier=1,
):
    """The shape that an ordinary convolution gives as well.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, channels)`` or ``(batch, height, width, channels)``.
    filters, kernel_size, strides, padding, data_format, dilation_rate, depth_multiplier
        As in ``keras.layers.SeparableConv2D``.

    Examples
    --------
    >>> print(output_shape((None, 32, 32, 64), filters=128, kernel_size=3, padding="same"))
    height: ceil(32 / 1) = 32
    width: ceil(32 / 1) = 32
    channels: 128
    """
    only_channels_last(data_format, "SeparableConv")
    axes, ndim = names(len(input_shape)), len(input_shape) - 2
    batch, *lengths, _ = axes_of(input_shape, axes, "SeparableConv")
    if max(each(strides, ndim)) > 1 and max(each(dilation_rate, ndim)) > 1:
        raise ValueError(f"strides {strides} and dilation_rate {dilation_rate} cannot both be above 1.")
    windows = [
        output_length(n, k, strides=s, padding=padding, dilation_rate=d, name=name)
        for n, k, s, d, name in zip(
            lengths, each(kernel_size, ndim), each(strides, ndim), each(dilation_rate, ndim), axes[1:-1], strict=True
        )
    ]
    return named_shape((batch, *windows, Number(filters, "filters")))


def parameters(input_shape, *, filters, kernel_size, depth_multiplier=1, use_bias=True):
    """The weights in space, the weights across the channels, and one bias for every filter.

    Examples
    --------
    >>> print(parameters((None, 32, 32, 64), filters=128, kernel_size=3))
    parameters: depthwise 3 x 3 x 64 x 1 + pointwise 64 x 1 x 128 + bias 128 = 8896
    """
    channels = Number(input_shape[-1], "channels")
    multiplier, out = Number(depth_multiplier, "depth_multiplier"), Number(filters, "filters")
    sizes = [Number(k, "kernel_size") for k in each(kernel_size, len(input_shape) - 2)]
    bias = (Labelled("bias", out),) if use_bias else ()
    return count(
        Labelled("depthwise", product(*sizes, channels, multiplier)),
        Labelled("pointwise", product(channels, multiplier, out)),
        *bias,
    )


def forward(x, depthwise, pointwise, bias=None, *, strides=1, padding="valid", dilation_rate=1, activation=None):
    """The numbers that SeparableConv1D and 2D give, by loops: in space first, then across the channels.

    Parameters
    ----------
    x : array
        ``(batch, ..., channels)``.
    depthwise, pointwise : array
        ``(*kernel_size, channels, depth_multiplier)`` and ``(1, ..., channels * depth_multiplier, filters)``.
    bias : array, optional
        ``(filters,)``.

    Examples
    --------
    >>> forward(np.ones((1, 3, 2)), np.ones((2, 2, 1)), np.ones((1, 2, 1)), [100])[0, :, 0]
    array([104., 104.])
    """
    x, depthwise, pointwise = np.asarray(x), np.asarray(depthwise), np.asarray(pointwise)
    ndim, filters = x.ndim - 2, pointwise.shape[-1]
    sizes, (channels, multiplier) = depthwise.shape[:ndim], depthwise.shape[ndim:]
    steps, spread = each(strides, ndim), each(dilation_rate, ndim)
    shape_out = output_shape(
        x.shape, filters=filters, kernel_size=sizes, strides=steps, padding=padding, dilation_rate=spread
    ).value
    for axis, (k, s, d) in enumerate(zip(sizes, steps, spread, strict=True), start=1):
        x = pad(x, k, axis=axis, strides=s, padding=padding, dilation_rate=d)
    apart = np.zeros((*shape_out[:-1], channels * multiplier))
    for sample, *place, out in np.ndindex(*apart.shape):
        channel, which = divmod(out, multiplier)
        for offset in np.ndindex(*sizes):
            where = [p * s + o * d for p, s, o, d in zip(place, steps, offset, spread, strict=True)]
            apart[(sample, *place, out)] += x[(sample, *where, channel)] * depthwise[(*offset, channel, which)]
    y = np.zeros(shape_out)
    for *place, filter in np.ndindex(*shape_out):
        for channel in range(channels * multiplier):
            y[(*place, filter)] += apart[(*place, channel)] * pointwise[(*(0,) * ndim, channel, filter)]
        if bias is not None:
            y[(*place, filter)] += bias[filter]
    return activate(y, activation)


LAYERS = tuple(Rule(f"SeparableConv{n}D", output_shape, parameters, forward) for n in (1, 2))
