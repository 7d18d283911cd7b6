"""The layer that somebody is wrong about, with its arguments and its input; and layers in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import add

from shapewise.derivation import Derivation
from shapewise.layers import chain
from shapewise.layers import rule as rule_of
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import Rule
from shapewise.layers.windows import each


@dataclass(frozen=True)
class Case:
    """A layer with its arguments, on an input.

    Parameters
    ----------
    rule : Rule
        What is true of the layer.
    input_shape : tuple
        The batch axis first.
    config : dict
        The layer's arguments.

    Examples
    --------
    >>> case = Case(rule_of("Conv1D"), (None, 128, 9), {"filters": 100, "kernel_size": (10,)})
    >>> case["kernel_size"], case["strides"], case.channels
    (10, 1, 9)
    >>> case.again(strides=2)
    Conv1D(100, 10, strides=2)
    """

    rule: Rule
    input_shape: tuple
    config: dict

    def __getitem__(self, name):
        return self.rule.argument(self.config, name)

    def each(self, name):
        """A window's argument, once for every axis that the window slides along."""
        return each(self[name], self.ndim)

    @property
    def ndim(self):
        """How many axes there are between the batch and the last."""
        return len(self.input_shape) - 2

    @property
    def lengths(self):
        """The lengths of all axes but the batch."""
        return tuple(self.input_shape[1:])

    @property
    def known(self):
        """Whether all of them are known."""
        return None not in self.lengths

    @property
    def channels(self):
        """The length of the last axis: its channels, or features."""
        return self.input_shape[-1]

    @property
    def layer(self) -> LayerCall:
        """The layer as it is written."""
        return self.rule.written(self.config)

    def again(self, **changes) -> LayerCall | None:
        """The layer with other arguments; None if they are no others."""
        other = self.rule.written(self.config | changes)
        return None if other == self.layer else other

    def like(self, kind, *positional, keep=(), **options) -> LayerCall:
        """Another layer with the arguments given here, and those of this one named in `keep`."""
        other = rule_of(kind)
        given = other.config(LayerCall(kind, *positional, **options))
        return other.written({name: self[name] for name in keep} | given)

    def on(self, **axes) -> Case:
        """The same layer on another input: ``case.on(channels=1)``, or ``batch``."""
        batch, *between, channels = self.input_shape
        return replace(self, input_shape=(axes.get("batch", batch), *between, axes.get("channels", channels)))

    def derive(self, quantity):
        """What is true: the Derivation of ``"output_shape"`` or ``"parameters"``."""
        return self.rule.apply(getattr(self.rule, quantity), self.input_shape, config=self.config)

    def run(self, x, *weights, **changes):
        """What is computed for `x` with these weights; some arguments changed, if any are given."""
        return self.rule.apply(self.rule.forward, x, *weights, config=self.config | changes)


def of_chain(quantity, calls, input_shape) -> Derivation:
    """Shape or count of layers that follow one another; counts of layers without weights are left out of the sum."""
    shape, counts = chain(calls, input_shape)
    if quantity == "output_shape":
        return shape
    sums = [count.parts[0][1] for count in counts if count.value] or [counts[0].parts[0][1]]
    return Derivation("parameters", (("parameters", reduce(add, sums)),))
