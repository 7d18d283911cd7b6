"""Exercises of lesson 07."""

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.exercises.weights import SetsWeights
from shapewise.reading import keras, run, small_integers

Conv1D, Apart = keras.layers.Conv1D, keras.layers.DepthwiseConv1D


def predicted(_):
    a, b = Conv1D(5, 2), Conv1D(9, 4)
    return {
        "shape_a": Shape(a, (None, 30, 4)),
        "parameters_a": Count(a, (None, 30, 4)),
        "shape_b": Shape(b, (None, 40, 3)),
        "parameters_b": Count(b, (None, 40, 3)),
    }


def believed_detectors(n):
    long, many = n.how_long, n.how_many
    return {
        "conv1d/filters-is-the-length": lambda: Conv1D(long, many),
        "conv1d/one-step-at-a-time": lambda: Conv1D(many, 1),
        "conv1d/channels-kept-apart": lambda: Apart(long, depth_multiplier=many),
        "conv1d/windows-do-not-overlap": lambda: Conv1D(many, long, strides=long),
        "conv1d/length-kept": lambda: Conv1D(many, long, padding="same"),
        "conv1d/bias-forgotten": lambda: Conv1D(many, long, use_bias=False),
        "conv1d/relu-built-in": lambda: Conv1D(many, long, activation="relu"),
    }


def peaks_and_slopes(_):
    """(kernel_size, channels, filters): the middle against its neighbours, the last against the first."""
    peak, slope = [-0.5, 1, -0.5], [-1, 0, 1]
    return np.array([peak, slope]).T[:, None, :], np.array([-1, 0])


def one_column(n, column, x, kernel, bias):
    return column(x[0, n.step : n.step + n.kernel_size], kernel, bias)


