"""Wrong formulas that are the right one with one change, found on several sets of sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shapewise.near_misses.near_miss import NearMiss, most_plausible

#: Sets of sizes on which a change must give what the formula gives: on one alone, many would.
FEWEST = 3


@dataclass(frozen=True)
class Sizes:
    """One set of sizes by their names, what is right for it, and what was answered."""

    values: Mapping[str, int]
    right: int
    answer: int


def near_formulas(tried: Sequence[Sizes]) -> tuple[NearMiss, ...]:
    """The single changes of a right result that give a wrong one, for every set of sizes.

    Parameters
    ----------
    tried : sequence of Sizes
        At least three, which differ in every size.

    Returns
    -------
    tuple of NearMiss
        None where no change explains all of them.

    Examples
    --------
    >>> tried = [Sizes({"width": w, "units": u}, right=w, answer=w + 1) for w, u in ((20, 7), (23, 9), (29, 12))]
    >>> [miss.phrase for miss in near_formulas(tried)]
    ['as if one were counted too many']
    """
    if len(tried) < FEWEST or all(one.answer == one.right for one in tried):
        return ()
    by_change = [dict(_changed(one)) for one in tried]
    return most_plausible(
        NearMiss(None, phrase)
        for phrase in by_change[0]
        if all(changed.get(phrase) == one.answer for changed, one in zip(by_change, tried, strict=True))
    )


def _changed(one: Sizes) -> Iterator[tuple[str, int]]:
    """Each change in words, and what it gives."""
    yield "as if one were counted too many", one.right + 1
    yield "as if one were counted too few", one.right - 1
    yield "as if it were doubled", 2 * one.right
    yield "as if it were halved", one.right // 2
    for name, value in one.values.items():
        spoken = name.replace("_", " ")
        yield f"as if it were the {spoken}", value
        yield f"as if it were multiplied by the {spoken}", one.right * value
        yield f"as if the {spoken} were added", one.right + value
        yield f"as if the {spoken} were taken away", one.right - value
        if value and one.right % value == 0:
            yield f"as if it were divided by the {spoken}", one.right // value
