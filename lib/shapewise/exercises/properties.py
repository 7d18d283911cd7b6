"""Properties that a layer or model can be asked to have; each says what is missing, in words for a learner."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from shapewise.answers.fingerprint import draw_numbers, with_weights
from shapewise.answers.layers_alike import cannot_take
from shapewise.answers.matching import show
from shapewise.reading import as_shape, run
from shapewise.reading.saving import made_again


@dataclass(frozen=True)
class OutputShape:
    """What comes out has this shape, the batch axis first."""

    shape: tuple

    def complaint(self, look):
        given = (None, *look.outputs().shape[1:])
        return None if given[1:] == tuple(self.shape[1:]) else f"it gives {given}; expected {tuple(self.shape)}."


@dataclass(frozen=True)
class Parameters:
    """It has this many weights."""

    count: int

    def complaint(self, look):
        found = sum(w.size for w in look.layer.get_weights())
        more = "more" if found > self.count else "fewer"
        return (
            None if found == self.count else f"it has {found} parameter{'' if found == 1 else 's'}, {more} than asked."
        )


@dataclass(frozen=True)
class AtMost:
    """It has no more weights than this."""

    count: int

    def complaint(self, look):
        found = sum(w.size for w in look.layer.get_weights())
        return None if found <= self.count else f"it has {found} parameters; expected at most {self.count}."


@dataclass(frozen=True)
class RowsSumToOne:
    """Whatever the weights are, numbers along the last axis are probabilities."""

    def complaint(self, look):
        y = look.outputs()
        if np.all(y >= -1e-6) and np.allclose(y.sum(axis=-1), 1, atol=1e-4):
            return None
        return f"the numbers along the last axis are no probabilities: one row adds up to {y.sum(axis=-1).flat[0]:.4g}."


#: What is added to one place of the input, to see which outputs move.
SMALL_AND_LARGE = (2.5, 2500)
#: How many draws of weights are tried before an output is said not to move.
DRAWS = 16


@dataclass(frozen=True)
class Moves:
    """An output moves with exactly those inputs for which ``allowed(input place, output place)`` holds, batch left out."""

    allowed: Callable

    def complaint(self, look):
        inputs, outputs = (list(np.ndindex(one.shape[1:])) for one in (look.x, look.outputs()))
        allowed = np.array([[bool(self.allowed(place, where)) for where in outputs] for place in inputs])
        moved = np.zeros_like(allowed)
        for _ in range(DRAWS):  # one draw can hide a change: a weight near 0, a relu below 0, a saturated sigmoid
            moved |= look.moves(SMALL_AND_LARGE)
            if np.any(moved & ~allowed) or np.all(moved == allowed):
                break
            look.draw_again()
        if np.all(moved == allowed):
            return None
        place, where = np.argwhere(moved != allowed)[0]
        does = "moves, and should not" if moved[place, where] else "does not move, and should"
        return f"change the input at {show(inputs[place])}: the output at {show(outputs[where])} {does}."


@dataclass(frozen=True)
class Gives:
    """With the weights that it has, it gives these numbers for this input."""

    x: object
    y: object

    def complaint(self, look):
        given = run(look.layer, np.asarray(self.x))
        wanted = np.asarray(self.y, dtype=float)
        if given.shape != wanted.shape:
            return f"for an input of shape {np.shape(self.x)} it gives {given.shape}; expected {wanted.shape}."
        if np.allclose(given, wanted, rtol=1e-3, atol=1e-4):
            return None
        where = tuple(int(i) for i in np.argwhere(~np.isclose(given, wanted, rtol=1e-3, atol=1e-4))[0])
        return f"it gives {given[where]:.4g} at {where}; expected {wanted[where]:.4g}."


@dataclass(frozen=True)
class MadeAgain(Gives):
    """Made again from what Keras saves of it, it gives these numbers: its class, and its configuration as JSON."""

    def complaint(self, look):
        elsewhere = getattr(look.layer, "made_again", None)  # a layer in the kernel of a submission is made again there
        try:
            again = elsewhere() if elsewhere else made_again(look.layer)
            with_weights(again, look.x.shape, look.draw)
        except ValueError as error:
            return str(error)
        wrong = super().complaint(replace_layer(look, again))
        return wrong and f"made again from its configuration, {wrong}"


def replace_layer(look, layer):
    """The same look at another layer."""
    other = copy.copy(look)
    other.layer, other._outputs = layer, None
    return other


@dataclass(frozen=True)
class AnyNumber:
    """What comes out can be far below 0, and far above."""

    def complaint(self, look):
        low = high = 0.0
        for _ in range(DRAWS):
            low, high = min(low, look.outputs().min()), max(high, look.outputs().max())
            if low < -1.5 and high > 1.5:
                return None
            look.draw_again()
        end = "1.5" if high <= 1.5 else "-1.5"
        return f"no output is ever beyond {end}, whatever the weights are. Is there an activation at the end?"


@dataclass(frozen=True)
class NotFromOneNumber:
    """The numbers that come out do not all follow from a single one."""

    def complaint(self, look):
        for _ in range(DRAWS):  # relus can be shut by chance
            y = run(look.layer, look.draw(look.rng, (12, *look.x.shape[1:]))).reshape(12, -1)
            if np.linalg.matrix_rank(y - y.mean(axis=0), tol=1e-3 * max(1, np.abs(y).max())) > 1:
                return None
            look.draw_again()
        return "all outputs follow from a single number: one layer leaves only that of the whole input."


@dataclass(frozen=True)
class TellsApart:
    """What comes out is another if the numbers of the input stand at other places."""

    change: Callable
    words: str

    def complaint(self, look):
        for _ in range(DRAWS):  # a relu can be shut by chance
            if not np.allclose(look.outputs(), run(look.layer, self.change(look.x)), rtol=1e-4, atol=1e-5):
                return None
            look.draw_again()
        return f"{self.words}, and the same comes out."


@dataclass(frozen=True)
class Takes:
    """It can be called on inputs of this shape as well."""

    input_shape: tuple

    def complaint(self, look):
        try:
            run(look.layer, look.draw(look.rng, (2, *as_shape(self.input_shape)[1:])))
        except Exception as error:  # whatever Keras says about it
            return cannot_take(self.input_shape, error)
        return None


class Look:
    """A layer with drawn weights and inputs, as properties look at it."""

    def __init__(self, layer, input_shape, draw, seed):
        self.layer, self.draw = layer, draw or draw_numbers
        self.rng = np.random.default_rng([seed, 31])
        self.x = self.draw(self.rng, (3, *as_shape(input_shape)[1:]))
        self._outputs = None

    def outputs(self):
        if self._outputs is None:
            self._outputs = run(self.layer, self.x)
        return self._outputs

    def moves(self, changes):
        """For each place of a sample (rows), which places of its output (columns) one of the changes moves."""
        before = self.outputs()[0]
        places = int(np.prod(self.x.shape[1:]))
        moved = np.zeros((places, before.size), dtype=bool)
        for change in changes:
            each = np.eye(places).reshape(places, *self.x.shape[1:]) * change
            after = run(self.layer, (self.x[:1] + each).astype(self.x.dtype))
            moved |= ~np.isclose(after, before, rtol=1e-6, atol=1e-7).reshape(places, -1)
        return moved

    def draw_again(self):
        """Other weights and another input."""
        self.layer.set_weights(draw_weights(self.rng, self.layer.get_weights()))
        self.x, self._outputs = self.draw(self.rng, self.x.shape), None


def draw_weights(rng, like):
    return [rng.normal(0, 0.6, w.shape) for w in like]


def complaint_of(one, layer, input_shape, draw, seeds) -> str | None:
    """What is wrong with a layer that should have the property `one`; None if it has it. Its weights are put back."""
    try:
        with_weights(layer, (1, *as_shape(input_shape)[1:]), draw or draw_numbers)
        if isinstance(one, Gives):
            return one.complaint(Look(layer, input_shape, draw, seeds[0]))
        kept = layer.get_weights()
    except Exception as error:  # whatever Keras says about a layer that cannot take this input
        return cannot_take(input_shape, error)
    try:
        for seed in seeds:
            rng = np.random.default_rng([seed, 37])
            layer.set_weights(draw_weights(rng, kept))
            if wrong := one.complaint(Look(layer, input_shape, draw, seed)):
                return wrong
        return None
    finally:
        layer.set_weights(kept)
