"""Models of keras.applications."""

from __future__ import annotations

import re

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work
from shapewise.reading import keras


def pretrained(scene, found):
    """A model of keras.applications that refuses a size or a number of channels."""
    if found.groupdict().get("least"):
        least = int(found["least"])
        return ErrorExplanation(
            "build/too-small",
            f"the pictures are smaller than this network can halve: at least {least} x {least}.",
            f"input_shape {found['shape']}",
            expected=f"height and width of at least {least}",
            fixes=those_that_work(
                attempt(
                    f"keras.layers.Resizing({least}, {least}) before it, and input_shape=({least}, {least}, 3)",
                    lambda: output_of(keras.layers.Resizing(least, least), (None, 8, 8, 3)),
                    "output",
                )
            ),
        )
    return ErrorExplanation(
        "build/pretrained-channels",
        "the weights were learned on 3 channels, red, green and blue.",
        f"input_shape {found['shape']}",
        expected="3 on the last axis",
        fixes=those_that_work(
            attempt(
                "x three times: keras.layers.Concatenate()([x, x, x])",
                lambda: output_of(keras.layers.Concatenate(), *[(None, 224, 224, 1)] * 3),
                "output",
            ),
            attempt(
                "weights=None, for a network that learns from your pictures alone",
                lambda: _without_pretrained(found["shape"]),
                "output of a MobileNet",
            ),
        ),
    )


def _without_pretrained(shape):
    """What a network without weights gives for pictures of this shape: MobileNet, which is soon built."""
    shape = tuple(None if n == "None" else int(n) for n in re.findall(r"None|\d+", shape))
    return tuple(keras.applications.MobileNet(weights=None, include_top=False, input_shape=shape).output_shape)


def pretrained_head(scene, found):
    """A pretrained head for other classes or pictures than it was trained on."""
    variable = scene.variable("classes")
    return ErrorExplanation(
        "build/pretrained-head",
        "the last layer of the pretrained network was trained for 1000 classes and its own size of pictures.",
        f"classes {variable}" if "classes" in scene.text else f"input_shape {found['shape']}",
        expected="include_top=False, and a last layer of your own",
        fixes=those_that_work(
            attempt(
                "include_top=False, pooling='avg', and a Dense for your classes behind it",
                lambda: tuple(
                    keras.applications.MobileNet(
                        weights=None, include_top=False, pooling="avg", input_shape=(64, 64, 3)
                    ).output_shape
                ),
                "such a MobileNet for (64, 64, 3) gives",
            )
        ),
    )


KNOWN = (
    Known(
        "build/pretrained-head",
        r"with `include_top=True`, `classes` should be 1000"
        r"|`include_top=True` and loading `imagenet` weights, `input_shape` should be.*input_shape=(?P<shape>\([^)]*\))",
        pretrained_head,
    ),
    Known(
        "build/too-small",
        r"Input size must be at least (?P<least>\d+)x\d+; Received: input_shape=(?P<shape>\([^)]*\))",
        pretrained,
    ),
    Known(
        "build/pretrained-channels",
        r"The input must have 3 channels; Received `input_shape=(?P<shape>\([^)]*\))",
        pretrained,
    ),
)
