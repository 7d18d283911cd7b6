"""Do two layers compute the same, whatever their weights are called and however they are arranged?

Three ways to find out, the first that applies. If everything that comes out of both is a weighted sum of what goes in,
each weight is found by where it acts. If both keep arrays of the same shapes, the same numbers are put into both. Else
both get weights drawn in the same way, many times, and what comes out must be spread in the same way.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter

import numpy as np

from shapewise.answers.fingerprint import draw_numbers, with_weights
from shapewise.reading import as_shape, keras, run

OTHER = "shape and number of weights are right, but the numbers are computed in another way: "
#: Ways to match arrays of the same shape that are tried.
MOST_MATCHES = 24
#: How often weights are drawn for the third way, and how many standard errors a mean may be off.
DRAWS, FAR = 150, 5


def difference(yours, like, input_shape, draw=None, seed=0, remembered=None) -> str | None:
    """What `yours` computes otherwise than `like`, of the same output shape and number of weights; None if nothing.

    The weights of both layers are put back. What `like` computes is kept in the dict `remembered`, for the next
    `yours`.

    Examples
    --------
    >>> dense = keras.layers.Dense
    >>> difference(dense(2), keras.layers.EinsumDense("bf,fu->bu", 2, bias_axes="u"), (None, 3)) is None
    True
    >>> difference(dense(2, activation="softmax"), dense(2), (None, 3)).startswith(OTHER)
    True
    """
    draw = draw or draw_numbers
    shape = as_shape(input_shape)[1:]
    remembered = {} if remembered is None else remembered
    kept = [with_weights(layer, (1, *shape), draw).get_weights() for layer in (yours, like)]
    try:
        if "sums" not in remembered:
            rng = np.random.default_rng([seed, 23])
            remembered["sums"] = _weights_by_place(like, shape, rng) if draw is draw_numbers else None
        if remembered["sums"] is not None:
            return _as_sums(_weights_by_place(yours, shape, np.random.default_rng([seed, 41])), remembered["sums"])
        if "examples" not in remembered:
            remembered["examples"] = list(_examples(like, shape, draw, np.random.default_rng([seed, 43])))
        return _with_the_same_numbers(yours, like, remembered["examples"])
    finally:
        for layer, weights in zip((yours, like), kept, strict=True):
            layer.set_weights(weights)


# ---------------------------------------------------------------- weighted sums


def _weights_by_place(layer, shape, rng):
    """Which weight takes which number of the input into which number of the output; None if that is not all there is.

    Returns
    -------
    array of int, (1 + size of the input, *output shape), or None
        The weight's number, counted from 1; 0 where nothing goes in. The first row holds what is added, the bias.
    """
    weights, size = layer.get_weights(), math.prod(shape)
    total = sum(w.size for w in weights)
    if not total or not _adds_up(layer, weights, shape, rng):
        return None
    # whole numbers, no two of the same size: sums with them are exact, and each is known again
    drawn = rng.permutation(np.arange(1, total + 1)) * rng.choice([-1, 1], total)
    parts = np.split(drawn.astype("float32"), np.cumsum([w.size for w in weights])[:-1])
    layer.set_weights([part.reshape(w.shape) for part, w in zip(parts, weights, strict=True)])
    single = np.concatenate([np.zeros((1, *shape)), np.eye(size).reshape(size, *shape)])
    table = run(layer, single).astype(float)
    table[1:] -= table[0]
    x = np.concatenate([draw_numbers(rng, (2, *shape)), 10 * draw_numbers(rng, (2, *shape))])
    expected = table[0] + np.tensordot(x.reshape(4, size), table[1:], axes=1)
    if not np.allclose(run(layer, x), expected, rtol=1e-3, atol=1e-3 * max(1, np.abs(expected).max())):
        return None
    numbers = np.zeros(2 * total + 1, dtype=int)
    numbers[drawn] = np.arange(1, total + 1)
    rounded = np.round(table).astype(int)
    known = (np.abs(rounded) <= total) & np.isclose(table, rounded, atol=1e-3)
    found = np.where(known, numbers[np.where(known, rounded, 0)], 0)
    return found if np.all((found > 0) | (known & (rounded == 0))) else None


def _adds_up(layer, weights, shape, rng) -> bool:
    """Whether a layer gives for the sum of two inputs the sum of what it gives, but for a constant, with small weights.

    With large ones a softmax gives 0 and 1 whatever comes in, and that adds up as well.
    """
    layer.set_weights([rng.normal(0, 0.5, w.shape) for w in weights])
    a, b = draw_numbers(rng, (4, *shape)), draw_numbers(rng, (4, *shape))
    zero = run(layer, np.zeros((1, *shape)))
    left, right = run(layer, a + b) + zero, run(layer, a) + run(layer, b)
    return bool(np.allclose(left, right, rtol=1e-3, atol=1e-3 * max(1, np.abs(right).max())))


def _as_sums(mine, wanted):
    if mine is None:
        return (
            f"{OTHER}what comes out should be a sum of inputs, each times a weight of its own. "
            f"Is there an activation, a mean or a scale too many?"
        )
    if _pattern(mine) != _pattern(wanted):
        return f"{OTHER}some weights are used in the wrong places."
    return None


def _pattern(numbers):
    """How weights are placed and shared, whatever their numbers and the order of the output's last axis are."""
    columns = numbers.reshape(-1, numbers.shape[-1]).T
    shared = Counter(number for column in columns for number in set(column.tolist()) - {0})
    return sorted(_renumbered(column) for column in columns), sorted(shared.values())