def corrected(n):
    steps, channels, filters, kernel_size = n.steps, n.channels, n.filters, n.kernel_size
    layer = Conv1D(filters, kernel_size, kernel_initializer="ones")
    x = small_integers((1, steps, channels))
    y = run(layer, x)
    rows = np.eye(steps)[:, :, None]  # one row each that grows by 1
    reach = sum(bool((run(layer, x + row)[0, 0] != y[0, 0]).any()) for row in rows)
    return {
        "weights of one filter": Number(
            layer.get_weights()[0][:, :, 0].size,
            {
                "conv1d/feature-axis-kept": kernel_size,
                "conv1d/one-step-at-a-time": channels,
                "conv1d/window-is-channels-wide": channels * channels,
                "conv1d/filters-is-the-length": filters * channels,
                "conv1d/all-filters-in-one-sum": kernel_size * channels * filters,
            },
        ),
        "different columns": Number(
            len(np.unique(y[0], axis=-1).T),
            {
                "filters/differ-by-themselves": filters,
                "conv1d/one-filter-per-feature": channels,
                "conv1d/channels-kept-apart": channels * filters,
            },
        ),
        "rows behind one number": Number(
            reach,
            {
                "filters/see-the-whole-input": steps,
                "conv1d/filters-is-the-length": filters,
                "conv1d/one-step-at-a-time": 1,
                "conv1d/window-is-channels-wide": channels,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "filters-predict",
        Quantities(predicted),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "Read each layer aloud: so many filters, each so many steps long.",
            "The window's length decides how many windows fit. The number of filters decides how many numbers "
            "each of them gives.",
            "Layer A has 5 filters; each spans 2 steps of 4 channels and has a bias.",
        ),
        solution="""
shape_a = (None, 30 - 2 + 1, 5)
parameters_a = 2 * 4 * 5 + 5
shape_b = (None, 40 - 4 + 1, 9)
parameters_b = 4 * 3 * 9 + 9
""",
        because="The first number of Conv1D is filters: it is the last axis of the output. The second is "
        "kernel_size: it takes "
        "kernel_size - 1 steps off the length. Both stand in the parameter count, as kernel_size x channels x filters.",
    ),
    Exercise(
        "filters-detectors",
        MakesLayer(
            lambda n: (None, n.steps, n.channels),
            ("how_long", "how_many"),
            like=lambda n: Conv1D(n.how_many, n.how_long),
            known=believed_detectors,
        ),
        points=1,
        minutes=4,
        stars=1,
        hints=(
            "Which of the two arguments of Conv1D says how far a window reaches?",
            "Write the arguments with their names, then there is nothing to confuse: filters=..., kernel_size=...",
            "Each detector is a filter.",
        ),
        solution='''
def detectors(how_long, how_many):
    """A layer that looks at windows of how_long steps with how_many filters."""
    return keras.layers.Conv1D(filters=how_many, kernel_size=how_long)
''',
        because="kernel_size is how long a window is, filters how many weighings of it there are. With names, the "
        "order of the "
        "arguments does not matter.",
        sizes=(
            {"how_long": 3, "how_many": 7, "steps": 20, "channels": 4},
            {"how_long": 5, "how_many": 2, "steps": 16, "channels": 3},
        ),
        hidden=({"how_long": 4, "how_many": 6, "steps": 18, "channels": 2},),
        ranges={"how_long": (2, 5), "how_many": (6, 9), "steps": (14, 20), "channels": (2, 5)},
    ),
    Exercise(
        "filters-peaks",
        SetsWeights(lambda _: Conv1D(2, 3), lambda _: (2, 9, 1), peaks_and_slopes),
        points=3,
        minutes=12,
        stars=3,
        hints=(
            "Write down what filter 0 computes for a window a, b, c, then read off the factor of each of the "
            "three numbers.",
            "b - (a + c) / 2 - 1 has the factors -1/2, 1 and -1/2; the -1 belongs to no number of the window.",
            "kernel[:, 0, 0] holds the three factors of filter 0, kernel[:, 0, 1] those of filter 1. Start from "
            "np.zeros((3, 1, 2)).",
        ),
        solution='''
def peak_filters():
    """Kernel and bias of Conv1D(2, 3) on a series with one channel."""
    kernel = np.zeros((3, 1, 2))
    kernel[:, 0, 0] = [-0.5, 1, -0.5]
    kernel[:, 0, 1] = [-1, 0, 1]
    return kernel, np.array([-1, 0])
''',
        because="A filter is a weight for each place of the window. The middle against its neighbours sees 'up, "
        "then down', the last "
        "against the first sees 'up'. The constant of a formula is the bias.",
    ),
    Exercise(
        "filters-column",
        ComputesLike(
            lambda n: Conv1D(n.filters, n.kernel_size),
            lambda n: (1, n.step + n.kernel_size + 2, n.channels),
            call=one_column,
            at=lambda n: (0, n.step),
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "How many numbers must come out? Begin with an array of that length.",
            "Filter i is kernel[:, :, i]: multiply it with the window, number by number, and add everything up.",
            "Each filter has its own bias: bias[i].",
        ),
        solution='''
def column(window, kernel, bias):
    """What all filters give for one window."""
    kernel_size, channels, filters = kernel.shape
    result = np.zeros(filters)
    for i in range(filters):
        result[i] = np.sum(window * kernel[:, :, i]) + bias[i]
    return result
''',
        because="The window is the same for all filters; only the weights differ. So one window gives one number "
        "for each filter, and "
        "these stand side by side on the last axis.",
        sizes=(
            {"step": 1, "channels": 3, "filters": 4, "kernel_size": 2},
            {"step": 2, "channels": 4, "filters": 3, "kernel_size": 5},
        ),
        hidden=({"step": 3, "channels": 2, "filters": 5, "kernel_size": 3},),
        ranges={"step": (0, 4), "channels": (2, 5), "filters": (2, 6), "kernel_size": (2, 5)},
    ),
    Exercise(
        "filters-find-the-errors",
        Corrections(Sentences(wrong=(1, 4, 5), of=5), ("steps", "channels", "filters", "kernel_size"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Build the layer and look at layer.kernel.shape: how many numbers belong to the first filter?",
            "Give all weights the same value. What is then left that could make two filters differ?",
            "Change the last row of the table. Does the first row of the output move?",
        ),
        solution='''
def corrected(steps, channels, filters, kernel_size):
    """Weights of one filter, different columns, rows behind one number."""
    return kernel_size * channels, 1, kernel_size

wrong = [1, 4, 5]
''',
        because="A filter spans 3 rows of all 2 columns: 6 weights. Filters with equal weights give equal "
        "columns. Each number is made "
        "from one window of 3 rows, not from the whole table.",
        sizes=(
            {"steps": 8, "channels": 2, "filters": 5, "kernel_size": 3},
            {"steps": 13, "channels": 3, "filters": 7, "kernel_size": 5},
        ),
        hidden=({"steps": 17, "channels": 4, "filters": 9, "kernel_size": 6},),
        ranges={"steps": (14, 20), "channels": (2, 4), "filters": (8, 11), "kernel_size": (5, 7)},
    ),
)
