"""ConvLSTM1D, 2D, 3D: an LSTM whose sums are convolutions; every step is a map, and so are the states.

Source: ``keras.src.layers.rnn.conv_lstm.ConvLSTM``.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape, shapes
from shapewise.derivation import parameters as count
from shapewise.layers import conv1d, conv2d, conv3d
from shapewise.layers.activations import activate
from shapewise.layers.recurrent import HARMLESS, blocks, over_steps
from shapewise.layers.rule import NotCovered, Rule
from shapewise.layers.windows import SPATIAL, axes_of, each, only_channels_last, output_length, whole_numbers

_CONVOLUTIONS = {1: conv1d, 2: conv2d, 3: conv3d}
GATES = Number(4, "gates")


def output_shape(
    kind, input_shape, *, filters, kernel_size, strides=1, padding="valid", data_format="channels_last",
    dilation_rate=1, return_sequences=False, return_state=False,
):  # fmt: skip
    """The map of the last step, or of every step: the window slides over each map as in a Conv layer.

    Parameters
    ----------
    kind : str
        Such as ``"ConvLSTM2D"``.
    input_shape : tuple
        ``(batch, steps, height, width, channels)``, for ConvLSTM2D.
    filters, kernel_size, strides, padding, data_format, dilation_rate, return_sequences, return_state
        As in ``keras.layers.ConvLSTM2D``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(output_shape("ConvLSTM2D", (None, 10, 40, 40, 1), filters=64, kernel_size=5, return_sequences=True))
    steps: 10
    height: (40 - 5) // 1 + 1 = 36
    width: (40 - 5) // 1 + 1 = 36
    channels: 64
    """
    ndim, (batch, steps, *lengths, _) = _checked(kind, input_shape, filters, kernel_size, data_format)
    names = _names(ndim)
    windows = {
        name: output_length(n, k, strides=s, padding=padding, dilation_rate=d, name=name)
        for name, n, k, s, d in zip(
            names, lengths, each(kernel_size, ndim), each(strides, ndim), each(dilation_rate, ndim), strict=True
        )
    }
    channels = Number(filters, "filters")
    over_time = {"steps": steps} if return_sequences else {}
    output = shape(batch=batch, **over_time, **windows, channels=channels)
    state = shape(batch=batch, **windows, channels=channels)
    return shapes(output, state, state) if return_state else output


def parameters(kind, input_shape, *, filters, kernel_size, data_format="channels_last", use_bias=True):
    """Four gates, each a convolution over the input and one over the state; the number of steps is not in it.

    Examples
    --------
    >>> print(parameters("ConvLSTM2D", (None, 10, 40, 40, 1), filters=64, kernel_size=3))
    parameters: kernel 3 x 3 x 1 x 4 x 64 + recurrent_kernel 3 x 3 x 64 x 4 x 64 + bias 4 x 64 = 150016
    """
    ndim, (*_, channels) = _checked(kind, input_shape, filters, kernel_size, data_format)
    window = [Number(k, f"kernel_{name}") for k, name in zip(each(kernel_size, ndim), _names(ndim))]
    units = Number(filters, "filters")
    terms = [
        Labelled("kernel", product(*window, Number(channels, "channels"), GATES, units)),
        Labelled("recurrent_kernel", product(*window, units, GATES, units)),
    ]
    return count(*terms, *([Labelled("bias", GATES * units)] if use_bias else []))


def forward(
    kind, x, kernel, recurrent_kernel, bias=None, *, strides=1, padding="valid", dilation_rate=1, activation="tanh",
    recurrent_activation="sigmoid", return_sequences=False, return_state=False, go_backwards=False, stateful=False,
):  # fmt: skip
    """The numbers that ConvLSTM gives: the step of an LSTM, with the convolutions of Conv1D, 2D or 3D for its sums."""
    convolution = _CONVOLUTIONS[_ndim(kind)].forward
    x = np.asarray(x, dtype=float)

    def step(x_now, output, cell):
        sums = convolution(x_now, kernel, bias, strides=strides, padding=padding, dilation_rate=dilation_rate)
        sums = sums + convolution(output, recurrent_kernel, None, padding="same")
        entering, forgetting, candidate, leaving = blocks(sums, 4)
        kept = activate(forgetting, recurrent_activation) * cell
        cell = kept + activate(entering, recurrent_activation) * activate(candidate, activation)
        return activate(leaving, recurrent_activation) * activate(cell, activation), cell

    first = convolution(x[:, 0], kernel, None, strides=strides, padding=padding, dilation_rate=dilation_rate)
    start = np.zeros_like(blocks(first, 4)[0])
    return over_steps(
        step, x, (start, start),
        return_sequences=return_sequences, return_state=return_state, go_backwards=go_backwards, stateful=stateful,
    )  # fmt: skip


def _ndim(kind):
    return int(kind[-2])


def _names(ndim):
    """The axes of a map; where they are one, they are no steps: those are of time."""
    return ("length",) if ndim == 1 else SPATIAL[ndim]


def _checked(kind, input_shape, filters, kernel_size, data_format):
    ndim = _ndim(kind)
    only_channels_last(data_format, kind)
    whole_numbers(kind, filters=filters)
    whole_numbers(kind, ndim, kernel_size=kernel_size)
    axes = axes_of(input_shape, ("batch", "steps", *_names(ndim), "channels"), kind)
    if None in axes[2:]:
        raise NotCovered(f"{kind} on {axes} is not covered: expected lengths that are known after the steps.")
    return ndim, axes


LAYERS = tuple(
    Rule(kind, partial(output_shape, kind), partial(parameters, kind), partial(forward, kind), numbers_only=HARMLESS)
    for kind in ("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D")
)
