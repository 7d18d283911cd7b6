"""Exercises whose answer is a function that computes in NumPy what a layer computes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

from shapewise.answers.functions import judge_function


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
    """

    layer: Callable[[SimpleNamespace], object]
    input_shape: Callable[[SimpleNamespace], tuple]
    call: Callable | None = None
    at: Callable | None = None

    def judge(self, answers, n, seeds):
        (function,) = answers
        call = (lambda f, *given: self.call(n, f, *given)) if self.call else None
        at = self.at(n) if self.at else None
        return judge_function(function, self.layer(n), self.input_shape(n), call=call, at=at, seeds=seeds)

    def is_fair(self, n):
        try:
            self.layer(n).build(self.input_shape(n))
        except Exception:  # Keras cannot make a layer of these sizes
            return False
        return True
