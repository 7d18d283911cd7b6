"""Exercises of lesson 03."""

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.quantities import Corrections, Number, Sentences
from shapewise.reading import keras

layers, chain = keras.layers, keras.Sequential


def seen_by_keras(n):
    """Which pixels move row `row` of a Dense: images that are 0 but for one pixel, one image for each pixel."""
    images = np.eye(n.height * n.width).reshape(-1, n.height, n.width)
    moved = np.asarray(layers.Dense(1, kernel_initializer="ones")(images))[:, n.row, 0] != 0
    return moved.reshape(n.height, n.width).astype("float32")


def kept(n):
    """What keeps the pixels that are seen, and makes all others 0."""
    mask = seen_by_keras(n)
    return layers.Lambda(lambda x: x * mask)


def with_mask(n, seen, x):
    """The pixels under the mask; a mask of another shape is refused, and not spread over the image."""
    mask = np.asarray(seen(n.height, n.width, n.row)).astype(float)
    if mask.shape != (n.height, n.width):
        raise ValueError(f"the mask has the shape {mask.shape}, for an image of {(n.height, n.width)}")
    return x * mask


def believed_seen(n):
    rows, columns = np.ogrid[: n.height, : n.width]
    return {
        "dense/flattened": lambda x: x,
        "dense/first-axis": lambda x: x * (columns == n.row),
        "dense/axis-added": lambda x: x * ((rows == n.row) & (columns == 0)),
        "dense/rows-counted-from-one": lambda x: x * (rows == n.row - 1),
        "dense/first-row-only": lambda x: x * (rows == 0),
    }


def believed_flat(n):
    return {
        "flatten/last-axis-left": lambda x: x.mean(axis=tuple(range(1, x.ndim - 1))),
        "flatten/shape-kept": lambda x: x,
        "flatten/batch-joined": lambda x: x.reshape(-1),
        "flatten/columns-first": lambda x: x.reshape(len(x), -1, order="F"),
    }


def classifier(n):
    return chain([layers.Flatten(), layers.Dense(n.classes, activation="softmax")])


def believed_classifier(n):
    softmax = {"activation": "softmax"}
    return {
        "dense/no-flatten-needed": lambda: layers.Dense(n.classes, **softmax),
        "dense/flattened-afterwards": lambda: chain([layers.Dense(n.classes, **softmax), layers.Flatten()]),
        "dense/bias-forgotten": lambda: chain([layers.Flatten(), layers.Dense(n.classes, use_bias=False, **softmax)]),
        "dense/rows-added-up": lambda: chain(
            [
                layers.Reshape((n.height, n.width * 3)),
                layers.GlobalAveragePooling1D(),
                layers.Dense(n.classes, **softmax),
            ]
        ),
    }


