"""Exercises of lesson 21."""

import numpy as np

from shapewise.exercises.computing import Computes
from shapewise.exercises.exercise import Exercise
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

layers, ops = keras.layers, keras.ops


def predicted(_):
    pictures, together = 420420, 7
    encoder = layers.LSTM(50)
    encoder.build((None, 512, 1))
    return {
        "samples": Number(
            pictures // together,
            {"samples/targets-repeated": pictures, "samples/neighbours-are-a-sample": pictures - together + 1},
        ),
        "shape_a": Shape(layers.Conv3D(8, (5, 5, 1)), (None, 40, 36, 9, 1)),
        "shape_b": Shape(layers.Conv2D(8, 5), (None, 40, 36, 9)),
        "parameters_c": Number(
            encoder.count_params(),
            {
                "samples/samples-are-features": 4 * (600000 + 50 + 1) * 50,
                "samples/steps-are-features": 4 * (512 + 50 + 1) * 50,
            },
        ),
    }


# ---------------------------------------------------------------- pictures into samples


def grouped(pictures, group):
    """What is asked for, by Keras' own layers."""
    whole = ops.reshape(pictures, (-1, group, *pictures.shape[1:]))
    return np.asarray(ops.transpose(whole, (0, 2, 3, 1)))


def cut_anew(pictures, group):
    """A reshape straight to the shape that is wanted."""
    return pictures.reshape(-1, *pictures.shape[1:], group)


def runs_of_neighbours(pictures, group):
    """A sample for each run of neighbours, as a window slides over them."""
    runs = [pictures[start : start + group] for start in range(len(pictures) - group + 1)]
    return np.transpose(np.stack(runs), (0, 2, 3, 1))


def dealt_out(pictures, group):
    """Picture k goes to sample k modulo the number of samples."""
    return pictures.reshape(group, -1, *pictures.shape[1:]).transpose(1, 2, 3, 0)


def some_pictures(n, rng):
    sizes = [(n.samples, n.group, n.height, n.width), (n.samples + 1, n.group - 1, n.width, n.height)]
    return [(rng.normal(size=(samples * group, *rest)), group) for samples, group, *rest in sizes]


# ---------------------------------------------------------------- columns into samples


def from_columns(columns):
    """What is asked for."""
    return np.asarray(ops.expand_dims(ops.transpose(columns), -1))


def some_columns(n, rng):
    return [(rng.normal(size=(n.steps, n.samples)),), (rng.normal(size=(n.samples + 1, n.steps)),)]


# ---------------------------------------------------------------- find the errors


def corrected(n):
    place = int(np.ravel_multi_index((n.picture, n.row, n.column), (n.pictures, n.height, n.width)))
    counted = np.arange(n.pictures * n.height * n.width).reshape(-1, n.height, n.width, n.group)
    straight = [int(i) for i in np.argwhere(counted == place)[0]]
    return {
        "sample that the picture belongs to": Number(
            n.picture // n.group,
            {"samples/noticed-by-itself": n.picture, "samples/neighbours-are-a-sample": n.picture - n.group + 1},
        ),
        "channel after transpose": Number(n.picture % n.group, {"samples/noticed-by-itself": n.picture}),
        "channel after reshape alone": Number(straight[3], {"samples/reshape-regroups": n.picture % n.group}),
    }


