"""GRU: three gates, and one state; how much of it is kept is decided at every step.

Keras keeps the gates in the order update, reset, candidate. With `reset_after`, the default, the reset gate works on
the state after it met the weights, and there are two biases for every gate.

Source: ``keras.src.layers.rnn.gru``.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers.activations import activate
from shapewise.layers.recurrent import HARMLESS, blocks, count_of, over_steps, shape_of, zeros
from shapewise.layers.rule import Rule


def output_shape(input_shape, *, units, return_sequences=False, return_state=False):
    """The last output, or with `return_sequences` that of every step.

    Examples
    --------
    >>> output_shape((None, 10, 64), units=32).value
    (None, 32)
    """
    return shape_of("GRU", input_shape, units, return_sequences, return_state, ("state",))


def parameters(input_shape, *, units, use_bias=True, reset_after=True):
    """Three gates a unit, each with all features, all units, and two biases, or one without `reset_after`.

    Examples
    --------
    >>> print(parameters((None, 10, 64), units=32))
    parameters: 3 x (64 + 32 + 2) x 32 = 9408
    """
    return count_of("GRU", input_shape, units, use_bias, gates=3, biases=2 if reset_after else 1)


def forward(
    x, kernel, recurrent_kernel, bias=None, *, activation="tanh", recurrent_activation="sigmoid",
    return_sequences=False, return_state=False, go_backwards=False, stateful=False, reset_after=True,
):  # fmt: skip
    """The numbers that GRU gives, step by step.

    Parameters
    ----------
    x : array
        ``(batch, steps, features)``.
    kernel, recurrent_kernel : array
        ``(features, 3 units)`` and ``(units, 3 units)``: blocks for update, reset, candidate.
    bias : array, optional
        ``(2, 3 units)``, one for the input and one for the state; without `reset_after` ``(3 units,)``.
    activation, recurrent_activation, return_sequences, return_state, go_backwards, stateful, reset_after
        As in ``keras.layers.GRU``.

    Returns
    -------
    array
        ``(batch, units)``, or ``(batch, steps, units)``; with `return_state` a tuple of it and the state.

    Examples
    --------
    >>> weights = np.zeros((1, 3)), np.zeros((1, 3)), np.array([0, 0, 2])
    >>> forward(np.ones((1, 1, 1)), *weights, activation=None, reset_after=False)
    array([[1.]])
    """
    x, kernel, recurrent_kernel = np.asarray(x, dtype=float), np.asarray(kernel), np.asarray(recurrent_kernel)
    bias = np.zeros(kernel.shape[-1]) if bias is None else np.asarray(bias, dtype=float)
    of_input, of_state = bias if bias.ndim == 2 else (bias, np.zeros_like(bias))
    of_candidate = blocks(recurrent_kernel, 3)[2]

    def step(x_now, state):
        update_in, reset_in, candidate_in = blocks(x_now @ kernel + of_input, 3)
        update_state, reset_state, candidate_state = blocks(state @ recurrent_kernel + of_state, 3)
        update = activate(update_in + update_state, recurrent_activation)
        reset = activate(reset_in + reset_state, recurrent_activation)
        remembered = reset * candidate_state if reset_after else (reset * state) @ of_candidate
        candidate = activate(candidate_in + remembered, activation)
        return (update * state + (1 - update) * candidate,)

    return over_steps(
        step, x, (zeros(x, len(recurrent_kernel)),),
        return_sequences=return_sequences, return_state=return_state, go_backwards=go_backwards, stateful=stateful,
    )  # fmt: skip


LAYERS = (Rule("GRU", output_shape, parameters, forward, numbers_only=HARMLESS),)
