"""Where a sliding window stands: what convolutions and pooling have in common, along one axis.

Source: ``keras.src.ops.operation_utils.compute_conv_output_shape``; padding as TensorFlow and Keras
place it, the odd zero at the end.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Number, ceil
from shapewise.layers.rule import NotCovered

#: what the axes that a window slides over are called, by their number
SPATIAL = {1: ("steps",), 2: ("height", "width"), 3: ("depth", "height", "width")}


def one(value):
    """An argument such as `kernel_size` for one axis, as Keras keeps it: ``10`` or ``(10,)``."""
    return value[0] if isinstance(value, (tuple, list)) else value


def each(value, ndim):
    """An argument such as `kernel_size` for every axis: ``3`` and ``(3, 3)`` are the same in two dimensions."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * ndim


def axes_of(input_shape, names, kind):
    """`input_shape` as a tuple, once it has the axes `names`.

    Raises
    ------
    ValueError
        If the number of axes is another one.
    """
    input_shape = tuple(input_shape)
    if len(input_shape) != len(names):
        raise ValueError(
            f"{kind} needs {len(names)} axes ({', '.join(names)}): got {len(input_shape)} in {input_shape}. "
            f"The batch axis counts; it is None when any number will do."
        )
    return input_shape


def whole_numbers(kind, ndim=1, **arguments):
    """Refuse what no layer can be built with: each argument is a whole number above 0, or one for each axis.

    Raises
    ------
    ValueError
        If one is not, named in the message.
    """
    for name, value in arguments.items():
        numbers = each(value, ndim)
        whole = all(isinstance(n, (int, np.integer)) and not isinstance(n, bool) and n > 0 for n in numbers)
        if not whole or len(numbers) != ndim:
            several = f", or a tuple of {ndim}" if ndim > 1 else ""
            raise ValueError(f"{kind} got {name}={value!r}: expected a whole number above 0{several}.")


def only_channels_last(data_format, kind):
    """Refuse a layout other than Keras' default."""
    if data_format not in (None, "channels_last"):
        raise NotCovered(
            f'{kind} with data_format={data_format!r} is not covered: expected "channels_last". '
            f"Move the channels to the last axis with Permute."
        )


def output_length(
    length, kernel_size, *, strides=1, padding="valid", dilation_rate=1, name="steps", window="kernel_size"
):
    """How many positions a window takes along an axis, as an expression.

    Parameters
    ----------
    length : int or None
        Of the axis.
    kernel_size, strides, dilation_rate : int
        Of the window.
    padding : {"valid", "same", "causal"}
        Whether zeros are added.
    name, window : str
        What the axis and the window's length are called.

    Returns
    -------
    Expression

    Raises
    ------
    ValueError
        If the window does not fit, or `padding` is unknown.

    Examples
    --------
    >>> output_length(128, 10).numbers
    '(128 - 10) // 1 + 1'
    >>> output_length(7, 2, strides=2, padding="same").numbers
    'ceil(7 / 2)'
    """
    n, s = Number(length, name), Number(strides, "strides")
    if padding in ("same", "causal"):
        return ceil(n / s)
    if padding != "valid":
        raise ValueError(f'padding={padding!r} is not known: expected "valid", "same" or "causal".')
    k, d = Number(kernel_size, window), Number(dilation_rate, "dilation_rate")
    reach = dilation_rate * (kernel_size - 1) + 1
    if length is not None and reach > length:
        spread = "" if dilation_rate == 1 else f" spread over {reach} by dilation_rate {dilation_rate}"
        raise ValueError(
            f"a window of {kernel_size}{spread} does not fit {length} {name}: got {name} {length}, {window} "
            f'{kernel_size}, padding "valid"; expected {window} <= {(length - 1) // dilation_rate + 1}. '
            f'Use a smaller {window} or padding="same".'
        )
    last_start = n - k if dilation_rate == 1 else n - d * (k - 1) - 1
    return last_start // s + 1


def zeros_added(length, kernel_size, *, strides=1, padding="valid", dilation_rate=1):
    """How many zeros `padding` puts before and after an axis.

    Returns
    -------
    (int, int)
        Before and after; with "same" the odd one goes after, with "causal" all go before.

    Examples
    --------
    >>> zeros_added(10, 5, strides=2, padding="same")
    (1, 2)
    """
    reach = dilation_rate * (kernel_size - 1) + 1
    if padding == "valid":
        return 0, 0
    if padding == "causal":
        return reach - 1, 0
    windows = -(-length // strides)
    total = max((windows - 1) * strides + reach - length, 0)
    return total // 2, total - total // 2


def pad(x, kernel_size, *, axis=1, strides=1, padding="valid", dilation_rate=1, value=0.0):
    """`x` with the zeros that `padding` asks for along `axis`, as float64."""
    widths = [(0, 0)] * np.ndim(x)
    widths[axis] = zeros_added(
        np.shape(x)[axis], kernel_size, strides=strides, padding=padding, dilation_rate=dilation_rate
    )
    return np.pad(np.asarray(x, dtype=float), widths, constant_values=value)
