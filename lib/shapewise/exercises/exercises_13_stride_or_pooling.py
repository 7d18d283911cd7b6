"""Exercises of lesson 13."""

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

layers = keras.layers


def predicted(_):
    a, b = layers.MaxPooling2D(2), layers.Conv2D(5, 2, strides=2, padding="same")
    return {
        "shape_a": Shape(a, (None, 13, 9, 6)),
        "parameters_a": Count(a, (None, 13, 9, 6)),
        "shape_b": Shape(b, (None, 14, 11, 4)),
        "parameters_b": Count(b, (None, 14, 11, 4)),
    }


def one_window(n, largest_of_each, x):
    start = n.step * n.strides
    return largest_of_each(x[n.sample, start : start + n.pool_size])


def believed_learned(n):
    channels, size = n.channels, n.pool_size
    conv, apart = layers.Conv2D, layers.DepthwiseConv2D
    return {
        "conv2d/as-many-filters-keep-apart": lambda: conv(channels, size, strides=size),
        "max_pooling/has-weights": lambda: layers.MaxPooling2D(size),
        "average_pooling/has-weights": lambda: layers.AveragePooling2D(size),
        "conv2d/moves-by-kernel-size": lambda: apart(size),
        "conv2d/bias-forgotten": lambda: apart(size, strides=size, use_bias=False),
        "conv2d/rest-rounded-up": lambda: apart(size, strides=size, padding="same"),
        "conv2d/channels-kept-apart": lambda: apart(size, strides=size, depth_multiplier=channels),
    }


def channels_that_move(layer, x):
    changed = x.copy()
    changed[..., 0] += 1
    return int((np.asarray(layer(changed)) != np.asarray(layer(x))).any(axis=(0, 1, 2)).sum())


