"""What is said of an answer that is one step away from the right one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: More explanations than this of one answer, and none is said: the answer tells too little.
MOST = 3


@dataclass(frozen=True)
class NearMiss:
    """One changed step of the right calculation.

    Parameters
    ----------
    value : object
        What the changed calculation gives.
    phrase : str
        The change, as the end of a sentence: ``"as if the bias were counted twice"``. No truth is in it.
    sum : str
        The changed calculation with its numbers, empty where there is none. It gives the right one away.
    look_at : str
        The part of the calculation to look at again.
    of_a_constant : bool
        Whether a constant of the layer is changed, such as its number of gates: another layer may have that many.
    in_part : bool
        Whether it says where the answer is right, and not yet what was changed.
    """

    value: object
    phrase: str
    sum: str = ""
    look_at: str = ""
    of_a_constant: bool = False
    in_part: bool = False

    def sentence(self, *, graded: bool = False) -> str:
        """What a learner reads.

        Parameters
        ----------
        graded : bool
            Whether the calculation itself is kept back, as it is in an exercise with points.

        Examples
        --------
        >>> miss = NearMiss(280, "as if the bias were counted twice", "4 x (7 + 5 + 1 + 1) x 5 = 280", "the bias")
        >>> miss.sentence()
        '4 x (7 + 5 + 1 + 1) x 5 = 280: as if the bias were counted twice.'
        >>> miss.sentence(graded=True)
        'It comes out as if the bias were counted twice. Look again at the bias.'
        """
        if self.sum and not graded:
            return f"{self.sum}: {self.phrase}."
        look = f" Look again at {self.look_at}." if self.look_at not in ("", "everything") else ""
        return f"It comes out {self.phrase}.{look}"


def most_plausible(found: Iterable[NearMiss]) -> tuple[NearMiss, ...]:
    """The explanations worth saying: each phrase once, and none at all where more than :data:`MOST` would do.

    Examples
    --------
    >>> [miss.phrase for miss in most_plausible([NearMiss(6, "as if doubled"), NearMiss(6, "as if doubled")])]
    ['as if doubled']
    >>> most_plausible([NearMiss(6, f"as if {n}") for n in range(4)])
    ()
    """
    different = tuple({miss.phrase: miss for miss in found}.values())
    return different if len(different) <= MOST else ()
