"""Exercises of lesson 16."""

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

layers, ops = keras.layers, keras.ops


def predicted(_):
    a, b = layers.Embedding(50, 8), layers.Embedding(30, 6)
    return {
        "shape_a": Shape(a, (None, 12)),
        "parameters_a": Count(a, (None, 12)),
        "shape_b": Shape(b, (None, 5)),
        "parameters_b": Count(b, (None, 5)),
    }


class LookedUp(layers.Embedding):
    """An Embedding that makes indexes of any numbers: checks draw inputs of both signs."""

    def call(self, inputs):
        """The row of each index."""
        return super().call(ops.cast(ops.abs(inputs), "int32") % self.input_dim)


class MeanOfWords(layers.Embedding):
    """The mean vector of a sentence, without its padding, which is index 0; the first word is never padding."""

    def call(self, inputs):
        """The mean over the words that are not 0."""
        indexes = ops.convert_to_tensor(words_of(np.asarray(inputs), self.input_dim))
        counted = ops.cast(indexes > 0, "float32")[..., None]
        return ops.sum(super().call(indexes) * counted, axis=1) / ops.sum(counted, axis=1)


def words_of(x, words):
    """Indexes from drawn numbers: the first of each sentence above 0, every other sentence with padding at its end."""
    indexes = np.abs(x).astype(int) % words
    indexes[:, 0] = np.maximum(indexes[:, 0], 1)
    indexes[::2, -1] = 0
    return indexes


def looked_up(n, look_up, x, table):
    return look_up(np.abs(x).astype(int) % n.words, table)


def averaged(n, mean_of_words, x, table):
    return mean_of_words(words_of(x, n.words), table)


def believed_means(n):
    def vectors(x, table):
        return table[words_of(x, n.words)]

    def words_only(x, table):
        return vectors(x, table) * (words_of(x, n.words) > 0)[..., None]

    return {
        "embedding/padding-is-a-word": lambda x, table: vectors(x, table).mean(axis=1),
        "embedding/padding-is-counted": lambda x, table: words_only(x, table).mean(axis=1),
    }


def corrected(n):
    layer = layers.Embedding(n.words, n.width)
    layer.build((None, n.steps))
    out = layer.compute_output_shape((1, n.steps))
    return {
        "numbers that come out": Number(
            out[1] * out[2],
            {
                "embedding/whole-table-comes-out": n.words * n.width,
                "embedding/one-vector-per-sentence": n.width,
                "embedding/indexes-are-amounts": n.steps,
            },
        ),
        "weights": Number(
            layer.count_params(),
            {
                "embedding/bias-too": (n.words + 1) * n.width,
                "embedding/dense-on-the-indexes": (n.steps + 1) * n.width,
                "embedding/table-for-every-step": n.steps * n.words * n.width,
            },
        ),
    }


SIZES = (
    {"batch": 3, "steps": 4, "words": 7, "width": 3},
    {"batch": 2, "steps": 6, "words": 5, "width": 4},
)
HIDDEN = ({"batch": 4, "steps": 5, "words": 6, "width": 2},)
RANGES = {"batch": (2, 4), "steps": (4, 6), "words": (5, 9), "width": (2, 5)}

EXERCISES = (
    Exercise(
        "emb-predict",
        Quantities(predicted),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "How many indexes go in for one sample? That many vectors come out.",
            "The vectors are the last axis. What stood in front of it in the input stays.",
            "The weights are the table, and nothing else.",
        ),
        solution="""
shape_a = (None, 12, 8)
parameters_a = 50 * 8
shape_b = (None, 5, 6)
parameters_b = 30 * 6
""",
        because="A vector takes the place of each index, so one axis is added at the end. The table has a row for "
        "each word of the "
        "vocabulary, however long the sentences are.",
    ),
    Exercise(
        "emb-lookup",
        ComputesLike(lambda n: LookedUp(n.words, n.width), lambda n: (n.batch, n.steps), call=looked_up),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "The result has the axes of `indexes`, and one more. What is its length?",
            "Two loops, over the samples and over the words, and one row copied in each turn.",
            "NumPy looks several rows up at once, if you index the table with an array.",
        ),
        solution='''
def look_up(indexes, table):
    """The row of the table for every index."""
    return table[indexes]
''',
        because="An array in square brackets takes one row for each of its numbers, and keeps its shape in front. "
        "That is all an Embedding "
        "does when it is called.",
        sizes=SIZES,
        hidden=HIDDEN,
        ranges=RANGES,
    ),
    Exercise(
        "emb-mean",
        ComputesLike(
            lambda n: MeanOfWords(n.words, n.width), lambda n: (n.batch, n.steps), call=averaged, known=believed_means
        ),
        points=3,
        minutes=10,
        stars=2,
        hints=(
            "Which of the indexes are words? A comparison gives an array of True and False.",
            "Multiply the vectors with it, with a new axis at the end, so that the padding becomes zeros. Then "
            "add up over the words.",
            "Divide by how many words each sentence has, not by the length of the row.",
        ),
        solution='''
def mean_of_words(indexes, table):
    """The mean vector of each sentence; index 0 is padding and does not count."""
    counts = (indexes > 0)[..., None]
    return (table[indexes] * counts).sum(axis=1) / counts.sum(axis=1)
''',
        because="Sentences of different length are filled up with 0. Row 0 is a vector like any other, so it has "
        "to be left out of the sum "
        "and out of the count.",
        sizes=SIZES,
        hidden=HIDDEN,
        ranges=RANGES,
    ),
    Exercise(
        "emb-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 4), of=5), ("words", "width", "steps"), corrected),
        points=3,
        minutes=9,
        stars=2,
        hints=(
            "Look at the axes again: what is replaced by a vector, and where does the vector stand?",
            "What decides how many vectors come out: an argument, or what goes in?",
            "Which layers add a bias, and is looking up one of them?",
        ),
        solution='''
def corrected(words, width, steps):
    """How many numbers come out for one sentence, and how many weights the layer has."""
    return steps * width, words * width

wrong = [1, 3, 4]
''',
        because="Each index is replaced by its vector: (words of the sentence, numbers of a vector). The length "
        "comes from the sentence: "
        "seven words give seven vectors. The weights are the table, 263 x 64 = 16832, without a bias.",
        sizes=({"words": 263, "width": 8, "steps": 10}, {"words": 40, "width": 6, "steps": 9}),
        hidden=({"words": 90, "width": 7, "steps": 12},),
        ranges={"words": (50, 99), "width": (4, 9), "steps": (10, 15)},
    ),
)
