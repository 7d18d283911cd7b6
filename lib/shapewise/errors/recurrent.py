"""Stateful recurrent layers and their batch."""

from __future__ import annotations

import ast

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, changed, output_of, those_that_work, who
from shapewise.reading import keras

_RECURRENT = (keras.layers.LSTM, keras.layers.GRU, keras.layers.SimpleRNN)


def other_batch(scene, found):
    """A stateful layer, given another number of samples than it keeps states for."""
    wanted, came = int(found["wanted"]), int(found["came"])
    layer = scene.layer(having=lambda one: isinstance(one, _RECURRENT) and one.stateful)
    free = changed(layer, stateful=False) if layer is not None else None
    return ErrorExplanation(
        "recurrent/batch",
        f"{who(layer, 'the recurrent layer')} is stateful: it keeps the states of {wanted} series, and got {came}.",
        f"a batch of {came}",
        expected=f"always {wanted} samples in a batch",
        fixes=those_that_work(
            attempt(
                f"batches of {wanted}: batch_size={wanted}, and a number of samples that {wanted} divides",
                lambda: layer.stateful,
                "the states fit",
            )
            if layer is not None
            else None,
            attempt("stateful=False: every batch then starts from 0", lambda: output_of(free, (None, 10, 3)), "output")
            if free is not None
            else None,
        ),
    )


def unknown_batch(scene, found):
    """A stateful layer in a model without a fixed batch."""
    shape = ast.literal_eval(found["shape"])
    layer = scene.layer(having=lambda one: isinstance(one, _RECURRENT) and one.stateful)
    layer = layer if layer is not None else keras.layers.LSTM(2, stateful=True)
    fixed = (32, *shape[1:])
    return ErrorExplanation(
        "recurrent/no-batch",
        f"{who(layer)} is stateful: it keeps a state for every series of a batch, and how many there are is not known.",
        f"input {shape}",
        expected="a number on the batch axis",
        fixes=those_that_work(
            attempt(f"keras.Input(batch_shape={fixed})", lambda: output_of(layer, fixed), "output"),
            attempt("stateful=False", lambda: output_of(changed(layer, stateful=False), shape), "output"),
        ),
    )


KNOWN = (
    Known(
        "recurrent/batch",
        r"If an RNN is stateful.*Expected batch size: (?P<wanted>\d+).*Received batch size: (?P<came>\d+)",
        other_batch,
    ),
    Known(
        "recurrent/no-batch",
        r"`stateful=True` in a RNN, the batch size must be static.*sequence\.shape=(?P<shape>\([^)]*\))",
        unknown_batch,
    ),
)
