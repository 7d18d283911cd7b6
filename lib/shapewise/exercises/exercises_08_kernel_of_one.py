"""Exercises of lesson 08."""

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import AtMost, Moves, OutputShape
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences, Shape
from shapewise.exercises.weights import SetsWeights
from shapewise.reading import keras, run

Conv1D = keras.layers.Conv1D


def count_of(channels, filters):
    """The weights of a kernel of one, and what people take for them."""
    layer = Conv1D(filters, 1)
    layer.build((None, 5, channels))
    return Number(
        layer.count_params(),
        {
            "kernel_of_one/one-number": 2,
            "kernel_of_one/one-number-a-filter": 2 * filters,
            "kernel_of_one/one-number-a-channel": 2 * channels,
            "kernel_of_one/one-step-back-to-front": channels * channels + channels,
            "conv1d/bias-forgotten": channels * filters,
            "conv1d/channels-kept-apart": channels * 2 * filters,
        },
    )


def predicted(_):
    return {
        "shape_a": Shape(Conv1D(5, 1), (None, 30, 8)),
        "parameters_a": count_of(8, 5),
        "shape_b": Shape(Conv1D(40, 1), (None, 12, 3)),
        "parameters_b": count_of(3, 40),
    }


def brightness_and_warmth(_):
    """(kernel_size, channels, filters) for red, green and blue."""
    bright, warm = [0.3, 0.6, 0.1], [1, 0, -1]
    return np.array([bright, warm]).T[None], np.array([-0.1, 0.5])


def squeezed(n):
    """What Conv1D(channels, 3) gives, with a step that sees its neighbours alone, for far fewer weights."""
    narrow = n.channels // 4
    most = (n.channels * narrow + narrow) + (3 * narrow * narrow + narrow) + (narrow * n.channels + n.channels)
    reach = Moves(lambda place, where: where[0] <= place[0] <= where[0] + 2)
    return OutputShape((None, n.steps - 2, n.channels)), AtMost(most), reach


