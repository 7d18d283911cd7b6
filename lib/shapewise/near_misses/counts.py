"""Wrong counts that are the right sum with one step changed."""

from __future__ import annotations

from shapewise.derivation import Derivation
from shapewise.near_misses.edits import Edit, edits, its_sum
from shapewise.near_misses.near_miss import NearMiss, most_plausible
from shapewise.near_misses.quantities import Quantities

#: Silence, where single changes reach a larger share of the numbers up to twice the truth, or up to twice the answer if
#: that is larger: chance would do as well.
LARGEST_SHARE = 0.15


def near_counts(answer: int, derivation: Derivation, quantities: Quantities) -> tuple[NearMiss, ...]:
    """The single changes of a right count that give a wrong one.

    Parameters
    ----------
    answer : int
        What was answered.
    derivation : Derivation
        The right calculation.
    quantities : Quantities
        What the question is about.

    Returns
    -------
    tuple of NearMiss
        Up to three; none where no single change gives the answer, or so many numbers can be had by a single change
        that this one would say nothing.

    Examples
    --------
    >>> from shapewise.layers import lstm
    >>> right = lstm.parameters((None, 10, 7), units=5)
    >>> for miss in near_counts(280, right, Quantities.of(right, steps=10)):
    ...     print(miss.sentence())
    4 x (7 + 5 + 2) x 5 = 280: as if there were two biases.
    """
    truth = derivation.value
    if isinstance(answer, bool) or not isinstance(answer, int) or answer == truth or not truth:
        return ()
    possible = [edit for edit in edits(derivation.parts[0][1], quantities) if _is_count(edit, truth)]
    largest = 2 * max(truth, answer)
    reached = {edit.expression.value for edit in possible if edit.expression.value <= largest}
    if len(reached) > LARGEST_SHARE * largest:
        return ()
    found = [edit for edit in possible if edit.expression.value == answer]
    return most_plausible(
        NearMiss(answer, e.phrase, its_sum(e.expression, answer), e.look_at, e.of_a_constant) for e in found
    )


def _is_count(edit: Edit, truth: int) -> bool:
    value = edit.expression.value
    return isinstance(value, int) and value > 0 and value != truth
