"""LSTM: four gates for every unit, two states, and the same weights at every step.

Keras keeps the gates in the order input, forget, candidate, output: block 0, 1, 2, 3 of every weight.

Source: ``keras.src.layers.rnn.lstm``.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers.lstm_cell import lstm_step
from shapewise.layers.recurrent import HARMLESS, count_of, over_steps, shape_of, zeros
from shapewise.layers.rule import Rule


def output_shape(input_shape, *, units, return_sequences=False, return_state=False):
    """The shape that LSTM gives: one number for every unit, at the last step or at all of them.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, features)``; None for a length that is not known.
    units, return_sequences, return_state
        As in ``keras.layers.LSTM``.

    Returns
    -------
    Derivation
        Of ``(batch, units)`` or ``(batch, steps, units)``; with `return_state` of a list: the output, then the
        output state and the cell state, ``(batch, units)`` each.

    Examples
    --------
    >>> output_shape((None, 10, 64), units=32).value
    (None, 32)
    >>> output_shape((None, 10, 64), units=32, return_sequences=True).value
    (None, 10, 32)
    """
    return shape_of("LSTM", input_shape, units, return_sequences, return_state, ("state_h", "state_c"))


def parameters(input_shape, *, units, use_bias=True):
    """The number of weights: each of the four gates of a unit sees all features and all units, and has a bias.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, steps, features)``.
    units, use_bias
        As in ``keras.layers.LSTM``.

    Returns
    -------
    Derivation
        Of a number; the number of steps is not in it.

    Examples
    --------
    >>> print(parameters((None, 10, 64), units=32))
    parameters: 4 x (64 + 32 + 1) x 32 = 12416
    """
    return count_of("LSTM", input_shape, units, use_bias, gates=4)


def forward(
    x, kernel, recurrent_kernel, bias=None, *, activation="tanh", recurrent_activation="sigmoid",
    return_sequences=False, return_state=False, go_backwards=False, stateful=False,
):  # fmt: skip
    """The numbers that LSTM gives: one step after the other, each with the states that the last one left.

    Parameters
    ----------
    x : array
        ``(batch, steps, features)``.
    kernel, recurrent_kernel : array
        ``(features, 4 units)`` and ``(units, 4 units)``: blocks for input, forget, candidate, output.
    bias : array, optional
        ``(4 units,)``.
    activation, recurrent_activation, return_sequences, return_state, go_backwards, stateful
        As in ``keras.layers.LSTM``.

    Returns
    -------
    array
        ``(batch, units)``, or ``(batch, steps, units)``; with `return_state` a tuple of it and both states.

    Examples
    --------
    >>> weights = np.zeros((1, 4)), np.zeros((1, 4)), np.array([0, 0, 8, 0])
    >>> forward(np.ones((1, 2, 1)), *weights, activation=None, return_sequences=True)[0, :, 0]
    array([2., 3.])
    """
    x = np.asarray(x, dtype=float)

    def step(x_now, output, cell):
        return lstm_step(x_now, output, cell, kernel, recurrent_kernel, bias, activation, recurrent_activation)

    start = zeros(x, len(recurrent_kernel))
    return over_steps(
        step, x, (start, start),
        return_sequences=return_sequences, return_state=return_state, go_backwards=go_backwards, stateful=stateful,
    )  # fmt: skip


LAYERS = (Rule("LSTM", output_shape, parameters, forward, numbers_only=HARMLESS),)
