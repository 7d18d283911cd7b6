"""The end of a model: what stands behind the output, and outputs that do not go with their loss or their targets."""

from __future__ import annotations

import math

import numpy as np

from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import activation_of, of_each_output, where

_CLASSES = ("categorical_crossentropy", "sparse_categorical_crossentropy")
_PROBABILITIES = ("sigmoid", "softmax", "hard_sigmoid")
#: the numbers that an activation can give
_RANGES = {
    "sigmoid": (0, 1),
    "hard_sigmoid": (0, 1),
    "softmax": (0, 1),
    "tanh": (-1, 1),
    "relu": (0, math.inf),
    "softplus": (0, math.inf),
}
#: losses that a target outside of these numbers makes meaningless
_COMPARING = ("mean_squared_error", "mean_absolute_error", "huber", "log_cosh", "binary_crossentropy", "poisson")


def behind_the_output(subject):
    """Dropout or a normalisation as the last layer of a model that is trained."""
    last = subject.facts[-1] if subject.facts else None
    if last is None or not subject.loss or len(getattr(subject.model, "outputs", None) or [1]) > 1:
        return
    if last.kind in ("Dropout", "AlphaDropout", "GaussianDropout") and last.config.get("rate"):
        rate = last.config["rate"]
        yield Finding(
            "output/dropout-last",
            "dropout behind the output",
            where(last),
            f"while it is trained, {rate:.0%} of the outputs are 0 and the others {1 / (1 - rate):.2f} times as large: "
            f"{subject.loss} is computed from these",
            f"{last.name} before the last layer with weights",
        )
    elif last.kind == "BatchNormalization" and subject.last is last:
        yield Finding(
            "output/normalisation-last",
            "batch normalisation behind the output",
            where(last),
            "the output of a sample depends on its batch while it is trained, and has mean 0 and variance 1 times "
            "what it learned",
            f"{last.name} before the last layer with weights",
        )


@of_each_output
def logits_of_probabilities(subject):
    """`from_logits=True` behind a sigmoid or softmax."""
    last = subject.last
    if not subject.from_logits or last is None or activation_of(last) not in _PROBABILITIES:
        return
    activation = activation_of(last)
    n = subject.output_shape[-1] if subject.output_shape else 2
    least = math.log(2) if activation != "softmax" else math.log(1 + ((n or 2) - 1) / math.e)
    small = math.log(1 + math.exp(-1)) if activation != "softmax" else least
    yield Finding(
        "output/logits-of-probabilities",
        f"from_logits=True, and {activation} has made probabilities already",
        where(last),
        f"{subject.loss} squeezes them once more: it cannot fall below {small:.2f}, however right the model is",
        f"from_logits=False, or no activation in {where(last)}",
    )


@of_each_output
def sigmoid_for_classes(subject):
    """A sigmoid for each class, and a loss for classes of which one is right."""
    last = subject.last
    if subject.loss not in _CLASSES or subject.from_logits or last is None or activation_of(last) != "sigmoid":
        return
    n = last.output_shape[-1]
    if n is None or n < 2:
        return
    yield Finding(
        "output/sigmoid-for-classes",
        f"{n} sigmoids for classes of which one is right",
        where(last),
        f"each is between 0 and 1 by itself, so all {n} may be near 1; {subject.loss} divides them by their sum, "
        "and only "
        f"their ratios are learned",
        'activation="softmax"; a sigmoid with binary_crossentropy, if several classes can be right at once',
    )


@of_each_output
def one_class(subject):
    """categorical_crossentropy over one output."""
    last, shape = subject.last, subject.output_shape
    if subject.loss != "categorical_crossentropy" or subject.from_logits or not shape or shape[-1] != 1:
        return
    if last is None or activation_of(last) == "softmax":
        return  # said already
    yield Finding(
        "output/one-class",
        "categorical_crossentropy over one output",
        where(last),
        "it is divided by the sum of all outputs, itself: the loss is -log(1) = 0 for whatever comes out",
        'loss="binary_crossentropy" with activation="sigmoid"',
    )


@of_each_output
def target_outside(subject):
    """Targets that the last activation can never give."""
    last = subject.last
    if last is None or subject.y_shape is None or subject.loss not in _COMPARING:
        return
    y = np.asarray(subject.y)
    if y.dtype.kind not in "fiub" or not y.size:
        return
    binary = subject.loss == "binary_crossentropy"
    low, high = (0, 1) if binary else _RANGES.get(activation_of(last), (-math.inf, math.inf))
    outside = int(((y < low) | (y > high)).sum())
    if not outside:
        return
    gives = "binary_crossentropy takes" if binary else f"{activation_of(last)} gives"
    upper = f"{low} to {high}" if high < math.inf else f"nothing below {low}"
    labels = sorted(set(np.unique(y[:10_000]).tolist()))
    two = binary and len(labels) == 2
    yield Finding(
        "target/outside-output",
        f"targets from {y.min():g} to {y.max():g}, and {gives} {upper}",
        f"target, {where(last)}",
        f"{outside} of {y.size} targets can never be reached"
        + (": the loss falls without end below 0" if binary else ""),
        f"(y == {max(labels):g}).astype('float32'): labels 0 and 1"
        if two
        else "no activation in the last layer (activation=None), or targets scaled to it",
    )


def output_without_loss(subject):
    """Targets for an output that no loss is for."""
    names = getattr(subject.model, "output_names", None) or []
    if not isinstance(subject.given, dict) or not isinstance(subject.y, dict):
        return
    for name in names:
        if name in subject.y and subject.given.get(name) is None:
            yield Finding(
                "output/without-loss",
                f"output {name} has targets and no loss",
                f"output {name}",
                f"losses for {', '.join(subject.given)} alone: the layers that only {name} uses keep their first "
                "weights",
                f"a loss for {name!r} as well",
            )


CHECKS = (
    behind_the_output, logits_of_probabilities, sigmoid_for_classes, one_class, target_outside, output_without_loss,
)  # fmt: skip
