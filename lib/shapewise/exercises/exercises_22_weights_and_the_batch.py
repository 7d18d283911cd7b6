"""Exercises of lesson 22."""

import math
import operator
from types import SimpleNamespace

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import Gives, MadeAgain, Moves, Takes
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences
from shapewise.reading import keras

layers, chain = keras.layers, keras.Sequential


def weighing(*axes):
    """A layer that multiplies its input by weights with these axes of a sample; along the others they are shared."""

    class Weighing(layers.Layer):
        def build(self, input_shape):
            shape = (1, *(length if axis in axes else 1 for axis, length in enumerate(input_shape[1:], 1)))
            self.weight = self.add_weight(shape=shape)

        def call(self, x):
            return x * self.weight

        def compute_output_shape(self, input_shape):
            return input_shape

    return Weighing()


def count_of(layer, input_shape):
    """The weights of a layer once it is built."""
    layer.build(input_shape)
    return layer.count_params()


def predicted(_):
    rows, columns, batch = 12, 30, 50
    every, shape = count_of(weighing(1, 2), (None, rows, columns)), (None, rows, columns)
    return {
        "each_entry": Number(
            every,
            {
                "weights/every-entry-of-the-data": 2000 * every,
                "weights/batch-counts": batch * every,
                "weights/rows-share": columns,
                "weights/columns-share": rows,
                "weights/everything-to-everything": every * every,
                "weights/dense-in-its-place": columns * columns,
                "weights/bias-added": 2 * every,
            },
        ),
        "each_column": Number(
            count_of(layers.DepthwiseConv1D(1, use_bias=False), shape),
            {
                "weights/columns-share": rows,
                "weights/dense-in-its-place": columns * columns,
                "weights/bias-added": 2 * columns,
            },
        ),
        "scale_and_shift": Number(
            count_of(layers.LayerNormalization(), shape), {"weights/every-entry-of-a-sample": 2 * every}
        ),
    }


def believed_entries(n):
    rows, columns = n.rows, n.columns
    return {
        "weights/rows-share": lambda: weighing(2),
        "weights/columns-share": lambda: weighing(1),
        "weights/dense-in-its-place": lambda: layers.Dense(columns, use_bias=False),
        "weights/everything-to-everything": lambda: chain(
            [layers.Flatten(), layers.Dense(rows * columns, use_bias=False), layers.Reshape((rows, columns))]
        ),
        "weights/bias-added": lambda: layers.EinsumDense("bij,ij->bij", (rows, columns), bias_axes="ij"),
    }


def believed_rows(n):
    return {
        "weights/rows-share": lambda: weighing(2),
        "weights/every-entry-of-a-sample": lambda: weighing(1, 2),
        "weights/dense-in-its-place": lambda: chain(
            [layers.Permute((2, 1)), layers.Dense(n.rows, use_bias=False), layers.Permute((2, 1))]
        ),
    }


def start_of(n):
    """Where the weights begin: no two are equal, and none is 0 or 1."""
    return 2 + np.arange(n.rows * n.columns, dtype="float32").reshape(n.rows, n.columns) / 4


def begins_as_told(n):
    x = np.array([1.0, -2.0])[:, None, None] * np.ones((2, n.rows, n.columns), dtype="float32")
    return Gives(x, x * start_of(n)), MadeAgain(x, x * start_of(n)), Moves(operator.eq)


def corrected(n):
    entries = weighing(1, 2)
    every = count_of(entries, (None, n.rows, n.columns))
    x = np.ones((1, n.rows, n.columns))
    changed = x.copy()
    changed[0, 0, 0] += 1
    entries.set_weights([np.ones((1, n.rows, n.columns))])
    moved = int(np.count_nonzero(np.asarray(entries(changed)) != np.asarray(entries(x))))
    return {
        "weights": Number(
            every,
            {
                "weights/every-entry-of-the-data": n.samples * every,
                "weights/rows-share": n.columns,
                "weights/columns-share": n.rows,
            },
        ),
        "weights for twice as many samples": Number(
            every, {"weights/every-entry-of-the-data": 2 * n.samples * every, "weights/batch-counts": 2 * every}
        ),
        "outputs that move with one entry": Number(
            moved, {"weights/dense-in-its-place": n.columns, "weights/everything-to-everything": math.prod(x.shape)}
        ),
    }