EXERCISES = (
    Exercise(
        "samples-predict",
        Quantities(predicted),
        points=2,
        minutes=8,
        stars=1,
        hints=(
            "How many targets are there, and how many pictures belong to each?",
            "Name the axes that each layer slides along. Which axis is the last one, the channels?",
            "In C a sample is one column: 512 steps with one number each. The LSTM has four gates of features + "
            "units + 1 weights a unit.",
        ),
        solution="""
samples = 420420 // 7
shape_a = (None, 36, 32, 9, 8)
shape_b = (None, 36, 32, 8)
parameters_c = 4 * (1 + 50 + 1) * 50
""",
        because="Each target is one sample. In A the pictures have an axis of their own, and a window of length 1 "
        "leaves it as it is; in B "
        "they are the channels, which a convolution adds up. In C the samples are in no layer: 512 is the number "
        "of steps, and a "
        "step has one feature. The array would be columns.T[..., None], of shape (600000, 512, 1). A decoder of "
        "RepeatVector(512) and "
        "LSTM(1) has 208 weights more.",
    ),
    Exercise(
        "samples-regroup",
        Computes(
            grouped,
            some_pictures,
            {
                "samples/reshape-regroups": cut_anew,
                "samples/neighbours-are-a-sample": runs_of_neighbours,
                "samples/dealt-out": dealt_out,
                "samples/noticed-by-itself": lambda pictures, group: pictures,
            },
        ),
        points=3,
        minutes=10,
        stars=2,
        hints=(
            "Two steps: first the pictures of a target into one group, then the axes in another order.",
            "After the first step the axes are (samples, group, height, width). Which one has to be the last?",
            "transpose takes the old axes in their new order: 0 stays in front, 1 goes to the end.",
        ),
        solution='''
def regrouped(pictures, group):
    """(samples, height, width, group): the pictures of a target as the channels of its sample."""
    height, width = pictures.shape[1:]
    return pictures.reshape(-1, group, height, width).transpose(0, 2, 3, 1)
''',
        because="reshape may fold the first axis into two, because the pictures of a target are neighbours in "
        "memory. It cannot move an "
        "axis to the end: that is what transpose is for.",
        sizes=(
            {"samples": 3, "group": 4, "height": 5, "width": 2},
            {"samples": 2, "group": 3, "height": 3, "width": 4},
        ),
        hidden=({"samples": 4, "group": 5, "height": 2, "width": 3},),
        ranges={"samples": (2, 5), "group": (3, 6), "height": (2, 5), "width": (2, 5)},
    ),
    Exercise(
        "samples-from-columns",
        Computes(
            from_columns,
            some_columns,
            {
                "samples/reshape-regroups": lambda columns: columns.reshape(columns.shape[1], columns.shape[0], 1),
                "samples/samples-in-columns": lambda columns: columns[..., None],
            },
        ),
        points=2,
        minutes=6,
        stars=2,
        hints=(
            "Which axis of columns counts the samples? Which one has to be axis 0?",
            "The numbers of a column have to end up in one row: that is a transpose.",
            "An axis of length 1 at the end: [..., None].",
        ),
        solution='''
def samples_of(columns):
    """(samples, steps, 1): each column as a series of its own."""
    return columns.T[..., None]
''',
        because="The samples stand on axis 1, so the array is transposed. A reshape to the same shape would fill "
        "each sample with the "
        "first numbers of many.",
        sizes=({"steps": 5, "samples": 8}, {"steps": 7, "samples": 3}),
        hidden=({"steps": 6, "samples": 9},),
        ranges={"steps": (4, 9), "samples": (3, 10)},
    ),
    Exercise(
        "samples-find-the-errors",
        Corrections(
            Sentences(wrong=(2, 4, 5), of=5), ("picture", "row", "column", "group", "height", "width"), corrected
        ),
        points=3,
        minutes=12,
        stars=3,
        hints=(
            "For the second sentence: what is learned by a network that sees one picture at a time?",
            "Number the pixels: picture, row and column give the place in memory, (picture * height + row) * "
            "width + column.",
            "After reshape alone, numbers that follow one another in memory go to the channels 0, 1, 2, ... and "
            "begin anew after the last.",
        ),
        solution='''
def corrected(picture, row, column, group, height, width):
    """Sample of the picture; its channel after transpose; the channel of its pixel after reshape alone."""
    place = (picture * height + row) * width + column
    return picture // group, picture % group, place % group

wrong = [2, 4, 5]
''',
        because="Copied targets ask each picture for an answer by itself; and an x in which every picture carries "
        "its seven neighbours "
        "would take 12.8 GB, where the pictures take 1.83. A reshape folds the row of memory at other places, so "
        "a pixel goes to channel place % group. And a window of length 1 along the pictures never covers two of them.",
        sizes=(
            {"picture": 10, "row": 3, "column": 1, "group": 7, "height": 8, "width": 8, "pictures": 420},
            {"picture": 13, "row": 2, "column": 1, "group": 5, "height": 6, "width": 4, "pictures": 30},
            {"picture": 16, "row": 1, "column": 4, "group": 6, "height": 3, "width": 5, "pictures": 36},
        ),
        hidden=({"picture": 17, "row": 1, "column": 2, "group": 6, "height": 5, "width": 7, "pictures": 36},),
    ),
)
