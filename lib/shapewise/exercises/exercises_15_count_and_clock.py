"""Exercises of lesson 15."""

import numpy as np

from shapewise.exercises.computing import Computes
from shapewise.exercises.exercise import Exercise
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences
from shapewise.reading import keras

layers = keras.layers
#: the places of a small map; what is asked does not depend on it
MAP = (1, 4, 5)


def weights_at_work(layer, shape):
    """The weights of a layer without bias: each makes one product at each place."""
    layer.build(shape)
    return layer.count_params()


def ordinary(channels, filters, kernel_size):
    layer = layers.Conv2D(filters, kernel_size, padding="same", use_bias=False)
    return weights_at_work(layer, (*MAP, channels))


def first_half(channels, kernel_size):
    return weights_at_work(layers.DepthwiseConv2D(kernel_size, padding="same", use_bias=False), (*MAP, channels))


def separable(channels, filters, kernel_size):
    layer = layers.SeparableConv2D(filters, kernel_size, padding="same", use_bias=False)
    return weights_at_work(layer, (*MAP, channels))


def predicted(_):
    height, width, channels, filters = 32, 24, 64, 96
    shape, places = (None, height, width, channels), height * width
    one, other = (kind(filters, 3, padding="same") for kind in (layers.Conv2D, layers.SeparableConv2D))
    work, few = ordinary(channels, filters, 3), separable(channels, filters, 3)
    return {
        "multiply_adds_a": Number(
            places * work,
            {
                "separable_conv2d/counted-at-one-place": work,
                "conv2d/weights-of-one-channel": places * 9 * filters,
                "conv2d/one-result-per-channel": places * 9 * channels,
                "separable_conv2d/one-operation-for-two": 2 * places * work,
            },
        ),
        "parameters_a": Count(one, shape),
        "multiply_adds_b": Number(
            places * few,
            {
                "separable_conv2d/nine-times": places * work // 9,
                "separable_conv2d/second-half-forgotten": places * 9 * channels,
                "separable_conv2d/halves-multiplied": places * 9 * channels * channels * filters,
                "separable_conv2d/counted-at-one-place": few,
                "separable_conv2d/as-many-as-ordinary": places * work,
                "separable_conv2d/one-operation-for-two": 2 * places * few,
            },
        ),
        "parameters_b": Count(other, shape),
    }


def moved(places, *channels):
    """Numbers read and written, where each array has as many places."""
    return places * sum(channels)


def per_number(channels, filters, kernel_size):
    """Multiply-adds for each number moved: the ordinary layer, the first half, the second half."""
    places = int(np.prod(MAP))
    half = first_half(channels, kernel_size)
    works = (ordinary(channels, filters, kernel_size), half, separable(channels, filters, kernel_size) - half)
    ends = ((channels, filters), (channels, channels), (channels, filters))
    return np.array([places * work / moved(places, *end) for work, end in zip(works, ends)])


def some_layers(n, rng):
    return [
        (n.channels, n.filters, n.kernel_size),
        (n.filters, n.channels, n.kernel_size + 2),
        (n.channels, n.channels, 3),
    ]


def output_alone(channels, filters, kernel_size):
    return np.array([kernel_size**2 * channels, kernel_size**2, channels])


def with_one_channel(channels, filters, kernel_size):
    _, first, second = per_number(channels, filters, kernel_size)
    return np.array([kernel_size**2 * filters / (channels + filters), first, second])


def mixed_in_the_first_half(channels, filters, kernel_size):
    all_of_it, _, second = per_number(channels, filters, kernel_size)
    return np.array([all_of_it, kernel_size**2 * channels / 2, second])


def operations(batch, height, width, channels, filters, kernel_size):
    """Floating point operations of an ordinary convolution with padding."""
    return 2 * batch * height * width * ordinary(channels, filters, kernel_size)


def can_be_true(seconds, tflops, *sizes):
    """Whether a machine with that top speed can be so fast."""
    return bool(operations(*sizes) <= seconds * tflops * 1e12)