EXERCISES = (
    Exercise(
        "weights-predict",
        Quantities(predicted),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "Which axes has the weight in each of the three? The batch is never one of them.",
            "Multiply the lengths of these axes.",
            "LayerNormalization has two numbers, a scale and a shift, for each place of the last axis.",
        ),
        solution="""
each_entry = 12 * 30
each_column = 30
scale_and_shift = 2 * 30
""",
        because="A weight has the axes that its layer gives it. 2000 samples or a batch of 50 change nothing: all "
        "meet the same weights.",
    ),
    Exercise(
        "weights-entries",
        MakesLayer(
            lambda n: (None, n.rows, n.columns),
            ("rows", "columns"),
            like=lambda n: weighing(1, 2),
            known=believed_entries,
            properties=lambda n: (Moves(operator.eq),),
        ),
        points=2,
        minutes=10,
        stars=2,
        hints=(
            "The weight has the axes of one sample. input_shape[1:] leaves the batch out.",
            "In build: self.weight = self.add_weight(shape=...). A 1 in the place of the batch is repeated for "
            "all samples.",
            "In call, multiply x by the weight.",
        ),
        solution='''
def entry_weights(rows, columns):
    """A layer that multiplies each entry of a sample by a weight of its own."""
    class EntryWise(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, *input_shape[1:]))

        def call(self, x):
            return x * self.weight

    return EntryWise()
''',
        because="input_shape begins with the batch, whose length is None; the weight gets the axes after it. In "
        "the product the sheet is "
        "repeated for every sample.",
        sizes=({"rows": 4, "columns": 3}, {"rows": 2, "columns": 5}),
        hidden=({"rows": 5, "columns": 7},),
        ranges={"rows": (3, 6), "columns": (3, 7)},
    ),
    Exercise(
        "weights-rows",
        MakesLayer(
            lambda n: (None, n.rows, n.columns),
            ("rows",),
            like=lambda n: weighing(1),
            known=believed_rows,
            properties=lambda n: (Takes((None, n.rows, n.columns + 3)), Moves(operator.eq)),
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Which axis of the input has to be in the weight, and which must not?",
            "An axis of length 1 in the weight is repeated along the input.",
            "The shape of the weight is (1, rows, 1): then the columns may be as many as they like.",
        ),
        solution='''
def row_weights(rows):
    """A layer that multiplies each row by a weight of its own, for any number of columns."""
    class RowWise(keras.layers.Layer):
        def build(self, input_shape):
            self.weight = self.add_weight(shape=(1, rows, 1))

        def call(self, x):
            return x * self.weight

    return RowWise()
''',
        because="The rows are in the weight, so each has its own. The columns are not, so they share, and their "
        "number is free, as "
        "that of the samples is.",
        sizes=({"rows": 4, "columns": 3}, {"rows": 3, "columns": 5}),
        hidden=({"rows": 6, "columns": 2},),
        ranges={"rows": (3, 7), "columns": (2, 6)},
    ),
    Exercise(
        "weights-saved",
        MakesLayer(
            lambda n: (None, n.rows, n.columns),
            ("start",),
            like=lambda n: weighing(1, 2),
            known=believed_entries,
            properties=begins_as_told,
            given=lambda n: SimpleNamespace(start=start_of(n)),
        ),
        points=2,
        minutes=12,
        stars=3,
        hints=(
            "add_weight takes initializer=...: keras.initializers.Constant begins with an array.",
            "__init__ gets more than start when Keras makes the layer again: a name, for instance. **kwargs takes "
            "what is left, for "
            "super().__init__(**kwargs).",
            "get_config: what super().get_config() gives, and start as a list: self.start.tolist().",
        ),
        solution='''
class Sheet(keras.layers.Layer):
    """A weight for each entry of a sample, from `start` on."""

    def __init__(self, start, **kwargs):
        super().__init__(**kwargs)
        self.start = np.asarray(start)

    def build(self, input_shape):
        begin = keras.initializers.Constant(self.start)
        self.weight = self.add_weight(shape=input_shape[1:], initializer=begin)

    def call(self, x):
        return x * self.weight

    def get_config(self):
        return {**super().get_config(), "start": self.start.tolist()}
''',
        because="Keras saves a layer as its class and its configuration, and the weights beside them. It makes "
        "the layer again with "
        "Sheet(**config), so all that __init__ needs has to stand in the configuration, in words that JSON knows.",
        sizes=({"rows": 2, "columns": 3}, {"rows": 4, "columns": 2}),
        hidden=({"rows": 3, "columns": 5},),
        ranges={"rows": (2, 5), "columns": (2, 6)},
    ),
    Exercise(
        "weights-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 4), of=5), ("samples", "rows", "columns"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Is the number of samples known when the weights are made? Is it the same for every batch?",
            "Build the layer of the lesson for ten samples, and call it on twenty.",
            "One output is made of one entry. How many entries does one output of Dense see?",
        ),
        solution='''
def corrected(samples, rows, columns):
    """Weights; weights for twice as many samples; outputs that move with one entry."""
    return rows * columns, rows * columns, 1

wrong = [1, 3, 4]
''',
        because="The number of samples is in no weight, so a new batch may have any. And multiplying entry by "
        "entry mixes nothing: "
        "that is what tells it from Dense.",
        sizes=({"samples": 100, "rows": 10, "columns": 64}, {"samples": 7, "rows": 5, "columns": 12}),
        hidden=({"samples": 30, "rows": 8, "columns": 9},),
        ranges={"samples": (20, 90), "rows": (3, 9), "columns": (10, 19)},
    ),
)
