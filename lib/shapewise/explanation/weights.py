"""The arithmetic of weights that no rule knows: the shape of each array, multiplied and added up."""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.derivation import Derivation, Expression, Number, product
from shapewise.derivation import parameters as count

#: how many arrays, or counts, are added up in one line
COUNTS_ADDED = 12


@dataclass(frozen=True)
class _Array(Expression):
    """One array of weights: its name in words, its lengths in numbers."""

    name: str
    lengths: Expression

    @property
    def words(self):
        return self.name

    @property
    def numbers(self):
        return self.lengths.numbers

    @property
    def labelled(self):
        return f"{self.name} {self.lengths.numbers}"

    @property
    def value(self):
        return self.lengths.value


def counted_arrays(shapes) -> Derivation:
    """The count of some weights, each ``(name, shape)``.

    Examples
    --------
    >>> print(counted_arrays((("table", (65, 64)), ("token", (64,)))))
    parameters: table 65 x 64 + token 64 = 4224
    """
    arrays = [_Array(name, product(*(Number(n) for n in shape)) if shape else Number(1)) for name, shape in shapes]
    if len(arrays) > COUNTS_ADDED:
        return count(Number(sum(one.value for one in arrays), f"{len(arrays)} arrays added up"))
    return count(*arrays)


def added_up(counts, total) -> Expression:
    """The counts that are not 0 added up, as far as they fit a line and give the total."""
    counts = [one for one in counts if one]
    if len(counts) < 2 or len(counts) > COUNTS_ADDED or sum(counts) != total:
        return Number(total, f"{len(counts)} counts added up" if sum(counts) == total and len(counts) > 1 else "")
    expression = Number(counts[0])
    for one in counts[1:]:
        expression = expression + one
    return expression
