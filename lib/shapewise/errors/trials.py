"""Trying a fix before it is offered: a changed copy of a layer, on an input of that shape, with no real numbers."""

from __future__ import annotations

import inspect
import warnings

from shapewise.errors.explained import Fix
from shapewise.layers.rule import matters
from shapewise.reading import keras

#: arguments worth writing down first, without their names
_POSITIONAL = (
    "filters",
    "units",
    "pool_size",
    "kernel_size",
    "input_dim",
    "output_dim",
    "target_shape",
    "dims",
    "axis",
    "rate",
)


def changed(layer, **changes):
    """A copy of `layer`, not built, with some arguments changed; None if Keras refuses them."""
    try:
        return type(layer).from_config(layer.get_config() | changes)
    except Exception:
        return None


def output_of(layer, *input_shapes):
    """The output shape of a fresh `layer` for inputs of these shapes; None if it cannot take them.

    Examples
    --------
    >>> output_of(keras.layers.Conv1D(2, 5), (None, 3, 1)) is None
    True
    >>> output_of(keras.layers.Conv1D(2, 3), (None, 3, 1))
    (None, 1, 2)
    """
    if layer is None:
        return None
    inputs = [keras.KerasTensor(shape) for shape in input_shapes]
    try:
        fresh = type(layer).from_config(layer.get_config())
        return getattr(fresh(inputs[0] if len(inputs) == 1 else inputs), "shape", None)
    except Exception:
        return None


def written(layer):
    """`layer` as it is written in code: the arguments that differ from Keras' defaults.

    Examples
    --------
    >>> written(keras.layers.Conv1D(2, 5, padding="same", name="conv"))
    "Conv1D(2, 5, padding='same')"
    """
    arguments = []
    config = layer.get_config()
    for name, parameter in inspect.signature(type(layer).__init__).parameters.items():
        if name not in config or not matters(name) or _is_default(config, name, parameter.default):
            continue
        value = config[name]
        plain = _plain(value)
        arguments.append(
            repr(plain) if name in _POSITIONAL and not any("=" in one for one in arguments) else f"{name}={plain!r}"
        )
    return f"{type(layer).__name__}({', '.join(arguments)})"


def _is_default(config, name, default):
    value = _plain(config[name])
    if name == "strides" and "pool_size" in config:
        return value == _plain(config["pool_size"])
    named = {"activation": "linear", "data_format": "channels_last"}
    return value in (_plain(default), named.get(name)) or isinstance(value, dict)


def _plain(value):
    """``(3, 3)`` and ``(3,)`` as ``3``: as they are usually written."""
    if (
        isinstance(value, (list, tuple))
        and value
        and all(one == value[0] for one in value)
        and isinstance(value[0], int)
    ):
        return value[0]
    return tuple(value) if isinstance(value, list) else value


def attempt(code, trial, says="runs"):
    """A Fix, if `trial()` neither fails nor gives None or False; what it gives stands behind `says`.

    Examples
    --------
    >>> attempt("Dense(4)", lambda: output_of(keras.layers.Dense(4), (None, 3)), "output")
    Fix(code='Dense(4)', result='output (None, 4)')
    >>> attempt("Dense(-4)", lambda: keras.layers.Dense(-4)) is None
    True
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            given = trial()
    except Exception:
        return None
    if given is None or given is False:
        return None
    return Fix(code, says if given is True else f"{says} {given}")


def those_that_work(*fixes):
    """The fixes that are one, at most three.

    Examples
    --------
    >>> those_that_work(None, Fix("Dense(4)"))
    (Fix(code='Dense(4)', result=''),)
    """
    return tuple([fix for fix in fixes if fix is not None][:3])


def who(layer, name=""):
    """A layer as an explanation names it.

    Examples
    --------
    >>> who(keras.layers.Dense(4, name="answer")), who(None, "answer")
    ("Dense 'answer'", "layer 'answer'")
    """
    return f"{type(layer).__name__} '{layer.name}'" if layer is not None else f"layer '{name}'"


def chain_of(model):
    """The layers of a model in which each takes the output of the one before; None for a model with branches.

    Examples
    --------
    >>> [layer.name for layer in chain_of(keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="one")]))]
    ['one']
    """
    kept = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    if isinstance(model, keras.Sequential):
        return kept
    return kept if len({len(layer._inbound_nodes) for layer in kept}) == 1 and _is_chain(model, kept) else None


def _is_chain(model, kept):
    if len(getattr(model, "inputs", None) or []) != 1:
        return False
    before = model.inputs[0]
    for layer in kept:
        if layer.input is not before:
            return False
        before = layer.output
    return True


def rebuilt(model, *, layers=None, input_shape=None):
    """The output shape of a chain of fresh copies of `layers` on `input_shape`; both are the model's own by default.

    Examples
    --------
    >>> model = keras.Sequential([keras.Input((8, 3)), keras.layers.Dense(2)])
    >>> rebuilt(model, layers=[keras.layers.Flatten(), *chain_of(model)])
    (None, 2)
    """
    x = keras.KerasTensor(input_shape or model.input_shape)
    for layer in layers if layers is not None else chain_of(model):
        x = type(layer).from_config(layer.get_config())(x)
    return tuple(x.shape)
