"""Exercises of lesson 09."""

import numpy as np

from shapewise.exercises.computing import Computes
from shapewise.exercises.exercise import Exercise
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences
from shapewise.reading import keras

layers, ops = keras.layers, keras.ops
STEPS = 133906


def count_of(layer, input_shape):
    """The weights of a layer once it is built."""
    layer.build(input_shape)
    return layer.count_params()


def predicted(_):
    sliding = layers.Conv1D(1, 3)
    return {
        "steps_out": Number(
            sliding.compute_output_shape((None, STEPS, 1))[1],
            {"conv1d/length-kept": STEPS, "conv1d/one-window-forgotten": STEPS - 3, "axis/left-as-it-is": 1},
        ),
        "weights_steps": Number(
            count_of(sliding, (None, STEPS, 1)), {"axis/goes-where-it-fits": 3 * STEPS + 1, "conv1d/bias-forgotten": 3}
        ),
        "weights_channels": Number(
            count_of(layers.Conv1D(1, 1), (None, 1, STEPS)),
            {"axis/goes-where-it-fits": 2, "conv1d/bias-forgotten": STEPS},
        ),
        "weights_same": Number(
            count_of(layers.Conv1D(1, 3, padding="same"), (None, 1, STEPS)),
            {
                "axis/goes-where-it-fits": 4,
                "axis/kernel-of-one-sees-time": STEPS + 1,
                "conv1d/bias-forgotten": 3 * STEPS,
            },
        ),
    }


# ---------------------------------------------------------------- the right axes

WANTED = ("samples", "steps", "channels")


def arrange(x, axes):
    """What is asked for."""
    order = [axes.index(name) for name in WANTED if name in axes]
    x = ops.transpose(x, order)
    for place, name in enumerate(WANTED):
        if name not in axes:
            x = ops.expand_dims(x, place)
    return np.asarray(x)


def cut_anew(x, axes):
    """The right lengths, by a reshape."""
    lengths = dict(zip(axes, x.shape))
    return x.reshape([lengths.get(name, 1) for name in WANTED])


def channels_second(x, axes):
    """The series on the last axis, where it fits."""
    return np.swapaxes(arrange(x, axes), 1, 2)


def left_as_it_is(x, axes):
    """Missing axes at the end, and nothing moved."""
    return x.reshape(*x.shape, *[1] * (3 - x.ndim))


def data_sets(n, rng):
    sizes = {"samples": n.samples, "steps": n.steps, "channels": n.channels}
    return [(rng.normal(size=[sizes[name] for name in axes]), axes) for axes in n.axes]


# ---------------------------------------------------------------- evidence


def likeness(x, axis):
    """The correlation of neighbours along an axis."""
    before, after = np.delete(x, -1, axis=axis).ravel(), np.delete(x, 0, axis=axis).ravel()
    return float(np.corrcoef(before, after)[0, 1])


def without_batch(x, axis):
    """The axis counted without the batch."""
    return likeness(x, (axis + 1) % x.ndim)


def mean_difference(x, axis):
    """How far neighbours are apart."""
    return float(np.abs(np.diff(x, axis=axis)).mean())


def waves(n, rng):
    time = np.linspace(0, n.turns, n.steps)
    x = np.sin(time + rng.uniform(0, 6, (n.samples, n.channels, 1))) + rng.normal(
        0, 0.4, (n.samples, n.channels, n.steps)
    )
    return [(x, axis) for axis in (1, 2)] + [(x[:, 0], 1), (np.moveaxis(x, 2, 0), 0)]


# ---------------------------------------------------------------- find the errors


def corrected(n):
    padded = layers.Conv1D(1, n.window, padding="same")
    weights = count_of(padded, (None, 1, n.steps))
    # a series of ones: a weight that meets it moves the output, one that meets zeros does not
    kernel = np.arange(1, n.window + 1)[:, None, None] * np.ones((1, n.steps, 1))
    padded.set_weights([kernel, np.zeros(1)])
    met = {n.steps * (place + 1): n.steps for place in range(n.window)}[int(padded(np.ones((1, 1, n.steps)))[0, 0, 0])]
    return {
        "weights with kernel_size=1": Number(
            count_of(layers.Conv1D(1, 1), (None, 1, n.steps)),
            {"axis/goes-where-it-fits": 2, "conv1d/bias-forgotten": n.steps},
        ),
        'weights with padding="same"': Number(
            weights, {"axis/goes-where-it-fits": n.window + 1, "conv1d/bias-forgotten": n.window * n.steps}
        ),
        "of these, weights that meet a value": Number(
            met, {"axis/same-lets-it-slide": n.window * n.steps, "axis/goes-where-it-fits": n.window}
        ),
    }


