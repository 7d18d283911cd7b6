"""Exercises of lesson 19."""

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import RowsSumToOne
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.layers.lstm import forward as lstm_outputs
from shapewise.reading import keras

layers = keras.layers
EVERY = {"return_sequences": True}


def both_ways(units, **options):
    return layers.Bidirectional(layers.LSTM(units, **options))


def predicted(_):
    a, b = layers.LSTM(6), both_ways(5)
    c = both_ways(7, **EVERY)
    return {
        "shape_a": Shape(a, (None, 11, 4)),
        "shape_b": Shape(b, (None, 9, 4)),
        "shape_c": Shape(c, (None, 8, 3)),
        "parameters_c": Count(c, (None, 8, 3)),
    }


def from_both_grids(n, bidirectional, x, *weights):
    """The function gets what both layers give at every step, each in the order in which it has read."""
    forward = lstm_outputs(x, *weights[:3], return_sequences=True)
    backward = lstm_outputs(x[:, ::-1], *weights[3:], return_sequences=True)
    return (
        bidirectional(forward, backward, return_sequences=True)
        if n.return_sequences
        else bidirectional(forward, backward)
    )


def added_up(n):
    def compute(x, *weights):
        layer = layers.Bidirectional(layers.LSTM(n.units, return_sequences=n.return_sequences), merge_mode="sum")
        layer.build(x.shape)
        layer.set_weights(weights)
        return layer(x)

    return {"bidirectional/width-kept": compute}


def chain(n, *made):
    return keras.Sequential([keras.Input((n.steps, n.features)), *made])


def scores(n):
    return layers.Dense(n.classes, activation="softmax")


def tagger(n):
    return chain(n, both_ways(n.units, **EVERY), scores(n))


def believed_tagger(n):
    return {
        "bidirectional/every-step-comes-out": lambda: chain(n, both_ways(n.units), scores(n)),
        "lstm/last-output-repeated": lambda: chain(n, both_ways(n.units), layers.RepeatVector(n.steps), scores(n)),
        "bidirectional/width-kept": lambda: chain(
            n, layers.Bidirectional(layers.LSTM(n.units, **EVERY), merge_mode="sum"), scores(n)
        ),
        "bidirectional/one-set-of-weights": lambda: chain(n, layers.LSTM(n.units, **EVERY), scores(n)),
    }


def autoencoder(n):
    code, series = layers.LSTM(n.code), layers.LSTM(n.units, **EVERY)
    return chain(n, code, layers.RepeatVector(n.steps), series, layers.Dense(n.features))


def believed_autoencoder(n):
    code, every = layers.LSTM, EVERY
    repeat = layers.RepeatVector
    return {
        "lstm/only-the-last-step-comes-out": lambda: chain(
            n, code(n.code, **every), code(n.units, **every), layers.Dense(n.features)
        ),
        "lstm/every-step-comes-out": lambda: chain(
            n, code(n.code), repeat(n.steps), code(n.units), layers.Dense(n.features)
        ),
        "lstm/last-output-repeated": lambda: chain(
            n, code(n.code), repeat(n.steps), code(n.units), repeat(n.steps), layers.Dense(n.features)
        ),
    }


