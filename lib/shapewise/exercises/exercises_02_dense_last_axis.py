"""Exercises of lesson 02."""

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

layers, chain = keras.layers, keras.Sequential


def predicted(_):
    a, b = layers.Dense(5), layers.Dense(7)
    return {
        "shape_a": Shape(a, (None, 6, 4)),
        "parameters_a": Count(a, (None, 6, 4)),
        "shape_b": Shape(b, (None, 3, 8, 5)),
        "parameters_b": Count(b, (None, 3, 8, 5)),
    }


def own_weights(n):
    return layers.EinsumDense("btf,tfu->btu", (n.rows, n.units), bias_axes="tu")


def believed_own_weights(n):
    rows, units = n.rows, n.units
    return {
        "dense/rows-differ-by-themselves": lambda: layers.Dense(units),
        "dense/flattened": lambda: chain([layers.Flatten(), layers.Dense(units)]),
        "dense/flattened-and-folded-back": lambda: chain(
            [layers.Flatten(), layers.Dense(rows * units), layers.Reshape((rows, units))]
        ),
        "dense/first-axis": lambda: chain([layers.Permute((2, 1)), layers.Dense(units), layers.Permute((2, 1))]),
        "dense/bias-per-row": lambda: layers.EinsumDense("btf,fu->btu", (rows, units), bias_axes="tu"),
        "dense/bias-shared": lambda: layers.EinsumDense("btf,tfu->btu", (rows, units), bias_axes="u"),
        "dense/bias-forgotten": lambda: layers.EinsumDense("btf,tfu->btu", (rows, units)),
    }


def believed_repaired(n):
    return {
        "dense/no-flatten-needed": lambda: layers.Dense(n.scores),
        "dense/flattened-afterwards": lambda: chain([layers.Dense(n.scores), layers.Flatten()]),
        "dense/rows-averaged": lambda: chain([layers.Dense(n.scores), layers.GlobalAveragePooling1D()]),
        "dense/bias-forgotten": lambda: chain([layers.Flatten(), layers.Dense(n.scores, use_bias=False)]),
        "dense/axis-added": lambda: chain([layers.Reshape((n.height, n.width, 1)), layers.Dense(n.scores)]),
    }


def corrected(n):
    height, width, units, row, column = n.height, n.width, n.units, n.row, n.column
    # pictures that are 0 but for one pixel, one picture for every pixel: what is not 0 in the output has moved
    pictures = np.eye(height * width).reshape(-1, height, width)
    moved = np.asarray(layers.Dense(units, kernel_initializer="ones")(pictures)) != 0
    changed = moved[row * width + column]
    return {
        "pixels that one number sees": Number(
            int(moved[:, row, 0].sum()),
            {"dense/flattened": height * width, "dense/first-axis": height, "dense/axis-added": 1},
        ),
        "numbers that change": Number(
            int(changed.sum()), {"dense/flattened-and-folded-back": height * units, "dense/one-to-one": 1}
        ),
        "row in which they stand": Number(
            int(np.flatnonzero(changed.any(axis=-1))[0]),
            {"dense/first-axis": column, "dense/rows-counted-from-one": row + 1},
        ),
    }


