"""What people believe of global pooling, and which layers would make each belief true."""

from __future__ import annotations

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import Belief

LESSON = "13_stride_or_pooling"


def _over_channels(forward, x, **options):
    """Pooling along the channels instead: one number for every step."""
    return forward(np.swapaxes(x, 1, 2), **options) if np.ndim(x) == 3 else None


def _over_everything(forward, x, **options):
    return forward(np.reshape(x, (len(x), -1, *[1] * (np.ndim(x) - 2))), **options)


def _whole_map_convolution(input_shape, config):
    _, *lengths, channels = input_shape
    if None in input_shape[1:]:
        return None
    return (LayerCall(f"Conv{len(lengths)}D", channels, tuple(lengths), use_bias=False),)


def beliefs(family: str, stem: str) -> tuple[Belief, ...]:
    """The beliefs about one way of pooling, in one and two dimensions.

    Parameters
    ----------
    family, stem : str
        The first part of the codes, and of the Keras class names: "GlobalMaxPooling".

    Examples
    --------
    >>> found = beliefs("global_max_pooling", "GlobalMaxPooling")
    >>> found[0].layers((None, 8, 3), {})
    (GlobalMaxPooling1D(keepdims=True),)
    """

    def kind(input_shape):
        return f"{stem}{len(input_shape) - 2}D"

    def one_axis(input_shape):
        return LayerCall("Reshape", (-1, 1)), LayerCall(f"{stem}1D")

    return (
        Belief(
            code=f"{family}/axes-kept",
            claim="the axes stay, each with length one",
            because="They are gone: only the channels are left, unless keepdims=True.",
            next_step="count the axes of the output.",
            lesson=LESSON,
            about=("output_shape",),
            layers=lambda input_shape, config: None if config.get("keepdims") else (LayerCall(kind(input_shape), keepdims=True),),
        ),
        Belief(
            code=f"{family}/like-flatten",
            claim="all numbers are put on one axis",
            because="One number for every channel is left: the others have gone into it.",
            next_step="make the input longer: does the output grow?",
            lesson=LESSON,
            about=("output_shape",),
            layers=lambda input_shape, config: (LayerCall("Flatten"),),
        ),
        Belief(
            code=f"{family}/one-number-for-all",
            claim="one number for all channels together is left",
            because="Every channel is pooled by itself.",
            next_step="change one channel of the input: how many outputs change?",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: one_axis(input_shape) if None not in input_shape[1:] else None,
            forward=_over_everything,
        ),
        Belief(
            code=f"{family}/over-the-channels",
            claim="the channels are pooled at every step",
            because="Pooling runs over the steps of one channel, not over the channels of one step.",
            next_step="change one channel of the input: how many outputs change?",
            lesson=LESSON,
            about=("output_shape", "value"),
            layers=lambda input_shape, config: (
                (LayerCall("Permute", (2, 1)), LayerCall(f"{stem}1D")) if len(input_shape) == 3 and input_shape[1] else None
            ),
            forward=_over_channels,
        ),
        Belief(
            code=f"{family}/has-weights",
            claim="every place of the map has a weight",
            because="Nothing is learned: it is known beforehand what is done with the numbers.",
            next_step="list layer.weights.",
            lesson=LESSON,
            about=("parameters",),
            layers=_whole_map_convolution,
        ),
    )


MAX = beliefs("global_max_pooling", "GlobalMaxPooling")
AVERAGE = beliefs("global_average_pooling", "GlobalAveragePooling")
