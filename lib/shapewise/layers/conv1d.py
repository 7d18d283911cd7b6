"""Conv1D: a window slides over the steps, and every filter adds up all it sees into one number.

Source: ``keras.src.layers.convolutional.base_conv.BaseConv`` and
``keras.src.ops.operation_utils.compute_conv_output_shape``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.rule import Rule
from shapewise.layers.windows import axes_of, one, only_channels_last, output_length, pad, whole_numbers

AXES = ("batch", "steps", "channels")


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
    """The shape that Conv1D gives: one number for every window and every filter.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, channels)``; None for a length that is not known.
    filters, kernel_size, strides, padding, data_format, dilation_rate, groups
        As in ``keras.layers.Conv1D``.

    Returns
    -------
    Derivation
        Of ``(batch, steps, filters)``.

    Raises
    ------
    ValueError
        If Keras would refuse the layer, or `data_format` is not "channels_last".

    Examples
    --------
    >>> d = output_shape((None, 128, 9), filters=100, kernel_size=10)
    >>> print(d)
    steps: (128 - 10) // 1 + 1 = 119
    channels: 100
    >>> d.value
    (None, 119, 100)
    """
    whole_numbers("Conv1D", kernel_size=kernel_size, strides=strides, dilation_rate=dilation_rate)
    batch, steps, channels = _checked(input_shape, filters, groups, strides, dilation_rate, data_format)
    windows = output_length(
        steps, one(kernel_size), strides=one(strides), padding=padding, dilation_rate=one(dilation_rate)
    )
    return shape(batch=batch, steps=windows, channels=Number(filters, "filters"))


def parameters(input_shape, *, filters, kernel_size, groups=1, use_bias=True):
    """The number of weights: a block of `kernel_size` x channels for every filter, and its bias.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, channels)``.
    filters, kernel_size, groups, use_bias
        As in ``keras.layers.Conv1D``.

    Returns
    -------
    Derivation
        Of a number; the number of steps is not in it.

    Examples
    --------
    >>> print(parameters((None, 128, 9), filters=100, kernel_size=10))
    parameters: kernel 10 x 9 x 100 + bias 100 = 9100
    """
    whole_numbers("Conv1D", kernel_size=kernel_size)
    _, _, channels = _checked(input_shape, filters, groups)
    seen = Number(channels, "channels")
    if groups != 1:
        seen = seen // Number(groups, "groups")
    kernel = Labelled("kernel", product(Number(one(kernel_size), "kernel_size"), seen, Number(filters, "filters")))
    return count(kernel, Labelled("bias", Number(filters, "filters"))) if use_bias else count(kernel)


def forward(x, kernel, bias=None, *, strides=1, padding="valid", dilation_rate=1, groups=1, activation=None):
    """The numbers that Conv1D gives, window by window.

    Parameters
    ----------
    x : array
        ``(batch, steps, channels)``.
    kernel : array
        ``(kernel_size, channels // groups, filters)``.
    bias : array, optional
        ``(filters,)``.
    strides, padding, dilation_rate, groups, activation
        As in ``keras.layers.Conv1D``.

    Returns
    -------
    array
        ``(batch, steps, filters)``.

    Examples
    --------
    >>> x = np.array([[[1, 2], [3, 4], [5, 6]]])
    >>> forward(x, np.ones((2, 2, 1)), np.array([100]))[0, :, 0]
    array([110., 118.])
    """
    x, kernel = np.asarray(x, dtype=float), np.asarray(kernel, dtype=float)
    kernel_size, channels_seen, filters = kernel.shape
    strides, dilation_rate = one(strides), one(dilation_rate)
    shape_out = output_shape(
        x.shape, filters=filters, kernel_size=kernel_size, strides=strides,
        padding=padding, dilation_rate=dilation_rate, groups=groups,
    ).value  # fmt: skip
    x = pad(x, kernel_size, strides=strides, padding=padding, dilation_rate=dilation_rate)
    y = np.zeros(shape_out)
    for sample, step, group in np.ndindex(*shape_out[:2], groups):
        steps = step * strides + dilation_rate * np.arange(kernel_size)  # those that the window covers
        channels = group * channels_seen + np.arange(channels_seen)  # those that the group sees
        its_filters = group * (filters // groups) + np.arange(filters // groups)
        window = x[sample][np.ix_(steps, channels)]
        y[sample, step, its_filters] = np.tensordot(
            window, kernel[:, :, its_filters], axes=2
        )  # multiply, and add it all up
    if bias is not None:
        y += bias
    return activate(y, activation)


def _checked(input_shape, filters, groups, strides=1, dilation_rate=1, data_format=None):
    only_channels_last(data_format, "Conv1D")
    batch, steps, channels = axes_of(input_shape, AXES, "Conv1D")
    whole_numbers("Conv1D", filters=filters, groups=groups)
    if channels is None:
        raise ValueError(
            f"Conv1D needs to know its channels: got {tuple(input_shape)}; expected a number on the last axis."
        )
    if channels % groups or filters % groups:
        raise ValueError(
            f"groups must divide channels and filters: got channels {channels}, filters {filters}, groups {groups}. "
            f"Use groups=1, or numbers that {groups} divides."
        )
    if one(strides) > 1 and one(dilation_rate) > 1:
        raise ValueError(
            f"strides and dilation_rate cannot both be above 1: got strides {one(strides)}, "
            f"dilation_rate {one(dilation_rate)}. Keras refuses it too; set one of them to 1."
        )
    return batch, steps, channels


LAYERS = (Rule("Conv1D", output_shape, parameters, forward),)
