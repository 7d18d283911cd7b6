"""Functions that compute the right thing with one step changed, found on several drawn inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from shapewise.layers.activations import ACTIVATIONS
from shapewise.near_misses.near_miss import NearMiss, most_plausible

Arrays = tuple[np.ndarray, ...]
#: ``(x, *weights) -> result``
Forward = Callable[..., np.ndarray]


@dataclass(frozen=True)
class Draw:
    """One drawn input with its weights, and what the learner's function returned for them."""

    x: np.ndarray
    weights: Arrays
    result: object


@dataclass(frozen=True)
class Change:
    """One change to a computation: its words, what it computes, and where to look."""

    phrase: str
    compute: Callable[[Forward, np.ndarray, Arrays], np.ndarray]
    look_at: str


def near_functions(
    draws: Sequence[Draw], forward: Forward, *, weight_names: Sequence[str] = (), axes: Sequence[str] = ()
) -> tuple[NearMiss, ...]:
    """The single changes to a computation that explain what a function returned on every draw.

    Parameters
    ----------
    draws : sequence of Draw
        At least three, with different numbers.
    forward : callable
        The right computation, ``(x, *weights) -> array``.
    weight_names : sequence of str
        What the weights are called, in their order.
    axes : sequence of str
        What the axes of the result are called, the batch axis first.

    Returns
    -------
    tuple of NearMiss
        None where no change explains all draws, or where the results are constant: a constant is explained by anything.

    Raises
    ------
    ValueError
        If there are fewer than three draws.

    Examples
    --------
    >>> from shapewise.layers import dense
    >>> random = np.random.default_rng(0)
    >>> arguments = [(random.normal(size=(2, 3)), (random.normal(size=(3, 4)), random.normal(size=4))) for _ in range(3)]
    >>> draws = [Draw(x, (kernel, bias), x @ kernel - bias) for x, (kernel, bias) in arguments]
    >>> [miss.phrase for miss in near_functions(draws, dense.forward, weight_names=("kernel", "bias"))]
    ['as if the bias had the other sign']
    """
    if len(draws) < 3:
        raise ValueError(f"too few draws: got {len(draws)}, expected at least 3, so that chance explains nothing.")
    results = [_as_array(draw.result) for draw in draws]
    if any(result is None for result in results) or _is_constant(results):
        return ()
    truths = [forward(draw.x, *draw.weights) for draw in draws]
    if _agree(results, truths):
        return ()
    found = [
        NearMiss(None, change.phrase, look_at=change.look_at)
        for change in _changes(draws[0], truths[0], weight_names)
        if _explains(change, draws, results, truths, forward)
    ]
    return most_plausible(found or _right_in_part(results, truths, axes))


def _explains(change: Change, draws, results, truths, forward) -> bool:
    """Whether the changed computation gives every result, and another one than the truth at least once."""
    computed = []
    for draw, result in zip(draws, results, strict=True):
        try:
            with np.errstate(over="ignore"):  # the sigmoid of a large number
                value = np.asarray(change.compute(forward, draw.x, draw.weights), dtype=float)
        except (ValueError, IndexError, TypeError):  # it cannot be carried out on these shapes
            return False
        if not _same(value, result):
            return False
        computed.append(value)
    return not _agree(computed, truths)


def _changes(draw: Draw, truth: np.ndarray, names: Sequence[str]) -> Iterator[Change]:
    yield from _of_the_result(truth)
    yield from _of_the_input(draw.x)
    if not draw.weights:
        smallest = lambda f, x, w: -f(-x)  # noqa: E731
        yield Change("as if the smallest were taken in place of the largest", smallest, "which one is kept")
    elif np.ndim(draw.weights[0]) > 1:
        yield from _of_the_products(names)
    for place, weight in enumerate(draw.weights):
        name = names[place] if place < len(names) else f"weight {place}"
        yield from _of_a_weight(place, f"the {name}", np.ndim(weight))


def _of_the_result(truth: np.ndarray) -> Iterator[Change]:
    after = lambda change: lambda forward, x, weights: change(forward(x, *weights))  # noqa: E731
    look = "the last step of your calculation"
    yield Change("as if every number had the other sign", after(np.negative), look)
    for factor, words in ((2.0, "doubled"), (0.5, "halved")):
        yield Change(f"as if every number were {words}", after(lambda y, f=factor: f * y), look)
    for name, squash in _SQUASHED.items():
        yield Change(f"as if {name} were applied at the end", after(squash), "the activation at the end")
    yield Change("as if each number were rounded", after(np.round), look)
    for order in permutations(range(truth.ndim)):
        if order != tuple(range(truth.ndim)):
            words = f"as if the axes came out in the order {order}"
            yield Change(words, after(lambda y, o=order: np.transpose(y, o)), "the order of the axes")
    if truth.ndim > 2:
        rows = after(lambda y: y.reshape(-1, y.shape[-1]))
        yield Change("as if all axes before the last were one", rows, "the number of axes of the result")
        one = after(lambda y: y.reshape(len(y), -1))
        yield Change("as if all axes after the first were one", one, "the number of axes of the result")
    if truth.ndim > 1:
        yield Change("as if all axes were one", after(np.ravel), "the number of axes of the result")
    for axis in range(truth.ndim):
        if truth.shape[axis] > 1:
            for which, place in (("first", 0), ("last", -1)):
                words = f"as if only the {which} entry along axis {axis} of the result came out"
                yield Change(words, after(lambda y, a=axis, p=place: np.take(y, p, a)), "what is returned, and when")
            words = f"as if axis {axis} of the result ran backwards"
            yield Change(words, after(lambda y, a=axis: np.flip(y, a)), f"the order along axis {axis}")
            yield Change(
                f"as if axis {axis} of the result were added up",
                after(lambda y, a=axis: y.sum(a)),
                f"axis {axis} of the result",
            )


