"""The arithmetic inside an LSTM: the four gates of every unit at one step, and what becomes of its two states.

Source: ``keras.src.layers.rnn.lstm.LSTMCell``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.layers.activations import activate
from shapewise.layers.recurrent import blocks

#: in Keras' order: block 0, 1, 2, 3 of the kernel, of the recurrent kernel and of the bias
GATES = ("input", "forget", "candidate", "output")


@dataclass(frozen=True)
class LSTMStep:
    """Everything that is computed at one step; arrays are ``(batch, units)``.

    Parameters
    ----------
    sums, gates : dict of str to array
        By the names in :data:`GATES`: before and after their activations.
    kept, added : array
        What the forget gate leaves of the old cell, and what the input gate lets in.
    cell, squashed, output : array
        The new cell; its activation; what the output gate lets out.
    """

    sums: dict
    gates: dict
    kept: np.ndarray
    added: np.ndarray
    cell: np.ndarray
    squashed: np.ndarray
    output: np.ndarray


def lstm_gates(
    x_now, output, cell, kernel, recurrent_kernel, bias=None, activation="tanh", recurrent_activation="sigmoid"
) -> LSTMStep:
    """One step of an LSTM, opened.

    Parameters
    ----------
    x_now : array
        ``(batch, features)``: the input of this step.
    output, cell : array
        ``(batch, units)``: the states that the last step left.
    kernel, recurrent_kernel, bias, activation, recurrent_activation
        As in :func:`shapewise.layers.lstm.forward`.

    Examples
    --------
    >>> zero = np.zeros((1, 1))
    >>> step = lstm_gates(zero, zero, zero, np.zeros((1, 4)), np.zeros((1, 4)), np.array([0, 0, 1, 0]))
    >>> {name: float(gate[0, 0].round(2)) for name, gate in step.gates.items()}
    {'input': 0.5, 'forget': 0.5, 'candidate': 0.76, 'output': 0.5}
    """
    total = np.asarray(x_now, dtype=float) @ kernel + output @ recurrent_kernel
    if bias is not None:
        total = total + bias
    sums = dict(zip(GATES, blocks(total, 4)))
    functions = dict.fromkeys(GATES, recurrent_activation) | {"candidate": activation}
    gates = {name: activate(sums[name], functions[name]) for name in GATES}
    kept = gates["forget"] * cell
    added = gates["input"] * gates["candidate"]
    cell = kept + added
    squashed = activate(cell, activation)
    return LSTMStep(sums, gates, kept, added, cell, squashed, gates["output"] * squashed)


def lstm_step(*arguments):
    """The states after one step: the output, and the cell.

    Parameters
    ----------
    *arguments
        As in :func:`lstm_gates`.

    Examples
    --------
    >>> zero = np.zeros((1, 1))
    >>> lstm_step(zero, zero, zero, np.zeros((1, 4)), np.zeros((1, 4)))
    (array([[0.]]), array([[0.]]))
    """
    step = lstm_gates(*arguments)
    return step.output, step.cell
