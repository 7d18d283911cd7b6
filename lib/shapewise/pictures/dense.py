"""Pictures of Dense on rows: the same kernel for every row, and Flatten + Dense beside it.

This file claims: the numbers are those of the layers and of the array that they are given. The first sample of a
batch is drawn.
"""

from __future__ import annotations

import numpy as np

from shapewise.pictures.dense_frames import MOMENTS, frame_of
from shapewise.pictures.dense_numbers import DenseNumbers
from shapewise.pictures.paper.drawing import paint, words_of


def draw_dense(layer, x, whole=None, *, frame="rows", row=0, feature=0, ax=None):
    """One moment of a Dense layer on an input of several rows, with the numbers of its own kernel, bias and output.

    Parameters
    ----------
    layer : keras.layers.Dense
        Built or not.
    x : array
        ``(batch, rows, features)``.
    whole : keras.Sequential, optional
        Flatten and a Dense, for the frames that compare with it: "flatten" and "change".
    frame : {"row", "rows", "flatten", "change"}
        One row through the kernel; the same kernel for all rows; Flatten + Dense on the same input; one number
        of the input changed by 1, and what moves.
    row, feature : int
        Which row goes through the kernel, which number is changed; counted from 0.
    ax : Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    Axes
        Its figure has the same in words, as ``alternative_text``.

    Raises
    ------
    TypeError, ValueError
        For another layer, for an activation, for an input that is too large to be read.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> layer = with_small_weights(build(LayerCall("Dense", 2)), (None, 4, 3))
    >>> ax = draw_dense(layer, small_integers((1, 4, 3)))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"]
    ['weights of the layer: kernel 3 x 2 + bias 2 = 8']
    """
    return paint([frame_of(*_numbers(layer, x, whole), frame, row, feature)], ax)


def draw_dense_film(layer, x, whole, *, row=1, feature=2, ax=None):
    """The moments of a Dense layer one below the other: row, rows, flatten, change.

    Parameters
    ----------
    layer, x, whole, ax
        As in :func:`draw_dense`.
    row, feature : int
        Which number of the input is changed in the last one.

    Returns
    -------
    Axes
    """
    calls = _numbers(layer, x, whole)
    return paint([*(frame_of(*calls, key) for key in MOMENTS[:-1]), frame_of(*calls, MOMENTS[-1], row, feature)], ax)


def describe_dense(layer, x, whole=None, *, frame="rows", row=0, feature=0):
    """What :func:`draw_dense` draws, in words: every number, a line for every row.

    Parameters
    ----------
    layer, x, whole, frame, row, feature
        As in :func:`draw_dense`.

    Returns
    -------
    str
        It shows itself line by line.

    Examples
    --------
    >>> from shapewise.layers.call import LayerCall
    >>> from shapewise.reading import build, with_small_weights
    >>> layer = with_small_weights(build(LayerCall("Dense", 1)), (None, 2, 2))
    >>> print(describe_dense(layer, [[[1, 2], [3, 4]]], frame="row").splitlines()[0])
    One row goes through the kernel: two numbers in, one number out
    """
    return words_of([frame_of(*_numbers(layer, x, whole), frame, row, feature)])


def _numbers(layer, x, whole):
    """What the layers did with `x`: their own outputs beside their weights."""
    from shapewise import reading  # here and not above: it imports Keras

    x = np.asarray(x, dtype="float32")
    y = reading.run(layer, x)  # builds a layer that was not
    facts = reading.read(layer, x.shape)
    if facts.kind != "Dense":
        raise ValueError(f"this is a picture of Dense: got a {facts.kind} layer. Use keras.layers.Dense.")
    if x.ndim != 3:
        raise ValueError(f"the picture shows 3 axes (batch, rows, features): got {x.ndim} in {x.shape}.")
    kernel, bias = (*facts.weights, None)[:2]
    call = DenseNumbers.of(x, kernel, bias, y, facts.config.get("activation"))
    if whole is None:
        return call, None
    whole_y = reading.run(whole, x)
    kinds = [one.kind for one in reading.read_model(whole)]
    if kinds != ["Flatten", "Dense"]:
        raise ValueError(f"the picture compares with Flatten + Dense: got {' + '.join(kinds)}.")
    weights = [np.asarray(weight) for weight in whole.get_weights()]
    kernel, bias = (*weights, None)[:2]
    flat = x.reshape(len(x), -1)
    return call, DenseNumbers.of(flat, kernel, bias, whole_y, whole.layers[-1].get_config()["activation"])
