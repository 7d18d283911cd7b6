"""Exercises of lesson 17."""

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Sentences, Shape
from shapewise.reading import keras

layers = keras.layers


def predicted(_):
    a, b = layers.SimpleRNN(7), layers.SimpleRNN(5, return_sequences=True)
    return {
        "shape_a": Shape(a, (None, 9, 3)),
        "parameters_a": Count(a, (None, 9, 3)),
        "shape_b": Shape(b, (None, 6, 8)),
        "parameters_b": Count(b, (None, 6, 8)),
        "changed": Number(
            9 - 2,
            {"simple_rnn/steps-stand-alone": 2, "simple_rnn/all-steps-at-once": 9, "simple_rnn/steps-backwards": 6},
        ),
    }


def chain(n, *made):
    return keras.Sequential([keras.Input((n.steps, n.features)), *made])


def two_layers(n):
    return chain(n, layers.SimpleRNN(n.first, return_sequences=True), layers.SimpleRNN(n.second))


def believed_chain(n):
    RNN, every = layers.SimpleRNN, {"return_sequences": True}
    repeated = RNN(n.first), layers.RepeatVector(n.steps), RNN(n.second)
    return {
        "simple_rnn/last-output-repeated": lambda: chain(n, *repeated),
        "simple_rnn/every-step-comes-out": lambda: chain(n, RNN(n.first, **every), RNN(n.second, **every)),
        "simple_rnn/like-dense": lambda: chain(n, layers.Dense(n.first, activation="tanh"), RNN(n.second)),
        "simple_rnn/steps-and-features-swapped": lambda: chain(
            n, layers.Permute((2, 1)), RNN(n.first, **every), RNN(n.second)
        ),
        "simple_rnn/has-gates": lambda: chain(n, layers.LSTM(n.first, **every), layers.LSTM(n.second)),
        "simple_rnn/bias-forgotten": lambda: chain(
            n, RNN(n.first, use_bias=False, **every), RNN(n.second, use_bias=False)
        ),
    }


def corrected(n):
    steps, units = n.steps, n.units
    layer = layers.SimpleRNN(units, return_state=True)
    layer.build((None, steps, 1))
    return {
        "numbers in the state of one sample": Number(
            int(layer.compute_output_shape((None, steps, 1))[1][-1]),
            {
                "simple_rnn/one-number-kept": 1,
                "simple_rnn/one-unit-per-step": steps,
                "simple_rnn/every-step-comes-out": steps * units,
            },
        ),
        "parameters": Number(
            layer.count_params(),
            {
                "simple_rnn/like-dense": units + units,
                "simple_rnn/all-steps-at-once": steps * units + units,
                "simple_rnn/steps-and-features-swapped": (steps + units + 1) * units,
                "simple_rnn/weights-for-every-step": steps * (1 + units + 1) * units,
                "simple_rnn/one-unit-per-step": (1 + steps + 1) * steps,
                "simple_rnn/has-gates": 4 * (1 + units + 1) * units,
                "simple_rnn/bias-forgotten": (1 + units) * units,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "rnn-predict",
        Quantities(predicted),
        points=2,
        minutes=7,
        stars=1,
        hints=(
            "What comes out of a step is as long as the layer has units. Which of the two layers hands on every step?",
            "A unit sees the features of its step, what all units gave at the step before, and a bias. Steps are "
            "in no weight.",
            "Walk along the steps of layer A: the first one that reads something else is step 2. What does it hand on?",
        ),
        solution="""
shape_a = (None, 7)
parameters_a = (3 + 7 + 1) * 7
shape_b = (None, 6, 5)
parameters_b = (8 + 5 + 1) * 5
changed = 9 - 2
""",
        because="The last axis counts units, and only return_sequences=True keeps the steps in front of it. Steps "
        "0 and 1 come before "
        "the change and cannot see it; step 2 does, and every step after it reads the state that it left.",
    ),
    Exercise(
        "rnn-forward",
        ComputesLike(lambda n: layers.SimpleRNN(n.units), lambda n: (n.batch, n.steps, n.features)),
        points=3,
        minutes=10,
        stars=2,
        hints=(
            "The state begins as zeros of shape (batch, units). Which of the weights tells you how many units "
            "there are?",
            "One loop over the steps. Step s of all samples is x[:, s].",
            "Two products and the bias are added up; then tanh. The result is the new state.",
        ),
        solution='''
def rnn(x, kernel, recurrent, bias):
    """What SimpleRNN gives for x."""
    h = np.zeros((len(x), len(recurrent)))
    for step in range(x.shape[1]):
        h = np.tanh(x[:, step] @ kernel + h @ recurrent + bias)
    return h
''',
        because="The same three weights serve every step: only the state changes. That is why the layer takes any "
        "number of steps.",
        sizes=(
            {"batch": 3, "steps": 4, "features": 2, "units": 3},
            {"batch": 2, "steps": 5, "features": 3, "units": 4},
        ),
        hidden=({"batch": 4, "steps": 6, "features": 5, "units": 2},),
        ranges={"batch": (2, 4), "steps": (3, 6), "features": (2, 5), "units": (2, 5)},
    ),
    Exercise(
        "rnn-chain",
        MakesLayer(
            lambda n: (None, n.steps, n.features),
            ("steps", "features", "first", "second"),
            like=two_layers,
            known=believed_chain,
        ),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "The second layer is an RNN as well: it needs three axes. What does the first one give?",
            "Which argument makes a SimpleRNN hand on the output of every step?",
            "The first layer needs return_sequences=True. Does the second?",
        ),
        solution='''
def two_rnns(steps, features, first, second):
    """A model of two SimpleRNN layers, of `first` and `second` units."""
    return keras.Sequential(
        [
            keras.Input((steps, features)),
            keras.layers.SimpleRNN(first, return_sequences=True),
            keras.layers.SimpleRNN(second),
        ]
    )
''',
        because="The first layer hands on a sequence, one vector a step, and the second one reads it in the same "
        "order. Repeating the last "
        "output has the right shape, but the second layer would read the same vector again and again.",
        sizes=(
            {"steps": 5, "features": 3, "first": 4, "second": 2},
            {"steps": 4, "features": 2, "first": 3, "second": 5},
        ),
        hidden=({"steps": 6, "features": 2, "first": 5, "second": 3},),
        ranges={"steps": (4, 6), "features": (2, 3), "first": (4, 6), "second": (2, 5)},
    ),
    Exercise(
        "rnn-find-the-errors",
        Corrections(Sentences(wrong=(1, 3, 5), of=5), ("steps", "units"), corrected),
        points=3,
        minutes=9,
        stars=2,
        hints=(
            "Give the layer another number of units. Which of the two numbers 64 follows?",
            "What does h look like in the film: one number, or a column?",
            "A unit sees more than the input: count the columns of its row of weights.",
        ),
        solution='''
def corrected(steps, units):
    """Numbers in the state of one sample, and parameters of the layer, for series of `steps` single numbers."""
    return units, (1 + units + 1) * units

wrong = [1, 3, 5]
''',
        because="The 64 of the output shape are the units; the data had 64 steps of one number. A state is a "
        "vector of `units` numbers. "
        "And every unit has a weight for each unit of the step before: that is most of the 4224 weights.",
        sizes=({"steps": 64, "units": 20}, {"steps": 12, "units": 9}),
        hidden=({"steps": 30, "units": 7},),
        ranges={"steps": (8, 40), "units": (4, 20)},
    ),
)
