"""A layer inside a layer: what a wrapper such as Bidirectional or TimeDistributed needs to know of the one it holds.

In a configuration an inner layer is a :class:`~shapewise.layers.call.LayerCall`, whether it was written by hand or
read from Keras.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered, Rule


@dataclass(frozen=True)
class Inner:
    """The rule of an inner layer together with the arguments it was given.

    Examples
    --------
    >>> held = inner(LayerCall("Dense", 4), "TimeDistributed")
    >>> held.output_shape((None, 3)).value, held.parameters((None, 3)).value
    ((None, 4), 16)
    """

    rule: Rule
    config: dict

    def output_shape(self, input_shape):
        """Its shape rule on `input_shape`."""
        return self.rule.apply(self.rule.output_shape, tuple(input_shape), config=self.config)

    def parameters(self, input_shape):
        """Its parameter count on `input_shape`."""
        return self.rule.apply(self.rule.parameters, tuple(input_shape), config=self.config)

    def forward(self, x, *weights):
        """Its numbers for `x`.

        Raises
        ------
        NotCovered
            If there is no NumPy computation for it.
        """
        if self.rule.forward is None:
            raise NotCovered(
                f"{self.rule.kind} is not covered inside another layer: expected one with a NumPy computation."
            )
        return self.rule.apply(self.rule.forward, x, *weights, config=self.config)


def inner(call, wrapper) -> Inner:
    """What is known of the layer that `wrapper` holds.

    Raises
    ------
    NotCovered
        If nothing is claimed of that layer, or of one of its arguments.

    Examples
    --------
    >>> inner({"class_name": "MyLayer"}, "TimeDistributed")
    Traceback (most recent call last):
        ...
    shapewise.layers.rule.NotCovered: TimeDistributed around a layer of your own is not covered: expected a layer of keras.layers.
    """
    from shapewise import layers  # here and not above: it finds the files that import this one

    if not isinstance(call, LayerCall):
        raise NotCovered(f"{wrapper} around a layer of your own is not covered: expected a layer of keras.layers.")
    rule = layers.rules().get(call.kind)
    if rule is None:
        raise NotCovered(f"{wrapper} around {call.kind} is not covered: there is no rule for {call.kind} here.")
    config = rule.config(call)
    rule.check(config)
    return Inner(rule, config)