def _renumbered(column):
    """The weights of a column, numbered in the order in which they come."""
    _, first, places = np.unique(np.concatenate([[0], column]), return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[places].tobytes()


# ---------------------------------------------------------------- the same numbers in both


def _examples(like, shape, draw, rng):
    """Twice: weights of `like`, an input, and what comes out. Once can be chance, as where a relu lets everything pass."""
    for scale, size in ((0.7, 1), (1.5, 2)):
        drawn = [_drawn(variable, rng, scale) for variable in like.weights]
        x = draw(rng, (3, *shape)) * (size if draw is draw_numbers else 1)
        like.set_weights(drawn)
        yield drawn, x, run(like, x)


def _with_the_same_numbers(yours, like, examples):
    ours, theirs = like.get_weights(), yours.get_weights()
    (drawn, x, wanted), (again, other, wanted_again) = examples
    first = None
    for put in _ways_to_put(theirs, ours, _is_all_keras(yours)):
        yours.set_weights(put(drawn))
        given = run(yours, x)
        if _close(given, wanted):
            yours.set_weights(put(again))
            given = run(yours, other)
            return None if _close(given, wanted_again) else _differing(given, wanted_again)
        first = given if first is None else first
    return _spread_alike(yours, like, x) if first is None else _differing(first, wanted)


def _ways_to_put(theirs, ours, all_keras):
    """Functions that arrange numbers for `ours` as `theirs`.

    A layer of one's own may keep its gates in another order, or in an array for each.
    """
    longest = max((w.shape[-1] for w in ours if w.ndim), default=0)
    several = sum(w.shape[-1:] == (longest,) for w in ours) > 1
    gates = next((n for n in (4, 3) if several and longest % n == 0), 1)
    for turned in [tuple(range(gates))] if all_keras else itertools.permutations(range(gates)):
        for whole in (True, False):
            parts = _parts(ours, turned, longest, whole)
            orders = _matches(theirs, parts) if whole else _in_order(theirs, parts)
            for order in itertools.islice(orders, MOST_MATCHES):
                yield lambda drawn, order=order, turned=turned, whole=whole: [
                    _parts(drawn, turned, longest, whole)[place].reshape(w.shape)
                    for place, w in zip(order, theirs, strict=True)
                ]


def _parts(arrays, turned, longest, whole):
    """The arrays, gates in the order `turned` on their last axis; or, if not `whole`, an array for each gate."""
    found = []
    for array in arrays:
        if array.shape[-1:] != (longest,):
            found.append(array)
            continue
        parts = np.split(array, len(turned), axis=-1)
        parts = [parts[gate] for gate in turned]
        found += [np.concatenate(parts, axis=-1)] if whole else parts
    return found


def _drawn(variable, rng, scale):
    drawn = rng.normal(0, scale, tuple(variable.shape))
    return np.abs(drawn) if "variance" in variable.name else drawn


def _matches(theirs, ours):
    """Orders in which the arrays `ours` fit into `theirs`, axes of length 1 left out."""
    if (places := _places_by_shape(theirs, ours)) is None:
        return
    for orders in itertools.product(*(itertools.permutations(found) for found in places.values())):
        left = {shape: iter(order) for shape, order in zip(places, orders, strict=True)}
        yield [next(left[_without_ones(w)]) for w in theirs]


def _in_order(theirs, ours):
    """The one order in which arrays of the same shape come one after the other."""
    if (places := _places_by_shape(theirs, ours)) is not None:
        left = {shape: iter(found) for shape, found in places.items()}
        yield [next(left[_without_ones(w)]) for w in theirs]


def _places_by_shape(theirs, ours):
    """Shape -> the places in `ours` that have it; None if `theirs` has other shapes, or others as often."""
    places = {}
    for place, w in enumerate(ours):
        places.setdefault(_without_ones(w), []).append(place)
    wanted = Counter(_without_ones(w) for w in theirs)
    return places if wanted == Counter({shape: len(found) for shape, found in places.items()}) else None


def _without_ones(weight):
    return tuple(length for length in weight.shape if length != 1)


def _is_all_keras(layer):
    """Whether a layer is one of Keras' own, or made of them: then arrays of the same shape mean the same."""
    parts = layer._flatten_layers() if isinstance(layer, keras.Model) else [layer]
    return all(type(part).__module__.startswith("keras.") and type(part).__name__ != "Lambda" for part in parts)


def _close(given, wanted):
    return given.shape == wanted.shape and bool(np.allclose(given, wanted, rtol=1e-3, atol=1e-4))


def _differing(given, wanted):
    if given.shape != wanted.shape:
        return f"{OTHER}for 3 inputs at once it gives {given.shape}."
    where = tuple(np.argwhere(~np.isclose(given, wanted, rtol=1e-3, atol=1e-4))[0])
    return (
        f"{OTHER}with the same weights, it gives {given[where]:.4g} where {wanted[where]:.4g} should come. "
        f"Is there an activation too many, too few, or in the wrong place?"
    )


# ---------------------------------------------------------------- weights drawn many times


def _spread_alike(yours, like, x):
    """Weights that are all drawn alike may change their places: what comes out is spread in the same way."""
    moments = []
    for seed, layer in enumerate((yours, like)):
        rng, shapes = np.random.default_rng([seed, 29]), [w.shape for w in layer.get_weights()]
        found = []
        for _ in range(DRAWS):
            layer.set_weights([rng.normal(0, 1, shape) for shape in shapes])
            found.append(np.sort(run(layer, x), axis=-1))
        found = np.array(found)
        moments.append([(power.mean(axis=0), power.var(axis=0)) for power in (found, found**2)])
    for (mine, my_spread), (wanted, its_spread) in zip(*moments, strict=True):
        if mine.shape != wanted.shape or not np.all(
            np.abs(mine - wanted) <= FAR * np.sqrt((my_spread + its_spread) / DRAWS) + 1e-5
        ):
            return f"{OTHER}for weights drawn at random, what comes out is spread in another way."
    return None