def corrected(n):
    channels, filters = n.channels, n.filters
    ones = Conv1D(filters, 1, kernel_initializer="ones")
    total = run(ones, np.ones((1, 4, channels)))[0, 0, 0]
    return {
        "weights of the layer": count_of(channels, filters),
        "what ones give": Number(
            int(total), {"conv1d/channels-averaged": 1, "conv1d/all-filters-in-one-sum": channels * filters}
        ),
        "last axis of the kernel": Number(
            ones.kernel.shape[-1],
            {
                "kernel_of_one/filters-first": 1,
                "kernel_of_one/one-step-back-to-front": channels,
                "conv1d/channels-kept-apart": channels * filters,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "mix-predict",
        Quantities(predicted),
        points=2,
        minutes=4,
        stars=1,
        hints=(
            "A window of one step fits at every step. So what becomes of the length?",
            "Each filter gives one number at each step, and needs a weight for every channel of that step, and a bias.",
            "The 5 filters of A see 8 channels each; the 40 filters of B see 3 each.",
        ),
        solution="""
shape_a = (None, 30, 5)
parameters_a = 8 * 5 + 5
shape_b = (None, 12, 40)
parameters_b = 3 * 40 + 40
""",
        because="The length stays, since every step is a window. The last axis counts filters: fewer than there "
        "were channels, or more. "
        "The weights are a table of channels x filters, and a bias for each filter.",
    ),
    Exercise(
        "mix-colours",
        SetsWeights(lambda _: Conv1D(2, 1), lambda _: (2, 6, 3), brightness_and_warmth),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "How many numbers does one filter need, and which colour does each of them belong to?",
            "The first axis of the kernel counts the steps of the window. There is one.",
            "kernel[0] is a table: a row for red, one for green, one for blue; a column for each filter.",
        ),
        solution='''
def colour_filters():
    """Kernel and bias of Conv1D(2, 1) on a row of pixels."""
    kernel = np.zeros((1, 3, 2))
    kernel[0, :, 0] = [0.3, 0.6, 0.1]
    kernel[0, :, 1] = [1, 0, -1]
    return kernel, np.array([-0.1, 0.5])
''',
        because="At every pixel a kernel of one makes new channels from the old ones: here brightness and warmth "
        "from red, green and "
        "blue. The way back is closed: two numbers cannot say which three they came from.",
    ),
    Exercise(
        "mix-forward",
        ComputesLike(
            lambda n: keras.layers.Dense(n.filters),
            lambda n: (n.batch, n.steps, n.channels),
            call=lambda _, function, x, table, bias: function(x, table[None], bias),
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "No step meets another. What happens to the channels of a single step?",
            "kernel[0] has the shape (channels, filters). Which product of NumPy takes `channels` numbers to "
            "`filters` numbers?",
            "@ works on the last axis of x, whatever stands before it.",
        ),
        solution='''
def kernel_of_one(x, kernel, bias):
    """What Conv1D with kernel_size 1 gives for x."""
    batch, steps, channels = x.shape
    y = np.zeros((batch, steps, kernel.shape[2]))
    for sample in range(batch):
        for step in range(steps):
            y[sample, step] = x[sample, step] @ kernel[0] + bias
    return y
''',
        because="Each step goes through the same table of weights, which is what Dense does; x @ kernel[0] + bias "
        "does it for all steps "
        "at once.",
        sizes=(
            {"batch": 2, "steps": 5, "channels": 3, "filters": 4},
            {"batch": 1, "steps": 6, "channels": 4, "filters": 2},
        ),
        hidden=({"batch": 3, "steps": 4, "channels": 5, "filters": 3},),
        ranges={"batch": (2, 3), "steps": (3, 7), "channels": (2, 6), "filters": (2, 5)},
    ),
    Exercise(
        "mix-squeeze",
        MakesLayer(lambda n: (None, n.steps, n.channels), ("channels",), properties=squeezed),
        points=2,
        minutes=8,
        stars=3,
        hints=(
            "What makes Conv1D(channels, 3) expensive: its three steps, or the channels that go in and come out?",
            "A kernel of one can make few channels out of many, and many out of few.",
            "Three layers: squeeze to channels // 4 with size 1, look at three steps there, widen again with size 1.",
        ),
        solution='''
def squeeze(channels):
    """A model that sees three steps at a time and gives `channels` channels, for few weights."""
    few = channels // 4
    return keras.Sequential([
        keras.layers.Conv1D(few, 1),
        keras.layers.Conv1D(few, 3),
        keras.layers.Conv1D(channels, 1),
    ])
''',
        because="The wide convolution counts channels twice, once going in and once coming out. Between two "
        "kernels of one it sees a "
        "quarter of them on either side, and is sixteen times cheaper.",
        sizes=({"channels": 16, "steps": 12}, {"channels": 24, "steps": 9}),
        hidden=({"channels": 32, "steps": 11},),
        ranges={"channels": (20, 28, 36, 40), "steps": (8, 14)},
    ),
    Exercise(
        "mix-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 4), of=5), ("channels", "filters"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Build the layer on an input of that shape and ask it for layer.kernel.shape.",
            "Feed it ones, with all weights one. Does an average of ones come out?",
            "In which order does Keras write the axes of a kernel? Where are the filters?",
        ),
        solution='''
def corrected(channels, filters):
    """Weights of the layer, what ones give, last axis of the kernel."""
    return channels * filters + filters, channels, filters

wrong = [1, 3, 4]
''',
        because="Each filter has 100 weights and a bias. It adds up, it does not average: a hundred ones give "
        "100. In Keras the filters "
        "are the last axis of the kernel; in PyTorch they are the first.",
        sizes=({"channels": 100, "filters": 64}, {"channels": 7, "filters": 12}),
        hidden=({"channels": 9, "filters": 31},),
        ranges={"channels": (6, 12), "filters": (20, 40)},
    ),
)
