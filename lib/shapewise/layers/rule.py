"""What is known of one Keras layer, as functions on tuples and arrays; Keras itself is never asked."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import Belief

#: options that change neither a shape, nor a count, nor the result of a call outside training
_HARMLESS = {"name", "trainable", "dtype", "seed"}
_HARMLESS_ENDINGS = ("_initializer", "_regularizer", "_constraint")


class NotCovered(ValueError):
    """Keras may well know it, but nothing is claimed of it here."""


def matters(option):
    """Whether an argument of that name can change a shape, a count, or the result of a call.

    Examples
    --------
    >>> matters("strides"), matters("kernel_initializer")
    (True, False)
    """
    return option not in _HARMLESS and not option.endswith(_HARMLESS_ENDINGS)


@dataclass(frozen=True)
class Rule:
    """Everything claimed of one layer.

    Parameters
    ----------
    kind : str
        The Keras class name.
    output_shape : callable
        ``(input_shape, **config) -> Derivation`` of a shape, the batch axis first.
    parameters : callable
        ``(input_shape, **config) -> Derivation`` of a count.
    forward : callable, optional
        ``(x, *weights, **config) -> array``; `weights` in the order of ``layer.get_weights()``.
    beliefs : tuple of Belief
        What people wrongly believe of it.
    several_inputs : bool
        Whether it takes a list of inputs; `input_shape` is then a list of shapes.
    numbers_only : tuple of str
        Options that change the numbers, but no shape and no count; for a rule without a `forward`.
    """

    kind: str
    output_shape: Callable
    parameters: Callable
    forward: Callable | None = None
    beliefs: tuple[Belief, ...] = ()
    several_inputs: bool = False
    numbers_only: tuple[str, ...] = ()

    @property
    def arguments(self):
        """The layer's arguments by name, in Keras' order."""
        names = {}
        for function in (self.output_shape, self.parameters, self.forward):
            names.update(dict.fromkeys(_keywords(function)))
        return tuple(names)

    def config(self, call: LayerCall):
        """The arguments of `call` by name."""
        return dict(zip(_keywords(self.output_shape), call.positional)) | call.options

    def check(self, config):
        """Refuse by name what this rule does not know.

        Raises
        ------
        NotCovered
            If `config` holds an option that could matter and that no function of the rule takes.
        """
        for option, value in config.items():
            if matters(option) and option not in (*self.arguments, *self.numbers_only):
                known = ", ".join(self.arguments) or "none"
                raise NotCovered(
                    f"{self.kind} with {option}={value!r} is not covered: expected only the options {known}. "
                    f"Ask Keras itself, with layer.compute_output_shape and layer.count_params."
                )

    def apply(self, function, first, *weights, config):
        """Call one of the rule's functions with the options of `config` that it takes."""
        return function(first, *weights, **self.options(function, config))

    def options(self, function, config):
        """The part of `config` that one of the rule's functions takes."""
        wanted = _keywords(function)
        return {name: value for name, value in config.items() if name in wanted}


@cache
def _keywords(function):
    if function is None:
        return ()
    return tuple(p.name for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY)
