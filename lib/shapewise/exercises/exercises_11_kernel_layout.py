"""Exercises of lesson 11."""

import numpy as np

from shapewise.exercises.computing import Computes
from shapewise.exercises.exercise import Exercise
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.exercises.weights import SetsWeights
from shapewise.reading import keras, run

Conv2D = keras.layers.Conv2D


def predicted(_):
    a, b = Conv2D(7, 3), Conv2D(4, 5)
    return {
        "shape_a": Shape(a, (None, 20, 12, 3)),
        "parameters_a": Count(a, (None, 20, 12, 3)),
        "matrices_a": matrices_of(3, 7),
        "shape_b": Shape(b, (None, 16, 16, 6)),
        "parameters_b": Count(b, (None, 16, 16, 6)),
        "matrices_b": matrices_of(6, 4),
    }


def matrices_of(channels, filters):
    layer = Conv2D(filters, 3)
    layer.build((None, 9, 9, channels))
    return Number(
        layer.kernel.shape[2] * layer.kernel.shape[3],
        {"kernel_layout/one-matrix-a-filter": filters, "conv2d/one-result-per-channel": channels},
    )


def from_torch(weights):
    """(filters, channels, height, width) as (height, width, channels, filters)."""
    return weights.transpose(2, 3, 1, 0)


def torch_cases(n, rng):
    return [(rng.normal(size=(n.filters, n.channels, n.height, n.width)).astype("float32"),)]


def upright_and_level(_):
    """(height, width, channels, filters): right minus left in all colours; lower minus upper in red alone."""
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0], kernel[:, 2, :, 0] = -1, 1
    kernel[0, :, 0, 1], kernel[2, :, 0, 1] = -1, 1
    return kernel, np.array([0, -2])


def corrected(n):
    layer = Conv2D(n.filters, 3, kernel_initializer="ones")
    y = run(layer, np.ones((1, n.side, n.side, n.channels)))
    return {
        "side of the output": Number(
            y.shape[1], {"kernel_layout/window-taken-off": n.side - 1, "conv2d/rest-rounded-up": n.side}
        ),
        "what ones give": Number(
            int(y[0, 0, 0, 0]),
            {
                "conv1d/channels-averaged": 9,
                "kernel_layout/one-matrix-a-filter": 3 * 3 + n.channels,
                "conv1d/all-filters-in-one-sum": 9 * n.channels * n.filters,
            },
        ),
        "matrices in the kernel": matrices_of(n.channels, n.filters),
    }


EXERCISES = (
    Exercise(
        "kernel-predict",
        Quantities(predicted),
        points=3,
        minutes=8,
        stars=1,
        hints=(
            "On each side, count the places where the window can stand.",
            "A filter has a matrix of weights for each channel, and one bias.",
            "Layer A: 7 filters with 3 matrices each. Layer B: 4 filters with 6 matrices of 5 x 5 each.",
        ),
        solution="""
shape_a = (None, 20 - 3 + 1, 12 - 3 + 1, 7)
parameters_a = 3 * 3 * 3 * 7 + 7
matrices_a = 3 * 7
shape_b = (None, 16 - 5 + 1, 16 - 5 + 1, 4)
parameters_b = 5 * 5 * 6 * 4 + 4
matrices_b = 6 * 4
""",
        because="Each of the filters is as deep as the input, so the kernel holds channels x filters matrices. "
        "The bias is one "
        "number for a filter, not for a matrix.",
    ),
    Exercise(
        "kernel-from-torch",
        Computes(
            from_torch,
            torch_cases,
            {
                "kernel_layout/axes-back-to-front": lambda weights: weights.T,
                "kernel_layout/reshape-reorders": lambda weights: weights.reshape(
                    *weights.shape[2:], weights.shape[1], weights.shape[0]
                ),
                "kernel_layout/filters-before-channels": lambda weights: weights.transpose(2, 3, 0, 1),
            },
        ),
        points=2,
        minutes=6,
        stars=2,
        hints=(
            "Write down both orders of the axes, one below the other.",
            "Keras' first axis is height. At which place has PyTorch the height, counted from 0?",
            "np.transpose takes the places of the old axes in the new order; or use a loop with np.ndindex.",
        ),
        solution='''
def from_torch(weights):
    """PyTorch's (filters, channels, height, width) as Keras' (height, width, channels, filters)."""
    return weights.transpose(2, 3, 1, 0)
''',
        because="A transpose moves axes and keeps every number with its indices: theirs[f, c, h, w] is ours[h, w, "
        "c, f]. A reshape would "
        "keep the order in memory and cut elsewhere.",
        sizes=(
            {"filters": 4, "channels": 3, "height": 2, "width": 5},
            {"filters": 2, "channels": 3, "height": 3, "width": 4},
        ),
        hidden=({"filters": 3, "channels": 5, "height": 4, "width": 2},),
        ranges={"filters": (2, 5), "channels": (2, 5), "height": (2, 4), "width": (2, 5)},
    ),
    Exercise(
        "kernel-edges",
        SetsWeights(lambda _: Conv2D(2, 3), lambda _: (2, 5, 5, 3), upright_and_level),
        points=3,
        minutes=12,
        stars=3,
        hints=(
            "Which pixels of a 3 x 3 window lie in its right column? Which index of the kernel says so?",
            "kernel[:, 2, :, 0] holds the weights of filter 0 for the right column, in all rows and all colours.",
            "Filter 1 has weights for red alone: kernel[2, :, 0, 1] for the lower row. All others of it stay 0.",
        ),
        solution='''
def edge_filters():
    """Kernel and bias of Conv2D(2, 3) on colour pictures."""
    kernel = np.zeros((3, 3, 3, 2))
    kernel[:, 0, :, 0] = -1
    kernel[:, 2, :, 0] = 1
    kernel[0, :, 0, 1] = -1
    kernel[2, :, 0, 1] = 1
    return kernel, np.array([0, -2])
''',
        because="The first axis of the kernel goes down, the second to the right, the third through the colours, "
        "the last through the "
        "filters. What a filter shall not see has the weight 0.",
    ),
    Exercise(
        "kernel-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 5), of=5), ("side", "channels", "filters"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Draw five squares side by side. At how many places can a window of three stand?",
            "Feed the layer ones in two channels, with all weights one. An average would stay 9.",
            "Count the matrices of one filter first: how deep is it?",
        ),
        solution='''
def corrected(side, channels, filters):
    """Side of the output, what ones give, matrices in the kernel."""
    return side - 3 + 1, 9 * channels, channels * filters

wrong = [1, 3, 5]
''',
        because="A window of 3 fits three times on a side of 5. The products of all channels are added up, not "
        "averaged. Each filter has "
        "a matrix for every channel.",
        sizes=({"side": 5, "channels": 2, "filters": 8}, {"side": 12, "channels": 4, "filters": 7}),
        hidden=({"side": 14, "channels": 5, "filters": 6},),
        ranges={"side": (9, 20), "channels": (3, 5), "filters": (6, 12)},
    ),
)
