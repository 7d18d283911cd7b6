"""Exercises of lesson 12."""

import numpy as np

from shapewise.exercises.computing import Computes
from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import Takes
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences
from shapewise.reading import keras

layers = keras.layers


def count(height, width, channels, filters, classes, *, size=3, flat=False):
    """Parameters of a convolution, a head and a Dense, as Keras counts them."""
    between = layers.Flatten() if flat else layers.GlobalAveragePooling2D()
    shape = keras.Input((height, width, channels))
    return keras.Sequential([shape, layers.Conv2D(filters, size), between, layers.Dense(classes)]).count_params()


def predicted(_):
    pixel = "input_size/weights-grow-with-the-picture"
    return {
        "parameters_a": Number(
            count(40, 40, 1, 6, 4),
            {pixel: 40 * 40 * 6 + 6 + 28, "conv2d/bias-forgotten": 9 * 6 + 6 * 4, "input_size/head-does-not-grow": 60},
        ),
        "parameters_b": Number(
            count(80, 40, 3, 6, 4),
            {
                pixel: 80 * 40 * 3 * 6 + 6 + 28,
                "conv2d/weights-of-one-channel": 88,
                "conv2d/bias-forgotten": 27 * 6 + 6 * 4,
            },
        ),
        "parameters_c": Number(
            count(12, 10, 1, 6, 4, flat=True),
            {
                "input_size/head-does-not-grow": 88,
                "conv2d/bias-forgotten": 9 * 6 + 80 * 6 * 4,
                "conv1d/length-kept": 60 + 12 * 10 * 6 * 4 + 4,
                "global_average_pooling/one-number-for-all": 60 + 80 * 4 + 4,
            },
        ),
    }


def any_size(n):
    return keras.Sequential([
        keras.Input((None, None, n.channels)), layers.Conv2D(n.filters, 3), layers.GlobalAveragePooling2D(),
        layers.Dense(n.classes),
    ])  # fmt: skip


def believed_any_size(n):
    conv, dense = layers.Conv2D, layers.Dense

    def model(*between):
        return keras.Sequential([conv(n.filters, 3), *between, dense(n.classes)])

    return {
        "input_size/size-is-fixed": lambda: model(layers.Flatten()),
        "input_size/largest-for-the-mean": lambda: model(layers.GlobalMaxPooling2D()),
    }


def kernels_of(n, rng):
    shapes = [(n.kernel_size, n.kernel_size, 3, n.filters), (n.kernel_size + 1, n.kernel_size, 3, n.filters + 1)]
    return [(rng.normal(0, 2, shape).astype("float32"),) for shape in shapes]


def sums_for_grey(kernel):
    """The kernel for one channel, asked of Keras: a single bright pixel, copied into three channels, stamps it."""
    tall, wide, channels, filters = kernel.shape
    conv = layers.Conv2D(filters, (tall, wide), use_bias=False)
    conv.build((None, None, None, channels))
    conv.set_weights([kernel])
    pixel = np.zeros((1, 2 * tall - 1, 2 * wide - 1, channels), dtype="float32")
    pixel[0, tall - 1, wide - 1] = 1
    return np.asarray(conv(pixel))[0, ::-1, ::-1][:, :, None, :]


def corrected(n):
    height, width, channels, filters, classes = n.height, n.width, n.channels, n.filters, n.classes
    pooled, flat = (count(height, width, channels, filters, classes, flat=flat) for flat in (False, True))
    wide = count(height, 2 * width, channels, filters, classes)
    assert wide == pooled
    return {
        "parameters with pooling": Number(
            pooled,
            {
                "input_size/weights-grow-with-the-picture": height * width * channels * filters
                + filters
                + filters * classes
                + classes,
                "conv2d/weights-of-one-channel": 9 * filters + filters + filters * classes + classes,
                "conv2d/bias-forgotten": 9 * channels * filters + filters * classes,
            },
        ),
        "parameters with Flatten": Number(
            flat,
            {
                "input_size/head-does-not-grow": pooled,
                "conv1d/length-kept": pooled + (height * width - 1) * filters * classes,
            },
        ),
        "more for two channels more": Number(
            count(height, width, channels + 2, filters, classes) - pooled,
            {
                "conv2d/weights-of-one-channel": 0,
                "input_size/weights-grow-with-the-picture": height * width * 2 * filters,
            },
        ),
        "more for a picture twice as wide, with pooling": Number(
            wide - pooled,
            {"input_size/weights-grow-with-the-picture": pooled},
        ),
    }


