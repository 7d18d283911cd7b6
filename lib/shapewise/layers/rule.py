"""What is known of one Keras layer, as functions on tuples and arrays; Keras itself is never asked."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from shapewise.layers.call import WINDOW, LayerCall, short

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
    several_inputs : bool
        Whether it takes a list of inputs; `input_shape` is then a list of shapes.
    numbers_only : tuple of str
        Options that change the numbers, but no shape and no count; for a rule without a `forward`.
    """

    kind: str
    output_shape: Callable
    parameters: Callable
    forward: Callable | None = None
    several_inputs: bool = False
    numbers_only: tuple[str, ...] = ()

    @property
    def arguments(self):
        """The layer's arguments by name, in Keras' order."""
        return tuple(_arguments(self.output_shape, self.parameters, self.forward))

    @property
    def defaults(self):
        """The arguments with Keras' defaults; :data:`REQUIRED` for one that has none."""
        return _arguments(self.output_shape, self.parameters, self.forward)

    def config(self, call: LayerCall):
        """The arguments of `call` by name."""
        return dict(zip(keywords(self.output_shape), call.positional)) | call.options

    def argument(self, config, name):
        """The argument `name` of a layer, or Keras' default; of a window, one number where all axes have the same.

        Raises
        ------
        KeyError
            If the layer has no such argument, or needs it and `config` has none.
        """
        default = _arguments(self.output_shape, self.parameters, self.forward)[name]
        value = config[name] if default is REQUIRED else config.get(name, default)
        if name == "strides" and value is None:  # of a pooling
            value = self.argument(config, "pool_size")
        return short(value) if name in WINDOW else value

    def written(self, config) -> LayerCall:
        """The layer of `config` as somebody would write it: without what Keras takes anyway."""
        positional, options = [], {}
        for name, default in _arguments(self.output_shape, self.parameters, self.forward).items():
            value = _inner_written(self.argument(config, name))
            if default is REQUIRED or name == "pool_size":
                positional.append(value)
            elif name == "backward_layer" and value == _turned_round(positional[0]):  # Bidirectional makes it by itself
                continue
            elif _plain(name, value) != _plain(name, self.argument(config | {name: default}, name)):
                options[name] = value
        return LayerCall(self.kind, *positional, **options)

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
        wanted = keywords(function)
        return {name: value for name, value in config.items() if name in wanted}


def _inner_written(value):
    """A layer that is an argument, as of a wrapper, written as somebody would; any other argument as it is."""
    from shapewise.layers import rules

    rule = rules().get(value.kind) if isinstance(value, LayerCall) else None
    return rule.written(rule.config(value)) if rule else value


def _turned_round(layer):
    """A recurrent layer that reads from the last step to the first."""
    return LayerCall(layer.kind, *layer.positional, **layer.options | {"go_backwards": True})


#: stands for the default of an argument that has none
REQUIRED = inspect.Parameter.empty


@cache
def keywords(function):
    """The names of the arguments that one of a rule's functions takes beside the input, in their order."""
    return tuple(_defaults(function)) if function else ()


@cache
def _arguments(*functions):
    """The arguments of all functions with their defaults."""
    found = {}
    for function in functions:
        for name, default in (_defaults(function) if function else {}).items():
            found.setdefault(name, default)
    return found


def _defaults(function):
    parameters = inspect.signature(function).parameters.values()
    return {p.name: p.default for p in parameters if p.kind is p.KEYWORD_ONLY}


def _plain(name, value):
    """`value` in the one form that Keras keeps of several: no activation is the linear one."""
    return "linear" if value is None and name.endswith("activation") else value