def _of_the_input(x: np.ndarray) -> Iterator[Change]:
    for axis in range(1, x.ndim):
        if x.shape[axis] > 1:
            words = f"as if axis {axis} of x were read backwards"
            yield Change(words, lambda f, x, w, a=axis: f(np.flip(x, a), *w), f"the order along axis {axis} of x")
    if x.ndim > 2:
        exchanged = lambda f, x, w: f(np.swapaxes(x, 1, 2), *w)  # noqa: E731
        yield Change("as if axes 1 and 2 of x were exchanged", exchanged, "the axes of x")
        without_last = lambda f, x, w: f(x[:, :-1], *w)  # noqa: E731
        yield Change("as if the last entry along axis 1 of x were left out", without_last, "where the loop ends")
        first_only = lambda f, x, w: f(x[:, :1], *w)  # noqa: E731
        yield Change("as if only the first entry along axis 1 of x were read", first_only, "what is returned and when")
    yield Change("as if x had no signs", lambda f, x, w: f(np.abs(x), *w), "the sign of the numbers")
    if len(x) > 1:
        first = lambda f, x, w: f(np.repeat(x[:1], len(x), axis=0), *w)  # noqa: E731
        yield Change("as if every sample were the first one", first, "axis 0 of x (the samples)")


def _of_the_products(names: Sequence[str]) -> Iterator[Change]:
    """Changes to how inputs meet the first weight, the one that they are multiplied with, and the last, the bias."""
    first = names[0] if names else "first weight"

    def added(f, x, w):
        nothing = [np.zeros_like(one) for one in w[1:]]
        return f(x, np.ones_like(w[0]), *nothing) + f(np.ones_like(x), *w)

    yield Change(f"as if x and the {first} were added, not multiplied", added, "the operator between them")

    def last_product(f, x, w):
        kept = np.zeros_like(w[0])
        where = (-1,) * (kept.ndim - 1)
        kept[where] = w[0][where]
        return f(x, kept, *w[1:])

    yield Change("as if only the last product of a sum were kept", last_product, "the line that adds to the sum")
    if len(names) > 1 and names[-1] == "bias":
        multiplied = lambda f, x, w: f(x, *w[:-1], np.zeros_like(w[-1])) * w[-1]  # noqa: E731
        yield Change("as if the bias were multiplied, not added", multiplied, "the operator in front of the bias")


def _of_a_weight(place: int, name: str, ndim: int) -> Iterator[Change]:
    def changed(change):
        return lambda forward, x, weights: forward(x, *weights[:place], change(weights[place]), *weights[place + 1 :])

    yield Change(f"as if {name} had the other sign", changed(np.negative), name)
    yield Change(f"as if {name} were left out", changed(np.zeros_like), name)
    yield Change(f"as if {name} were added twice", changed(lambda w: 2 * w), name)
    for axis in range(ndim):
        yield Change(
            f"as if {name} were read backwards along axis {axis}", changed(lambda w, a=axis: np.flip(w, a)), name
        )
        if ndim > 1 and axis < ndim - 1:
            for which, keep in (("first", 0), ("last", -1))[: 1 if place == 0 and ndim == 2 else 2]:
                only = changed(lambda w, a=axis, k=keep: _only(w, a, k))
                words = f"as if only the {which} entry along axis {axis} of {name} were used"
                yield Change(words, only, f"the loop over axis {axis} of {name}")
        for other in range(axis + 1, ndim):
            exchanged = changed(lambda w, a=axis, o=other: np.swapaxes(w, a, o))
            yield Change(f"as if axes {axis} and {other} of {name} were exchanged", exchanged, f"the axes of {name}")


def _right_in_part(results, truths, axes: Sequence[str]) -> list[NearMiss]:
    """Results that are right at the first or last place of one axis, on every draw, and nowhere else."""
    if any(result.shape != truth.shape for result, truth in zip(results, truths, strict=True)):
        return []
    found = []
    for axis, length in enumerate(results[0].shape):
        if length < 2:
            continue
        right = np.all(
            [_right_along(result, truth, axis) for result, truth in zip(results, truths, strict=True)], axis=0
        )
        name = axes[axis].removesuffix("s") if axis < len(axes) else f"place along axis {axis}"
        name = "sample" if name == "batch" else name
        for which, place in (("first", 0), ("last", -1)):
            if right[place] and right.sum() == 1:
                look = f"what differs between one {name} and the next"
                found.append(NearMiss(None, f"right for the {which} {name} only", look_at=look, in_part=True))
    return found


def _right_along(result, truth, axis) -> np.ndarray:
    others = tuple(other for other in range(result.ndim) if other != axis)
    return np.isclose(result, truth, rtol=1e-4, atol=1e-5).all(axis=others)


#: What can be applied at the end by mistake: name -> function.
_SQUASHED = {name: function for name, function in ACTIVATIONS.items() if name != "linear"} | {"abs": np.abs}


def _only(weight: np.ndarray, axis: int, place: int) -> np.ndarray:
    kept = np.zeros_like(weight)
    where = (slice(None),) * axis + (place,)
    kept[where] = weight[where]
    return kept


def _as_array(result) -> np.ndarray | None:
    try:
        array = np.asarray(result, dtype=float)
    except (TypeError, ValueError):
        return None
    return array if np.isfinite(array).all() else None


def _is_constant(results: Sequence[np.ndarray]) -> bool:
    first = results[0].flat[0] if results[0].size else 0.0
    return all(np.allclose(result, first) for result in results)


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=1e-4, atol=1e-5))


def _agree(ones, others) -> bool:
    return all(_same(one, np.asarray(other, dtype=float)) for one, other in zip(ones, others, strict=True))
