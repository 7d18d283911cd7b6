"""Exercises of lesson 14."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import OutputShape
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras, run

layers = keras.layers


def predicted(_):
    a, b = layers.Conv1DTranspose(3, 4, strides=2), layers.Conv2DTranspose(6, 5, strides=3, padding="same")
    return {
        "shape_a": Shape(a, (None, 7, 5)),
        "parameters_a": Count(a, (None, 7, 5)),
        "shape_b": Shape(b, (None, 5, 8, 2)),
        "parameters_b": Count(b, (None, 5, 8, 2)),
    }


def one_place(_):
    return {
        "how_many": Number(
            10,
            {
                "conv_transpose/scaled-by-strides": 9,
                "conv_transpose/stamps-end-to-end": 12,
                "conv_transpose/strides-ignored": 6,
                "conv_transpose/keeps-the-size": 3,
                "conv_transpose/strides-shrink": 1,
            },
        ),
        "at_place_3": Number(
            5 * 4 + 6 * 1,
            {
                "conv_transpose/last-stamp-wins": 6,
                "conv_transpose/overlaps-averaged": 13,
                "conv_transpose/kernel-turned": 5 * 1 + 6 * 4,
                "conv_transpose/strides-ignored": 5 * 4 + 6 * 3 + 7 * 2,
                "conv_transpose/stamps-end-to-end": 20,
            },
        ),
    }


def transposed(n):
    return layers.Conv1DTranspose(n.filters, n.kernel_size, strides=n.strides)


@dataclass(frozen=True)
class EvenInside:
    """With weights that are all 1 and the same number everywhere, the same number comes out everywhere but near the ends.

    Parameters
    ----------
    border : int
        How many places at each end are not looked at.
    """

    border: int

    def complaint(self, look):
        layer, shape = look.layer, look.outputs().shape
        kept = layer.get_weights()
        if not kept:
            return "it has no weights: nothing in it is learned."
        try:
            layer.set_weights([np.ones_like(w) if w.ndim > 1 else np.zeros_like(w) for w in kept])
            y = run(layer, np.ones_like(look.x))
        finally:
            layer.set_weights(kept)
        inside = y[:, self.border : shape[1] - self.border, self.border : shape[2] - self.border]
        found = sorted(set(np.round(inside, 3).ravel().tolist()))
        if len(found) == 1:
            return None
        listed = ", ".join(f"{number:g}" for number in found[:4])
        return f"weights of 1 on a map of 1 give {listed} in turn: a checkerboard. Does strides divide the length of the kernel?"


def corrected(n):
    height, width, channels, filters, size, strides = n.height, n.width, n.channels, n.filters, n.kernel_size, n.strides
    shape = (None, height, width, channels)
    grow, same = (layers.Conv2DTranspose(filters, size, strides=strides, padding=p) for p in ("valid", "same"))
    _, tall, wide, _ = grow.compute_output_shape(shape)
    grow.build(shape)
    return {
        'rows that come out with "valid"': Number(
            tall,
            {
                "conv_transpose/scaled-by-strides": height * strides,
                "conv_transpose/strides-shrink": (height - size) // strides + 1,
                "conv_transpose/keeps-the-size": height,
                "conv_transpose/stamps-end-to-end": height * size,
                "conv_transpose/strides-ignored": height - 1 + size,
            },
        ),
        'numbers that come out with "same"': Number(
            int(np.prod(same.compute_output_shape(shape)[1:])),
            {
                "conv_transpose/nothing-cut-off": tall * wide * filters,
                "conv_transpose/channels-stay": height * width * strides * strides * channels,
                "conv_transpose/keeps-the-size": height * width * filters,
            },
        ),
        "weights": Number(
            grow.count_params(),
            {
                "conv_transpose/no-weights": 0,
                "conv_transpose/bias-forgotten": size * size * channels * filters,
                "conv2d/weights-of-one-channel": size * size * filters + filters,
            },
        ),
        "places that one number reaches": Number(
            size * size,
            {"conv_transpose/sees-everything": tall * wide, "conv_transpose/scaled-by-strides": strides * strides},
        ),
    }


EXERCISES = (
    Exercise(
        "grow-predict",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "Where does the last of 7 stamps begin, if they are 2 places apart? And how long is it?",
            'With "same" what is too long is cut off: only strides counts.',
            "The weights are those of a convolution with as many filters: each sees all channels, and has a bias.",
        ),
        solution="""
shape_a = (None, (7 - 1) * 2 + 4, 3)
parameters_a = 4 * 5 * 3 + 3
shape_b = (None, 15, 24, 6)
parameters_b = 5 * 5 * 2 * 6 + 6
""",
        because='The last stamp begins at place 12 and is 4 long. With "same", 5 and 8 become three times as '
        "many. The last axis counts "
        "filters, and the weights are counted as in a convolution.",
    ),
    Exercise(
        "grow-one-place",
        Quantities(one_place),
        points=2,
        minutes=6,
        stars=2,
        hints=(
            "Write the three stamps in three rows, each three places further than the one above.",
            "Which rows have a number at place 3? The first number of a stamp counts as well as its last.",
            "How far does the last stamp reach? It begins at place 6.",
        ),
        solution="""
