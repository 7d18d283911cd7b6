"""What a layer does, whatever it is called: its shape, its parameter count, what moves what, and its numbers.

Two layers with the same fingerprint do the same kind of work, with weights of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.reading import as_shape, run, small_integers

#: every weight, when the numbers are compared
ALIKE = 0.125


@dataclass(frozen=True, eq=False)
class Fingerprint:
    """Of a layer on one input shape.

    Parameters
    ----------
    output_shape : tuple
        The batch axis first.
    parameters : int
        How many weights.
    moves : tuple of (str, tuple)
        For every axis of the input after the batch: for each place on it, the places on each axis of the
        output that move when it is changed; on the last axis counted, so that their order does not matter.
    numbers : array
        What comes out when all weights are alike, and so it does not matter which is which; the last axis sorted.
    """

    output_shape: tuple
    parameters: int
    moves: tuple
    numbers: np.ndarray

    def __eq__(self, other):
        return (
            (self.output_shape, self.parameters, self.moves) == (other.output_shape, other.parameters, other.moves)
            and self.numbers.shape == other.numbers.shape
            and bool(np.allclose(self.numbers, other.numbers, rtol=1e-4, atol=1e-5))
        )

    __hash__ = None


def fingerprint(layer, input_shape) -> Fingerprint:
    """What `layer` does with inputs of `input_shape`; the layer's own weights are put back.

    Examples
    --------
    >>> from shapewise.reading import keras
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
        changed = [_changed(x, axis, place) for axis in range(1, len(shape)) for place in range(shape[axis])]
        table = ~np.isclose(run(layer, np.concatenate(changed)), before, rtol=1e-6, atol=1e-7)
        moved = [_moved(part) for part in np.split(table, np.cumsum(shape[1:-1]))]
        layer.set_weights([np.full(w.shape, ALIKE) for w in kept])
        numbers = np.sort(run(layer, small_integers(shape, 11) / 4), axis=-1)
    finally:
        layer.set_weights(kept)
    # counted here: a layer of one's own may say what it likes of itself
    parameters = sum(w.size for w in kept)
    return Fingerprint((as_shape(input_shape)[0], *before.shape[1:]), parameters, tuple(moved), numbers)


def first_difference(mine: Fingerprint, wanted: Fingerprint) -> str:
    """What differs first, in words that do not give the answer away."""
    if mine.output_shape != wanted.output_shape:
        return f"it gives {mine.output_shape}; what is asked gives {wanted.output_shape}."
    if mine.moves != wanted.moves:
        return "the shape is right, but change one place of the input: other outputs move than should."
    if mine.parameters != wanted.parameters:
        more = "more" if mine.parameters > wanted.parameters else "fewer"
        return f"it has {mine.parameters} parameters, {more} than what is asked."
    where = tuple(int(i) for i in np.argwhere(~np.isclose(mine.numbers, wanted.numbers, rtol=1e-4, atol=1e-5))[0])
    return (
        f"shape and parameters are right, but something else is done with the numbers: with all weights {ALIKE}, "
        f"it gives {mine.numbers[where]:.6g} where what is asked gives {wanted.numbers[where]:.6g}."
    )


def _changed(x, axis, place):
    """`x` with other numbers at one place of an axis."""
    changed = x.copy()
    changed[(slice(None),) * axis + (place,)] += 1.0
    return changed


def _moved(table):
    """On each axis of the output, which places move with which place of the input: (input's place, *output) -> columns."""
    found = []
    for out_axis in range(1, table.ndim):
        others = tuple(axis for axis in range(1, table.ndim) if axis != out_axis)
        links = table.any(axis=others)  # (place on the input's axis, place on the output's axis)
        columns = [tuple(bool(b) for b in column) for column in links.T]
        found.append(tuple(sorted(columns) if out_axis == table.ndim - 1 else columns))
    return tuple(found)
