"""Exercises of lesson 04."""

import math

import numpy as np

from shapewise.exercises.computing import Computes
from shapewise.exercises.exercise import Exercise
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import Takes
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences
from shapewise.reading import keras

layers, chain = keras.layers, keras.Sequential


# ---------------------------------------------------------------- what Keras does, and what is believed of it


def keras_mse(outputs, targets):
    """What Keras reports for these."""
    return float(keras.losses.MeanSquaredError()(targets, outputs))


def of_each_sample(outputs, targets):
    """Each output beside the target of its own sample; nan where that cannot be."""
    own, wanted = outputs.reshape(len(outputs), -1), targets.reshape(len(targets), -1)
    try:
        return float(np.mean((own - wanted) ** 2))
    except ValueError:
        return float("nan")


def as_numpy_broadcasts(outputs, targets):
    """No axis is added or dropped before."""
    return float(np.mean((outputs - targets) ** 2))


def added_up(outputs, targets):
    """The sum in the place of the mean."""
    pairs = len(keras_pairs(outputs.shape, targets.shape))
    return keras_mse(outputs, targets) * pairs


def keras_pairs(output_shape, target_shape):
    """The pairs that the loss makes, as places in outputs and targets: those whose numbers change it together."""
    one, other = lined_up(tuple(output_shape), tuple(target_shape))
    outputs = np.broadcast_to(np.arange(math.prod(one)).reshape(one), np.broadcast_shapes(one, other))
    targets = np.broadcast_to(np.arange(math.prod(other)).reshape(other), outputs.shape)
    return list(zip(outputs.ravel().tolist(), targets.ravel().tolist(), strict=True))


def lined_up(one, other):
    """Both shapes, once a last axis of length 1 is dropped where only one of them has it."""
    if len(one) == len(other) + 1 and one[-1] == 1:
        return one[:-1], other
    if len(other) == len(one) + 1 and other[-1] == 1:
        return one, other[:-1]
    return one, other


def keras_verdict(output_shape, target_shape):
    """Keras is asked: does it raise, and is the loss of equal numbers in equal order 0?"""
    size, wanted = math.prod(output_shape), math.prod(target_shape)
    outputs = np.arange(size, dtype="float32").reshape(output_shape)
    targets = np.arange(wanted, dtype="float32").reshape(target_shape)
    try:
        loss = keras_mse(outputs, targets)
    except Exception:  # InvalidArgumentError of TensorFlow, or ValueError
        return "refused"
    return "paired" if size == wanted and loss == 0 else "repeated"


def numpy_verdict(output_shape, target_shape):
    """Without lining up."""
    try:
        whole = np.broadcast_shapes(output_shape, target_shape)
    except ValueError:
        return "refused"
    return "paired" if tuple(output_shape) == tuple(target_shape) == whole else "repeated"


def believed_verdicts():
    return {
        "target/paired-if-it-runs": lambda one, other: keras_verdict(one, other).replace("repeated", "paired"),
        "target/never-lined-up": numpy_verdict,
        "target/any-target-fits": lambda one, other: keras_verdict(one, other).replace("refused", "repeated"),
        "target/only-equal-shapes-run": lambda one, other: keras_verdict(one, other).replace("repeated", "refused"),
    }


# ---------------------------------------------------------------- the exercises


def counted(_):
    n, steps = 16, 10
    a, b, c = ((n, 1), (n,)), ((n, steps, 1), (n,)), ((n, steps, 1), (n, steps))
    return {
        "pairs_a": Number(len(keras_pairs(*a)), {"target/never-lined-up": n * n}),
        "pairs_b": Number(
            len(keras_pairs(*b)),
            {"target/paired-if-it-runs": n * steps, "target/one-output-a-sample": n, "target/only-equal-shapes-run": 0},
        ),
        "pairs_c": Number(
            len(keras_pairs(*c)), {"target/never-lined-up": n * steps * steps * n, "target/one-output-a-sample": n}
        ),
    }


def arrays(n, rng):
    return [tuple(rng.integers(-9, 10, shape) / 2 for shape in pair) for pair in n.pairs]


def one_answer(n):
    window = layers.Conv1D(n.filters, n.window)
    return chain([window, layers.GlobalAveragePooling1D(), layers.Dense(1)])


def believed_one_answer(n):
    def window():
        return layers.Conv1D(n.filters, n.window)

    return {
        "target/dense-gives-one-answer": lambda: chain([window(), layers.Dense(1)]),
        "dense/flattened-afterwards": lambda: chain([window(), layers.Dense(1), layers.Flatten()]),
        "dense/bias-forgotten": lambda: chain(
            [window(), layers.GlobalAveragePooling1D(), layers.Dense(1, use_bias=False)]
        ),
        "target/one-filter-before-flatten": lambda: chain(
            [layers.Conv1D(1, n.window), layers.GlobalAveragePooling1D(), layers.Dense(1)]
        ),
    }


