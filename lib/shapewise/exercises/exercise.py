"""What an exercise says of itself, as data: what is right, what is known to be wrong, and which numbers are tried."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from shapewise.answers.matching import Diagnosis

#: How often sizes are drawn before the ranges are held to be too narrow.
MOST_DRAWS = 500


class Kind(Protocol):
    """A kind of exercise: how an answer to it is judged."""

    def judge(self, answers: tuple, n: SimpleNamespace, seeds: tuple[int, ...]) -> Diagnosis:
        """Whether the answers are right for the sizes `n`; weights and inputs are drawn from `seeds`."""

    def is_fair(self, n: SimpleNamespace) -> bool:
        """Whether each wrong answer that is known differs, for the sizes `n`, from what is right."""


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    Parameters
    ----------
    name : str
        As in ``check.exercise("conv1d-keep-apart", keep_apart)``: the id of its solution cell.
    kind : Kind
        How answers are judged.
    points, minutes, stars : int
        What it is worth, how long it takes, and how hard it is, from 1 to 3.
    hints : tuple of str
        Three, each says more than the one before.
    solution : str
        The code between the solution marks of its notebook.
    because : str
        Why the solution is right, in a few sentences.
    sizes : tuple of dict
        The sizes that the check under the answer tries; a "seed" among them draws weights and inputs.
    hidden : tuple of dict
        The sizes that are tried when the work is graded.
    ranges : dict of str to tuple
        Size -> what a class may get in place of the hidden one: (least, most), or a tuple of things to choose from.
    """

    name: str
    kind: Kind
    points: int
    minutes: int
    stars: int
    hints: tuple[str, str, str]
    solution: str
    because: str
    sizes: tuple[Mapping, ...] = ({},)
    hidden: tuple[Mapping, ...] = ()
    ranges: Mapping = field(default_factory=dict)

    def tried(self, numbers: int, class_seed: int | None = None) -> tuple[SimpleNamespace, ...]:
        """The sizes of the check that is seen (1) or of the one that grades (2), in a class of its own if it has a seed.

        Raises
        ------
        ValueError
            If `numbers` is neither 1 nor 2.
        """
        if numbers not in (1, 2):
            raise ValueError(f"numbers={numbers!r} is not known: expected 1, what a learner sees, or 2, what grades.")
        if numbers == 1 or not self.hidden:
            return tuple(SimpleNamespace(**sizes) for sizes in self.sizes)
        if class_seed is not None and self.ranges:
            return self.drawn(class_seed)
        return tuple(SimpleNamespace(**sizes) for sizes in self.hidden)

    def drawn(self, class_seed: int) -> tuple[SimpleNamespace, ...]:
        """As many sizes as are hidden, drawn from `class_seed`: the same for everybody with that seed.

        Raises
        ------
        ValueError
            If no sizes within the ranges tell all known wrong answers from the right one.
        """
        rng = np.random.default_rng([class_seed, zlib.crc32(self.name.encode())])
        found = []
        for _ in range(MOST_DRAWS):
            if len(found) == len(self.hidden):
                return tuple(found)
            drawn = {name: _drawn(rng, choice) for name, choice in self.ranges.items()}
            n = SimpleNamespace(**{**self.hidden[len(found)], **drawn})
            if n not in found and self.kind.is_fair(n):
                found.append(n)
        raise ValueError(f"{self.name}: in {MOST_DRAWS} draws no fair sizes were found; widen its ranges.")


def _drawn(rng, choice):
    if len(choice) == 2 and all(type(one) is int for one in choice):
        return int(rng.integers(*choice, endpoint=True))
    return choice[int(rng.integers(len(choice)))]
