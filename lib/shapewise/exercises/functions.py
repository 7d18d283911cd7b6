"""Exercises whose answer is a function that computes in NumPy what a layer computes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from shapewise.answers.beliefs_named import predicted
from shapewise.answers.functions import judge_function
from shapewise.answers.matching import Diagnosis, name
from shapewise.reading import small_integers, with_small_weights


@dataclass(frozen=True)
class ComputesLike:
    """The function must agree with a layer, for weights and inputs that are drawn.

    Parameters
    ----------
    layer : callable
        ``n -> keras.Layer``.
    input_shape : callable
        ``n -> tuple``, the batch axis first, as a number.
    call : callable, optional
        ``(n, function, x, *weights) -> result``; ``function(x, *weights)`` if it is not given.
    at : callable, optional
        ``n -> tuple``, the place of the result in the layer's output; it is the whole output if this is not given.
    known : callable, optional
        ``n -> dict of str to callable``: code of a belief -> ``(x, *weights) -> result``, what those who believe it
        compute. For
        what no layer does, or where the beliefs about the layer do not say it.
    """

    layer: Callable[[SimpleNamespace], object]
    input_shape: Callable[[SimpleNamespace], tuple]
    call: Callable | None = None
    at: Callable | None = None
    known: Callable[[SimpleNamespace], Mapping] | None = None

    def judge(self, answers, n, seeds):
        (function,) = answers
        call = (lambda f, *given: self.call(n, f, *given)) if self.call else None
        at = self.at(n) if self.at else None
        found = judge_function(function, self.layer(n), self.input_shape(n), call=call, at=at, seeds=seeds)
        return found if found or found.beliefs or not self.known else self._named(found, n, seeds[0])

    def _named(self, found: Diagnosis, n, seed) -> Diagnosis:
        """The same, with the one belief of `known` that leads to the result; as it is where none does, or more than one."""
        shape = self.input_shape(n)
        x, weights = small_integers(shape, seed), with_small_weights(self.layer(n), shape, seed).get_weights()
        results = {code: np.asarray(compute(x, *weights)) for code, compute in self.known(n).items()}
        given = _as_array(found.answer)
        same = [code for code, result in results.items() if given is not None and _same(given, result)]
        return name("value", found.answer, [predicted(same[0], results[same[0]])]) if len(same) == 1 else found

    def is_fair(self, n):
        try:
            self.layer(n).build(self.input_shape(n))
        except Exception:  # Keras cannot make a layer of these sizes
            return False
        return True


def _as_array(answer):
    """An answer as an array; None if there is none, or if its parts have other lengths."""
    try:
        return None if answer is None else np.asarray(answer)
    except ValueError:
        return None


def _same(one, other):
    return one.shape == other.shape and np.allclose(one, other)