def judged(change):
    """A belief about what is to be done, as an answer: ``change(sizes)`` gives the operations."""
    return lambda seconds, tflops, *sizes: bool(change(*sizes) <= seconds * tflops * 1e12)


def timings(n, rng):
    """The three of the lesson and one more, for one run each; then some that are just possible, or just not."""
    measured = [(0.0078, 32), (0.0090, 64), (0.0097, 128), (0.0520, 128)]
    found = [(seconds, 15, 10, 512, 512, channels, channels, 3) for seconds, channels in measured]
    sizes = (n.batch, n.side, n.side + 8, n.channels, n.filters, n.kernel_size)
    needed = operations(*sizes) / (n.tflops * 1e12)
    limits = (1, 1 / 2, 1 / n.batch, 1 / np.prod(sizes[:3]))  # of the truth, then of each belief
    return found + [(float(part * limit * needed), n.tflops, *sizes) for limit in limits for part in (0.95, 1.05)]


def corrected(n):
    channels, filters, k = n.channels, n.filters, n.kernel_size
    all_of_it, first = ordinary(channels, filters, k), first_half(channels, k)
    return {
        "multiply-adds of the separable layer at a place": Number(
            separable(channels, filters, k),
            {
                "separable_conv2d/nine-times": all_of_it // (k * k),
                "separable_conv2d/as-many-as-ordinary": all_of_it,
                "separable_conv2d/halves-multiplied": first * channels * filters,
                "separable_conv2d/second-half-forgotten": first,
            },
        ),
        "multiply-adds of its first half at a place": Number(
            first,
            {
                "conv2d/weights-of-one-channel": k * k,
                "depthwise_conv2d/channels-mixed-anew": k * k * channels * channels,
                "depthwise_conv2d/bias-forgotten": first + channels,
            },
        ),
        "numbers that the separable layer moves at a place": Number(
            moved(1, channels, channels, channels, filters),
            {
                "separable_conv2d/only-the-output-moves": moved(1, channels, filters),
                "separable_conv2d/second-half-forgotten": moved(1, channels, channels),
                "separable_conv2d/first-half-forgotten": moved(1, channels, channels, filters),
            },
        ),
    }


