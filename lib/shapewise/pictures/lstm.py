"""Pictures of LSTM: units downwards, timesteps to the right, the weights drawn once beside them.

This file claims: the numbers are those of the layer and of the array that it is given, rounded to two decimals; the
output cells are what the layer itself returns at every step. The first sample of a batch is drawn.
"""

from __future__ import annotations

import numpy as np

from shapewise.pictures.lstm_frames import frame_of
from shapewise.pictures.lstm_numbers import LSTMNumbers
from shapewise.pictures.lstm_opened import change_felt, gates_opened
from shapewise.pictures.paper.drawing import paint, words_of


def draw_lstm(layer, x, *, frame="step", step=0, ax=None):
    """One moment of an LSTM at work, with the numbers of its own weights and outputs.

    Parameters
    ----------
    layer : keras.layers.LSTM
        Built or not, with or without `return_sequences`.
    x : array
        ``(batch, steps, features)``.
    frame : {"weights", "step", "sequences"}
        The weights beside an empty grid; a step whose column fills; what comes out at the end.
    step : int
        Which step, counted from 0.
    ax : Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    Axes
        Its figure has the same in words, as ``alternative_text``.

    Raises
    ------
    ValueError
        For another layer, for other activations than Keras' default, for more numbers than can be read.

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("LSTM", 3)), (None, 5, 2))
    >>> ax = draw_lstm(layer, small_integers((1, 5, 2)), frame="weights")
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"]
    ['parameters: 4 x (2 + 3 + 1) x 3 = 72']
    """
    return paint([frame_of(_numbers(layer, x), frame, step)], ax)


def draw_lstm_film(layer, x, *, steps=(0, 1), ax=None):
    """The moments of an LSTM one below the other: the weights, some steps, what comes out.

    Parameters
    ----------
    layer, x, ax
        As in :func:`draw_lstm`.
    steps : sequence of int
        Which steps are shown.

    Returns
    -------
    Axes
    """
    call = _numbers(layer, x)
    middle = [frame_of(call, "step", step) for step in steps]
    return paint([frame_of(call, "weights"), *middle, frame_of(call, "sequences")], ax)


def draw_lstm_gates(layer, x, *, step=0, unit=0, ax=None):
    """The four gates of one unit at one step, worked out.

    Parameters
    ----------
    layer, x, ax
        As in :func:`draw_lstm`.
    step, unit : int
        Which step and which unit, counted from 0.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from shapewise.reading import build, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("LSTM", 1)), (None, 2, 1))
    >>> ax = draw_lstm_gates(layer, [[[1], [2]]])
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "gates 0 0"]
    ['0.53']
    """
    return paint([gates_opened(_numbers(layer, x), step, unit)], ax)


def draw_lstm_memory(layer, x, *, feature=0, ax=None):
    """One number of step 0 is raised by 1: which outputs move.

    Parameters
    ----------
    layer, x, ax
        As in :func:`draw_lstm`.
    feature : int
        Which feature of step 0 is raised.

    Returns
    -------
    Axes
    """
    return paint([_change(layer, x, feature)], ax)


def describe_lstm(layer, x, *, frame="step", step=0):
    """What :func:`draw_lstm` draws, in words: every number, a line for every row.

    Examples
    --------
    >>> from shapewise.reading import build, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("LSTM", 2)), (None, 2, 1))
    >>> print(describe_lstm(layer, [[[1], [2]]], step=1).splitlines()[0])
    Step 1: its input and the column of step 0 enter the same weights; column 1 fills
    """
    return words_of([frame_of(_numbers(layer, x), frame, step)])


def describe_lstm_gates(layer, x, *, step=0, unit=0):
    """What :func:`draw_lstm_gates` draws, in words."""
    return words_of([gates_opened(_numbers(layer, x), step, unit)])


def describe_lstm_memory(layer, x, *, feature=0):
    """What :func:`draw_lstm_memory` draws, in words."""
    return words_of([_change(layer, x, feature)])


def _change(layer, x, feature):
    before = _numbers(layer, x)
    changed = np.array(x, dtype="float32")
    changed[:, 0, feature] += 1
    return change_felt(before, _numbers(layer, changed), feature)


def _numbers(layer, x):
    """What `layer` did with `x`: its own outputs at every step beside its weights and options."""
    from shapewise import reading  # here and not above: it imports Keras

    x = np.asarray(x, dtype="float32")
    facts = reading.read(layer, x.shape)
    if facts.kind != "LSTM":
        raise ValueError(f"this is a picture of LSTM: got a {facts.kind} layer. Use keras.layers.LSTM.")
    if not layer.built:
        layer.build(x.shape)
    every = type(layer).from_config(layer.get_config() | {"return_sequences": True, "return_state": False})
    every.build(x.shape)
    every.set_weights(layer.get_weights())
    kernel, recurrent_kernel, bias = (*layer.get_weights(), None)[:3]
    return LSTMNumbers.of(x, kernel, recurrent_kernel, bias, reading.run(every, x), facts.config)