how_many = 2 * 3 + 4
at_place_3 = 5 * 4 + 6
""",
        because="The first stamp, 5 times the kernel, ends at place 3, and the second, 6 times the kernel, begins "
        "there: both are added. "
        "The third begins at place 6 and is 4 long.",
    ),
    Exercise(
        "grow-stamps",
        ComputesLike(
            transposed,
            lambda n: (n.batch, n.steps, n.channels),
            call=lambda n, stamped, x, kernel, bias: stamped(x, kernel, bias, n.strides),
        ),
        points=3,
        minutes=14,
        stars=3,
        hints=(
            "Make room for the whole last stamp, and for at least `strides` places after it begins. Begin with zeros.",
            "A sample's step holds a vector of channels. kernel[offset] is (filters, channels): kernel[offset] @ "
            "x[sample, step].",
            "Add with +=, not =. The bias comes last, once for each place.",
        ),
        solution='''
def stamped(x, kernel, bias, strides):
    """What Conv1DTranspose gives."""
    batch, steps, channels = x.shape
    size, filters, _ = kernel.shape
    y = np.zeros((batch, (steps - 1) * strides + max(size, strides), filters))
    for sample in range(batch):
        for step in range(steps):
            for offset in range(size):
                y[sample, step * strides + offset] += kernel[offset] @ x[sample, step]
    return y + bias
''',
        because="Each number of the input deals out to `size` places; the channels of a step are added up in each "
        "filter, as in a "
        "convolution. Where stamps overlap, += adds them.",
        sizes=(
            {"batch": 1, "steps": 4, "channels": 2, "filters": 3, "kernel_size": 4, "strides": 3},
            {"batch": 2, "steps": 5, "channels": 3, "filters": 2, "kernel_size": 5, "strides": 2},
            {"batch": 1, "steps": 3, "channels": 3, "filters": 2, "kernel_size": 2, "strides": 4},
        ),
        hidden=(
            {"batch": 2, "steps": 4, "channels": 4, "filters": 2, "kernel_size": 3, "strides": 2},
            {"batch": 1, "steps": 4, "channels": 2, "filters": 4, "kernel_size": 3, "strides": 5},
        ),
        ranges={"steps": (3, 6), "channels": (2, 4), "filters": (2, 4), "kernel_size": (3, 5), "strides": (2, 4)},
    ),
    Exercise(
        "grow-even",
        MakesLayer(
            lambda n: (None, n.height, n.width, n.channels),
            ("filters", "strides"),
            properties=lambda n: (
                OutputShape((None, n.height * n.strides, n.width * n.strides, n.filters)),
                EvenInside(n.strides + 1),
            ),
        ),
        points=1,
        minutes=6,
        stars=2,
        hints=(
            "The lesson shows two ways. One is a transposed convolution with another kernel.",
            "How long must a kernel be for each place to be under equally many stamps, if they are `strides` apart?",
            'padding="same" makes the map exactly `strides` times as large.',
        ),
        solution='''
def grow_evenly(filters, strides):
    """A layer that grows maps by strides and learns, without a checkerboard."""
    return keras.layers.Conv2DTranspose(filters, 2 * strides, strides=strides, padding="same")
''',
        because="Stamps that are twice as long as they are apart lie two on each place. UpSampling2D and a "
        "convolution behind it are right "
        "as well.",
        sizes=(
            {"filters": 3, "strides": 2, "height": 6, "width": 5, "channels": 2},
            {"filters": 2, "strides": 3, "height": 5, "width": 6, "channels": 3},
        ),
        hidden=({"filters": 5, "strides": 3, "height": 6, "width": 5, "channels": 2},),
        ranges={"filters": (2, 5), "strides": (2, 4), "channels": (2, 4)},
    ),
    Exercise(
        "grow-find-the-errors",
        Corrections(
            Sentences(wrong=(2, 4, 5), of=5),
            ("height", "width", "channels", "filters", "kernel_size", "strides"),
            corrected,
        ),
        points=2,
        minutes=9,
        stars=2,
        hints=(
            "The last of 5 stamps begins at place 8. Where does it end?",
            "From a sum of two numbers, can you tell the two?",
            "One number of the input makes one stamp. How many places of a map does it cover?",
        ),
        solution='''
def corrected(height, width, channels, filters, kernel_size, strides):
    """Rows with "valid", numbers with "same", weights, places that one number reaches."""
    rows = (height - 1) * strides + kernel_size
    numbers = height * strides * width * strides * filters
    weights = kernel_size * kernel_size * channels * filters + filters
    return rows, numbers, weights, kernel_size * kernel_size

wrong = [2, 4, 5]
''',
        because="4 x 2 + 3 = 11 rows and 5 x 2 + 3 = 13 columns. The shapes lead back, the numbers do not. A "
        "number of the input "
        "reaches the 3 x 3 places under its stamp, so an output number sees a few of the input, not all.",
        sizes=(
            {"height": 5, "width": 6, "channels": 4, "filters": 8, "kernel_size": 3, "strides": 2},
            {"height": 6, "width": 7, "channels": 3, "filters": 5, "kernel_size": 5, "strides": 3},
        ),
        hidden=({"height": 7, "width": 5, "channels": 2, "filters": 6, "kernel_size": 4, "strides": 2},),
        ranges={
            "height": (6, 9),
            "width": (5, 8),
            "channels": (2, 5),
            "filters": (6, 9),
            "kernel_size": (3, 5),
            "strides": (2, 3),
        },
    ),
)
