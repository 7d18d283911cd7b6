"""The ways to be wrong about a layer: a small vocabulary in which every belief is written.

=================================  ===============================================================
:func:`instead`                    the same layer with other arguments
:func:`another`                    another layer, or several in a row, in its place
:func:`shape_of`, :func:`weights_of`  the output of another layer, but not its weights; and the reverse
:func:`weights`, :func:`kernel`, :func:`bias`  the same computation with other weights
:func:`afterwards`                 the same computation, and then something done with its result
:func:`computed`                   arithmetic that no layer does
:func:`together`                   several of these, each for another question
=================================  ===============================================================

This file claims: shape, count, numbers and the layers that would be right follow from one mistake, so that they cannot
disagree; what a belief is about follows from it as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from shapewise.derivation import Derivation
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import keywords
from shapewise.misconceptions.case import Case, of_chain

#: what can be asked of a layer: a shape, a count, or the numbers themselves
KINDS = ("output_shape", "parameters", "value")


def always(case: Case) -> bool:
    """Where most mistakes can be made."""
    return True


@dataclass(frozen=True)
class Mistake:
    """What is done in place of what the layer does.

    Parameters
    ----------
    where : callable
        ``case -> bool``: whether the mistake can be made there. Elsewhere it is silent.
    """

    where: Callable[[Case], bool] = field(default=always, kw_only=True)

    def about(self, rule) -> tuple[str, ...]:
        """The kinds of question that it can give a wrong answer to, out of :data:`KINDS`."""
        raise NotImplementedError

    def layers(self, case: Case, quantity: str) -> tuple[LayerCall, ...]:
        """The layers, first to last, that would give what it predicts; none where there are none."""
        return ()

    def derive(self, case: Case, quantity: str) -> Derivation | None:
        """The shape or the count that it predicts; None where it is silent."""
        calls = self.layers(case, quantity)
        return of_chain(quantity, calls, case.input_shape) if calls else None

    def value(self, case: Case, x, weights) -> np.ndarray | None:
        """The numbers that it predicts for `x`; None where it is silent."""
        return None


def the(name) -> Callable:
    """An argument of the layer itself, to be put elsewhere: ``instead(strides=the("kernel_size"))``."""
    return lambda case: case[name]


@dataclass(frozen=True)
class Instead(Mistake):
    """See :func:`instead`."""

    changes: dict
    reweigh: Callable | None = None

    def _changes(self, case):
        return {name: value(case) if callable(value) else value for name, value in self.changes.items()}

    def about(self, rule):
        """Whatever takes one of the arguments."""
        functions = {"output_shape": rule.output_shape, "parameters": rule.parameters}
        found = [kind for kind, function in functions.items() if set(self.changes) & set(keywords(function))]
        computable = self.reweigh or set(self.changes) <= set(keywords(rule.forward))
        return (*found, "value") if computable else tuple(found)

    def layers(self, case, quantity):
        other = case.again(**self._changes(case)) if self.where(case) else None
        return () if other is None else (other,)

    def value(self, case, x, weights):
        if not self.layers(case, "value"):
            return None
        return case.run(x, *(self.reweigh(*weights) if self.reweigh else weights), **self._changes(case))


def instead(where=always, reweigh=None, **changes) -> Mistake:
    """The same layer with other arguments.

    Parameters
    ----------
    where : callable
        ``case -> bool``: whether the mistake can be made there.
    reweigh : callable, optional
        ``(*weights) -> weights`` for the changed layer, where it takes others.
    **changes
        The arguments; a function is called with the Case, see :func:`the`.

    Examples
    --------
    >>> from shapewise.layers import rule
    >>> case = Case(rule("Conv1D"), (None, 12, 5), {"filters": 4, "kernel_size": 3, "strides": 2})
    >>> mistake = instead(strides=1)
    >>> mistake.layers(case, "output_shape"), mistake.derive(case, "output_shape").value
    ((Conv1D(4, 3),), (None, 10, 4))
    >>> mistake.about(case.rule)
    ('output_shape', 'value')
    """
    return Instead(changes, reweigh, where=where)


@dataclass(frozen=True)
class Other(Mistake):
    """See :func:`another`."""

    calls: Callable
    kinds: tuple[str, ...]
    numbers: Callable | None = None

    def about(self, rule):
        return (*self.kinds, "value") if self.numbers else self.kinds

    def layers(self, case, quantity):
        return as_layers(self.calls(case)) if self.where(case) else ()

    def value(self, case, x, weights):
        return self.numbers(case, x, *weights) if self.numbers and self.where(case) else None


def as_layers(calls) -> tuple[LayerCall, ...]:
    """One layer, several, or None, as a tuple; nothing at all where one of them is None."""
    calls = calls if isinstance(calls, tuple) else (calls,)
    return () if None in calls else calls


def another(calls, numbers=None, where=always) -> Mistake:
    """Another layer in its place.

    Parameters
    ----------
    calls : callable
        ``case -> LayerCall``, or a tuple of them that follow one another, or None where there is none.
    numbers : callable, optional
        ``(case, x, *weights) -> array``: what it gives with the weights of the layer asked about.
    where : callable
        ``case -> bool``: whether the mistake can be made there.

    Examples
    --------
    >>> from shapewise.layers import rule
    >>> case = Case(rule("Dense"), (None, 2, 3), {"units": 4})
    >>> flattened = another(lambda case: (LayerCall("Flatten"), case.layer))
    >>> flattened.derive(case, "output_shape").value, flattened.derive(case, "parameters").value
    ((None, 4), 28)
    """
    return Other(calls, ("output_shape", "parameters"), numbers, where=where)


def shape_of(calls, numbers=None, where=always) -> Mistake:
    """As :func:`another`, but for the weights: nothing is believed of them."""
    return Other(calls, ("output_shape",), numbers, where=where)


def weights_of(calls, numbers=None, where=always) -> Mistake:
    """As :func:`another`, but for the shape: that is the layer's own."""
    return Other(calls, ("parameters",), numbers, where=where)


