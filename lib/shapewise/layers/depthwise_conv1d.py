"""DepthwiseConv1D: every channel has filters of its own, and nothing is added across channels.

Source: ``keras.src.layers.convolutional.base_depthwise_conv.BaseDepthwiseConv``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import axes_of, one, only_channels_last, output_length, pad, whole_numbers

AXES = ("batch", "steps", "channels")


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
    """The shape that DepthwiseConv1D gives: `depth_multiplier` channels for each that went in.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, channels)``.
    kernel_size, strides, padding, depth_multiplier, data_format, dilation_rate
        As in ``keras.layers.DepthwiseConv1D``; `dilation_rate` is covered with `strides` 1.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(output_shape((None, 128, 9), kernel_size=10, depth_multiplier=100))
    steps: (128 - 10) // 1 + 1 = 119
    channels: 9 x 100 = 900
    """
    whole_numbers("DepthwiseConv1D", kernel_size=kernel_size, strides=strides, dilation_rate=dilation_rate)
    whole_numbers("DepthwiseConv1D", depth_multiplier=depth_multiplier)
    batch, steps, channels = _checked(input_shape, padding, strides, dilation_rate, data_format)
    windows = output_length(
        steps, one(kernel_size), strides=one(strides), padding=padding, dilation_rate=one(dilation_rate)
    )
    each = Number(channels, "channels") * Number(depth_multiplier, "depth_multiplier")
    return shape(batch=batch, steps=windows, channels=each)


def parameters(input_shape, *, kernel_size, depth_multiplier=1, use_bias=True):
    """The number of weights: `kernel_size` for every output channel, and its bias.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, channels)``.
    kernel_size, depth_multiplier, use_bias
        As in ``keras.layers.DepthwiseConv1D``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(parameters((None, 128, 9), kernel_size=10, depth_multiplier=100))
    parameters: kernel 10 x 9 x 100 + bias 9 x 100 = 9900
    """
    whole_numbers("DepthwiseConv1D", kernel_size=kernel_size, depth_multiplier=depth_multiplier)
    _, _, channels = _checked(input_shape)
    out = product(Number(channels, "channels"), Number(depth_multiplier, "depth_multiplier"))
    kernel = Labelled("kernel", Number(one(kernel_size), "kernel_size") * out.left * out.right)
    return count(kernel, Labelled("bias", out)) if use_bias else count(kernel)


def forward(x, kernel, bias=None, *, strides=1, padding="valid", dilation_rate=1, activation=None):
    """The numbers that DepthwiseConv1D gives, by loops.

    Parameters
    ----------
    x : array
        ``(batch, steps, channels)``.
    kernel : array
        ``(kernel_size, channels, depth_multiplier)``.
    bias : array, optional
        ``(channels * depth_multiplier,)``.
    strides, padding, dilation_rate, activation
        As in ``keras.layers.DepthwiseConv1D``.

    Returns
    -------
    array
        ``(batch, steps, channels * depth_multiplier)``; the filters of channel 0 come first.

    Examples
    --------
    >>> x = np.array([[[1, 2], [3, 4]]])
    >>> forward(x, np.ones((2, 2, 1)))
    array([[[4., 6.]]])
    """
    x, kernel = np.asarray(x), np.asarray(kernel)
    kernel_size, channels, depth_multiplier = kernel.shape
    strides, dilation_rate = one(strides), one(dilation_rate)
    shape_out = output_shape(
        x.shape, kernel_size=kernel_size, strides=strides, padding=padding,
        depth_multiplier=depth_multiplier, dilation_rate=dilation_rate,
    ).value  # fmt: skip
    x = pad(x, kernel_size, strides=strides, padding=padding, dilation_rate=dilation_rate)
    y = np.zeros(shape_out)
    for sample, step, out in np.ndindex(*shape_out):
        channel, which = divmod(out, depth_multiplier)
        for offset in range(kernel_size):
            y[sample, step, out] += (
                x[sample, step * strides + offset * dilation_rate, channel] * kernel[offset, channel, which]
            )
        if bias is not None:
            y[sample, step, out] += bias[out]
    return activate(y, activation)


def _checked(input_shape, padding="valid", strides=1, dilation_rate=1, data_format=None):
    only_channels_last(data_format, "DepthwiseConv1D")
    if padding == "causal":
        raise ValueError('DepthwiseConv1D has no padding="causal": expected "valid" or "same".')
    if one(strides) > 1 and one(dilation_rate) > 1:
        raise NotCovered(
            f"DepthwiseConv1D with strides {one(strides)} and dilation_rate {one(dilation_rate)} is not covered: "
            f"set one of them to 1."
        )
    batch, steps, channels = axes_of(input_shape, AXES, "DepthwiseConv1D")
    if channels is None:
        raise ValueError(
            f"DepthwiseConv1D needs to know its channels: got {tuple(input_shape)}; expected a number on the last axis."
        )
    return batch, steps, channels


LAYERS = (Rule("DepthwiseConv1D", output_shape, parameters, forward),)
