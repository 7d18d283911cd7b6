"""Wrong shapes that are the right one with one change: axes exchanged, missing, added or merged, one length changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod

from shapewise.derivation import Derivation, Expression, Number
from shapewise.near_misses.edits import edits, its_sum
from shapewise.near_misses.near_miss import NearMiss, most_plausible
from shapewise.near_misses.quantities import Quantities

Shape = tuple[int | None, ...]


def near_shapes(answer: Sequence, derivation: Derivation, quantities: Quantities) -> tuple[NearMiss, ...]:
    """The single changes of a right shape that give a wrong one.

    Parameters
    ----------
    answer : sequence of int
        What was answered, without the batch axis.
    derivation : Derivation
        Of the right shape, the batch axis first.
    quantities : Quantities
        What the question is about.

    Returns
    -------
    tuple of NearMiss
        Up to three, none where no single change gives the answer.

    Examples
    --------
    >>> from shapewise.layers import conv1d
    >>> right = conv1d.output_shape((None, 12, 3), filters=8, kernel_size=5)
    >>> around = Quantities.of(right, steps=12, channels=3, filters=8, kernel_size=5)
    >>> for wrong in [(8, 8, 3), (12, 8), (8, 5)]:
    ...     print(wrong, [miss.phrase for miss in near_shapes(wrong, right, around)])
    (8, 8, 3) ['as if there were one more axis, of 3: channels']
    (12, 8) ["as if the steps were the input's, unchanged"]
    (8, 5) ['as if kernel_size stood where filters belongs']
    """
    answer, names = tuple(answer), [axis.replace("_", " ") for axis, _ in derivation.parts][1:]
    truth = tuple(derivation.value)[1:]
    if answer == truth or any(length is None for length in (*answer, *truth)):
        return ()
    found = [*_axes_moved(answer, truth, names, quantities), *_lengths_changed(answer, derivation, quantities)]
    return most_plausible(found)


def _axes_moved(answer: Shape, truth: Shape, names: Sequence[str], quantities: Quantities) -> Iterator[NearMiss]:
    """The same lengths, in another order or number."""
    order = "the order of the axes"
    if len(truth) > 2 and answer == (truth[-1], *truth[:-1]):
        yield NearMiss(answer, f"as if {names[-1]} came first", look_at=order)
        return
    for first in range(len(truth)):
        for second in range(first + 1, len(truth)):
            exchanged = list(truth)
            exchanged[first], exchanged[second] = truth[second], truth[first]
            if answer == tuple(exchanged):
                yield NearMiss(answer, f"as if {names[first]} and {names[second]} were exchanged", look_at=order)
    number = "the number of axes"
    for place, name in enumerate(names):
        if answer == truth[:place] + truth[place + 1 :]:
            yield NearMiss(
                answer, f"as if there were no {name}{'' if name.startswith('axis') else ' axis'}", look_at=number
            )
        if place and answer == (*truth[: place - 1], truth[place - 1] * truth[place], *truth[place + 1 :]):
            yield NearMiss(answer, f"as if {names[place - 1]} and {name} were one axis, multiplied", look_at=number)
    if len(truth) > 2 and answer == (prod(truth),):
        yield NearMiss(answer, "as if all axes were one, multiplied", look_at=number)
    if len(answer) == len(truth) + 1:
        for place, length in enumerate(answer):
            if answer[:place] + answer[place + 1 :] == truth:
                if place == 0 and length == 1:  # a batch of one
                    return
                stands = quantities.name(length) if length > 1 else ""
                what = f", of {length}: {stands}" if stands else f", of {length}"
                yield NearMiss(answer, f"as if there were one more axis{what}", look_at=number)
                return


def _lengths_changed(answer: Shape, derivation: Derivation, quantities: Quantities) -> Iterator[NearMiss]:
    """One axis with one changed step, or the same change on every axis that the window slides along."""
    parts = derivation.parts[1:]
    if len(answer) != len(parts):
        return
    different = [place for place, (_, right) in enumerate(parts) if answer[place] != right.value]
    common = None
    for place in different:
        axis, right = parts[place]
        phrases = {one.phrase: one for one in _changes(axis, right, answer[place], quantities)}
        renamed = {
            phrase.replace(f"the {axis}", "the lengths").replace(axis, "each length"): one
            for phrase, one in phrases.items()
        }
        found = phrases if len(different) == 1 else renamed
        common = found if common is None else {phrase: one for phrase, one in common.items() if phrase in found}
    for phrase, one in (common or {}).items():
        yield NearMiss(answer, phrase, one.sum if len(different) == 1 else "", one.look_at)


def _changes(axis: str, right: Expression, length: int, quantities: Quantities) -> Iterator[NearMiss]:
    original = quantities.values.get(axis)
    if length == original and not isinstance(right, Number):
        yield NearMiss(length, f"as if the {axis} were the input's, unchanged", look_at=f"the {axis}")
        return
    if isinstance(right, Number):
        for other, value in quantities.distinct():
            if right.value * value == length:
                yield NearMiss(
                    length,
                    f"as if {axis} were multiplied by {other}",
                    f"{right.value} x {value} = {length}",
                    f"the {axis}",
                )
    for edit in edits(right, quantities):
        if edit.expression.value == length:
            yield NearMiss(length, edit.phrase, its_sum(edit.expression, length, of=axis), edit.look_at)
