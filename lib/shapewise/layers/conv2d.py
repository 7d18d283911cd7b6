"""Conv2D: a window slides over height and width, and every filter adds up all it sees into one number.

Source: ``keras.src.layers.convolutional.base_conv.BaseConv``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.rule import Rule
from shapewise.layers.windows import axes_of, each, only_channels_last, output_length, pad, whole_numbers

AXES = ("batch", "height", "width", "channels")


def output_shape(
    input_shape,
    *,
    filters,
    kernel_size,
    strides=1,
    padding="valid",
    data_format="channels_last",
    dilation_rate=1,
    groups=1,
):
    """The shape that Conv2D gives: one number for every window and every filter.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, height, width, channels)``.
    filters, kernel_size, strides, padding, data_format, dilation_rate, groups
        As in ``keras.layers.Conv2D``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(output_shape((None, 5, 7, 3), filters=8, kernel_size=3))
    height: (5 - 3) // 1 + 1 = 3
    width: (7 - 3) // 1 + 1 = 5
    channels: 8
    """
    whole_numbers("Conv2D", 2, kernel_size=kernel_size, strides=strides, dilation_rate=dilation_rate)
    if padding == "causal":
        raise ValueError('Conv2D has no padding="causal": expected "valid" or "same".')
    batch, height, width, _ = _checked(input_shape, filters, groups, data_format)
    sizes, steps, spread = each(kernel_size, 2), each(strides, 2), each(dilation_rate, 2)
    if max(steps) > 1 and max(spread) > 1:
        raise ValueError(f"strides {steps} and dilation_rate {spread} cannot both be above 1; set one of them to 1.")
    lengths = [
        output_length(n, k, strides=s, padding=padding, dilation_rate=d, name=name)
        for n, k, s, d, name in zip((height, width), sizes, steps, spread, AXES[1:3])
    ]
    return shape(batch=batch, height=lengths[0], width=lengths[1], channels=Number(filters, "filters"))


def parameters(input_shape, *, filters, kernel_size, groups=1, use_bias=True):
    """The number of weights: height x width x channels of the kernel for every filter, and its bias.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, height, width, channels)``.
    filters, kernel_size, groups, use_bias
        As in ``keras.layers.Conv2D``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(parameters((None, 320, 320, 3), filters=32, kernel_size=3))
    parameters: kernel 3 x 3 x 3 x 32 + bias 32 = 896
    """
    whole_numbers("Conv2D", 2, kernel_size=kernel_size)
    *_, channels = _checked(input_shape, filters, groups)
    seen = Number(channels, "channels")
    if groups != 1:
        seen = seen // Number(groups, "groups")
    tall, wide = each(kernel_size, 2)
    kernel = product(Number(tall, "kernel_height"), Number(wide, "kernel_width"), seen, Number(filters, "filters"))
    bias = (Labelled("bias", Number(filters, "filters")),) if use_bias else ()
    return count(Labelled("kernel", kernel), *bias)


def forward(x, kernel, bias=None, *, strides=1, padding="valid", dilation_rate=1, groups=1, activation=None):
    """The numbers that Conv2D gives, window by window.

    Parameters
    ----------
    x : array
        ``(batch, height, width, channels)``.
    kernel : array
        ``(kernel_height, kernel_width, channels // groups, filters)``.
    bias : array, optional
        ``(filters,)``.
    strides, padding, dilation_rate, groups, activation
        As in ``keras.layers.Conv2D``.

    Returns
    -------
    array
        ``(batch, height, width, filters)``.

    Examples
    --------
    >>> forward(np.ones((1, 3, 3, 2)), np.ones((2, 2, 2, 1)), np.array([100]))[0, :, :, 0]
    array([[108., 108.],
           [108., 108.]])
    """
    x, kernel = np.asarray(x, dtype=float), np.asarray(kernel, dtype=float)
    tall, wide, channels_seen, filters = kernel.shape
    (down, across), (spread_y, spread_x) = each(strides, 2), each(dilation_rate, 2)
    shape_out = output_shape(
        x.shape, filters=filters, kernel_size=(tall, wide), strides=strides,
        padding=padding, dilation_rate=dilation_rate, groups=groups,
    ).value  # fmt: skip
    x = pad(x, tall, axis=1, strides=down, padding=padding, dilation_rate=spread_y)
    x = pad(x, wide, axis=2, strides=across, padding=padding, dilation_rate=spread_x)
    y = np.zeros(shape_out)
    for sample, row, column, group in np.ndindex(*shape_out[:3], groups):
        rows = row * down + spread_y * np.arange(tall)  # those that the window covers
        columns = column * across + spread_x * np.arange(wide)
        channels = group * channels_seen + np.arange(channels_seen)  # those that the group sees
        its_filters = group * (filters // groups) + np.arange(filters // groups)
        window = x[sample][np.ix_(rows, columns, channels)]
        y[sample, row, column, its_filters] = np.tensordot(
            window, kernel[..., its_filters], axes=3
        )  # multiply, and add it all up
    if bias is not None:
        y += bias
    return activate(y, activation)


def _checked(input_shape, filters, groups, data_format=None):
    only_channels_last(data_format, "Conv2D")
    batch, height, width, channels = axes_of(input_shape, AXES, "Conv2D")
    whole_numbers("Conv2D", filters=filters, groups=groups)
    if channels is None:
        raise ValueError(
            f"Conv2D needs to know its channels: got {tuple(input_shape)}; expected a number on the last axis."
        )
    if channels % groups or filters % groups:
        raise ValueError(
            f"groups must divide channels and filters: got channels {channels}, filters {filters}, groups {groups}."
        )
    return batch, height, width, channels


LAYERS = (Rule("Conv2D", output_shape, parameters, forward),)
