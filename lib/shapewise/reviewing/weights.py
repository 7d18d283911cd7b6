"""Where the weights are: a Dense behind a Flatten that holds almost all of them; indices that no table has."""

from __future__ import annotations

import numpy as np

from shapewise.reviewing.finding import Finding
from shapewise.reviewing.subject import where

#: a Dense behind a Flatten is named when it has more weights than this, and more than this share of all
_MANY, _SHARE = 10_000_000, 0.95
_BETWEEN = ("Dropout", "Activation", "ReLU", "LeakyReLU", "BatchNormalization", "LayerNormalization")


def flatten_and_dense(subject):
    """A Dense that holds almost all parameters, because a Flatten stands before it."""
    total = sum(facts.parameters for facts in subject.facts)
    for facts in subject.all_facts:
        if facts.kind != "Dense" or facts.parameters < _MANY or facts.parameters < _SHARE * total:
            continue
        before = subject.before(facts)
        while before is not None and before.kind in _BETWEEN:
            before = subject.before(before)
        if before is None or before.kind != "Flatten" or len(before.input_shape) < 3:
            continue
        units, channels = facts.config["units"], before.input_shape[-1]
        pooled = channels * units + units
        yield Finding(
            "weights/flatten-dense",
            f"{facts.parameters / total:.1%} of all parameters are in one Dense behind a Flatten",
            where(facts),
            f"{facts.input_shape[-1]} x {units} + {units} = {facts.parameters}: {facts.parameters * 4 / 1e9:.2f} "
            "GB in float32",
            f"GlobalAveragePooling{len(before.input_shape) - 2}D() in place of {before.name}: "
            f"{channels} x {units} + {units} = {pooled} weights; or more pooling before it",
        )


def nothing_to_train(subject):
    """A model with a loss in which every weight is frozen."""
    if not subject.given or not subject.model.weights or subject.model.trainable_weights:
        return
    yield Finding(
        "weights/all-frozen",
        "every weight is frozen: there is nothing to train",
        subject.model.name,
        f"{subject.model.count_params()} parameters, 0 of them trained: fit runs, and the loss stays where it is",
        "trainable=True for some layers, or a new layer behind the frozen ones",
    )


def _tables(subject):
    """The Embeddings that look `x` up; none inside of code of the user's own that has several: one may be for the places."""
    found = [facts for facts in subject.first_layers() if facts.kind == "Embedding"]
    apart = (
        {facts.name for facts in subject.facts} if hasattr(subject.model, "inputs") and subject.model.inputs else set()
    )
    inside = [facts for facts in found if facts.name not in apart]
    return [facts for facts in found if facts not in inside or len(inside) == 1]


def embedding_index(subject):
    """Numbers that no row of the Embedding has."""
    if subject.x_shape is None:
        return
    for facts in _tables(subject):
        if len(subject.facts) and subject.x_shape[0] == 0:
            continue
        x, rows = np.asarray(subject.x), facts.config["input_dim"]
        if x.dtype.kind not in "iuf" or not x.size:
            continue
        too_large, negative = int((x >= rows).sum()), int((x < 0).sum())
        broken = int((x != np.trunc(x)).sum()) if x.dtype.kind == "f" else 0
        if too_large:
            yield Finding(
                "weights/embedding-index",
                f"index {x.max():g} is no row of a table of {rows}",
                where(facts),
                f"{too_large} of {x.size} indices are above {rows - 1}: on a CPU Keras raises at the first batch that "
                f"holds one, on a GPU it may give zeros",
                f"Embedding({int(x.max()) + 1}, {facts.config['output_dim']})",
            )
        if negative:
            yield Finding(
                "weights/embedding-index",
                f"index {x.min():g} is negative",
                where(facts),
                f"{negative} of {x.size} indices are below 0: -1 silently takes the last row, {rows - 1}",
                "indices counted from 0; one of them, such as 0, for padding, with mask_zero=True",
            )
        if broken:
            yield Finding(
                "weights/embedding-index",
                "indices that are no whole numbers",
                where(facts),
                f"{broken} of {x.size} are cut down to whole numbers: 5.9 takes row 5",
                "whole numbers as indices; measured values belong into a Dense layer",
            )


CHECKS = (flatten_and_dense, nothing_to_train, embedding_index)
