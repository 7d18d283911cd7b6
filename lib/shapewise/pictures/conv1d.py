"""Pictures of Conv1D: how the products of all channels add up into one number, and what if they did not.

This file claims: the numbers are those of the layer and of the array that it is given; the output cells are what
the layer itself returns. The first sample of a batch is drawn.
"""

from __future__ import annotations

import numpy as np

from shapewise.pictures.conv1d_apart import kept_apart
from shapewise.pictures.conv1d_frames import MOMENTS, frame_of
from shapewise.pictures.conv1d_numbers import Conv1DNumbers
from shapewise.pictures.paper.drawing import paint, words_of


def draw_conv1d(layer, x, *, frame="sum", window=0, filter=0, ax=None):
    """One moment of a Conv1D at work, with the numbers of its own kernel, bias and output.

    Parameters
    ----------
    layer : keras.layers.Conv1D
        Built or not; padding, strides and dilation are drawn as they are.
    x : array
        ``(batch, steps, channels)``.
    frame : {"filter", "products", "sum", "row", "filters"}
        A filter beside the input; its products on one window, and a partial sum per channel; these and the bias
        running into one output number; the row that a filter fills; the rows of all filters.
    window, filter : int
        Which window and which filter, counted from 0.
    ax : Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    Axes
        Its figure has the same in words, as ``alternative_text``.

    Raises
    ------
    TypeError, ValueError
        For another layer, for groups, for an activation other than "relu", for more than 100 numbers in an array.

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("Conv1D", 2, 2)), (None, 6, 3))
    >>> ax = draw_conv1d(layer, small_integers((1, 6, 3)), frame="row")
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"]
    ['steps: (6 - 2) // 1 + 1 = 5']
    """
    return paint([frame_of(_numbers(layer, x), frame, window, filter)], ax)


def draw_conv1d_film(layer, x, *, frames=MOMENTS, ax=None):
    """The moments of a Conv1D one below the other: filter, products, sum, row, filters.

    Parameters
    ----------
    layer, x, ax
        As in :func:`draw_conv1d`.
    frames : sequence of str
        Which moments, and in which order.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("Conv1D", 2, 2)), (None, 6, 3))
    >>> ax = draw_conv1d_film(layer, small_integers((1, 6, 3)))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"][-1]
    'weights of the layer: kernel 2 x 3 x 2 + bias 2 = 14'
    """
    call = _numbers(layer, x)
    return paint([frame_of(call, key) for key in frames], ax)


def draw_channels_kept_apart(layer, x, *, ax=None):
    """The belief beside it: the same filters without the last addition, a row for every channel of every filter.

    Parameters
    ----------
    layer, x, ax
        As in :func:`draw_conv1d`; the layer is a Conv1D, its bias stays out.

    Returns
    -------
    Axes
        The numbers in it are those of DepthwiseConv1D with the same kernel and no bias.

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("Conv1D", 2, 2)), (None, 6, 3))
    >>> ax = draw_channels_kept_apart(layer, small_integers((1, 6, 3)))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"]
    ['channels: 3 x 2 = 6']
    """
    return paint([kept_apart(_numbers(layer, x))], ax)


def describe_conv1d(layer, x, *, frame="sum", window=0, filter=0):
    """What :func:`draw_conv1d` draws, in words: every number, a line for every row.

    Parameters
    ----------
    layer, x, frame, window, filter
        As in :func:`draw_conv1d`.

    Returns
    -------
    str
        It shows itself line by line.

    Examples
    --------
    >>> from shapewise.reading import build, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("Conv1D", 1, 2)), (None, 3, 2))
    >>> print(describe_conv1d(layer, [[[1, 2], [3, 4], [5, 6]]], frame="row").splitlines()[0])
    The block slides: row 0 fills, two windows fit
    """
    return words_of([frame_of(_numbers(layer, x), frame, window, filter)])


def describe_channels_kept_apart(layer, x):
    """What :func:`draw_channels_kept_apart` draws, in words.

    Parameters
    ----------
    layer, x
        As in :func:`draw_conv1d`.

    Returns
    -------
    str

    Examples
    --------
    >>> from shapewise.reading import build, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> layer = with_small_weights(build(LayerCall("Conv1D", 1, 2)), (None, 3, 2))
    >>> print(describe_channels_kept_apart(layer, [[[1, 2], [3, 4], [5, 6]]]).splitlines()[-1])
    channels: 2 x 1 = 2
    """
    return words_of([kept_apart(_numbers(layer, x))])


def _numbers(layer, x):
    """What `layer` did with `x`: its own output beside its weights and options."""
    from shapewise import reading  # here and not above: it imports Keras

    x = np.asarray(x, dtype="float32")
    facts = reading.read(layer, x.shape)
    if facts.kind != "Conv1D":
        raise ValueError(f"this is a picture of Conv1D: got a {facts.kind} layer. Use keras.layers.Conv1D.")
    y = reading.run(layer, x)  # builds a layer that was not
    kernel, bias = (*reading.read(layer, x.shape).weights, None)[:2]
    return Conv1DNumbers.of(x, kernel, bias, y, facts.config)
