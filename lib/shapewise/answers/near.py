"""Ask for near misses where no belief explains a wrong answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from shapewise.answers.matching import UNKNOWN, Diagnosis
from shapewise.layers import rule
from shapewise.layers.rule import NotCovered
from shapewise.near_misses import Draw, NearMiss, Quantities, near_counts, near_functions, near_layers, near_shapes
from shapewise.reading import Facts, keras

#: Before several explanations of one answer.
EITHER = "There is more than one way to get there; see which one was yours. "


def with_near_misses(found: Diagnosis, facts: Facts, *, graded: bool = False) -> Diagnosis:
    """A diagnosis of a wrong shape or count, with the one step that is different if there is such a step.

    Parameters
    ----------
    found : Diagnosis
        Right ones are given back as they are; ones with a belief too, unless a rival explains a count as simply.
    facts : Facts
        Of the layer asked about.
    graded : bool
        Whether the calculation is kept back.

    Examples
    --------
    >>> from shapewise.answers.diagnosis import diagnose
    >>> from shapewise.reading import keras
    >>> print(diagnose(280, keras.layers.LSTM(5), (None, 10, 7), kind="parameters"))
    280 is not the count. 4 x (7 + 5 + 2) x 5 = 280: as if there were two biases.
    """
    if found or not facts.known or isinstance(facts.input_shape, list):
        return found
    its = rule(facts.kind)
    try:
        shape = its.apply(its.output_shape, facts.input_shape, config=facts.config)
        count = its.apply(its.parameters, facts.input_shape, config=facts.config)
    except (NotCovered, ValueError):
        return found
    around = Quantities.of(count, shape, config=facts.config, **_lengths_of(facts, shape))
    if found.beliefs:
        return with_rivals(found, count, around, graded) if found.kind == "parameters" else found
    if found.kind == "parameters" and isinstance(found.answer, int):
        return said(found, near_counts(found.answer, count, around), f"{found.answer} is not the count.", graded)
    if found.kind == "output_shape" and isinstance(found.answer, tuple):
        answer = found.answer[1:] if found.answer[:1] in ((None,), shape.value[:1]) else found.answer
        return said(found, near_shapes(answer, shape, around), found.message, graded)
    return found


def with_rivals(found: Diagnosis, count, around: Quantities, graded: bool) -> Diagnosis:
    """A count with a single belief behind it, and with the known variant of the layer that has as many, if there is one.

    A variant has one gate or one bias more or less than Keras; the belief's own sum, with its numbers, is none.
    """
    if len(found.found) != 1:
        return found
    (prediction,) = found.found
    own = prediction.derivation and prediction.derivation.parts[0][1].numbers
    near = near_counts(found.answer, count, around)
    own_sum = f"{own} = {found.answer}"  # a bias of 0 is a sum without it
    rivals = tuple(miss for miss in near if miss.of_a_constant and miss.sum.replace(" + 0", "") != own_sum)[:1]
    if not rivals:
        return found
    sentence = rivals[0].sentence(graded=graded)
    return replace(found, near=rivals, message=f"{found.message} Or another way: {sentence} See which one was yours.")


def near_function(found: Diagnosis, draws: list[Draw], facts: Facts, at=None) -> Diagnosis:
    """A diagnosis of a function that computes something else, with the one step that is different if there is one.

    The function gives the layer's output, or the part of it that stands `at` a place.
    """
    its = rule(facts.kind) if facts.known else None
    if found or found.beliefs or not draws or its is None or its.forward is None:
        return found
    options = its.options(its.forward, facts.config)

    def forward(x, *weights):
        y = its.forward(np.asarray(x, dtype=float), *weights, **options)
        return y if at is None else np.asarray(y)[at]

    axes = [axis for axis, _ in its.apply(its.output_shape, facts.input_shape, config=facts.config).parts]
    axes = axes if at is None else axes[len(at) :]
    near = near_functions(draws, forward, weight_names=facts.weight_names, axes=axes)
    return said(found, near, found.message, graded=True)


def near_layer(found: Diagnosis, yours, expected) -> Diagnosis:
    """A diagnosis of a layer that does something else, with the one part that is different if it is one part."""
    try:
        near = near_layers(_chain(yours), _chain(expected))
    except Exception:  # a layer of one's own may not say what it was made with
        return found
    return said(found, near, found.message, graded=True)


def _chain(layer) -> list[tuple[str, dict]]:
    """The layers of a Sequential, or a layer alone, as class names and arguments."""
    inside = layer.layers if type(layer) is keras.Sequential else [layer]
    return [(type(one).__name__, one.get_config()) for one in inside]


def said(found: Diagnosis, near: tuple[NearMiss, ...], start: str, graded: bool) -> Diagnosis:
    """The diagnosis with its near misses, if there are any, in its message."""
    if not near:
        return found
    sentences = " ".join(miss.sentence(graded=graded) for miss in near)
    start = start.removesuffix(UNKNOWN).rstrip()
    return replace(found, near=near, message=f"{start} {EITHER if len(near) > 1 else ''}{sentences}")


def _lengths_of(facts: Facts, shape) -> dict[str, int]:
    """The lengths of the input's axes, by the names that the output's axes have where both have as many."""
    names = [axis for axis, _ in shape.parts]
    if len(names) != len(facts.input_shape):
        names = ["batch", *(f"axis {place}" for place in range(1, len(facts.input_shape) - 1)), "features"]
    named = dict(zip(names[1:], facts.input_shape[1:], strict=True))
    return {name: length for name, length in named.items() if length is not None}
