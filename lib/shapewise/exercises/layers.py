"""Exercises whose answer is a layer or model, judged by its properties however it is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from shapewise.answers.functions import not_written
from shapewise.answers.layers_alike import Remembered, judge_layer, no_layer, unfit
from shapewise.answers.matching import Diagnosis
from shapewise.exercises.calling import called
from shapewise.exercises.properties import complaint_of
from shapewise.reading import keras
from shapewise.reading.objects import copy_of

#: Of an exercise and its sizes: the layer that is asked for, and what :func:`judge_layer` remembers of it and of
#: others.
_remembered: dict[tuple, tuple] = {}


@dataclass(frozen=True)
class MakesLayer:
    """The layer that a function returns, or a layer itself.

    Parameters
    ----------
    input_shape : callable
        ``n -> tuple``, the batch axis first.
    arguments : tuple of str or None
        The sizes that the function is called with, in order; None: the answer is the layer.
    given : callable, optional
        ``n -> namespace`` that has these arguments, if the function is called with something else than sizes.
    properties : callable, optional
        ``n -> sequence of properties`` of :mod:`shapewise.exercises.properties`, each of which it must have.
    like : callable, optional
        ``n -> keras.Layer``; the answer must do the same, for whatever weights.
    known : callable, optional
        ``n -> dict of str to callable``: code of a belief -> ``() -> keras.Layer``, what those who believe it make.
    draw : callable, optional
        ``(rng, shape) -> array``, an input; numbers of both signs if it is not given.
    """

    input_shape: Callable[[SimpleNamespace], tuple]
    arguments: tuple[str, ...] | None = None
    properties: Callable | None = None
    like: Callable | None = None
    known: Callable[[SimpleNamespace], Mapping] | None = None
    draw: Callable | None = None
    given: Callable | None = None

    def judge(self, answers, n, seeds):
        (answer,) = answers
        if self.arguments is None:
            layer = answer
            if layer is ...:
                return not_written("the answer")
            layer = _not_built_yet(layer)
        else:
            layer, complaint = called(answer, self.given(n) if self.given else n, self.arguments)
            if complaint is not None:
                return complaint
        shape = self.input_shape(n)
        if wrong := no_layer(layer) or unfit(layer, shape):
            return Diagnosis("layer", None, False, (), wrong)
        if self.like:
            known = self.known(n) if self.known else {}
            like, remembered = self._like(n)
            found = judge_layer(layer, like, shape, known, draw=self.draw, seeds=seeds, remembered=remembered)
            if not found:
                return found
        given = f"your {type(layer).__name__}"
        for one in self.properties(n) if self.properties else ():
            if wrong := complaint_of(one, layer, shape, self.draw, seeds):
                return Diagnosis("layer", given, False, (), wrong)
        return Diagnosis("layer", given, True, (), f"{given} does what is asked.")

    def _like(self, n):
        key = (self, *vars(n).items())
        if key not in _remembered:
            _remembered[key] = self.like(n), Remembered()
        return _remembered[key]

    def is_fair(self, n):
        """Whether the layer that is asked for can be made, and none of those known to be wrong is right."""
        if not self.like:
            return True
        known = self.known(n) if self.known else {}
        try:
            like, shape, remembered = self.like(n), self.input_shape(n), Remembered()
            return not any(judge_layer(make(), like, shape, remembered=remembered) for make in known.values())
        except Exception:  # Keras cannot make a layer of these sizes
            return False


def _not_built_yet(layer):
    """The same, or a second model like it: Keras ties a model to the shape that it gets first, and the next sizes have another."""
    if type(layer) is not keras.Sequential or layer.built:
        return layer
    try:
        return copy_of(layer)
    except ValueError:  # it holds a layer of the learner's own, which does not say its arguments
        return layer
