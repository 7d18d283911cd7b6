"""Small whole numbers, as inputs and as weights: their sums agree exactly, and a forgotten bias shows."""

from __future__ import annotations

import numpy as np

from shapewise.reading.objects import as_shape


def small_integers(shape, seed=0, largest=4):
    """Whole numbers from -`largest` to `largest` without 0, as float32: sums of products of these are exact.

    Examples
    --------
    >>> small_integers((2, 3), seed=1)
    array([[ 4., -1., -3.],
           [-4.,  1.,  2.]], dtype=float32)
    """
    values = np.random.default_rng(seed).integers(1, 2 * largest, endpoint=True, size=shape)
    return np.where(values > largest, largest - values, values).astype("float32")


def with_small_weights(layer, input_shape, seed=0):
    """`layer`, built for `input_shape`, with small whole numbers as weights, its bias among them.

    A fresh Keras layer has a bias of zeros, and a computation that forgets it passes. Recurrent layers get eighths of
    whole numbers: with larger weights their gates would be open or shut, and most mistakes would not show.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> layer = with_small_weights(keras.layers.Dense(2), (None, 3))
    >>> bool(np.all(layer.get_weights()[1] != 0))
    True
    """
    if not layer.built:
        layer.build(as_shape(input_shape))
    part = 8 if any("recurrent" in weight.name for weight in layer.weights) else 1
    layer.set_weights([small_integers(w.shape, seed + i) / part for i, w in enumerate(layer.get_weights(), start=1)])
    return layer
