"""What people believe of Bidirectional."""

from __future__ import annotations

import numpy as np

from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import beliefs_of
from shapewise.misconceptions.mistakes import computed, shape_of, weights_of


def with_option(layer, **options):
    """An inner layer with other options; None where there is none."""
    return layer and LayerCall(layer.kind, *layer.positional, **layer.options | options)


def both_with(case, **options):
    """Both inner layers with other options, as arguments of Bidirectional."""
    return {name: with_option(case[name], **options) for name in ("layer", "backward_layer")}


def handing_on(every):
    """The same with all steps handed on, or with the last alone."""
    return shape_of(
        lambda case: case.again(**both_with(case, return_sequences=every)),
        lambda case, x, *weights: case.run(x, *weights, **both_with(case, return_sequences=every)),
        where=lambda case: hands_on_all(case) is not every,
    )


def hands_on_all(case):
    """The inner layer hands on every step."""
    return bool(case["layer"].options.get("return_sequences"))


def side_by_side(case):
    """Results are put together as Keras does unless told otherwise."""
    return case["merge_mode"] == "concat"


def of_each_direction(case, x, weights):
    """What the forward and the backward layer give at every step, both in the order of the steps."""
    return case.run(x, *weights, **both_with(case, return_sequences=True), merge_mode=None)


def backward_at_the_last_step(case, x, *weights):
    """The last column of both grids."""
    forward, backward = of_each_direction(case, x, weights)
    return np.concatenate([forward[:, -1], backward[:, -1]], axis=-1)


def backward_as_read(case, x, *weights):
    """The backward grid begins with the step that was read first: the last one."""
    forward, backward = of_each_direction(case, x, weights)
    return np.concatenate([forward, backward[:, ::-1]], axis=-1)


def backward_in_front(case, x, *weights):
    """The backward results come before the forward ones."""
    forward, backward = np.split(case.run(x, *weights), 2, axis=-1)
    return np.concatenate([backward, forward], axis=-1)


TABLE = {
    "width-kept": (
        "as many numbers come out as the inner layer has units",
        "There are two results, one for each direction; merge_mode says how they are put together.",
        "look at the argument merge_mode.",
        shape_of(lambda case: case.again(merge_mode="sum")),
    ),
    "side-by-side": (
        "the results of both directions stand side by side",
        'That is merge_mode="concat"; "sum", "mul" and "ave" combine them number by number.',
        "look at the argument merge_mode.",
        shape_of(lambda case: case.again(merge_mode="concat")),
    ),
    "one-set-of-weights": (
        "both directions share one set of weights",
        "They are two layers of the same kind, each with its own weights.",
        "list layer.weights and read their names.",
        weights_of(lambda case: case.like(case["layer"].kind, *case["layer"].positional, **case["layer"].options)),
    ),
    "every-step-comes-out": (
        "the outputs of all steps come out",
        "Both directions hand on their last output alone, unless the inner layer has return_sequences=True.",
        "look at the argument return_sequences of the inner layer.",
        handing_on(True),
    ),
    "only-the-last-step-comes-out": (
        "only the output of the last step comes out",
        "With return_sequences=True in the inner layer the outputs of all steps come out, one after the other.",
        "look at the argument return_sequences of the inner layer.",
        handing_on(False),
    ),
    "backward-at-the-last-step": (
        "both results belong to the last step",
        "The backward layer reads the last step first. What it hands on has read everything: it belongs to step 0.",
        "ask which step the backward layer reads last.",
        computed(backward_at_the_last_step, where=lambda case: side_by_side(case) and not hands_on_all(case)),
    ),
    "backward-as-read": (
        "the backward results stand in the order in which they were computed",
        "They are turned round, so that both numbers of a step stand together.",
        "compare step 0 of your result with the last output of the backward layer.",
        computed(backward_as_read, where=lambda case: side_by_side(case) and hands_on_all(case)),
    ),
    "backward-in-front": (
        "the backward results come first",
        "The forward results come first on the last axis, then the backward ones.",
        "look at the first half of a row: which layer gave it?",
        computed(backward_in_front, where=side_by_side),
    ),
}
BELIEFS = beliefs_of("bidirectional", "Bidirectional", TABLE)
