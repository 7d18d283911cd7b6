"""Conv3D: a window slides over depth, height and width, and every filter adds up all it sees into one number.

Source: ``keras.src.layers.convolutional.base_conv.BaseConv``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import axes_of, each, only_channels_last, output_length, pad

AXES = ("batch", "depth", "height", "width", "channels")


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
    """The shape that Conv3D gives: one number for every window and every filter.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, depth, height, width, channels)``.
    filters, kernel_size, strides, padding, data_format, dilation_rate, groups
        As in ``keras.layers.Conv3D``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(output_shape((None, 33, 33, 7, 1), filters=16, kernel_size=(3, 3, 1)))
    depth: (33 - 3) // 1 + 1 = 31
    height: (33 - 3) // 1 + 1 = 31
    width: (7 - 1) // 1 + 1 = 7
    channels: 16
    """
    only_channels_last(data_format, "Conv3D")
    batch, *lengths, _ = axes_of(input_shape, AXES, "Conv3D")
    windows = {
        name: output_length(n, k, strides=s, padding=padding, dilation_rate=d, name=name)
        for n, k, s, d, name in zip(
            lengths, each(kernel_size, 3), each(strides, 3), each(dilation_rate, 3), AXES[1:4], strict=True
        )
    }
    return shape(batch=batch, **windows, channels=Number(filters, "filters"))


def parameters(input_shape, *, filters, kernel_size, groups=1, use_bias=True):
    """The number of weights: a block of the kernel's size times the channels for every filter, and its bias.

    Examples
    --------
    >>> print(parameters((None, 33, 33, 7, 1), filters=16, kernel_size=(3, 3, 1)))
    parameters: kernel 3 x 3 x 1 x 1 x 16 + bias 16 = 160
    """
    *_, channels = axes_of(input_shape, AXES, "Conv3D")
    if channels is None or channels % groups or filters % groups:
        raise ValueError(f"groups must divide channels and filters: got {channels}, {filters}, groups {groups}.")
    seen = Number(channels, "channels") if groups == 1 else Number(channels, "channels") // Number(groups, "groups")
    sizes = [Number(k, f"kernel_{name}") for k, name in zip(each(kernel_size, 3), AXES[1:4], strict=True)]
    bias = (Labelled("bias", Number(filters, "filters")),) if use_bias else ()
    return count(Labelled("kernel", product(*sizes, seen, Number(filters, "filters"))), *bias)


def only_overlapping(sizes, steps, padding):
    """Refuse what TensorFlow does by another rule in three dimensions than in one and two.

    Raises
    ------
    NotCovered
        If windows with "same" padding leave gaps: TensorFlow then starts inside the input.

    Examples
    --------
    >>> only_overlapping((3, 3, 3), (2, 2, 2), "same")
    """
    if padding == "same" and any(step > size for step, size in zip(steps, sizes, strict=True)):
        raise NotCovered(
            f'strides {steps} longer than the window {sizes} with padding="same" is not covered in three dimensions: '
            f"expected strides up to the window's size."
        )


def forward(x, kernel, bias=None, *, strides=1, padding="valid", dilation_rate=1, groups=1, activation=None):
    """The numbers that Conv3D gives, by loops.

    Parameters
    ----------
    x : array
        ``(batch, depth, height, width, channels)``.
    kernel : array
        ``(kernel_depth, kernel_height, kernel_width, channels // groups, filters)``.
    bias : array, optional
        ``(filters,)``.
    strides, padding, dilation_rate, groups, activation
        As in ``keras.layers.Conv3D``.

    Returns
    -------
    array
        ``(batch, depth, height, width, filters)``.

    Examples
    --------
    >>> forward(np.ones((1, 2, 2, 2, 3)), np.ones((2, 2, 2, 3, 1)), np.array([100])).ravel()
    array([124.])
    """
    x, kernel = np.asarray(x), np.asarray(kernel)
    sizes, seen, filters = kernel.shape[:3], kernel.shape[3], kernel.shape[4]
    steps, spread = each(strides, 3), each(dilation_rate, 3)
    only_overlapping(sizes, steps, padding)
    shape_out = output_shape(
        x.shape, filters=filters, kernel_size=sizes, strides=steps, padding=padding, dilation_rate=spread, groups=groups
    ).value
    for axis, (k, s, d) in enumerate(zip(sizes, steps, spread, strict=True), start=1):
        x = pad(x, k, axis=axis, strides=s, padding=padding, dilation_rate=d)
    y = np.zeros(shape_out)
    for sample, *place, filter in np.ndindex(*shape_out):
        first = filter // (filters // groups) * seen
        for *offset, channel in np.ndindex(*sizes, seen):
            where = [p * s + o * d for p, s, o, d in zip(place, steps, offset, spread, strict=True)]
            y[(sample, *place, filter)] += x[(sample, *where, first + channel)] * kernel[(*offset, channel, filter)]
        if bias is not None:
            y[(sample, *place, filter)] += bias[filter]
    return activate(y, activation)


LAYERS = (Rule("Conv3D", output_shape, parameters, forward),)