def corrected(n):
    stack = [layers.Conv1D(n.filters, 2) for _ in range(n.layers)]
    broken = chain([keras.Input((n.steps, 1)), *stack, layers.Dense(1)])
    flat, head = layers.Flatten(), layers.Dense(1)
    chain([keras.Input((n.steps, 1)), *stack, flat, head])
    left = n.steps - n.layers
    return {
        "answers for one series": Number(
            math.prod(broken.output_shape[1:]), {"target/dense-gives-one-answer": 1, "conv1d/length-kept": n.steps}
        ),
        "numbers behind Flatten": Number(
            flat.output.shape[1], {"target/one-filter-before-flatten": left, "conv1d/length-kept": n.steps * n.filters}
        ),
        "parameters of the last Dense": Number(
            head.count_params(),
            {
                "target/one-filter-before-flatten": left + 1,
                "dense/bias-forgotten": left * n.filters,
                "target/dense-gives-one-answer": n.filters + 1,
            },
        ),
    }


EXERCISES = (
    Exercise(
        "target-predict",
        Quantities(counted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "First: do the shapes have the same number of axes, or does one have a last axis of length 1 more?",
            "Write both shapes under each other, the last axes in line. An axis that is missing, or that is 1, is "
            "repeated.",
            "In B the 16 targets come to lie under the last axis, which is 1: how often is each output used?",
        ),
        solution="""
pairs_a = 16
pairs_b = 16 * 10 * 16
pairs_c = 16 * 10
""",
        because="In A and C one shape has a last axis of length 1 more: Keras drops it, and the shapes are equal. "
        "In B there are two "
        "axes more, so nothing is dropped: (16, 10, 1) and (16,) become (16, 10, 16), every output with every target.",
    ),
    Exercise(
        "target-loss",
        Computes(
            keras_mse,
            arrays,
            {
                "target/paired-if-it-runs": of_each_sample,
                "target/never-lined-up": as_numpy_broadcasts,
                "target/squares-added-up": added_up,
            },
        ),
        points=2,
        minutes=10,
        stars=2,
        hints=(
            "Subtract, square, take the mean: NumPy broadcasts as Keras does. What does Keras do before?",
            "It looks at the number of axes: ndim. If one array has one axis more, and that axis is the last and "
            "of length 1, it goes.",
            "outputs[..., 0] is outputs without its last axis. Do the same for targets.",
        ),
        solution='''
def mse(outputs, targets):
    """The mean squared error that Keras reports."""
    if outputs.ndim == targets.ndim + 1 and outputs.shape[-1] == 1:
        outputs = outputs[..., 0]
    if targets.ndim == outputs.ndim + 1 and targets.shape[-1] == 1:
        targets = targets[..., 0]
    return np.mean((outputs - targets) ** 2)
''',
        because="The only thing that Keras does beyond NumPy's broadcasting is to add or drop one last axis of "
        "length 1. That makes "
        "(n, 1) and (n,) harmless, and nothing else.",
        sizes=(
            {
                "pairs": (
                    ((3, 2, 1), (3,)),
                    ((4, 1), (4,)),
                    ((5,), (5, 1)),
                    ((3, 3, 1), (3, 3)),
                    ((4, 3), (3,)),
                    ((3,), (2, 3)),
                    ((3, 3), (3, 3, 1)),
                    ((3, 1, 1), (3,)),
                    ((3, 4, 1), (3, 4, 1)),
                    ((1, 4), (4,)),
                    ((4,), (1, 4)),
                )
            },
        ),
        hidden=(
            {"pairs": (((5, 2, 1), (5,)), ((6, 1), (6,)), ((4, 4), (4, 4, 1)), ((4, 5), (5,)), ((2, 2, 2), (2, 2)))},
        ),
    ),
    Exercise(
        "target-verdict",
        Computes(
            keras_verdict,
            lambda n, rng: n.pairs,
            believed_verdicts(),
            numpy_only=False,
            try_it="Try mse on zeros of these two shapes.",
        ),
        points=2,
        minutes=12,
        stars=3,
        hints=(
            "Begin as Keras does: drop a last axis of length 1 if only one of the two shapes has it.",
            "After that, equal shapes are paired. For the others, ask whether they can be broadcast.",
            "np.broadcast_shapes(one, other) raises ValueError for shapes that cannot.",
        ),
        solution='''
def verdict(output_shape, target_shape):
    """What mse does with these shapes: "refused", "paired" or "repeated"."""
    one, other = tuple(output_shape), tuple(target_shape)
    if len(one) == len(other) + 1 and one[-1] == 1:
        one = one[:-1]
    if len(other) == len(one) + 1 and other[-1] == 1:
        other = other[:-1]
    if one == other:
        return "paired"
    try:
        np.broadcast_shapes(one, other)
    except ValueError:
        return "refused"
    return "repeated"
''',
        because="Three cases are all there is: equal once they are lined up, broadcast, refused. The one in the "
        "middle is the trap, "
        "and this function finds it before you train.",
        sizes=(
            {
                "pairs": (
                    ((32, 1), (32,)),
                    ((32, 28, 1), (32,)),
                    ((32, 28, 1), (32, 28)),
                    ((32, 10), (32,)),
                    ((32, 7, 5), (32, 7, 5)),
                    ((32,), (32, 1)),
                    ((32, 1), (32, 7)),
                    ((32, 6), (32, 5)),
                    ((10, 10), (10,)),
                    ((12, 7, 1), (12, 1)),
                    ((12, 7, 5), (12, 5)),
                    ((12, 5), (12, 5, 1)),
                    ((12, 1, 1), (12,)),
                    ((12,), (12, 3)),
                    ((12,), (12, 12)),
                    ((12, 3), (12, 3)),
                    ((6, 1), (6, 3, 1)),
                )
            },
        ),
        hidden=(
            {
                "pairs": (
                    ((8, 1), (8,)),
                    ((8, 4, 1), (8,)),
                    ((8, 4), (8, 4, 1)),
                    ((8, 8), (8,)),
                    ((8, 4), (8,)),
                    ((8, 2, 1), (8, 3)),
                    ((8, 2, 3), (8, 2, 3)),
                    ((8, 2, 1), (8, 1)),
                )
            },
        ),
    ),
    Exercise(
        "target-one-answer",
        MakesLayer(
            lambda n: (None, n.steps, n.channels),
            ("channels", "filters", "window"),
            like=one_answer,
            known=believed_one_answer,
            properties=lambda n: (Takes((None, n.steps + 3, n.channels)),),
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Which axis has to go, so that one answer is left for each series?",
            "Flatten needs to know the number of steps. Which layer makes one number of all steps, however many "
            "they are?",
            "GlobalAveragePooling1D gives the mean over the steps. It has no weights.",
        ),
        solution='''
def one_answer(channels, filters, window):
    """A model that gives one number for each series, however long it is."""
    return keras.Sequential([
        keras.Input((None, channels)),
        keras.layers.Conv1D(filters, window),
        keras.layers.GlobalAveragePooling1D(),
        keras.layers.Dense(1),
    ])
''',
        because="The mean over the steps takes their axis away, and it is there for any number of steps; the "
        "output is (None, 1), the "
        "shape of one target for each series. Dense first and the mean afterwards gives the same.",
        sizes=(
            {"steps": 9, "channels": 3, "filters": 4, "window": 2},
            {"steps": 7, "channels": 2, "filters": 5, "window": 3},
        ),
        hidden=({"steps": 11, "channels": 4, "filters": 3, "window": 4},),
        ranges={"steps": (8, 14), "channels": (2, 4), "filters": (3, 6), "window": (2, 4)},
    ),
    Exercise(
        "target-find-the-errors",
        Corrections(Sentences(wrong=(2, 3), of=4), ("steps", "layers", "filters"), corrected),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Follow the shape through the model: what does each Conv1D of length 2 do to the number of steps?",
            "Which axis does Dense work on, and how many vectors does it find there?",
            "Flatten puts steps and channels on one axis: multiply them.",
        ),
        solution='''
def corrected(steps, layers, filters):
    """Answers for one series without Flatten; numbers behind Flatten; parameters of the Dense(1) behind it."""
    left = steps - layers
    return left, left * filters, left * filters + 1

wrong = [2, 3]
''',
        because="Dense gives an answer for each step that is left. Flatten takes any number of channels: with 32 "
        "filters in the last "
        "convolution the model of the lesson has 7233 parameters and works; with a single one it has 4350, and "
        "each step is "
        "squeezed into one number before Flatten sees it.",
        sizes=(
            {"steps": 32, "layers": 4, "filters": 32},
            {"steps": 20, "layers": 3, "filters": 6},
        ),
        hidden=({"steps": 25, "layers": 2, "filters": 8},),
        ranges={"steps": (15, 40), "layers": (2, 5), "filters": (5, 12)},
    ),
)
