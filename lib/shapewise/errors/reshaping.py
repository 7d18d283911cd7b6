"""Reshape, Permute, Cropping, TimeDistributed: shapes that do not come out even."""

from __future__ import annotations

import ast
import math

from shapewise.errors.explained import ErrorExplanation, Known
from shapewise.errors.trials import attempt, output_of, those_that_work, who
from shapewise.reading import keras


def total_size(scene, found):
    """A Reshape to another number of numbers."""
    came, wanted = ast.literal_eval(found["came"]), ast.literal_eval(found["wanted"])
    layer = scene.layer(having=lambda one: tuple(getattr(one, "target_shape", ())) == wanted)
    size, needed = math.prod(came), math.prod(n for n in wanted if n != -1)
    open_axis = -1 in wanted
    sums = f"{_times(came)} = {size} numbers came, {_times(n for n in wanted if n != -1)} = {needed} asked for"
    fixes = [_last_step(scene, layer, came, wanted, needed)]
    if open_axis:
        sums += f": {size} / {needed} = {size / needed:.4g} is no whole number"
    else:
        fixes.append(
            attempt(
                f"Flatten(), Dense({needed}) before it: as many numbers as are asked for",
                lambda: _through(came, [keras.layers.Flatten(), keras.layers.Dense(needed), keras.layers.Reshape(wanted)])
                if size * needed < 2**31 else None,
                "output",
            )
        )  # fmt: skip
    for axis in range(len(wanted)):
        others = math.prod(n for i, n in enumerate(wanted) if i != axis and n != -1)
        sensible = others and size % others == 0 and size // others <= 10 * max(wanted[axis], 1)
        if sensible and not open_axis:
            free = tuple(size // others if i == axis else n for i, n in enumerate(wanted))
            fixes.append(
                attempt(
                    f"Reshape({free})", lambda free=free: output_of(keras.layers.Reshape(free), (None, *came)), "output"
                )
            )
    if open_axis:
        fitting = next(n for n in range(needed - 1, 0, -1) if size % n == 0)
        fixes.append(
            attempt(
                f"Reshape({(fitting, -1)})",
                lambda: output_of(keras.layers.Reshape((fitting, -1)), (None, *came)),
                "output",
            )
        )
    return ErrorExplanation(
        "reshape/size",
        f"{who(layer) if layer is not None else 'Reshape'}: {came} does not hold as many numbers as {wanted}.",
        f"input {(None, *came)}, target_shape {wanted}",
        sums,
        f"a target_shape whose lengths multiply to {size}",
        those_that_work(*fixes),
    )


def _last_step(scene, layer, came, wanted, needed):
    """A recurrent layer that hands on every step, where the last one alone has as many numbers as are asked for."""
    if layer is None or len(came) != 2 or came[-1] != needed:
        return None
    before = scene.layer(having=lambda one: getattr(one, "return_sequences", None) is True)
    if before is None:
        return None
    return attempt(
        f"return_sequences=False in {who(before)}: one row of {needed} a sample",
        lambda: output_of(keras.layers.Reshape(wanted), (None, needed)),
        "output",
    )


def _times(lengths):
    return " x ".join(map(str, lengths)) or "1"


def _through(came, layers):
    x = keras.KerasTensor((None, *came))
    for layer in layers:
        x = layer(x)
    return tuple(x.shape)


def permutation(scene, found):
    """Dims that do not name every axis once, counted from 1."""
    dims = ast.literal_eval(found["dims"])
    order = {dim: i for i, dim in enumerate(sorted(set(dims)), start=1)}
    right = tuple(order[dim] for dim in dims) if len(order) == len(dims) else tuple(range(1, len(dims) + 1))
    return ErrorExplanation(
        "reshape/dims",
        f"Permute{dims} does not name every axis after the batch once.",
        f"dims {dims}",
        expected=f"the numbers 1 to {len(dims)}, each once: the batch axis is 0 and stays",
        fixes=those_that_work(
            attempt(
                f"Permute({right})",
                lambda: output_of(keras.layers.Permute(right), (None, *range(2, 2 + len(dims)))) is not None,
            )
        ),
    )


def time_distributed(scene, found):
    """TimeDistributed over an input without steps."""
    shape = ast.literal_eval(found["shape"])
    layer = scene.layer(kind="TimeDistributed")
    inner = getattr(layer, "layer", None)
    steps = (shape[0], 1, *shape[1:])
    return ErrorExplanation(
        "reshape/time-distributed",
        f"TimeDistributed applies its layer to every step, and {shape} has no steps.",
        f"input {shape}",
        expected="at least 3 axes: (batch, steps, features)",
        fixes=those_that_work(
            attempt("the layer itself, without TimeDistributed", lambda: output_of(inner, shape), "output")
            if inner is not None
            else None,
            attempt(
                f"a series of one step: Reshape({steps[1:]})",
                lambda: output_of(keras.layers.TimeDistributed(keras.layers.Dense(2)), steps) is not None,
            ),
        ),
    )


KNOWN = (
    Known(
        "reshape/size",
        r"total size of the tensor must be unchanged.*input_shape=(?P<came>\([^)]*\)), target_shape=(?P<wanted>\([^)]*\))",
        total_size,
    ),
    Known("reshape/dims", r"Invalid permutation argument `dims`.*Received dims=(?P<dims>\([^)]*\))", permutation),
    Known(
        "reshape/time-distributed",
        r"`TimeDistributed` Layer should be passed.*received: (?P<shape>\([^)]*\))",
        time_distributed,
    ),
)
