"""Exercises whose answer is the weights of a layer, chosen by hand so that it computes what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np

from shapewise.answers.diagnosis import as_plain, diagnose_value
from shapewise.answers.matching import Diagnosis, show
from shapewise.exercises.calling import called
from shapewise.reading import run, small_integers

#: An input with more numbers tells nobody anything.
MOST_SHOWN = 20


@dataclass(frozen=True)
class SetsWeights:
    """The function returns weights; with them the layer must give what it gives with the right ones.

    Parameters
    ----------
    layer : callable
        ``n -> keras.Layer``.
    input_shape : callable
        ``n -> tuple``, the batch axis first, as a number.
    weights : callable
        ``n -> sequence of arrays``: the right ones, in the order of ``layer.get_weights()``.
    arguments : tuple of str
        The sizes that the function is called with, in order.
    names : tuple of str
        What the weights are called.
    """

    layer: Callable[[SimpleNamespace], object]
    input_shape: Callable[[SimpleNamespace], tuple]
    weights: Callable[[SimpleNamespace], tuple]
    arguments: tuple[str, ...] = ()
    names: tuple[str, ...] = ("kernel", "bias")

    def judge(self, answers, n, seeds):
        (function,) = answers
        given, complaint = called(function, n, self.arguments)
        if complaint is not None:
            return complaint
        right = [np.asarray(weight, dtype="float32") for weight in self.weights(n)]
        yours, wrong = self._plain(given, right)
        if wrong:
            return Diagnosis("weights", None, False, (), wrong)
        for seed in seeds:
            x = small_integers(self.input_shape(n), seed)
            found = diagnose_value(run(self._with(n, yours), x), self._with(n, right), x)
            if not found:
                return (
                    found
                    if found.beliefs
                    else replace(found, kind="weights", message=self._differs(n, x, yours, right))
                )
        if wrong := self._far(yours, right):  # inputs can meet by chance what weights do not
            return Diagnosis("weights", None, False, (), wrong)
        return Diagnosis("weights", "your weights", True, (), "your weights do what is asked.")

    def right(self, n):
        """The layer with the right weights."""
        return self._with(n, self.weights(n))

    def is_fair(self, n):
        try:
            self._with(n, self.weights(n))
        except ValueError:
            return False
        return True

    def _plain(self, given, right):
        """The weights as arrays, and None; or None and what is wrong with them."""
        listed = " and ".join(self.names)
        given = given if isinstance(given, (tuple, list)) and len(self.names) > 1 else (given,)
        if len(given) != len(right):
            return None, f"expected {listed}, in this order: got {len(given)} thing{'' if len(given) == 1 else 's'}."
        plain = []
        for name, one, weight in zip(self.names, given, right, strict=True):
            array, complaint = as_plain(one, "value")
            if complaint:
                return None, f"{name}: {complaint}"
            if np.shape(array) != weight.shape:
                return None, f"{name} has the shape {show(np.shape(array))}; the layer needs {show(weight.shape)}."
            plain.append(np.asarray(array, dtype="float32"))
        return plain, None

    def _with(self, n, weights):
        """The layer with these weights."""
        layer = self.layer(n)
        layer.build(self.input_shape(n))
        layer.set_weights([np.asarray(weight) for weight in weights])
        return layer

    def _differs(self, n, x, yours, right):
        """The first place at which the layer gives something else."""
        ours, theirs = run(self._with(n, yours), x), run(self._with(n, right), x)
        place = tuple(int(index) for index in np.argwhere(~np.isclose(ours, theirs, atol=1e-4))[0])
        difference = f"with your weights, output{list(place)} is {ours[place]:g}, where {theirs[place]:g} is asked"
        if x[0].size > MOST_SHOWN:
            return f"{difference}. Look at the weights of filter {place[-1]} again, one by one."
        return f"{difference}; the input was {np.array2string(x[place[0]].squeeze(), separator=', ')}."

    def _far(self, yours, right):
        for name, one, weight in zip(self.names, yours, right, strict=True):
            if not np.allclose(one, weight, atol=1e-4):
                return f"{name}: it gives the right numbers for some inputs, but not for all."
        return None
