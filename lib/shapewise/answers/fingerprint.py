"""What a layer does whatever its weights are: its output shape, how many weights it has, what moves what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.reading import as_shape, run

#: how many samples a layer is built with
UNLIKE_ANY = 11


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
        For every axis of the input after the batch: for each place on it, the places on each axis of the
        output that move when it is changed; on the last axis counted, so that their order does not matter.
    """

    output_shape: tuple
    parameters: int
    moves: tuple


def fingerprint(layer, input_shape, draw=None, seed=0) -> Fingerprint:
    """What `layer` does with inputs of `input_shape`; the layer's own weights are put back.

    Parameters
    ----------
    layer : keras.Layer
        Built or not.
    input_shape : tuple
        The batch axis first.
    draw : callable, optional
        ``(rng, shape) -> array``, an input; numbers of both signs if it is not given.
    seed : int
        Weights and inputs are drawn from it.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> apart = fingerprint(keras.layers.DepthwiseConv1D(2, depth_multiplier=2), (None, 5, 3))
    >>> apart == fingerprint(keras.layers.Conv1D(6, 2, groups=3), (None, 5, 3))
    True
    >>> apart == fingerprint(keras.layers.Conv1D(6, 2), (None, 5, 3))
    False
    """
    draw = draw or draw_numbers
    shape = (1, *as_shape(input_shape)[1:])
    rng = np.random.default_rng([seed, 17])
    with_weights(layer, shape, draw)
    kept = layer.get_weights()
    table = False
    try:
        # twice, and what moved once counts: a relu can be shut, the largest of a window elsewhere, by chance.
        # First with positive weights below 1: nothing cancels, and nothing saturates.
        for positive in (True, False):
            weights = [rng.uniform(0.05, 0.3, w.shape) if positive else rng.normal(0, 0.6, w.shape) for w in kept]
            layer.set_weights(weights)
            x, other = draw(rng, shape), draw(rng, shape)
            x = np.abs(x) if positive else x
            changed = [_changed(x, other, axis, place) for axis in range(1, len(shape)) for place in range(shape[axis])]
            before, after = np.split(_one_for_each(layer, np.concatenate([x, *changed])), [1])
            table = table | ~np.isclose(after, before, rtol=3e-6, atol=1e-6)
    finally:
        layer.set_weights(kept)
    moved = [_moved(part) for part in np.split(table, np.cumsum(shape[1:-1]))]
    # counted here: a layer of one's own may say what it likes of itself
    parameters = sum(w.size for w in kept)
    return Fingerprint((as_shape(input_shape)[0], *before.shape[1:]), parameters, tuple(moved))


def _one_for_each(layer, x):
    """What comes out of a batch.

    Raises
    ------
    ValueError
        If that is not one output for each sample.
    """
    y = run(layer, x)
    if len(y) != len(x):
        raise ValueError(f"it gives {len(y)} outputs for a batch of {len(x)} samples; expected one for each sample.")
    return y


def draw_numbers(rng, shape):
    """An input: numbers of both signs, none of them near 0."""
    return (rng.uniform(0.3, 2, shape) * rng.choice([-1, 1], shape)).astype("float32")


def with_weights(layer, shape, draw):
    """`layer`, built for `shape`, by a batch of a length that no other has: weights that know the batch fit no other."""
    if not layer.built:
        run(layer, draw(np.random.default_rng(0), (UNLIKE_ANY, *shape[1:])))
    return layer


def first_difference(mine: Fingerprint, wanted: Fingerprint) -> str | None:
    """What differs first, in words that do not give the answer away; None if nothing does."""
    if mine.output_shape != wanted.output_shape:
        return f"it gives {mine.output_shape}; it should give {wanted.output_shape}."
    if mine.moves != wanted.moves:
        return f"the shape is right, but when one place of the input changes, the wrong outputs move.{_such_as(mine, wanted)}"
    if mine.parameters != wanted.parameters:
        more = "more" if mine.parameters > wanted.parameters else "fewer"
        return f"it has {mine.parameters} parameter{'' if mine.parameters == 1 else 's'}, {more} than asked."
    return None


def _such_as(mine: Fingerprint, wanted: Fingerprint) -> str:
    """An example of what moves and should not, or the reverse, by places counted from 0; empty on the last axis, which has no order."""
    for axis, (ours, theirs) in enumerate(zip(mine.moves, wanted.moves, strict=True)):
        for out_axis, (links, right) in enumerate(zip(ours[:-1], theirs[:-1], strict=True), start=1):
            for place, (column, wished) in enumerate(zip(links, right, strict=True)):
                for changed, (moves, should) in enumerate(zip(column, wished, strict=True)):
                    if moves != should:
                        what = "moves, and should not" if moves else "should move, and does not"
                        changed_there = f"change the input at place {changed} of axis {axis + 1}"
                        return f" For instance, {changed_there}: the output at place {place} of axis {out_axis} {what}."
    return ""


def _changed(x, other, axis, place):
    """`x` with other numbers at one place of an axis, and larger ones where they are not whole."""
    changed = x.copy()
    where = (slice(None),) * axis + (place,)
    if np.array_equal(x, np.round(x)):  # indexes, such as an Embedding takes
        changed[where] = other[where]
    else:
        changed[where] = x[where] + 2 + np.abs(other[where])
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
