"""Stateful recurrent layers and their batch."""

from __future__ import annotations

import ast
import re

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
                lambda: output_of(
                    layer, (wanted, *(scene.model.input_shape[1:] if scene.model is not None else (10, 3)))
                ),
                "output",
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


def state_width(scene, found):
    """States of another width than the layer has units."""
    if not scene.call_kind.endswith("Cell"):
        return None
    cell = scene.layer(kind=scene.call_kind)
    if cell is None:
        return None
    kind = scene.call_kind.removesuffix("Cell")
    layer = scene.layer(kind=kind, having=lambda one: one.units == cell.units)
    came, units = int(found["came"]), cell.units
    call = scene.layer_call(kind)
    if came == units or layer is None or call is None:
        return None
    shape = tuple(getattr(call[1][0], "shape", (None, 10, 3))) if call[1] else (None, 10, 3)
    return ErrorExplanation(
        "recurrent/state-width",
        f"{who(layer)} has {units} units and so states of {units} numbers; initial_state has {came}.",
        f"initial_state of width {came}, units {units}",
        expected=f"states of width {units}",
        fixes=those_that_work(
            attempt(
                f"units={came}, as many as the layer that gives the states",
                lambda: output_of(changed(layer, units=came), shape),
                "output",
            ),
            attempt(
                f"a Dense({units}) on each state",
                lambda: output_of(keras.layers.Dense(units), (None, came)) == (None, units) and output_of(layer, shape),
                "output",
            ),
        ),
    )


def taken_apart(scene, found):
    """A layer's result taken apart into its output and its states."""
    line = scene.own_line[0] if scene.own_line else ""
    kind = next((one for one in ("LSTM", "GRU", "SimpleRNN") if f"{one}(" in line), None)
    if kind is None:
        layer = next((one for one in scene.layers if isinstance(one, _RECURRENT)), None)
        if layer is None or not re.search(r"=\s*[\w.]+\(", line) or ".shape" in line:
            return None
        kind = type(layer).__name__
    wanted = len([one for one in line.split("=")[0].split(",") if one.strip()])
    states = 2 if kind == "LSTM" else 1
    names = ["output", "h", "c"][: states + 1]
    both = "return_sequences=True, return_state=True" if "return_sequences=True" in line else "return_state=True"
    return (
        ErrorExplanation(
            "recurrent/states",
            f"{kind} gives its output alone, or with return_state=True its output and {states} "
            f"state{'s' if states > 1 else ''}: "
            f"{'h and c' if states > 1 else 'h'}.",
            line,
            expected=f"{', '.join(names)} = {kind}(..., return_state=True)(x)",
            fixes=those_that_work(
                attempt(
                    f"{', '.join(names)} = {kind}(..., {both})(x)",
                    lambda: (
                        len(getattr(keras.layers, kind)(4, return_state=True)(keras.KerasTensor((None, 5, 3))))
                        == len(names)
                        and f"{len(names)} tensors"
                    ),
                    "it gives",
                )
            ),
        )
        if wanted > 1
        else None
    )


def no_cell(scene, found):
    """RNN around something that is no cell."""
    given = found["given"].strip()
    units = int(given) if given.isdigit() else 4
    return ErrorExplanation(
        "recurrent/cell",
        f"RNN runs a cell along the steps, and {given} is not a cell.",
        f"RNN({given})",
        expected="a cell, or the layer that has one already",
        fixes=those_that_work(
            attempt(
                f"keras.layers.LSTM({units})", lambda: output_of(keras.layers.LSTM(units), (None, 10, 3)), "output"
            ),
            attempt(
                f"keras.layers.RNN(keras.layers.LSTMCell({units}))",
                lambda: output_of(keras.layers.RNN(keras.layers.LSTMCell(units)), (None, 10, 3)),
                "output",
            ),
        ),
    )


KNOWN = (
    Known("recurrent/state-width", r"Matrix size-incompatible: In\[0\]: \[\d+,(?P<came>\d+)\]", state_width),
    Known(
        "recurrent/states",
        r"Iterating over a symbolic KerasTensor|values to unpack \(expected \d+",
        taken_apart,
        early=True,
    ),
    Known("recurrent/cell", r"Argument `cell` should have a `call` method\. Received: cell=(?P<given>.*)", no_cell),
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