EXERCISES = (
    Exercise(
        "clock-predict",
        Quantities(predicted),
        points=3,
        minutes=8,
        stars=1,
        hints=(
            "How many products does one filter of layer A make at one place? How many filters, and how many "
            "places are there?",
            "Layer B has two halves, one after the other: a window for each channel, then a number for each "
            "channel and filter.",
            "Each weight of a kernel makes one product at each of the 32 x 24 places. Biases make none, but they "
            "are parameters.",
        ),
        solution="""
multiply_adds_a = 32 * 24 * 3 * 3 * 64 * 96
parameters_a = 3 * 3 * 64 * 96 + 96
multiply_adds_b = 32 * 24 * (3 * 3 * 64 + 64 * 96)
parameters_b = 3 * 3 * 64 + 64 * 96 + 96
""",
        because="Each weight works once at each place, so the multiply-adds are places times kernel numbers. The "
        "costs of the two "
        "halves are added. Each layer has one bias for each filter.",
    ),
    Exercise(
        "clock-per-number",
        Computes(
            per_number,
            some_layers,
            {
                "separable_conv2d/only-the-output-moves": output_alone,
                "conv2d/weights-of-one-channel": with_one_channel,
                "separable_conv2d/one-operation-for-two": lambda *sizes: 2 * per_number(*sizes),
                "depthwise_conv2d/channels-mixed-anew": mixed_in_the_first_half,
            },
            try_it="Take one place: count its products, what is read, and what is written.",
        ),
        points=3,
        minutes=10,
        stars=2,
        hints=(
            "Height and width are the same before and after, so they cancel: look at one place.",
            "At one place the ordinary layer reads `channels` numbers and writes `filters`. And its first half, "
            "the depthwise one?",
            "The first half makes kernel_size x kernel_size products for each channel; it reads and writes "
            "`channels` numbers.",
        ),
        solution='''
def per_number(channels, filters, kernel_size):
    """Multiply-adds for each number moved: ordinary layer, first half, second half."""
    window = kernel_size * kernel_size
    ordinary = window * channels * filters / (channels + filters)
    first = window * channels / (channels + channels)
    second = channels * filters / (channels + filters)
    return [ordinary, first, second]
''',
        because="The first half does half a window of multiply-adds for each number, 4.5 for 3 x 3, whatever the "
        "channels. The other "
        "two have more to do for each number, the more channels and filters there are.",
        sizes=({"channels": 32, "filters": 64, "kernel_size": 3}, {"channels": 24, "filters": 10, "kernel_size": 5}),
        hidden=({"channels": 48, "filters": 20, "kernel_size": 4},),
        ranges={"channels": (20, 64), "filters": (4, 19), "kernel_size": (2, 6)},
    ),
    Exercise(
        "clock-impossible",
        Computes(
            can_be_true,
            timings,
            {
                "separable_conv2d/one-operation-for-two": judged(lambda *sizes: operations(*sizes) / 2),
                "separable_conv2d/batch-forgotten": judged(lambda batch, *sizes: operations(1, *sizes)),
                "separable_conv2d/counted-at-one-place": judged(lambda b, h, w, *sizes: operations(1, 1, 1, *sizes)),
            },
            try_it="Compute how many operations a second that timing means, and compare with the top speed.",
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "How many multiply-adds does the layer need for the whole batch? A multiply-add is two operations.",
            "Operations divided by seconds is the speed that the timing claims. Compare it with tflops.",
            "tflops is in million million operations a second: multiply it by 1e12.",
        ),
        solution='''
def can_be_true(seconds, tflops, batch, height, width, channels, filters, kernel_size):
    """Whether a machine that does `tflops` TFLOP/s at most can need only `seconds`."""
    multiply_adds = batch * height * width * kernel_size * kernel_size * channels * filters
    return 2 * multiply_adds <= seconds * tflops * 1e12
''',
        because="A machine cannot do more operations than its top speed times the seconds. Of the four timings, "
        "the second and the third "
        "claim 21 and 80 TFLOP/s from a machine that has 15.",
        sizes=(
            {"batch": 8, "side": 64, "channels": 32, "filters": 48, "kernel_size": 3, "tflops": 4},
            {"batch": 16, "side": 40, "channels": 24, "filters": 64, "kernel_size": 5, "tflops": 10},
        ),
        hidden=({"batch": 12, "side": 96, "channels": 40, "filters": 16, "kernel_size": 7, "tflops": 30},),
        ranges={
            "batch": (6, 20),
            "side": (24, 96),
            "channels": (8, 64),
            "filters": (8, 64),
            "kernel_size": (3, 7),
            "tflops": (2, 40),
        },
    ),
    Exercise(
        "clock-find-the-errors",
        Corrections(Sentences(wrong=(2, 3, 5), of=5), ("kernel_size", "channels", "filters"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Its second half alone needs a ninth of the ordinary work. What does the first half add?",
            "At a place: 9 x 64 multiply-adds in the first half, 64 x 128 in the second. Which is more?",
            "At one place: 64 are read, 64 are written between the halves, and then?",
        ),
        solution='''
def corrected(kernel_size, channels, filters):
    """At a place: multiply-adds of the layer, of its first half, numbers that the layer moves."""
    first = kernel_size * kernel_size * channels
    return first + channels * filters, first, channels + 2 * channels + filters

wrong = [2, 3, 5]
''',
        because="The ninth is the second half alone. With the first half the quotient is 8.4 and not 9; that half has "
        "7 % of the work. What lies between the halves is written and read: 3 x 64 + 128 numbers at a place.",
        sizes=({"kernel_size": 3, "channels": 64, "filters": 128}, {"kernel_size": 5, "channels": 24, "filters": 40}),
        hidden=({"kernel_size": 4, "channels": 30, "filters": 50},),
        ranges={"kernel_size": (2, 7), "channels": (10, 64), "filters": (65, 99)},
    ),
)
