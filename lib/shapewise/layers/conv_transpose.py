"""ConvTranspose: every number that comes in paints a whole kernel into the output, strides apart; overlaps add up.

Source: ``keras.src.layers.convolutional.base_conv_transpose.BaseConvTranspose`` and
``keras.src.backend.common.backend_utils.compute_conv_transpose_output_shape``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, maximum, product
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.axes import length, named_shape, names
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import axes_of, each, only_channels_last


def output_shape(
    input_shape,
    *,
    filters,
    kernel_size,
    strides=1,
    padding="valid",
    output_padding=None,
    data_format="channels_last",
    dilation_rate=1,
):
    """The shape that a transposed convolution gives: longer by the kernel, or exactly `strides` times as long.

    Parameters
    ----------
    input_shape : tuple
        The batch axis first, the channels last.
    filters, kernel_size, strides, padding, output_padding, data_format, dilation_rate
        As in ``keras.layers.Conv2DTranspose``; `output_padding` is not covered.

    Examples
    --------
    >>> print(output_shape((None, 16, 16, 128), filters=256, kernel_size=4, strides=2, padding="same"))
    height: 16 x 2 = 32
    width: 16 x 2 = 32
    channels: 256
    >>> print(output_shape((None, 16, 1), filters=1, kernel_size=4, strides=2))
    steps: (16 - 1) x 2 + max(4, 2) = 34
    channels: 1
    """
    only_channels_last(data_format, "ConvTranspose")
    if output_padding is not None:
        raise NotCovered(f"ConvTranspose with output_padding={output_padding!r} is not covered: expected None.")
    axes, ndim = names(len(input_shape)), len(input_shape) - 2
    batch, *lengths, _ = axes_of(input_shape, axes, "ConvTranspose")
    longer = [
        _longer(Number(n, name), k, Number(s, "strides"), d, padding)
        for n, name, k, s, d in zip(
            lengths, axes[1:-1], each(kernel_size, ndim), each(strides, ndim), each(dilation_rate, ndim), strict=True
        )
    ]
    return named_shape((batch, *longer, Number(filters, "filters")))


def _longer(n, kernel_size, strides, dilation_rate, padding):
    if padding == "same":
        return n * strides
    if padding != "valid":
        raise ValueError(f'padding={padding!r} is not known: expected "valid" or "same".')
    reach = Number(kernel_size, "kernel_size")
    if dilation_rate > 1:
        reach = (reach - 1) * Number(dilation_rate, "dilation_rate") + 1
    return (n - 1) * strides + maximum(reach, strides)


def parameters(input_shape, *, filters, kernel_size, use_bias=True):
    """As many as the convolution in the other direction has: kernel x filters x channels, and a bias a filter.

    Examples
    --------
    >>> print(parameters((None, 16, 16, 128), filters=256, kernel_size=4))
    parameters: kernel 4 x 4 x 256 x 128 + bias 256 = 524544
    """
    sizes = [Number(k, "kernel_size") for k in each(kernel_size, len(input_shape) - 2)]
    bias = (Labelled("bias", Number(filters, "filters")),) if use_bias else ()
    return count(Labelled("kernel", product(*sizes, Number(filters, "filters"), length(input_shape, -1))), *bias)


def forward(x, kernel, bias=None, *, strides=1, padding="valid", dilation_rate=1, activation=None):
    """The numbers that a transposed convolution gives, by loops.

    Parameters
    ----------
    x : array
        ``(batch, ..., channels)``.
    kernel : array
        ``(*kernel_size, filters, channels)``.
    bias : array, optional
        ``(filters,)``.

    Examples
    --------
    >>> forward(np.array([[[1], [10]]]), np.array([[[1]], [[2]], [[3]]]), strides=2)[0, :, 0]
    array([ 1.,  2., 13., 20., 30.])
    """
    x, kernel = np.asarray(x), np.asarray(kernel)
    ndim = x.ndim - 2
    sizes, filters = kernel.shape[:ndim], kernel.shape[ndim]
    steps, spread = each(strides, ndim), each(dilation_rate, ndim)
    if max(spread) > 1:
        raise NotCovered(
            f"ConvTranspose with dilation_rate={spread} is not covered: TensorFlow has none on a CPU; expected 1."
        )
    reach = sizes
    painted = np.zeros(
        (len(x), *((n - 1) * s + max(r, s) for n, s, r in zip(x.shape[1:-1], steps, reach, strict=True)), filters)
    )
    for sample, *place, channel in np.ndindex(*x.shape):
        for *offset, filter in np.ndindex(*sizes, filters):
            where = [p * s + o for p, s, o in zip(place, steps, offset, strict=True)]
            painted[(sample, *where, filter)] += x[(sample, *place, channel)] * kernel[(*offset, filter, channel)]
    if padding == "same":  # what is too long is cut off: the odd one at the end
        for axis, (n, s, r) in enumerate(zip(x.shape[1:-1], steps, reach, strict=True), start=1):
            first = max(r - s, 0) // 2
            painted = np.take(painted, range(first, first + n * s), axis=axis)
    y = painted if bias is None else painted + np.asarray(bias)
    return activate(y, activation)


LAYERS = tuple(Rule(f"Conv{n}DTranspose", output_shape, parameters, forward) for n in (1, 2, 3))
