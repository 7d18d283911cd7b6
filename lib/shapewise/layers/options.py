"""The options of a layer as somebody would write them: what the files of beliefs make other layers with."""

from __future__ import annotations

#: Keras' defaults; the same for every layer that has the option
DEFAULTS = {
    "strides": 1, "padding": "valid", "dilation_rate": 1, "groups": 1, "depth_multiplier": 1, "use_bias": True,
    "return_sequences": False, "reset_after": True,
}  # fmt: skip
#: those of a convolution, in Keras' order
CONVOLUTION = ("strides", "padding", "dilation_rate", "groups", "use_bias")


def short(value):
    """An argument such as `strides` as one value, where it is the same along every axis.

    Examples
    --------
    >>> short((2, 2)), short((2, 3)), short(2), short("same")
    (2, (2, 3), 2, 'same')
    """
    values = tuple(value) if isinstance(value, (tuple, list)) else (value,)
    return values[0] if len(set(values)) == 1 else values


def options_of(config, *names):
    """The options among `names` that differ from Keras' default.

    Examples
    --------
    >>> options_of({"filters": 3, "strides": (2, 2), "use_bias": True}, *CONVOLUTION)
    {'strides': 2}
    """
    given = {name: short(config.get(name, DEFAULTS[name])) for name in names}
    return {name: value for name, value in given.items() if value != DEFAULTS[name]}


def when(condition, layers):
    """`layers`, or None where the belief says nothing."""
    return layers if condition else None