def corrected(n):
    steps, outputs, units = n.steps, n.outputs, n.units
    handed_on = both_ways(units).compute_output_shape((None, steps, 2))[-1]
    wide, narrow = layers.Dense(steps * outputs), layers.Dense(outputs)
    wide.build((None, handed_on))
    narrow.build((None, steps, handed_on))
    return {
        "numbers handed on": Number(
            handed_on,
            {
                "bidirectional/width-kept": units,
                "bidirectional/every-step-comes-out": steps * handed_on,
                "lstm/every-step-comes-out": steps * units,
            },
        ),
        "weights of the wide head": Number(
            wide.count_params(),
            {
                "bidirectional/width-kept": (units + 1) * steps * outputs,
                "dense/bias-forgotten": handed_on * steps * outputs,
                "dense/flattened": (steps * handed_on + 1) * steps * outputs,
            },
        ),
        "weights of the head on every step": Number(
            narrow.count_params(),
            {
                "bidirectional/width-kept": (units + 1) * outputs,
                "dense/bias-forgotten": handed_on * outputs,
                "dense/flattened": (steps * handed_on + 1) * outputs,
                "dense/own-weights-per-row": steps * (handed_on + 1) * outputs,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "seq-predict",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "Look for return_sequences first: without it the axis of steps is gone.",
            "Bidirectional has two layers. How wide is the result when both are put side by side?",
            "C: count the parameters of one LSTM(7) on 3 features. There are two of them.",
        ),
        solution="""
shape_a = (None, 6)
shape_b = (None, 10)
shape_c = (None, 8, 14)
parameters_c = 2 * 4 * (3 + 7 + 1) * 7
""",
        because="Only C hands on its steps. Bidirectional doubles the last axis, and it has the weights of two layers.",
    ),
    Exercise(
        "seq-pick",
        ComputesLike(
            lambda n: both_ways(n.units, return_sequences=n.return_sequences),
            lambda n: (n.batch, n.steps, n.features),
            call=from_both_grids,
            known=added_up,
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "forward[:, -1] is the end of the forward layer. Where is the end of the backward layer, in the order "
            "in which it has read?",
            "With return_sequences=True both numbers of a step stand together. Which array has to be turned round?",
            "np.concatenate([..., ...], axis=-1) puts two arrays side by side; array[:, ::-1] turns the steps round.",
        ),
        solution='''
def bidirectional(forward, backward, return_sequences=False):
    """What Bidirectional hands on, from the outputs of its two layers, each in the order in which it has read."""
    if return_sequences:
        return np.concatenate([forward, backward[:, ::-1]], axis=-1)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)
''',
        because="Each layer ends where it has read everything: the forward one at the last step, the backward one "
        "at step 0. "
        "For every step, the backward results are turned round, so that step t stands beside step t.",
        sizes=(
            {"batch": 2, "steps": 4, "features": 3, "units": 2, "return_sequences": False},
            {"batch": 2, "steps": 5, "features": 2, "units": 3, "return_sequences": True},
        ),
        hidden=(
            {"batch": 3, "steps": 6, "features": 2, "units": 4, "return_sequences": False},
            {"batch": 3, "steps": 3, "features": 4, "units": 2, "return_sequences": True},
        ),
        ranges={"batch": (2, 3), "steps": (3, 6), "features": (2, 4), "units": (2, 4)},
    ),
    Exercise(
        "seq-tagger",
        MakesLayer(
            lambda n: (None, n.steps, n.features),
            ("steps", "features", "units", "classes"),
            like=tagger,
            properties=lambda n: (RowsSumToOne(),),
            known=believed_tagger,
        ),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "The classes are asked at every step, so every step has to reach the last layer.",
            "return_sequences belongs to the LSTM, inside Bidirectional.",
            "The last layer works at each step by itself; its softmax makes probabilities.",
        ),
        solution='''
def tagger(steps, features, units, classes):
    """A model that reads both ways and gives probabilities of the classes at every step."""
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.Bidirectional(keras.layers.LSTM(units, return_sequences=True)),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )
''',
        because="With return_sequences=True a step hands on 2 x units numbers: what the forward layer knows of "
        "the past, and the backward "
        "layer of the future. Dense reads both.",
        sizes=(
            {"steps": 6, "features": 3, "units": 4, "classes": 5},
            {"steps": 5, "features": 2, "units": 3, "classes": 4},
        ),
        hidden=({"steps": 7, "features": 4, "units": 5, "classes": 3},),
        ranges={"steps": (5, 8), "features": (2, 3), "units": (3, 5), "classes": (4, 6)},
    ),
    Exercise(
        "seq-autoencoder",
        MakesLayer(
            lambda n: (None, n.steps, n.features),
            ("steps", "features", "code", "units"),
            like=autoencoder,
            known=believed_autoencoder,
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "The first LSTM sums the series up: one vector. So here the default is right.",
            "The second LSTM needs steps again. Which layer makes them from one vector?",
            "Behind the second LSTM, Dense works at each step. What does that LSTM have to hand on?",
        ),
        solution='''
def autoencoder(steps, features, code, units):
    """LSTM(code) sums a series up; LSTM(units) and Dense make a series of it again."""
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(code),
            keras.layers.RepeatVector(steps),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(features),
        ]
    )
''',
        because="Here everything is meant to pass through one vector, so the first LSTM hands on its last output "
        "alone, and RepeatVector "
        "gives it to every step of the second. That one hands on all steps.",
        sizes=(
            {"steps": 6, "features": 3, "code": 2, "units": 4},
            {"steps": 5, "features": 2, "code": 3, "units": 5},
        ),
        hidden=({"steps": 7, "features": 4, "code": 3, "units": 2},),
        ranges={"steps": (5, 8), "features": (2, 4), "code": (2, 3), "units": (4, 6)},
    ),
    Exercise(
        "seq-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 5), of=5), ("steps", "outputs", "units"), corrected),
        points=2,
        minutes=9,
        stars=2,
        hints=(
            "The LSTM inside has no return_sequences. What is left of the steps?",
            "Whatever the number of rows is, Dense has one kernel for all of them.",
            "What does the batch size have to do with the axis of steps?",
        ),
        solution='''
def corrected(steps, outputs, units):
    """Numbers handed on to the head, weights of the wide head, weights of a head on every step."""
    return 2 * units, (2 * units + 1) * steps * outputs, (2 * units + 1) * outputs

wrong = [1, 3, 5]
''',
        because="Without return_sequences one vector of 2 x units numbers is left. The wide head has a weight "
        "from each of them to every "
        "number of every frame. On a sequence, Dense uses one small kernel for all steps; the batch size is in no "
        "weight and no axis.",
        sizes=({"steps": 70, "outputs": 12, "units": 9}, {"steps": 15, "outputs": 8, "units": 5}),
        hidden=({"steps": 20, "outputs": 6, "units": 7},),
        ranges={"steps": (10, 40), "outputs": (5, 9), "units": (4, 8)},
    ),
)
