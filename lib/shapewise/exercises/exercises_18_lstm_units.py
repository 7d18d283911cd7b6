"""Exercises of lesson 18."""

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import RowsSumToOne
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

layers = keras.layers


def predicted(_):
    a, b = layers.LSTM(5), layers.LSTM(6, return_sequences=True)
    return {
        "shape_a": Shape(a, (None, 12, 7)),
        "parameters_a": Count(a, (None, 12, 7)),
        "shape_b": Shape(b, (None, 25, 4)),
        "parameters_b": Count(b, (None, 25, 4)),
    }


def after_all_steps(n, lstm_step, x, kernel, recurrent_kernel, bias):
    h = c = np.zeros((len(x), len(recurrent_kernel)))
    for step in range(n.steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
    return h


def lstm(n, lstm, *arguments):
    return lstm(*arguments, return_sequences=True) if n.return_sequences else lstm(*arguments)


def chain(n, *made):
    return keras.Sequential([keras.Input((n.steps, n.features)), *made])


def scores(n):
    return layers.Dense(n.classes, activation="softmax")


def classifier(n):
    return chain(n, layers.LSTM(n.units, return_sequences=True), scores(n))


def believed_classifier(n):
    every, LSTM = {"return_sequences": True}, layers.LSTM
    return {
        "lstm/softmax-gives-probabilities": lambda: chain(n, LSTM(n.classes, activation="softmax", **every)),
        "lstm/one-unit-per-class": lambda: chain(n, LSTM(n.classes, **every), layers.Softmax()),
        "lstm/every-step-comes-out": lambda: chain(n, LSTM(n.units), scores(n)),
        "lstm/one-unit-per-step": lambda: chain(n, LSTM(n.steps, **every), scores(n)),
        "lstm/one-unit-per-feature": lambda: chain(n, LSTM(n.features, **every), scores(n)),
        "lstm/one-column-one-unit": lambda: chain(n, LSTM(n.units, **every), layers.Dense(1, activation="sigmoid")),
        "lstm/no-gates": lambda: chain(n, layers.SimpleRNN(n.units, **every), scores(n)),
        "lstm/three-gates": lambda: chain(n, layers.GRU(n.units, **every), scores(n)),
        "lstm/looks-back-units-steps": lambda: chain(n, layers.Conv1D(n.units, n.units, padding="causal"), scores(n)),
        "lstm/like-dense": lambda: chain(n, layers.Dense(n.units), scores(n)),
        "lstm/bias-forgotten": lambda: chain(n, LSTM(n.units, use_bias=False, **every), scores(n)),
    }


def corrected(n):
    steps, features, units, second = n.steps, n.features, n.units, n.second_units
    first = layers.LSTM(units, return_sequences=True, return_state=True)
    kept = first(np.zeros((1, steps, features)))[1:]
    behind = layers.LSTM(second)
    behind.build((None, steps, units))
    return {
        "weights of one gate of one unit": Number(
            sum(weight[..., 0].size for weight in first.get_weights()),
            {
                "lstm/no-recurrence": features + 1,
                "lstm/like-dense": features,
                "lstm/bias-forgotten": features + units,
                "lstm/all-steps-at-once": steps * features + 1,
                "lstm/gates-counted-together": 4 * (features + units + 1),
            },
        ),
        "numbers kept from step to step": Number(
            int(sum(np.size(state) for state in kept)),
            {
                "lstm/one-state": units,
                "lstm/every-step-comes-out": steps * units,
                "lstm/states-of-all-steps": 2 * steps * units,
            },
        ),
        "parameters of the second layer": Number(
            behind.count_params(),
            {
                "lstm/second-layer-sees-the-input": 4 * (features + second + 1) * second,
                "lstm/steps-and-features-swapped": 4 * (steps + second + 1) * second,
                "lstm/no-gates": (units + second + 1) * second,
                "lstm/three-gates": 3 * (units + second + 2) * second,
                "lstm/no-recurrence": 4 * (units + 1) * second,
                "lstm/bias-forgotten": 4 * (units + second) * second,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "lstm-predict",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "Units are numbers that the layer keeps. How many of them does it hand on at the last step?",
            "At each step a unit sees the features, and what all units gave at the step before.",
            "Each unit has four sums like that: three gates and a candidate, each with a bias. Steps are in none "
            "of them.",
        ),
        solution="""
shape_a = (None, 5)
parameters_a = 4 * (7 + 5 + 1) * 5
shape_b = (None, 25, 6)
parameters_b = 4 * (4 + 6 + 1) * 6
""",
        because="The last axis counts units; return_sequences=True keeps the steps in front of it. Each of the "
        "four sums of a unit "
        "has a weight for every feature, one for every unit of the step before, and a bias. The number of steps "
        "is in no weight.",
    ),
    Exercise(
        "lstm-one-step",
        ComputesLike(lambda n: layers.LSTM(n.units), lambda n: (n.batch, n.steps, n.features), call=after_all_steps),
        points=1,
        minutes=8,
        stars=2,
        hints=(
            "The sums see two things: the input of this step, and the output of the step before. Each has its own "
            "kernel.",
            "The new cell is a part of the old one, sigmoid(f) * c, plus a part of the candidate, which is "
            "squashed by tanh.",
            "The output is the new cell, squashed by tanh, times the output gate.",
        ),
        solution='''
def lstm_step(x_now, h, c, kernel, recurrent_kernel, bias):
    """The two states after one step: h, and c."""
    sums = x_now @ kernel + h @ recurrent_kernel + bias
    i, f, g, o = np.split(sums, 4, axis=-1)    # input, forget, candidate, output
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    h = sigmoid(o) * np.tanh(c)
    return h, c
''',
        because="The forget gate says how much of the old cell stays, the input gate how much of the candidate is "
        "added, and the "
        "output gate how much of the cell is shown. Every unit does this at every step, with the same weights.",
        sizes=(
            {"batch": 3, "steps": 2, "features": 4, "units": 2},
            {"batch": 2, "steps": 3, "features": 3, "units": 4},
        ),
        hidden=({"batch": 4, "steps": 2, "features": 5, "units": 3},),
        ranges={"batch": (2, 4), "steps": (2, 3), "features": (3, 6), "units": (2, 4)},
    ),
    Exercise(
        "lstm-forward",
        ComputesLike(
            lambda n: layers.LSTM(n.units, return_sequences=n.return_sequences),
            lambda n: (n.batch, n.steps, n.features),
            call=lstm,
        ),
        points=3,
        minutes=12,
        stars=2,
        hints=(
            "Both states begin as zeros of shape (batch, units). Where can you read the number of units?",
            "One loop over the steps: h and c go into lstm_step and come out of it again.",
            "Collect every h in a list. np.stack(outputs, axis=1) puts the steps on axis 1.",
        ),
        solution='''
def lstm(x, kernel, recurrent_kernel, bias, return_sequences=False):
    """What LSTM gives for x."""
    batch, steps, features = x.shape
    units = len(recurrent_kernel)
    h, c = np.zeros((batch, units)), np.zeros((batch, units))
    outputs = []
    for step in range(steps):
        h, c = lstm_step(x[:, step], h, c, kernel, recurrent_kernel, bias)
        outputs.append(h)
    return np.stack(outputs, axis=1) if return_sequences else h
''',
        because="The same step, with the same weights, for every moment: only the two states change. The layer "
        "can read any number "
        "of steps, whatever its units are.",
        sizes=(
            {"batch": 2, "steps": 6, "features": 4, "units": 3, "return_sequences": False},
            {"batch": 2, "steps": 6, "features": 4, "units": 3, "return_sequences": True},
        ),
        hidden=(
            {"batch": 3, "steps": 7, "features": 5, "units": 2, "return_sequences": False},
            {"batch": 3, "steps": 7, "features": 5, "units": 2, "return_sequences": True},
        ),
        ranges={"batch": (2, 3), "steps": (5, 8), "features": (3, 6), "units": (2, 4)},
    ),
    Exercise(
        "lstm-classes",
        MakesLayer(
            lambda n: (None, n.steps, n.features),
            ("steps", "features", "units", "classes"),
            like=classifier,
            properties=lambda n: (RowsSumToOne(),),
            known=believed_classifier,
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Leave the LSTM its own activation, and as many units as you like: the classes are another layer's "
            "business.",
            "Which layer turns `units` numbers into `classes` numbers at every step? Every step must reach it.",
            "softmax belongs to the layer after the LSTM.",
        ),
        solution='''
def classifier(steps, features, units, classes):
    """A model that gives the probabilities of all classes at every step."""
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.LSTM(units, return_sequences=True),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )
''',
        because="Inside the LSTM whatever the activation gives is multiplied by the output gate, so nothing adds "
        "up to 1 any more. "
        "Dense after it works on the last axis at every step, and its softmax is the last thing that happens.",
        sizes=(
            {"steps": 9, "features": 4, "units": 5, "classes": 3},
            {"steps": 6, "features": 2, "units": 3, "classes": 4},
        ),
        hidden=({"steps": 7, "features": 3, "units": 4, "classes": 6},),
        ranges={"steps": (7, 9), "features": (2, 3), "units": (4, 5), "classes": (6, 6)},
    ),
    Exercise(
        "lstm-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 4), of=5), ("steps", "features", "units", "second_units"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "What else comes into a gate at a step, besides the features?",
            "How many states does an LSTM hand from step to step?",
            "What does the first layer give at each step? That is all the second layer sees.",
        ),
        solution='''
def corrected(steps, features, units, second_units):
    """Weights of one gate of one unit, numbers kept from step to step, parameters of the second layer."""
    return features + units + 1, 2 * units, 4 * (units + second_units + 1) * second_units

wrong = [1, 3, 4]
''',
        because="A gate sees the features and what all units gave before, and has a bias. Every unit keeps two "
        "numbers, its output "
        "and its cell. The second layer sees what the first one gives: 12 numbers a step, and not the 30 features.",
        sizes=(
            {"steps": 20, "features": 30, "units": 12, "second_units": 7},
            {"steps": 15, "features": 6, "units": 11, "second_units": 4},
        ),
        hidden=({"steps": 9, "features": 5, "units": 8, "second_units": 4},),
        ranges={"steps": (9, 20), "features": (4, 8), "units": (9, 14), "second_units": (3, 7)},
    ),
)
