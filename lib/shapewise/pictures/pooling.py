"""Pictures of a strided convolution beside a pooling: the same windows, and what each makes of them.

This file claims: the outputs are what the two layers themselves return for the array that they are given. Frames
that change the input or the padding compute it anew with the layers' own weights. The first sample is drawn.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers.windows import each
from shapewise.pictures.conv1d_numbers import Conv1DNumbers
from shapewise.pictures.paper.drawing import paint, words_of
from shapewise.pictures.pooling_frames import MOMENTS, frame_of
from shapewise.pictures.pooling_maps import MapNumbers, odd_sides, one_window
from shapewise.pictures.pooling_numbers import PoolingNumbers, check_pair


def draw_stride_or_pooling(conv, pool, x, *, frame="window", window=0, filter=0, ax=None):
    """One moment of a convolution and a pooling over the same steps.

    Parameters
    ----------
    conv : keras.layers.Conv1D
        With the strides and the padding of the pooling, its kernel as long as the pool.
    pool : keras.layers.MaxPooling1D or keras.layers.AveragePooling1D
        The layer beside it.
    x : array
        ``(batch, steps, channels)``.
    frame : {"windows", "window", "results", "rest", "changed"}
        All windows on the input; one window in both layers; both outputs; an input that does not come out even;
        channel 0 of the input changed.
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
        For other layers, or two that do not look through the same windows.

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> conv = with_small_weights(build(LayerCall("Conv1D", 3, 2, strides=2)), (None, 8, 2))
    >>> ax = draw_stride_or_pooling(conv, build(LayerCall("MaxPooling1D", 2)), small_integers((1, 8, 2)), frame="results")
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"]
    ['convolution, weights: kernel 2 x 2 x 3 + bias 3 = 15', 'pooling, weights: 0']
    """
    return paint([frame_of(_numbers(conv, pool, x), frame, window, filter)], ax)


def draw_stride_or_pooling_film(conv, pool, x, *, frames=MOMENTS, ax=None):
    """The moments of both layers one below the other.

    Parameters
    ----------
    conv, pool, x, ax
        As in :func:`draw_stride_or_pooling`.
    frames : sequence of str
        Which moments, and in which order.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> conv = with_small_weights(build(LayerCall("Conv1D", 3, 2, strides=2)), (None, 8, 2))
    >>> pool = build(LayerCall("MaxPooling1D", 2))
    >>> ax = draw_stride_or_pooling_film(conv, pool, small_integers((1, 8, 2)), frames=("window", "rest"))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"][-1]
    'padding "same", steps: ceil(7 / 2) = 4'
    """
    numbers = _numbers(conv, pool, x)
    return paint([frame_of(numbers, key) for key in frames], ax)


def draw_halved_maps(conv, pool, x, *, ax=None):
    """A convolution and a pooling over the same height and width: the first window, and all of both outputs.

    Parameters
    ----------
    conv : keras.layers.Conv2D
        With the strides of the pooling, without padding, its kernel as large as the pool.
    pool : keras.layers.MaxPooling2D or keras.layers.AveragePooling2D
        The layer beside it.
    x : array
        ``(batch, height, width, channels)``, at most 8 x 8.
    ax : Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from shapewise.reading import build, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> conv = with_small_weights(build(LayerCall("Conv2D", 1, 2, strides=2)), (None, 4, 4, 1))
    >>> ax = draw_halved_maps(conv, build(LayerCall("MaxPooling2D", 2)), np.arange(16).reshape(1, 4, 4, 1))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"][-1]
    'pooling 0: max(0, 1, 4, 5) = 5'
    """
    return paint([one_window(_map_numbers(conv, pool, x))], ax)


def draw_odd_sides(conv, pool, x, *, ax=None):
    """What becomes of a map whose sides do not come out even: without padding, and with it.

    Parameters
    ----------
    conv, pool, x, ax
        As in :func:`draw_halved_maps`; channel 0 is drawn.

    Returns
    -------
    Axes

    Examples
    --------
    >>> from shapewise.reading import build, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> conv = with_small_weights(build(LayerCall("Conv2D", 1, 2, strides=2)), (None, 7, 7, 1))
    >>> ax = draw_odd_sides(conv, build(LayerCall("MaxPooling2D", 2)), np.arange(49).reshape(1, 7, 7, 1))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"][:2]
    ['height, "valid": (7 - 2) // 2 + 1 = 3', 'height, "same": ceil(7 / 2) = 4']
    """
    return paint([odd_sides(_map_numbers(conv, pool, x))], ax)


def describe_stride_or_pooling(conv, pool, x, *, frame="window", window=0, filter=0):
    """What :func:`draw_stride_or_pooling` draws, in words: every number, a line for every row.

    Parameters
    ----------
    conv, pool, x, frame, window, filter
        As in :func:`draw_stride_or_pooling`.

    Returns
    -------
    str
        It shows itself line by line.

    Examples
    --------
    >>> from shapewise.reading import build, small_integers, with_small_weights
    >>> from shapewise.layers.call import LayerCall
    >>> conv = with_small_weights(build(LayerCall("Conv1D", 3, 2, strides=2)), (None, 8, 2))
    >>> words = describe_stride_or_pooling(conv, build(LayerCall("MaxPooling1D", 2)), small_integers((1, 8, 2)))
    >>> print(words.splitlines()[0])
    On steps 0 and 1 the convolution adds up all channels; the pooling keeps the largest of each
    """
    return words_of([frame_of(_numbers(conv, pool, x), frame, window, filter)])


def _numbers(conv, pool, x):
    """What the two layers did with `x`: their own outputs beside weights and options."""
    facts, seen, ran = _read(conv, pool, x)
    if facts.kind != "Conv1D":
        raise ValueError(f"this is a picture of steps: got a {facts.kind} layer. For maps there is draw_halved_maps.")
    kernel, bias = (*facts.weights, None)[:2]
    return PoolingNumbers(Conv1DNumbers.of(seen, kernel, bias, ran[0], facts.config), ran[1], type(pool).__name__)


def _map_numbers(conv, pool, x):
    facts, seen, ran = _read(conv, pool, x)
    if facts.kind != "Conv2D":
        raise ValueError(f"this is a picture of height and width: got a {facts.kind} layer. Use Conv2D.")
    if facts.config.get("padding", "valid") != "valid":
        raise ValueError(f'the picture shows both paddings by itself: got padding="{facts.config["padding"]}"; expected "valid".')
    kernel, bias = (*facts.weights, None)[:2]
    strides = each(facts.config.get("strides", 1), 2)
    return MapNumbers(seen, kernel, bias, *ran, strides, type(pool).__name__).check()


def _read(conv, pool, x):
    """The facts of the convolution, the input, and what both layers give."""
    from shapewise import reading  # here and not above: it imports Keras

    x = np.asarray(x, dtype="float32")
    check_pair(reading.read(conv, x.shape), reading.read(pool, x.shape))
    ran = reading.run(conv, x), reading.run(pool, x)  # builds a layer that was not
    return reading.read(conv, x.shape), x, ran