EXERCISES = (
    Exercise(
        "size-predict",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "A filter of 3 x 3 is as deep as the picture has channels, and has a bias. How many filters?",
            "Behind the mean of each map there are as many numbers as filters. That is what Dense sees in A and B.",
            "In C, the maps are 10 x 8. Flatten puts all places of all maps in a row.",
        ),
        solution="""
parameters_a = 3 * 3 * 6 + 6 + 6 * 4 + 4
parameters_b = 3 * 3 * 3 * 6 + 6 + 6 * 4 + 4
parameters_c = 3 * 3 * 6 + 6 + 10 * 8 * 6 * 4 + 4
""",
        because="Height and width are in neither A nor B; the channels are in the kernel. In C every place of the "
        "six maps has a "
        "weight for each class.",
    ),
    Exercise(
        "size-mean",
        ComputesLike(
            lambda n: layers.GlobalAveragePooling2D(),
            lambda n: (n.batch, n.height, n.width, n.channels),
        ),
        points=1,
        minutes=4,
        stars=1,
        hints=(
            "What is left of (batch, height, width, channels)?",
            "Add up all places of one map, and divide by how many there are.",
            "NumPy can take the mean over two axes at once.",
        ),
        solution='''
def mean_of_maps(x):
    """What GlobalAveragePooling2D gives."""
    return x.mean(axis=(1, 2))
''',
        because="Height and width are averaged away; samples and channels stay apart.",
        sizes=(
            {"batch": 2, "height": 4, "width": 3, "channels": 5},
            {"batch": 1, "height": 3, "width": 5, "channels": 2},
        ),
        hidden=({"batch": 3, "height": 2, "width": 5, "channels": 4},),
        ranges={"height": (2, 5), "width": (2, 5), "channels": (2, 5)},
    ),
    Exercise(
        "size-any",
        MakesLayer(
            lambda n: (None, n.height, n.width, n.channels),
            ("channels", "filters", "classes"),
            like=any_size,
            known=believed_any_size,
            properties=lambda n: (
                Takes((None, n.height + 3, n.width + 5, n.channels)),
                Takes((None, n.width + 4, n.height + 2, n.channels)),
            ),
        ),
        points=2,
        minutes=7,
        stars=2,
        hints=(
            "Which layer of the lesson makes one number of each map, whatever its size?",
            "What can you write in Input for a length that is not known?",
            "keras.Input((None, None, channels)), then the three layers of the text.",
        ),
        solution='''
def any_size(channels, filters, classes):
    """A network for pictures of any size."""
    return keras.Sequential([
        keras.Input((None, None, channels)),
        keras.layers.Conv2D(filters, 3),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(classes),
    ])
''',
        because="Neither the convolution nor the mean has a height or width in it, so None will do for both.",
        sizes=(
            {"channels": 3, "filters": 5, "classes": 4, "height": 8, "width": 6},
            {"channels": 1, "filters": 3, "classes": 2, "height": 5, "width": 7},
        ),
        hidden=({"channels": 2, "filters": 4, "classes": 3, "height": 7, "width": 9},),
        ranges={"channels": (1, 4), "filters": (3, 6), "classes": (2, 5), "height": (6, 9), "width": (5, 8)},
    ),
    Exercise(
        "size-grey",
        Computes(
            sums_for_grey,
            kernels_of,
            {
                "input_size/channels-averaged": lambda kernel: kernel.mean(axis=2, keepdims=True),
                "input_size/first-channel-kept": lambda kernel: kernel[:, :, :1],
                "input_size/one-channel-is-copied": lambda kernel: kernel,
            },
            try_it="Run a grey picture through both networks, and compare.",
        ),
        points=3,
        minutes=10,
        stars=3,
        hints=(
            "A grey picture with three equal channels: what does a filter add up at one place?",
            "x * red + x * green + x * blue is x times which number?",
            "The axis of the channels is the third one. It must stay, with the length one.",
        ),
        solution='''
def kernel_for_grey(kernel):
    """A first kernel for one channel that gives what this one gives for three equal channels."""
    return kernel.sum(axis=2, keepdims=True)
''',
        because="A filter adds its channels up. Where they are equal, one weight that is the sum of the three "
        "does the same.",
        sizes=({"kernel_size": 3, "filters": 4}, {"kernel_size": 5, "filters": 2}),
        hidden=({"kernel_size": 2, "filters": 5},),
        ranges={"kernel_size": (2, 5), "filters": (2, 6)},
    ),
    Exercise(
        "size-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 5), of=5), ("height", "width", "channels", "filters", "classes"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "What does the word Average in the name of a layer say?",
            "The first kernel of a network for one channel, and that of one for three: compare their shapes.",
            "Which lengths of the input shape are in the kernel of a convolution?",
        ),
        solution='''
def corrected(height, width, channels, filters, classes):
    """Parameters with pooling, with Flatten, more for two channels more, more for a picture twice as wide."""
    conv = 3 * 3 * channels * filters + filters
    places = (height - 2) * (width - 2)
    return conv + filters * classes + classes, conv + places * filters * classes + classes, 3 * 3 * 2 * filters, 0

wrong = [1, 3, 5]
''',
        because="The layer that keeps the largest is GlobalMaxPooling2D. Channels are part of the input shape and "
        "do count. And "
        "nothing is copied: a network for three channels refuses one.",
        sizes=(
            {"height": 12, "width": 10, "channels": 3, "filters": 8, "classes": 5},
            {"height": 9, "width": 14, "channels": 4, "filters": 6, "classes": 7},
        ),
        hidden=({"height": 11, "width": 8, "channels": 5, "filters": 7, "classes": 4},),
        ranges={"height": (8, 14), "width": (8, 14), "channels": (3, 5), "filters": (5, 9), "classes": (3, 7)},
    ),
)