EXERCISES = (
    Exercise(
        "dense-predict",
        Quantities(predicted),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "Which axis of the input does Dense read? Which ones does it leave alone?",
            "Write the input shape down again and replace one number in it.",
            "The kernel takes 4 features to 5 units, and each unit has a bias. Do rows come into it?",
        ),
        solution="""
shape_a = (None, 6, 5)
parameters_a = 4 * 5 + 5
shape_b = (None, 3, 8, 7)
parameters_b = 5 * 7 + 7
""",
        because="Dense replaces the last axis by its units and leaves every other axis alone. Rows never meet "
        "each other, so "
        "their number is in no weight: features x units, and a bias for each unit.",
    ),
    Exercise(
        "dense-one-row",
        ComputesLike(
            lambda n: layers.Dense(n.units),
            lambda n: (n.sample + 1, n.row + 2, n.features),
            call=lambda n, one_row, x, kernel, bias: one_row(x[n.sample, n.row], kernel, bias),
            at=lambda n: (n.sample, n.row),
        ),
        points=1,
        minutes=5,
        stars=1,
        hints=(
            "Which weight leads from this feature to this unit?",
            "Each unit adds up all features, each times its own weight: += in the inner loop.",
            "When the loops are done, every unit still lacks its bias.",
        ),
        solution='''
def one_row(row, kernel, bias):
    """What Dense gives for one row."""
    features, units = kernel.shape
    y = np.zeros(units)
    for unit in range(units):
        for feature in range(features):
            y[unit] += row[feature] * kernel[feature, unit]
    return y + bias
''',
        because="Each unit is a weighted sum of all features of this row, plus its bias. In one line: row @ "
        "kernel + bias.",
        sizes=(
            {"sample": 0, "row": 2, "features": 5, "units": 3},
            {"sample": 0, "row": 1, "features": 3, "units": 4},
        ),
        hidden=({"sample": 1, "row": 1, "features": 6, "units": 4},),
        ranges={"sample": (0, 1), "row": (1, 3), "features": (3, 7), "units": (2, 6)},
    ),
    Exercise(
        "dense-forward",
        ComputesLike(lambda n: layers.Dense(n.units), lambda n: (*n.before, n.features)),
        points=2,
        minutes=10,
        stars=2,
        hints=(
            "The result has the shape of x, with another last axis: np.zeros((*x.shape[:-1], units)).",
            "np.ndindex(x.shape[:-1]) runs over all places before the last axis, however many axes there are.",
            "At each of these places stands one row: give it to one_row.",
        ),
        solution='''
def dense(x, kernel, bias):
    """What Dense gives for x."""
    features, units = kernel.shape
    y = np.zeros((*x.shape[:-1], units))
    for place in np.ndindex(x.shape[:-1]):
        y[place] = one_row(x[place], kernel, bias)
    return y
''',
        because="The same one_row is run for every row, with the same kernel. In NumPy x @ kernel + bias does all "
        "of it, since @ "
        "works on the last axis too.",
        sizes=(
            {"before": (2, 3), "features": 3, "units": 2},
            {"before": (2, 4), "features": 3, "units": 5},
            {"before": (4,), "features": 5, "units": 3},
            {"before": (2, 2, 3), "features": 4, "units": 2},
        ),
        hidden=({"before": (1, 6), "features": 5, "units": 4}, {"before": (2, 3, 2), "features": 5, "units": 3}),
        ranges={"features": (3, 6), "units": (2, 6)},
    ),
    Exercise(
        "dense-own-weights",
        MakesLayer(
            lambda n: (None, n.rows, n.features),
            ("rows", "features", "units"),
            like=own_weights,
            known=believed_own_weights,
        ),
        points=2,
        minutes=10,
        stars=3,
        hints=(
            "If every row has a kernel of its own, which axes does the weight array have?",
            "The lesson's EinsumDense took letters for axes. Which letter must the weights get in addition, and "
            "which the bias?",
            "Another way: cut x into rows, give each to a Dense of its own, and stack the results again.",
        ),
        solution='''
def own_weights(rows, features, units):
    """A layer in which every row has weights of its own."""
    return keras.layers.EinsumDense("btf,tfu->btu", (rows, units), bias_axes="tu")
''',
        because="The letter t stands in the weights (tfu) and in the bias (tu), so each row t has its own. Dense "
        "would be "
        '"btf,fu->btu": no t in the weights, the same for all rows.',
        sizes=({"rows": 6, "features": 4, "units": 5}, {"rows": 4, "features": 3, "units": 2}),
        hidden=({"rows": 3, "features": 7, "units": 2},),
        ranges={"rows": (3, 7), "features": (3, 7), "units": (2, 6)},
    ),
    Exercise(
        "dense-repair",
        MakesLayer(
            lambda n: (None, n.height, n.width),
            ("height", "width", "scores"),
            like=lambda n: chain([layers.Flatten(), layers.Dense(n.scores)]),
            known=believed_repaired,
        ),
        points=1,
        minutes=5,
        stars=1,
        hints=(
            "Which pixels reach one score today?",
            "Dense mixes the last axis only. How do you get all pixels onto one axis?",
            "Put the layer that does that in front of Dense.",
        ),
        solution='''
def repaired(height, width, scores):
    """A model that gives scores, each computed from the whole picture."""
    return keras.Sequential([keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(scores)])
''',
        because="Flatten puts all pixels of a picture on one axis, and Dense mixes that axis: now every pixel "
        "reaches every score.",
        sizes=({"height": 28, "width": 28, "scores": 10}, {"height": 7, "width": 5, "scores": 3}),
        hidden=({"height": 9, "width": 12, "scores": 4},),
        ranges={"height": (5, 12), "width": (5, 12), "scores": (2, 6)},
    ),
    Exercise(
        "dense-find-the-errors",
        Corrections(Sentences(wrong=(2, 3), of=4), ("height", "width", "units", "row", "column"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Take a picture of 2 rows with 3 pixels and Dense(1) with all weights 1. Which pixels are in the "
            "first number?",
            "Change one pixel of that picture. Which rows of the output stay as they were?",
            "A number sees its row; a pixel moves all units of its row.",
        ),
        solution='''
def corrected(height, width, units, row, column):
    """Pixels that one number sees, numbers that change with pixel (row, column), their row in the output."""
    return width, units, row

wrong = [2, 3]
''',
        because="Dense works on each row by itself. One number is computed from the pixels of its row, and a "
        "pixel moves the "
        "units of its own row and nothing else.",
        sizes=(
            {"height": 13, "width": 20, "units": 7, "row": 5, "column": 9},
            {"height": 10, "width": 6, "units": 4, "row": 8, "column": 3},
        ),
        hidden=({"height": 15, "width": 8, "units": 3, "row": 11, "column": 2},),
        ranges={"height": (9, 16), "width": (7, 20), "units": (3, 6), "row": (4, 8), "column": (0, 3)},
    ),
)