def corrected(n):
    height, width, channels, filters = n.height, n.width, n.channels, n.filters
    shape = (None, height, width, channels)
    conv = layers.Conv2D(filters, 2, strides=2, padding="same", kernel_initializer="ones")
    pool = layers.MaxPooling2D(2, padding="same")
    conv.build(shape)
    up, down = int(np.prod(pool.compute_output_shape(shape)[1:3])), (height // 2) * (width // 2)
    quarter = height * width * channels // 4
    return {
        "weights of one filter": Number(
            conv.get_weights()[0][..., 0].size, {"conv2d/weights-of-one-channel": 2 * 2, "conv2d/is-a-pooling": 0}
        ),
        "numbers out of the convolution": Number(
            int(np.prod(conv.compute_output_shape(shape)[1:])),
            {
                "conv2d/always-quarters": quarter,
                "conv2d/rest-dropped": down * filters,
                "conv2d/one-result-per-channel": up * channels,
                "conv2d/channels-kept-apart": up * channels * filters,
                "conv2d/strides-ignored": height * width * filters,
            },
        ),
        "numbers out of the pooling": Number(
            int(np.prod(pool.compute_output_shape(shape)[1:])),
            {
                "max_pooling/always-quarters": quarter,
                "max_pooling/rest-dropped": down * channels,
                "max_pooling/one-over-all-channels": up,
                "max_pooling/halves-the-channels": up * (channels // 2),
                "max_pooling/moves-by-one": height * width * channels,
                "max_pooling/whole-map": channels,
                "max_pooling/mixes-channels": up * filters,
            },
        ),
        "channels that move": Number(
            channels_that_move(conv, np.ones((1, *shape[1:]), dtype="float32")),
            {"conv2d/as-many-filters-keep-apart": 1, "conv2d/one-result-per-channel": channels},
        ),
    }


EXERCISES = (
    Exercise(
        "halving-predict",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "How many windows of 2 fit into 13 rows if each begins 2 rows after the one before?",
            'Without padding, what is left over is dropped. With padding="same" it gets a window of its own.',
            "One filter of layer B is 2 x 2 and as deep as there are channels. What does a maximum have to learn?",
        ),
        solution="""
shape_a = (None, 6, 4, 6)
parameters_a = 0
shape_b = (None, 7, 6, 5)
parameters_b = 2 * 2 * 4 * 5 + 5
""",
        because="The pooling drops what does not fill a window, keeps its channels and learns nothing. The "
        "convolution with "
        "padding rounds up, and its last axis counts filters, each with 2 x 2 weights for every channel and a bias.",
    ),
    Exercise(
        "halving-one-window",
        ComputesLike(
            lambda n: layers.MaxPooling1D(n.pool_size, strides=n.strides),
            lambda n: (n.sample + 1, n.step * n.strides + n.pool_size + 1, n.channels),
            call=one_window,
            at=lambda n: (n.sample, n.step),
        ),
        points=1,
        minutes=5,
        stars=1,
        hints=(
            "`kept` holds the first number of each channel. When must it be replaced?",
            "Compare the number at this offset and channel with the one kept of this channel.",
            "The channels never meet: the index `channel` stands on both sides.",
        ),
        solution='''
def largest_of_each(window):
    """What MaxPooling1D keeps of one window."""
    pool_size, channels = window.shape
    kept = window[0].copy()
    for channel in range(channels):
        for offset in range(pool_size):
            if window[offset, channel] > kept[channel]:
                kept[channel] = window[offset, channel]
    return kept
''',
        because="Each channel keeps its own largest number; nothing is added and nothing is learned. In one line: "
        "window.max(axis=0).",
        sizes=(
            {"sample": 0, "step": 1, "pool_size": 3, "strides": 3, "channels": 4},
            {"sample": 0, "step": 2, "pool_size": 4, "strides": 2, "channels": 5},
        ),
        hidden=({"sample": 1, "step": 2, "pool_size": 5, "strides": 2, "channels": 3, "seed": 2},),
        ranges={"step": (1, 3), "pool_size": (3, 5), "strides": (2, 3), "channels": (3, 6)},
    ),
    Exercise(
        "halving-max-pool",
        ComputesLike(
            lambda n: layers.MaxPooling1D(n.pool_size, strides=n.strides, padding=n.padding),
            lambda n: (n.batch, n.steps, n.channels),
            call=lambda n, max_pool, x: max_pool(x, n.pool_size, n.strides, n.padding),
        ),
        points=3,
        minutes=15,
        stars=3,
        hints=(
            "First without padding: how many windows fit, and where does window number `step` begin?",
            'With "same", the windows together span (windows - 1) * strides + pool_size steps. How many of these '
            "are missing? "
            "Half of them, rounded down, stand in front.",
            "Missing places hold no number: let the window begin at max(start, 0), and a slice stops at the end "
            "by itself.",
        ),
        solution='''
def max_pool(x, pool_size, strides, padding):
    """What MaxPooling1D gives for x."""
    batch, steps, channels = x.shape
    if padding == "same":
        windows = -(-steps // strides)
        missing = max((windows - 1) * strides + pool_size - steps, 0)
        before = missing // 2
    else:
        windows = (steps - pool_size) // strides + 1
        before = 0
    y = np.zeros((batch, windows, channels))
    for sample in range(batch):
        for step in range(windows):
            start = step * strides - before
            window = x[sample, max(start, 0):start + pool_size]
            y[sample, step] = largest_of_each(window)
    return y
''',
        because="A padded place must never be the largest, so it is left out rather than filled with zeros. The "
        "odd missing place "
        "stands at the end.",
        sizes=(
            {"pool_size": 2, "strides": 2, "padding": "valid", "batch": 1, "steps": 7, "channels": 4},
            {"pool_size": 3, "strides": 2, "padding": "valid", "batch": 2, "steps": 10, "channels": 3},
            {"pool_size": 3, "strides": 2, "padding": "same", "batch": 2, "steps": 8, "channels": 3},
            {"pool_size": 5, "strides": 2, "padding": "same", "batch": 1, "steps": 9, "channels": 2, "seed": 0},
            {"pool_size": 2, "strides": 3, "padding": "same", "batch": 1, "steps": 9, "channels": 2},
        ),
        hidden=(
            {"pool_size": 4, "strides": 3, "padding": "valid", "batch": 2, "steps": 12, "channels": 5},
            {"pool_size": 3, "strides": 3, "padding": "same", "batch": 1, "steps": 10, "channels": 4},
            {"pool_size": 5, "strides": 2, "padding": "same", "batch": 2, "steps": 10, "channels": 3},
        ),
        ranges={"pool_size": (2, 5), "strides": (2, 4), "steps": (8, 13), "channels": (2, 5)},
    ),
    Exercise(
        "halving-learned-pooling",
        MakesLayer(
            lambda n: (None, n.height, n.width, n.channels),
            ("channels", "pool_size"),
            like=lambda n: layers.DepthwiseConv2D(n.pool_size, strides=n.pool_size),
            known=believed_learned,
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Which layer of the lesson learns weights and keeps the channels apart?",
            "By default its windows begin one pixel after another. A pooling's windows stand end to end: which "
            "argument says so?",
            "Another way: split the channels and give each a Conv2D with one filter.",
        ),
        solution='''
def learned_pooling(channels, pool_size):
    """A layer that sums up the windows of every channel by itself, with weights."""
    return keras.layers.DepthwiseConv2D(pool_size, strides=pool_size)
''',
        because="DepthwiseConv2D sums up each channel by itself with weights of its own; strides=pool_size puts "
        "the windows end to "
        "end, as a pooling does.",
        sizes=(
            {"channels": 4, "pool_size": 3, "height": 13, "width": 9},
            {"channels": 2, "pool_size": 4, "height": 14, "width": 10},
        ),
        hidden=({"channels": 3, "pool_size": 5, "height": 12, "width": 11},),
        ranges={"channels": (2, 5), "pool_size": (2, 4), "height": (9, 15), "width": (7, 12)},
    ),
    Exercise(
        "halving-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 4), of=5), ("height", "width", "channels", "filters"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "How deep is one filter of a convolution?",
            'With padding="same" half of 9 is not 4. And what does the last axis of each output count?',
            "A filter adds up all channels. Which filters does a change in channel 0 reach?",
        ),
        solution='''
def corrected(height, width, channels, filters):
    """Weights of a filter, numbers out of the convolution, out of the pooling, channels that move."""
    places = -(-height // 2) * -(-width // 2)
    return 2 * 2 * channels, places * filters, places * channels, filters

wrong = [1, 3, 4]
''',
        because="A filter is as deep as the input has channels. Both layers round 9 and 7 up to 5 and 4 places; "
        "at each of the "
        "20 places the convolution gives a number for each filter, the pooling one for each channel. Every filter "
        "sees channel 0.",
        sizes=(
            {"height": 9, "width": 7, "channels": 5, "filters": 8},
            {"height": 13, "width": 9, "channels": 4, "filters": 7},
        ),
        hidden=({"height": 11, "width": 5, "channels": 6, "filters": 4},),
        ranges={"height": (7, 15), "width": (5, 13), "channels": (3, 7), "filters": (4, 9)},
    ),
)
