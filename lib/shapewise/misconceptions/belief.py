"""What a wrong belief is.

A belief is data: the idea in a learner's words, why it fails, one next step, and the layers for
which it would be right. What it predicts follows from those layers' own rules; a belief that no
layer realises says what it predicts itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shapewise.derivation import Derivation
from shapewise.layers.call import LayerCall

#: what a belief can be about, and so what can be asked: a shape, a count, or the numbers themselves
KINDS = ("output_shape", "parameters", "value")


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
    lesson : str
        Slug of the lesson that treats it.
    about : tuple of str
        The kinds of question it gives a wrong answer to, out of :data:`KINDS`.
    layers : callable, optional
        ``(input_shape, config) -> tuple of LayerCall``, the layers for which the belief would be
        right, or None where there are none for this configuration.
    output_shape, parameters : callable, optional
        ``(input_shape, config) -> Derivation`` where no layer realises the belief, or None.
    forward : callable, optional
        ``(forward, x, *weights, **config) -> array``: the computation as the belief has it, written
        with the layer's own `forward`; None where it cannot be carried out.
    """

    code: str
    claim: str
    because: str
    next_step: str
    lesson: str
    about: tuple[str, ...]
    layers: Callable | None = None
    output_shape: Callable | None = None
    parameters: Callable | None = None
    forward: Callable | None = None


@dataclass(frozen=True)
class Prediction:
    """What a belief says the answer is: the value, its Derivation where there is one, the layers that give it."""

    belief: Belief
    value: object
    derivation: Derivation | None = None
    layers: tuple[LayerCall, ...] = ()
