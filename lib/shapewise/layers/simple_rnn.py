"""SimpleRNN: at every step the input and the last output go through the same weights.

Source: ``keras.src.layers.rnn.simple_rnn``.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers.activations import activate
from shapewise.layers.recurrent import HARMLESS, count_of, over_steps, shape_of, zeros
from shapewise.layers.rule import Rule


def output_shape(input_shape, *, units, return_sequences=False, return_state=False):
    """The last output, or with `return_sequences` that of every step.

    Examples
    --------
    >>> output_shape((None, 2, 1), units=10, return_sequences=True).value
    (None, 2, 10)
    """
    return shape_of("SimpleRNN", input_shape, units, return_sequences, return_state, ("state",))


def parameters(input_shape, *, units, use_bias=True):
    """One weight for every pair of a feature, or a unit, and a unit; a bias a unit.

    Examples
    --------
    >>> print(parameters((None, 2, 1), units=10))
    parameters: (1 + 10 + 1) x 10 = 120
    """
    return count_of("SimpleRNN", input_shape, units, use_bias)


def forward(
    x, kernel, recurrent_kernel, bias=None, *, activation="tanh", return_sequences=False, return_state=False,
    go_backwards=False, stateful=False,
):  # fmt: skip
    """The numbers that SimpleRNN gives, step by step.

    Parameters
    ----------
    x : array
        ``(batch, steps, features)``.
    kernel, recurrent_kernel : array
        ``(features, units)`` and ``(units, units)``.
    bias : array, optional
        ``(units,)``.
    activation, return_sequences, return_state, go_backwards, stateful
        As in ``keras.layers.SimpleRNN``.

    Returns
    -------
    array
        ``(batch, units)``, or ``(batch, steps, units)``; with `return_state` a tuple of it and the state.

    Examples
    --------
    >>> forward(np.array([[[1], [2]]]), np.array([[1]]), np.array([[10]]), np.array([5]), activation=None)
    array([[67.]])
    """
    x, bias = np.asarray(x, dtype=float), 0 if bias is None else np.asarray(bias)

    def step(x_now, state):
        return (activate(x_now @ kernel + state @ recurrent_kernel + bias, activation),)

    return over_steps(
        step, x, (zeros(x, len(recurrent_kernel)),),
        return_sequences=return_sequences, return_state=return_state, go_backwards=go_backwards, stateful=stateful,
    )  # fmt: skip


LAYERS = (Rule("SimpleRNN", output_shape, parameters, forward, numbers_only=HARMLESS),)
