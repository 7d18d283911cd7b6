"""Targets that do not fit the output, and losses that compare them all the same."""

from __future__ import annotations

import math

import numpy as np

from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import of_each_output, where

#: losses that repeat what is too short, without a word
_BROADCASTING = (
    "mean_squared_error", "mean_absolute_error", "mean_absolute_percentage_error", "mean_squared_logarithmic_error",
    "huber", "log_cosh", "poisson", "squared_hinge", "hinge", "cosine_similarity",
)  # fmt: skip
#: the batch size of `fit` if none is given
BATCH = 32
#: a batch size that is the length of no other axis
_ANY_OTHER = 999_983


@of_each_output
def broadcast_targets(subject):
    """A regression loss over an output and a target of different shapes."""
    if subject.loss not in _BROADCASTING or subject.y_shape is None or subject.output_shape is None:
        return
    n = min(BATCH, subject.y_shape[0]) if subject.y_shape else BATCH
    output, target = _same_rank((n, *subject.output_shape[1:]), (n, *subject.y_shape[1:]))
    if output == target or None in output:
        return
    pairs = _broadcast(output, target)
    given = f"output {(None, *subject.output_shape[1:])}, target {(None, *subject.y_shape[1:])}"
    if pairs is not None and _silent_with(_ANY_OTHER, output, target):
        consequence = (
            f"{subject.loss} is the mean over {pairs}, {math.prod(pairs)} pairs in a batch of {n} where "
            f"{math.prod(target)} numbers are to be learned; nothing is raised"
        )
    else:
        silent = [size for size in sorted({1, *output[1:], *target[1:]}) if _silent_with(size, output, target)]
        if not silent:
            return  # Keras raises for every batch
        pairs = _broadcast((silent[-1], *output[1:]), (silent[-1], *target[1:]))
        consequence = (
            f"a batch of {' or '.join(map(str, silent))} trains without a word, over {pairs}; other batches raise"
        )
        last = subject.y_shape[0] % BATCH
        if BATCH in silent and subject.y_shape[0] > BATCH and last not in (0, *silent):
            consequence += f", and the last batch of an epoch has {last} samples"
    yield Finding(
        "target/broadcast",
        f"output and target have different shapes, and {subject.loss} repeats the shorter one",
        given, consequence, _fix_target(subject),
    )  # fmt: skip


@of_each_output
def sparse_targets(subject):
    """Class numbers that do not go with the output: other axes, or a number that is no class."""
    if subject.loss != "sparse_categorical_crossentropy" or subject.y_shape is None or subject.output_shape is None:
        return
    *places, classes = subject.output_shape[1:] or (None,)
    labels = subject.y_shape[1:]
    if len(labels) == len(places) + 1 and labels[-1] == 1:
        labels = labels[:-1]
    if (
        tuple(labels) != tuple(places)
        and len(subject.y_shape) in (len(places) + 1, len(places) + 2)
        and None not in places
    ):
        yield Finding(
            "target/broadcast",
            "there is not one label for every place of the output",
            f"output {subject.output_shape}, target {(None, *subject.y_shape[1:])}",
            "sparse_categorical_crossentropy looks at the number of axes only: places in a sample "
            f"{math.prod(places)}, "
            f"labels {math.prod(labels)}, compared without a word",
            f"targets of shape {(len(subject.y), *places)}, or an output of shape {(None, *labels, classes)}",
        )
        return
    y = np.asarray(subject.y)
    if classes and y.size and (y.max() >= classes or y.min() < 0):
        bad = int(np.sum((y >= classes) | (y < 0)))
        largest = int(y.max()) if y.max() >= classes else int(y.min())
        yield Finding(
            "target/label-out-of-range",
            f"label {largest} is no class of an output of {classes}",
            "target",
            f"{bad} of {y.size} labels are outside 0 to {classes - 1}: on a CPU their loss is nan, on a GPU it "
            "may pass",
            f"{int(y.max()) + 1} units in {where(subject.last)}, or labels counted from 0",
        )


def sample_axes(subject):
    """`x` and `y` that do not have one entry for each other."""
    if subject.x_shape is None or subject.y_shape is None or not subject.x_shape or not subject.y_shape:
        return
    n, m = subject.x_shape[0], subject.y_shape[0]
    if n == m or not n or not m:
        return
    if n % m == 0:
        rest = subject.x_shape[1:]
        fix = (
            f"if every {n // m} entries of x belong to one target, put them inside one sample: "
            f"x.reshape{(m, n // m, *rest)}; a layer for {(n // m, *rest)} then sees them together"
        )
    else:
        axis = next((axis for axis, length in enumerate(subject.x_shape) if axis and length == m), None)
        fix = "one target for each sample of x"
        if axis is not None:
            fix = f"the {m} samples stand on axis {axis} of x: np.moveaxis(x, {axis}, 0)"
    yield Finding(
        "target/sample-axes",
        "x and y have different numbers of samples",
        f"x {subject.x_shape}, y {subject.y_shape}",
        f"axis 0 is paired entry by entry: {n} against {m}, fit raises",
        fix,
    )


def _same_rank(output, target):
    """As Keras does it: a last axis of length 1 is added or dropped."""
    if len(output) == len(target) + 1 and output[-1] == 1:
        return output[:-1], target
    if len(target) == len(output) + 1 and target[-1] == 1:
        return output, target[:-1]
    return output, target


def _broadcast(output, target):
    try:
        return np.broadcast_shapes(output, target)
    except ValueError:
        return None


def _silent_with(size, output, target):
    return _broadcast((size, *output[1:]), (size, *target[1:])) is not None


def _fix_target(subject):
    output, target = subject.output_shape[1:], subject.y_shape[1:]
    steps = [one for one in subject.all_facts if one.kind in ("SimpleRNN", "GRU", "LSTM")]
    if len(target) == len(output) + 1 and steps and target[-1:] == output[-1:]:
        return f"return_sequences=True in {where(steps[-1])}: one output for every step"
    if len(output) > len(target):
        last = subject.last
        if steps and steps[-1].config.get("return_sequences"):
            return f"return_sequences=False in {where(steps[-1])}: one output a sample"
        return f"a Flatten or a GlobalAveragePooling before {where(last)}: one output a sample"
    if math.prod(output) == math.prod(target):
        return f"y.reshape{(len(subject.y), *output)}: as many numbers, in the shape of the output"
    return (
        f"a last layer for {tuple(target)}: Flatten, Dense({math.prod(target)}) and Reshape({tuple(target)})"
        if len(target) > 1
        else f"a last layer of {math.prod(target)} units"
    )


CHECKS = (broadcast_targets, sparse_targets, sample_axes)
