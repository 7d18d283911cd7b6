"""What people believe of global pooling."""

from __future__ import annotations

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import shape_of, weights_of


def whole_map_convolution(case):
    """A window as large as the map."""
    *lengths, channels = case.lengths
    return LayerCall(f"Conv{case.ndim}D", channels, tuple(lengths), use_bias=False)


def about(stem):
    """The beliefs about one way of pooling: ``"GlobalMaxPooling"``."""
    return {
        "axes-kept": (
            "the axes stay, each with length one",
            "They are gone: only the channels are left, unless keepdims=True.",
            "count the axes of the output.",
            shape_of(lambda case: case.again(keepdims=True)),
        ),
        "like-flatten": (
            "all numbers are put on one axis",
            "One number per channel is left: the rest went into it.",
            "make the input longer: does the output grow?",
            shape_of(lambda case: LayerCall("Flatten")),
        ),
        "one-number-for-all": (
            "one number for all channels together is left",
            "Every channel is pooled by itself.",
            "change one channel of the input: how many outputs change?",
            shape_of(
                lambda case: (LayerCall("Reshape", (-1, 1)), LayerCall(f"{stem}1D")),
                lambda case, x: case.run(np.reshape(x, (len(x), -1, *[1] * case.ndim))),
                where=lambda case: case.known,
            ),
        ),
        "over-the-channels": (
            "the channels are pooled at every step",
            "Pooling takes the steps of one channel together, not the channels of one step.",
            "change one channel of the input: how many outputs change?",
            shape_of(
                lambda case: (LayerCall("Permute", (2, 1)), LayerCall(f"{stem}1D")),
                lambda case, x: case.run(np.swapaxes(x, 1, 2)),
                where=lambda case: case.ndim == 1 and case.known,
            ),
        ),
        "has-weights": (
            "every place of the map has a weight",
            "There is nothing to learn: what happens to the numbers is fixed.",
            "list layer.weights.",
            weights_of(whole_map_convolution, where=lambda case: case.known),
        ),
    }


def kinds(stem):
    """The Keras class names."""
    return f"{stem}1D", f"{stem}2D"


MAX, AVERAGE = "GlobalMaxPooling", "GlobalAveragePooling"
BELIEFS = (
    *beliefs_of("global_max_pooling", kinds(MAX), about(MAX)),
    *beliefs_of("global_average_pooling", kinds(AVERAGE), about(AVERAGE)),
)
