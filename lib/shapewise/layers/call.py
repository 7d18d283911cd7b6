"""A layer as it is written in code."""

from __future__ import annotations


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
