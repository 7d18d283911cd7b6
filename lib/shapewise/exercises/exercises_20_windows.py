"""Exercises of lesson 20."""

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import Takes
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences
from shapewise.reading import keras

layers, ops = keras.layers, keras.ops


class Windows(layers.Layer):
    """All windows of each series: ``(batch, steps)`` to ``(batch, windows, width)``."""

    def __init__(self, width, **options):
        super().__init__(**options)
        self.width = width

    def call(self, inputs):
        """Slices that begin at each step, as long as they fit."""
        starts = range(inputs.shape[1] - self.width + 1)
        return ops.stack([inputs[:, start : start + self.width] for start in starts], axis=1)

    def get_config(self):
        """With the width, so that the layer can be made again."""
        return super().get_config() | {"width": self.width}


def predicted(_):
    return {
        "windows_a": Number(
            600 - 10 + 1, {"windows/as-many-as-points": 600, "windows/one-too-few": 590, "windows/side-by-side": 60}
        ),
        "windows_b": Number(
            50 - 8 - 3 + 1,
            {
                "windows/as-many-as-points": 50,
                "windows/one-too-few": 39,
                "windows/horizon-forgotten": 43,
                "windows/side-by-side": 6,
            },
        ),
        "windows_c": Number(
            (31 - 4) // 3 + 1,
            {
                "windows/as-many-as-points": 31,
                "windows/one-too-few": 9,
                "windows/stride-ignored": 28,
                "windows/side-by-side": 7,
            },
        ),
    }


def of_each_series(n, windows, x):
    return np.stack([windows(series, n.width) for series in x])


def believed_windows(n):
    def cut(x, starts):
        return np.stack([x[:, start : start + n.width] for start in starts], axis=1)

    return {
        "windows/side-by-side": lambda x: cut(x, range(0, n.steps - n.width + 1, n.width)),
        "windows/one-too-few": lambda x: cut(x, range(n.steps - n.width)),
        "windows/as-many-as-points": lambda x: cut(np.pad(x, ((0, 0), (0, n.width - 1))), range(n.steps)),
    }


def any_length(n):
    return keras.Sequential(
        [keras.Input((None, n.features)), layers.LSTM(n.units, return_sequences=True), layers.Dense(1)]
    )


def believed_any_length(n):
    front = keras.Input((None, n.features))
    return {
        "lstm/only-the-last-step-comes-out": lambda: keras.Sequential([front, layers.LSTM(n.units), layers.Dense(1)]),
        "lstm/no-gates": lambda: keras.Sequential(
            [front, layers.SimpleRNN(n.units, return_sequences=True), layers.Dense(1)]
        ),
    }


def corrected(n):
    steps, width, features, units = n.steps, n.width, n.features, n.units
    layer = layers.LSTM(units)
    layer.build((None, None, features))
    return {
        "windows whose target is their last point": Number(
            steps - width + 1,
            {
                "windows/as-many-as-points": steps,
                "windows/one-too-few": steps - width,
                "windows/side-by-side": steps // width,
            },
        ),
        "windows whose target is the next point": Number(
            steps - width,
            {
                "windows/as-many-as-points": steps,
                "windows/horizon-forgotten": steps - width + 1,
                "windows/one-too-few": steps - width - 1,
            },
        ),
        "weights of the LSTM": Number(
            layer.count_params(),
            {
                "lstm/weights-for-every-step": steps * layer.count_params(),
                "lstm/no-gates": (features + units + 1) * units,
                "lstm/all-steps-at-once": (steps * features + 1) * units,
                "lstm/bias-forgotten": 4 * (features + units) * units,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "win-count",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "At which step does the last window begin? Steps are counted from 0.",
            "B: the target comes after the window, and it has to lie in the series as well.",
            "C: count the starts 0, 3, 6, ... up to the last one that fits.",
        ),
        solution="""
windows_a = 600 - 10 + 1
windows_b = 50 - 8 - 3 + 1
windows_c = (31 - 4) // 3 + 1
""",
        because="A window can begin at step 0 and at every step after it, as long as its points and its target "
        "are in the series. With a "
        "stride only every third start is taken.",
    ),
    Exercise(
        "win-cut",
        ComputesLike(
            lambda n: Windows(n.width), lambda n: (n.batch, n.steps), call=of_each_series, known=believed_windows
        ),
        points=3,
        minutes=9,
        stars=2,
        hints=(
            "Row i of the result begins at step i of the series. How many rows are there?",
            "Without a loop: a column of starts plus a row of 0 to width - 1 gives the step of every number.",
            "An array in square brackets takes the number at each of its steps, and keeps its shape.",
        ),
        solution='''
def windows(series, width):
    """All windows of `width` points, one in a row."""
    starts = np.arange(len(series) - width + 1)
    return series[starts[:, None] + np.arange(width)]
''',
        because="The steps of all windows are a table: a start for each row, a place for each column. One look-up "
        "fills it.",
        sizes=({"batch": 2, "steps": 8, "width": 3}, {"batch": 3, "steps": 6, "width": 4}),
        hidden=({"batch": 2, "steps": 9, "width": 4},),
        ranges={"batch": (2, 3), "steps": (8, 11), "width": (2, 4)},
    ),
    Exercise(
        "win-any-length",
        MakesLayer(
            lambda n: (None, n.steps, n.features),
            ("features", "units"),
            like=any_length,
            properties=lambda n: (Takes((2, n.steps + 5, n.features)), Takes((1, 1, n.features))),
            known=believed_any_length,
        ),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "Which length stands for any number of steps in Input?",
            "A forecast is asked at every step: what has the LSTM to hand on?",
            "Behind it, Dense with one unit works at each step.",
        ),
        solution='''
def forecaster(features, units):
    """A model that takes series of any length and gives one number at every step."""
    return keras.Sequential(
        [
            keras.Input((None, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(1),
        ]
    )
''',
        because="None says that the number of steps is open; features cannot be open, because the weights depend "
        "on them.",
        sizes=({"steps": 6, "features": 3, "units": 4}, {"steps": 9, "features": 2, "units": 5}),
        hidden=({"steps": 7, "features": 4, "units": 3},),
        ranges={"steps": (5, 9), "features": (2, 4), "units": (3, 6)},
    ),
    Exercise(
        "win-find-the-errors",
        Corrections(Sentences(wrong=(2, 3, 5), of=5), ("steps", "width", "features", "units"), corrected),
        points=3,
        minutes=9,
        stars=2,
        hints=(
            "Print what pad_sequences makes of 0.3.",
            "Build the model and call it on 10 steps. What does it do?",
            "Which weights would know the number of steps?",
        ),
        solution='''
def corrected(steps, width, features, units):
    """Windows whose target is their last point, windows whose target is the next one, weights of the LSTM."""
    return steps - width + 1, steps - width, 4 * (features + units + 1) * units

wrong = [2, 3, 5]
''',
        because="pad_sequences makes whole numbers unless you give it a dtype. A Sequential model takes 10 steps "
        "where it was built "
        "for 600, and no weight depends on the steps, so None changes no count.",
        sizes=(
            {"steps": 600, "width": 10, "features": 25, "units": 8},
            {"steps": 45, "width": 7, "features": 4, "units": 6},
        ),
        hidden=({"steps": 80, "width": 12, "features": 5, "units": 7},),
        ranges={"steps": (40, 99), "width": (5, 12), "features": (3, 6), "units": (5, 9)},
    ),
)
