"""Exercises of lesson 01."""

from functools import cache

import numpy as np

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.properties import Takes
from shapewise.exercises.quantities import Corrections, Number, Quantities, Sentences
from shapewise.reading import keras

layers, chain = keras.layers, keras.Sequential


@cache
def updates_of_fit(samples, batch_size, epochs):
    """How often fit really updates the weights."""
    model = chain([keras.Input((1,)), layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse", jit_compile=False)
    model.fit(np.zeros((samples, 1)), np.zeros(samples), batch_size=batch_size, epochs=epochs, verbose=0)
    return int(model.optimizer.iterations)


@cache
def last_of(samples, batch_size):
    """How many samples are left for the last batch, as Keras cuts them."""
    data = keras.utils.timeseries_dataset_from_array(np.arange(samples), None, 1, batch_size=batch_size)
    return [len(batch) for batch in data][-1]


def predicted(_):
    samples, size, epochs = 500, 60, 4
    return {
        "default_updates": Number(updates_of_fit(samples, 32, 1), {
            "batch/all-in-one": 1, "batch/one-by-one": samples, "batch/rest-left-out": samples // 32,
        }),
        "default_last": Number(last_of(samples, 32), {"batch/rest-filled-up": 32, "batch/all-in-one": samples}),
        "updates": Number(updates_of_fit(samples, size, epochs), {
            "batch/one-update-an-epoch": epochs, "batch/rest-left-out": samples // size * epochs,
            "batch/update-for-each-sample": samples * epochs, "batch/one-epoch-counted": -(-samples // size),
        }),
    }  # fmt: skip


def nth(n, x):
    return x[n.number * n.batch_size : (n.number + 1) * n.batch_size]


def believed_nth(n):
    size, full = n.batch_size, n.samples // n.batch_size * n.batch_size
    start = n.number * size
    own = (slice(None),) * len(n.sample)
    filled = np.zeros((size, *n.sample))

    def fill(x):
        filled[: len(nth(n, x))] = nth(n, x)
        return filled

    return {
        "batch/rest-left-out": lambda x: x[:full][start : start + size],
        "batch/rest-filled-up": fill,
        "batch/begins-at-its-number": lambda x: x[n.number : n.number + size],
        "batch/counted-from-one": lambda x: x[max(start - size, 0) : start],
        "batch/all-in-one": lambda x: x,
        "batch/one-by-one": lambda x: x[n.number : n.number + 1],
        "batch/cut-along-the-steps": lambda x: x[(slice(None), slice(start, start + size), *own[1:])],
    }


def any_length(n):
    return chain([keras.Input((None, 1)), layers.LSTM(n.units), layers.Dense(1)])


def believed_any_length(n):
    return {
        "batch/in-the-weights": lambda: chain([keras.Input((n.steps, 1)), layers.Flatten(), layers.Dense(1)]),
        "lstm/every-step-comes-out": lambda: chain([layers.LSTM(n.units, return_sequences=True), layers.Dense(1)]),
    }


def corrected(n):
    samples, size, epochs = n.samples, n.batch_size, n.epochs
    known = {
        "batch/rest-left-out": samples // size * epochs,
        "batch/one-update-an-epoch": epochs,
        "batch/update-for-each-sample": samples * epochs,
        "batch/one-epoch-counted": -(-samples // size),
    }
    return {
        "updates in all": Number(updates_of_fit(samples, size, epochs), known),
        "samples in the last batch": Number(
            last_of(samples, size),
            {"batch/rest-filled-up": size, "batch/all-in-one": samples, "batch/rest-left-out": 0},
        ),
    }


EXERCISES = (
    Exercise(
        "batch-predict",
        Quantities(predicted),
        points=2,
        minutes=5,
        stars=1,
        hints=(
            "fit cuts the samples into batches. How long is a batch if you do not say?",
            "500 / 32 is 15.6. Is there a batch for the samples that are left over?",
            "An epoch has as many updates as batches, and each epoch makes them anew.",
        ),
        solution="""
default_updates = 16
default_last = 500 - 15 * 32
updates = 9 * 4
""",
        because="Fifteen batches of 32 hold 480 samples, and the 20 that are left make a batch of their own. With "
        "batches of 60 there "
        "are eight full ones and one of 20, and each of the four epochs has them all.",
    ),
    Exercise(
        "batch-cut",
        ComputesLike(
            lambda n: layers.Lambda(lambda x: nth(n, x)),
            lambda n: (n.samples, *n.sample),
            call=lambda n, nth_batch, x: nth_batch(x, n.batch_size, n.number),
            known=believed_nth,
        ),
        points=3,
        minutes=8,
        stars=2,
        hints=(
            "Batch 0 begins at sample 0. Where does batch 1 begin, and where batch 2?",
            "A slice that goes beyond the end stops at the end: np.arange(5)[3:9] has two numbers.",
            "Batch n begins at sample n * batch_size and ends before (n + 1) * batch_size.",
        ),
        solution='''
def nth_batch(x, batch_size, n):
    """Batch n of x, counted from 0."""
    return x[n * batch_size : (n + 1) * batch_size]
''',
        because="A batch is a slice of axis 0. Nothing is added to the last one and nothing is left out: a slice "
        "ends where the data ends.",
        sizes=(
            {"samples": 14, "sample": (3, 1), "batch_size": 4, "number": 2},
            {"samples": 14, "sample": (3, 1), "batch_size": 4, "number": 3},
            {"samples": 7, "sample": (2,), "batch_size": 3, "number": 0},
            {"samples": 6, "sample": (2, 2), "batch_size": 9, "number": 0},
        ),
        hidden=(
            {"samples": 11, "sample": (2, 3), "batch_size": 4, "number": 2},
            {"samples": 5, "sample": (4,), "batch_size": 2, "number": 1},
        ),
        ranges={"batch_size": (2, 4), "number": (0, 1)},
    ),
    Exercise(
        "batch-any-length",
        MakesLayer(
            lambda n: (None, n.steps, 1),
            ("units",),
            like=any_length,
            known=believed_any_length,
            properties=lambda n: (Takes((None, 3 * n.steps, 1)),),
        ),
        points=2,
        minutes=8,
        stars=2,
        hints=(
            "Which layer of the lesson has as many weights for 20 steps as for 2000?",
            "What stands on the steps axis of Input if any number may come?",
            "keras.Input((None, 1)), then an LSTM that gives its last step, then a Dense for the one number.",
        ),
        solution='''
def any_length(units):
    """A model for series of any length."""
    return keras.Sequential([keras.Input((None, 1)), keras.layers.LSTM(units), keras.layers.Dense(1)])
''',
        because="None on the steps axis means any number of steps, as it does on the batch axis. It works because "
        "the LSTM uses the same "
        "weights at each step, and hands on a vector whose length is units.",
        sizes=({"steps": 6, "units": 3}, {"steps": 9, "units": 2}),
        hidden=({"steps": 5, "units": 4},),
        ranges={"steps": (4, 9), "units": (2, 5)},
    ),
    Exercise(
        "batch-find-the-errors",
        Corrections(Sentences(wrong=(2, 3), of=4), ("samples", "batch_size", "epochs"), corrected),
        points=3,
        minutes=10,
        stars=2,
        hints=(
            "Train Dense(1) on zeros for one epoch and read model.optimizer.iterations. Which sentence speaks of that?",
            "Can two series of other lengths be made equally long, so that they go into one batch?",
            "For the updates: batches of an epoch, the shorter last one counted, times epochs.",
        ),
        solution='''
def corrected(samples, batch_size, epochs):
    """Updates that fit makes in all, samples in the last batch of an epoch."""
    batches = -(-samples // batch_size)
    return batches * epochs, samples - (batches - 1) * batch_size

wrong = [2, 3]
''',
        because="fit uses every sample, so samples that do not fill a batch make a shorter one. Series of other "
        "lengths share a batch once "
        "they are padded to one length; a Masking layer then skips the padding. Only the series of one batch need "
        "the same length.",
        sizes=({"samples": 70, "batch_size": 16, "epochs": 3}, {"samples": 33, "batch_size": 5, "epochs": 2}),
        hidden=({"samples": 50, "batch_size": 12, "epochs": 4},),
        ranges={"samples": (41, 90), "batch_size": (7, 16), "epochs": (2, 5)},
    ),
)
