"""A layer as it is written in code."""

from __future__ import annotations

#: arguments of a window: one number for every axis, or a number for each
WINDOW = ("kernel_size", "pool_size", "strides", "dilation_rate")


class LayerCall:
    """A Keras layer as it is written in code: its class name and arguments.

    >>> LayerCall("DepthwiseConv1D", 10, depth_multiplier=100)
    DepthwiseConv1D(10, depth_multiplier=100)
    """

    def __init__(self, kind, *positional, **options):
        self.kind, self.positional, self.options = kind, positional, options

    def __repr__(self):
        arguments = [repr(value) for value in self.positional]
        arguments += [f"{name}={value!r}" for name, value in self.options.items()]
        return f"{self.kind}({', '.join(arguments)})"

    def __eq__(self, other):
        return repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))


def short(value):
    """An argument such as `strides` as one value, where it is the same along every axis.

    Examples
    --------
    >>> short((2, 2)), short((2, 3)), short([2]), short("same")
    (2, (2, 3), 2, 'same')
    """
    values = tuple(value) if isinstance(value, (tuple, list)) else (value,)
    return values[0] if len(set(values)) == 1 else values
