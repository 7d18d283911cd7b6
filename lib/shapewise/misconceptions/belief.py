"""What a wrong belief is, and what it predicts."""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.derivation import Derivation
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.mistakes import Mistake


@dataclass(frozen=True)
class Belief:
    """One wrong idea about a layer.

    Parameters
    ----------
    code : str
        ``"family/what-is-believed"``; never changes once published.
    claim : str
        The idea in a learner's words, one sentence.
    because : str
        Why it fails: the rule, without the numbers of the question, so that nothing is given away.
    next_step : str
        One thing to look at or do next.
    kinds : tuple of str
        The Keras class names of the layers that it is about.
    mistake : Mistake, optional
        What follows from it; without one it is named by a check only, never found by an answer.
    """

    code: str
    claim: str
    because: str
    next_step: str
    kinds: tuple[str, ...]
    mistake: Mistake | None = None

    @property
    def about(self) -> tuple[str, ...]:
        """The kinds of question that it gives a wrong answer to: ``"output_shape"``, ``"parameters"``, ``"value"``."""
        return self.mistake.about(rule(self.kinds[0])) if self.mistake else ()


def beliefs_of(family, kinds, table) -> tuple[Belief, ...]:
    """A table of beliefs as Beliefs.

    Parameters
    ----------
    family : str
        The first part of the codes.
    kinds : str or tuple of str
        The Keras class names of the layers.
    table : dict
        The second part of the code -> claim, because, next step; and the mistake, if something follows from it.

    Examples
    --------
    >>> from shapewise.misconceptions.mistakes import instead
    >>> table = {"strides-ignored": ("it moves by one step", "It moves by strides.", "look.", instead(strides=1))}
    >>> [(belief.code, belief.about) for belief in beliefs_of("conv1d", "Conv1D", table)]
    [('conv1d/strides-ignored', ('output_shape', 'value'))]
    """
    kinds = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    return tuple(Belief(f"{family}/{code}", *texts[:3], kinds, *texts[3:]) for code, texts in table.items())


@dataclass(frozen=True)
class Prediction:
    """What a belief says the answer is: the value, its Derivation where there is one, the layers that give it."""

    belief: Belief
    value: object
    derivation: Derivation | None = None
    layers: tuple[LayerCall, ...] = ()