EXERCISES = (
    Exercise(
        "time-predict",
        Quantities(predicted),
        points=2,
        minutes=6,
        stars=1,
        hints=(
            "Write the three axes down for each layer: samples, steps, channels.",
            "A window of 3 fits into 133906 steps one time less often than a window of 2 would.",
            "The kernel has window x channels weights for each filter, and each filter has a bias.",
        ),
        solution="""
steps_out = 133906 - 3 + 1
weights_steps = 3 * 1 + 1
weights_channels = 1 * 133906 + 1
weights_same = 3 * 133906 + 1
""",
        because="On the steps the window slides, and its three weights are used at every place. On the channels "
        "each value has a weight of "
        "its own, for every step of the window.",
    ),
    Exercise(
        "time-arrange",
        Computes(
            arrange,
            data_sets,
            {
                "axis/reshape-moves-the-axis": cut_anew,
                "axis/goes-where-it-fits": channels_second,
                "axis/left-as-it-is": left_as_it_is,
            },
        ),
        points=3,
        minutes=12,
        stars=3,
        hints=(
            "Where is each of the three names in axes? axes.index says it, and `in` says whether it is there at all.",
            "First bring those that are there into the order samples, steps, channels, with np.transpose.",
            "Then np.expand_dims puts an axis of length 1 where a name is missing; begin with the samples.",
        ),
        solution='''
def arrange(x, axes):
    """(samples, steps, channels), whatever the order of x's axes; a missing one has length 1."""
    wanted = ("samples", "steps", "channels")
    x = np.transpose(x, [axes.index(name) for name in wanted if name in axes])
    for place, name in enumerate(wanted):
        if name not in axes:
            x = np.expand_dims(x, place)
    return x
''',
        because="Names say which axis is time; lengths do not. transpose moves what is there, and what is missing "
        "gets the length 1: one "
        "sensor is one channel, one recording is one sample.",
        sizes=(
            {
                "samples": 3,
                "steps": 4,
                "channels": 2,
                "axes": (
                    ("samples", "channels", "steps"),
                    ("samples", "steps"),
                    ("steps",),
                    ("channels", "steps"),
                    ("steps", "samples", "channels"),
                    ("samples", "channels"),
                    ("channels", "steps", "samples"),
                    ("channels", "samples", "steps"),
                ),
            },
        ),
        hidden=(
            {
                "samples": 2,
                "steps": 5,
                "channels": 3,
                "axes": (
                    ("steps", "channels", "samples"),
                    ("steps", "samples"),
                    ("channels", "samples", "steps"),
                    ("steps", "channels"),
                ),
            },
        ),
    ),
    Exercise(
        "time-evidence",
        Computes(
            likeness,
            waves,
            {"axis/counted-without-the-batch": without_batch, "axis/differences-for-likeness": mean_difference},
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Take x without its last place along the axis, and x without its first: neighbours stand at the same "
            "place of the two.",
            "np.delete(x, -1, axis=axis) leaves the last place out. ravel() makes one row of numbers.",
            "np.corrcoef(one, other) is a table of 2 x 2; the correlation stands at [0, 1].",
        ),
        solution='''
def likeness(x, axis):
    """The correlation of neighbours along an axis of x."""
    before = np.delete(x, -1, axis=axis).ravel()
    after = np.delete(x, 0, axis=axis).ravel()
    return np.corrcoef(before, after)[0, 1]
''',
        because="What follows one another in time is mostly alike; what different sensors say at one moment "
        "mostly is not. That "
        "is no proof, but it is what review looks at.",
        sizes=(
            {"samples": 4, "channels": 3, "steps": 30, "turns": 9},
            {"samples": 3, "channels": 5, "steps": 24, "turns": 5},
        ),
        hidden=({"samples": 5, "channels": 4, "steps": 40, "turns": 12},),
    ),
    Exercise(
        "time-find-the-errors",
        Corrections(Sentences(wrong=(2, 3, 5), of=5), ("steps", "window"), corrected),
        points=3,
        minutes=10,
        stars=2,
        hints=(
            "On (1, steps), how many steps are there, and how many channels?",
            'padding="same" adds window - 1 steps of zeros: on how many of the window\'s steps does the series stand?',
            "The kernel has window x channels weights; only one step of it meets the series.",
        ),
        solution='''
def corrected(steps, window):
    """On (1, steps): weights with kernel_size=1; weights with padding="same"; those of them that meet a value."""
    return steps + 1, window * steps + 1, steps

wrong = [2, 3, 5]
''',
        because="A window of one step on one step sees no time at all. A longer window is refused with "
        'padding="valid" only: with '
        '"same" it runs, and most of its weights meet zeros. And softmax over one number is 1, whatever the number is.',
        sizes=({"steps": 133906, "window": 3}, {"steps": 40, "window": 5}),
        hidden=({"steps": 75, "window": 4},),
        ranges={"steps": (20, 90), "window": (3, 7)},
    ),
)
