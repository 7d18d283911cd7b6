"""What a layer does, whatever it is called: its output shape, its parameter count, and what moves what.

Two layers with the same fingerprint do the same kind of work, with weights of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.reading import as_shape, keras, run, small_integers


@dataclass(frozen=True)
class Fingerprint:
    """Of a layer on one input shape.

    Parameters
    ----------
    output_shape : tuple
        The batch axis first.
    parameters : int
        How many weights.
    moves : tuple of (str, tuple)
        For every axis of the input after the batch, by name: for each place on it, the places on each
        axis of the output that move when it is changed; counted, so that their order does not matter.
    """

    output_shape: tuple
    parameters: int
    moves: tuple


def fingerprint(layer, input_shape) -> Fingerprint:
    """What `layer` does with inputs of `input_shape`; the layer's own weights are put back.

    Examples
    --------
    >>> apart = fingerprint(keras.layers.DepthwiseConv1D(2, depth_multiplier=2), (None, 5, 3))
    >>> apart == fingerprint(keras.layers.Conv1D(6, 2, groups=3), (None, 5, 3))
    True
    >>> apart == fingerprint(keras.layers.Conv1D(6, 2), (None, 5, 3))
    False
    """
    shape = (1, *as_shape(input_shape)[1:])
    if not layer.built:
        run(layer, np.zeros(shape))
    kept = layer.get_weights()
    try:
        # positive weights below 1: nothing cancels, and nothing saturates
        layer.set_weights([np.abs(small_integers(w.shape, i)) / 16 for i, w in enumerate(kept, start=1)])
        x = np.abs(small_integers(shape, 7)) / 4
        before = run(layer, x)
        moved = [_moved(layer, x, before, axis) for axis in range(1, len(shape))]
    finally:
        layer.set_weights(kept)
    return Fingerprint((as_shape(input_shape)[0], *before.shape[1:]), int(layer.count_params()), tuple(moved))


def first_difference(mine: Fingerprint, wanted: Fingerprint) -> str:
    """What differs first, in words that do not give the answer away."""
    if mine.output_shape != wanted.output_shape:
        return f"it gives {mine.output_shape}; what is asked gives {wanted.output_shape}."
    if mine.moves != wanted.moves:
        return "the shape is right, but change one place of the input: other outputs move than should."
    more = "more" if mine.parameters > wanted.parameters else "fewer"
    return f"it has {mine.parameters} parameters, {more} than what is asked."


def _moved(layer, x, before, axis):
    """For each place on `axis` of the input, how many places on each axis of the output move, and which share them."""
    rows = []
    for place in range(x.shape[axis]):
        changed = x.copy()
        changed[(slice(None),) * axis + (place,)] += 1.0
        rows.append(~np.isclose(run(layer, changed), before, rtol=1e-6, atol=1e-7))
    table = np.array(rows)  # (place on the input's axis, *output)
    found = []
    for out_axis in range(1, before.ndim):
        others = tuple(a + 1 for a in range(before.ndim) if a != out_axis)
        links = table.any(axis=others)  # (place on the input's axis, place on the output's axis)
        columns = tuple(sorted(tuple(bool(b) for b in column) for column in links.T))
        found.append(columns)
    return tuple(found)