def corrected(n):
    height, width, units = n.height, n.width, n.units
    as_it_is, flat = layers.Dense(units), layers.Dense(units)
    with_channel = as_it_is(np.zeros((1, height, width, 1)))
    flat.build((None, height * width))
    return {
        "parameters of Dense with the channel": Number(
            as_it_is.count_params(),
            {"dense/flattened": height * width * units + units, "dense/no-flatten-needed": width * units + units},
        ),
        "numbers that come out of it": Number(
            int(np.prod(with_channel.shape[1:])), {"dense/flattened": units, "dense/no-flatten-needed": height * units}
        ),
        "parameters behind Flatten": Number(
            flat.count_params(),
            {
                "dense/bias-forgotten": height * width * units,
                "dense/bias-per-row": height * width * units + height * width,
                "dense/no-flatten-needed": width * units + units,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "flatten-seen",
        ComputesLike(
            kept,
            lambda n: (1, n.height, n.width),
            call=with_mask,
            known=believed_seen,
        ),
        points=3,
        minutes=8,
        stars=2,
        hints=(
            "Change one pixel of an image in your mind. In which row of the output does something move?",
            "Begin with np.zeros((height, width), dtype=bool): nothing is seen yet.",
            "Output row i sees the whole row i of the image: one line of the mask is True.",
        ),
        solution='''
def seen(height, width, i):
    """True for the pixels that row i of the output of a Dense depends on."""
    mask = np.zeros((height, width), dtype=bool)
    mask[i] = True
    return mask
''',
        because="Dense mixes the pixels of a row and keeps rows apart, so row i of the output is made of row i of "
        "the image.",
        sizes=(
            {"height": 4, "width": 5, "row": 2},
            {"height": 6, "width": 3, "row": 1},
            {"height": 3, "width": 3, "row": 2},
        ),
        hidden=({"height": 5, "width": 4, "row": 3}, {"height": 2, "width": 6, "row": 1}),
        ranges={"height": (4, 7), "width": (4, 7), "row": (1, 3)},
    ),
    Exercise(
        "flatten-by-hand",
        ComputesLike(lambda n: layers.Flatten(), lambda n: n.shape, known=believed_flat),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "Which axis of x has to stay, whatever is done to the others?",
            "reshape takes -1 for the length that follows from the others.",
            "len(x) samples, and all other numbers on one axis.",
        ),
        solution='''
def flatten(x):
    """What Flatten gives for x."""
    return x.reshape(len(x), -1)
''',
        because="Flatten keeps the batch axis and puts all numbers of a sample on one axis, in the order in which "
        "they stand: the last "
        "axis runs fastest.",
        sizes=({"shape": (2, 3, 4)}, {"shape": (3, 2, 2, 3)}, {"shape": (1, 5, 2)}),
        hidden=({"shape": (2, 4, 3)}, {"shape": (4, 2, 3, 2)}),
    ),
    Exercise(
        "flatten-repair",
        MakesLayer(
            lambda n: (None, n.height, n.width, 3),
            ("height", "width", "classes"),
            like=classifier,
            known=believed_classifier,
        ),
        points=2,
        minutes=7,
        stars=2,
        hints=(
            "What shape does this model give? Which axes of the image are still in it?",
            "A colour image has three axes besides the batch. Flatten takes them all.",
            "Flatten in front of the Dense; the softmax stays where it is.",
        ),
        solution='''
def classifier(height, width, classes):
    """A probability for each class, computed from the whole image."""
    return keras.Sequential(
        [keras.Input((height, width, 3)), keras.layers.Flatten(), keras.layers.Dense(classes, activation="softmax")]
    )
''',
        because="Flatten puts every pixel and every colour of an image on one axis, and the Dense behind it mixes "
        "that axis. Its "
        "softmax then runs over the classes of the image, not over those of each pixel.",
        sizes=({"height": 5, "width": 4, "classes": 3}, {"height": 3, "width": 6, "classes": 4}),
        hidden=({"height": 6, "width": 5, "classes": 2},),
        ranges={"height": (3, 6), "width": (3, 6), "classes": (2, 5)},
    ),
    Exercise(
        "flatten-find-the-errors",
        Corrections(Sentences(wrong=(1, 3), of=4), ("height", "width", "units"), corrected),
        points=3,
        minutes=10,
        stars=2,
        hints=(
            "Build Dense(2) on an image of 3 x 4 pixels with a channel, and print the shape that comes out.",
            "The kernel has a row for each number on the last axis. How many are there if the last axis is the "
            "channel?",
            "With the channel, each pixel goes through the units by itself. Behind Flatten, all pixels go in together.",
        ),
        solution='''
def corrected(height, width, units):
    """Parameters of Dense on (height, width, 1), numbers that come out of it, parameters of Dense behind Flatten."""
    return units + units, height * width * units, height * width * units + units

wrong = [1, 3]
''',
        because="Dense mixes the last axis, whatever it is called. If that is a channel of length one, each unit "
        "has one weight, "
        "and each pixel gives as many numbers as there are units. Behind Flatten a unit has a weight for each pixel.",
        sizes=({"height": 9, "width": 7, "units": 5}, {"height": 4, "width": 6, "units": 3}),
        hidden=({"height": 8, "width": 5, "units": 4},),
        ranges={"height": (5, 12), "width": (5, 12), "units": (3, 7)},
    ),
)