@dataclass(frozen=True)
class Weights(Mistake):
    """See :func:`weights`."""

    change: Callable

    def about(self, rule):
        return ("value",)

    def value(self, case, x, weights):
        given = self.change(*weights) if self.where(case) else None
        return None if given is None else case.run(x, *given)


def weights(change, where=always) -> Mistake:
    """The same computation with other weights: ``change(*weights)`` gives them, or None where it is silent."""
    return Weights(change, where=where)


def kernel(change, where=always) -> Mistake:
    """The same computation with another kernel: ``kernel(lambda k: k[::-1])``."""
    return Weights(lambda first, *rest: (change(first), *rest), where=where)


def bias(change, where=always) -> Mistake:
    """The same computation with another bias: ``bias(lambda b, k: b * len(k))``; silent where there is none."""
    return Weights(lambda k, b=None: None if b is None else (k, change(b, k)), where=where)


@dataclass(frozen=True)
class Afterwards(Mistake):
    """See :func:`afterwards`."""

    change: Callable
    by: Callable | None = None

    def about(self, rule):
        return ("output_shape", "value") if self.by else ("value",)

    def layers(self, case, quantity):
        return as_layers((case.layer, self.by(case))) if self.by and self.where(case) else ()

    def value(self, case, x, weights):
        return self.change(case.run(x, *weights)) if self.where(case) else None


def afterwards(change, by=None, where=always) -> Mistake:
    """The same computation, and then ``change(y)`` of its result; ``by(case)`` is a layer that does that, if any."""
    return Afterwards(change, by, where=where)


@dataclass(frozen=True)
class Computed(Mistake):
    """See :func:`computed`."""

    shape: Callable | None = None
    count: Callable | None = None
    numbers: Callable | None = None
    by: Callable | None = None

    def about(self, rule):
        return tuple(kind for kind, own in zip(KINDS, (self.shape, self.count, self.numbers)) if own)

    def layers(self, case, quantity):
        return as_layers(self.by(case)) if self.by and self.where(case) else ()

    def derive(self, case, quantity):
        own = self.shape if quantity == "output_shape" else self.count
        return own(case) if self.where(case) else None

    def value(self, case, x, weights):
        return self.numbers(case, x, *weights) if self.where(case) else None


def computed(numbers=None, *, shape=None, count=None, by=None, where=always) -> Mistake:
    """Arithmetic of its own, where no layer does it; or where one does it sometimes, and `by` says when.

    Parameters
    ----------
    numbers : callable, optional
        ``(case, x, *weights) -> array``.
    shape, count : callable, optional
        ``case -> Derivation``.
    by : callable, optional
        ``case ->`` the layers that give the same, or None.
    where : callable
        ``case -> bool``: whether the mistake can be made there.
    """
    return Computed(shape, count, numbers, by, where=where)


@dataclass(frozen=True)
class Together(Mistake):
    """See :func:`together`."""

    parts: tuple[Mistake, ...]

    def _of(self, case, quantity):
        (part,) = [part for part in self.parts if quantity in part.about(case.rule)]
        return part

    def about(self, rule):
        each = [part.about(rule) for part in self.parts]
        return tuple(kind for kind in KINDS if any(kind in about for about in each))

    def layers(self, case, quantity):
        return self._of(case, quantity).layers(case, quantity)

    def derive(self, case, quantity):
        return self._of(case, quantity).derive(case, quantity)

    def value(self, case, x, weights):
        return self._of(case, "value").value(case, x, weights)


def together(*parts) -> Mistake:
    """One mistake that different questions show in different ways: each part is about other kinds of question."""
    return Together(parts)
