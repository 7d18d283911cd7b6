"""DepthwiseConv2D: every channel has filters of its own, and nothing is added across channels.

Source: ``keras.src.layers.convolutional.base_depthwise_conv.BaseDepthwiseConv``. TensorFlow computes it only
with the same strides down and across.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import axes_of, each, only_channels_last, output_length, pad, whole_numbers

AXES = ("batch", "height", "width", "channels")


def output_shape(
    input_shape,
    *,
    kernel_size,
    strides=1,
    padding="valid",
    depth_multiplier=1,
    data_format="channels_last",
    dilation_rate=1,
):
    """The shape that DepthwiseConv2D gives: `depth_multiplier` channels for each that went in.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, height, width, channels)``.
    kernel_size, strides, padding, depth_multiplier, data_format, dilation_rate
        As in ``keras.layers.DepthwiseConv2D``; `dilation_rate` is covered with `strides` 1.

    Returns
    -------
    Derivation

    Raises
    ------
    ValueError
        If Keras would refuse the layer, or nothing is claimed of it here.

    Examples
    --------
    >>> print(output_shape((None, 8, 8, 16), kernel_size=2, strides=2))
    height: (8 - 2) // 2 + 1 = 4
    width: (8 - 2) // 2 + 1 = 4
    channels: 16 x 1 = 16
    """
    whole_numbers("DepthwiseConv2D", 2, kernel_size=kernel_size, strides=strides, dilation_rate=dilation_rate)
    whole_numbers("DepthwiseConv2D", depth_multiplier=depth_multiplier)
    if padding == "causal":
        raise ValueError('DepthwiseConv2D has no padding="causal": expected "valid" or "same".')
    batch, height, width, channels = _checked(input_shape, data_format)
    sizes, steps, spread = each(kernel_size, 2), each(strides, 2), each(dilation_rate, 2)
    _only_what_tensorflow_computes(steps, spread)
    windows = [
        output_length(n, k, strides=s, padding=padding, dilation_rate=d, name=name)
        for n, k, s, d, name in zip((height, width), sizes, steps, spread, AXES[1:3], strict=True)
    ]
    out = Number(channels, "channels") * Number(depth_multiplier, "depth_multiplier")
    return shape(batch=batch, height=windows[0], width=windows[1], channels=out)


def parameters(input_shape, *, kernel_size, depth_multiplier=1, use_bias=True):
    """The number of weights: a window for every output channel, and its bias.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, height, width, channels)``.
    kernel_size, depth_multiplier, use_bias
        As in ``keras.layers.DepthwiseConv2D``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(parameters((None, 8, 8, 16), kernel_size=2))
    parameters: kernel 2 x 2 x 16 x 1 + bias 16 x 1 = 80
    """
    whole_numbers("DepthwiseConv2D", 2, kernel_size=kernel_size)
    whole_numbers("DepthwiseConv2D", depth_multiplier=depth_multiplier)
    *_, channels = _checked(input_shape)
    tall, wide = each(kernel_size, 2)
    out = (Number(channels, "channels"), Number(depth_multiplier, "depth_multiplier"))
    kernel = Labelled("kernel", product(Number(tall, "kernel_height"), Number(wide, "kernel_width"), *out))
    return count(kernel, Labelled("bias", product(*out))) if use_bias else count(kernel)


def forward(x, kernel, bias=None, *, strides=1, padding="valid", dilation_rate=1, activation=None):
    """The numbers that DepthwiseConv2D gives, by loops.

    Parameters
    ----------
    x : array
        ``(batch, height, width, channels)``.
    kernel : array
        ``(kernel_height, kernel_width, channels, depth_multiplier)``.
    bias : array, optional
        ``(channels * depth_multiplier,)``.
    strides, padding, dilation_rate, activation
        As in ``keras.layers.DepthwiseConv2D``.

    Returns
    -------
    array
        ``(batch, height, width, channels * depth_multiplier)``; the filters of channel 0 come first.

    Examples
    --------
    >>> forward(np.ones((1, 3, 3, 2)), np.ones((2, 2, 2, 1)), np.array([10, 20]))[0, 0, 0]
    array([14., 24.])
    """
    x, kernel = np.asarray(x), np.asarray(kernel)
    tall, wide, channels, depth_multiplier = kernel.shape
    (down, across), (spread_y, spread_x) = each(strides, 2), each(dilation_rate, 2)
    shape_out = output_shape(
        x.shape, kernel_size=(tall, wide), strides=strides, padding=padding,
        depth_multiplier=depth_multiplier, dilation_rate=dilation_rate,
    ).value  # fmt: skip
    x = pad(x, tall, axis=1, strides=down, padding=padding, dilation_rate=spread_y)
    x = pad(x, wide, axis=2, strides=across, padding=padding, dilation_rate=spread_x)
    y = np.zeros(shape_out)
    for sample, row, column, out in np.ndindex(*shape_out):
        channel, which = divmod(out, depth_multiplier)
        for i, j in np.ndindex(tall, wide):
            seen = x[sample, row * down + i * spread_y, column * across + j * spread_x, channel]
            y[sample, row, column, out] += seen * kernel[i, j, channel, which]
        if bias is not None:
            y[sample, row, column, out] += bias[out]
    return activate(y, activation)


def _only_what_tensorflow_computes(strides, dilation_rate):
    if max(strides) > 1 and max(dilation_rate) > 1:
        raise NotCovered(
            f"DepthwiseConv2D with strides {strides} and dilation_rate {dilation_rate} is not covered: "
            f"set one of them to 1."
        )
    if strides[0] != strides[1]:
        raise NotCovered(
            f"DepthwiseConv2D with strides {strides} is not covered: Keras states a shape, and TensorFlow refuses to "
            f"compute it. Use the same strides down and across."
        )


def _checked(input_shape, data_format=None):
    only_channels_last(data_format, "DepthwiseConv2D")
    batch, height, width, channels = axes_of(input_shape, AXES, "DepthwiseConv2D")
    if channels is None:
        raise ValueError(
            f"DepthwiseConv2D needs to know its channels: got {tuple(input_shape)}; expected a number on the last axis."
        )
    return batch, height, width, channels


LAYERS = (Rule("DepthwiseConv2D", output_shape, parameters, forward),)
