"""Trying a mend before it is offered: a changed copy of a layer, on an input of that shape, with no real numbers."""

from __future__ import annotations

import inspect

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
