"""Boxes about layers with a window: the input with the zeros that are added, one filter, the output, one number."""

from __future__ import annotations

import numpy as np

from shapewise import layers
from shapewise.cheat_sheets.by_hand import example, facts, inside, named, seen_by, weighted_sum
from shapewise.cheat_sheets.sheet import Box
from shapewise.derivation import Derivation
from shapewise.layers.windows import pad, zeros_added
from shapewise.pictures.paper.blocks import axes, block, column, row
from shapewise.pictures.paper.places import cells
from shapewise.pictures.paper.stage import Stage
from shapewise.pictures.paper.style import number_text

#: between blocks
GAP = 14
#: no names of axes: their marks stand in the shape, and the page explains them once
HEAD = 38
LOOK = {"named": False, "head": HEAD}
STEPS, MAP = "batch steps channels", "batch height width channels"


def box(call, input_shape, *weight_shapes, place, say, hand=weighted_sum, **numbers):
    """A layer in a box.

    Parameters
    ----------
    call, input_shape, weight_shapes, numbers
        As in :func:`~shapewise.cheat_sheets.by_hand.example`.
    place : tuple of int
        The number that is worked out.
    say : str
        What to keep in mind.
    hand : callable
        ``(example, place) -> (name, sum)``: how that number is worked out.
    """
    made = example(call, input_shape, *weight_shapes, **numbers)
    frame = (_steps if made.x.ndim == 3 else _map)(made, place)
    return Box(str(call), (*facts(made), hand(made, place), say), frame, example=made)


def pooled(made, place):
    """One number of a pooling over steps: the largest of its window, or their mean."""
    sheet, _, channel = place
    seen = ", ".join(number_text(made.x[sheet, step, channel]) for step in columns_of(made, place) if step >= 0)
    return named(
        place
    ), f"{'max' if made.call.kind.startswith('Max') else 'mean'}({seen}) = {number_text(made.y[place])}"


def separable_sum(made, place):
    """One number of a SeparableConv1D: each channel's own sum first, then all of them together."""
    depthwise, pointwise, bias = made.weights
    sheet, _, filter = place
    window = made.x[sheet, columns_of(made, place)]
    parts = []
    for channel, numbers in enumerate(window.T):
        products = zip(numbers, depthwise[:, channel, 0])
        own = " + ".join(f"{number_text(number)} x {inside(weight)}" for number, weight in products)
        parts.append(f"({own}) x {inside(pointwise[0, channel, filter])}")
    return named(place), f"{' + '.join(parts)} + bias {inside(bias[filter])} = {number_text(made.y[place])}"


def columns_of(made, place):
    """The steps that one number of the output is made of; zeros that are added have numbers below 0 or above the last."""
    if "Transpose" in made.call.kind:
        return sorted({step for _, step, _ in seen_by(made, place)})
    size, share = _window(made.call)
    before, _ = zeros_added(made.x.shape[1], size, **share)
    return [place[1] * share["strides"] + share["dilation_rate"] * offset - before for offset in range(size)]


def _window(call):
    """The length of a layer's window, and where it lies."""
    rule = layers.rule(call.kind)
    config = rule.config(call)
    size = rule.argument(config, "pool_size" if "pool_size" in rule.arguments else "kernel_size")
    spread = rule.argument(config, "dilation_rate") if "dilation_rate" in rule.arguments else 1
    share = {name: rule.argument(config, name) for name in ("strides", "padding")}
    return size, share | {"dilation_rate": spread}


def _steps(made, place):
    """The picture of a layer over steps: input, weights and output side by side; with two kernels, the input above."""
    before, padding, padded = 0, (), made.x[0]
    if "Transpose" not in made.call.kind:
        size, share = _window(made.call)
        before, after = zeros_added(made.x.shape[1], size, **share)
        padded = pad(made.x, size, **share)[0]
        padding = (*range(before), *range(len(padded) - after, len(padded)))
    data = block(
        "input", "input", padded.T, axes(STEPS, made.x.shape), right="steps", down="channels",
        padding=padding, first_column=-before, **LOOK,
    )  # fmt: skip
    out = block("output", "output", made.y[0].T, axes(STEPS, made.y.shape), right="steps", down="channels", **LOOK)
    weights = _weights(made, place)
    together = (data, row(*weights, out, gap=GAP)) if len(weights) > 2 else (row(data, *weights, out, gap=GAP),)
    on = Stage.of(column(*together, level="left", gap=4))
    channels = sorted({channel for *_, channel in seen_by(made, place)} or {place[-1]})
    rows = slice(channels[0], channels[-1] + 1)
    columns = [step + before for step in columns_of(made, place)]
    runs = [columns] if columns[-1] - columns[0] == len(columns) - 1 else [[column] for column in columns]
    windows = [cells(on["input"], rows, slice(run[0], run[-1] + 1)) for run in runs]
    return moment(on, [*windows, cells(on["output"], place[2], place[1])])


def _map(made, place):
    """The picture of a layer over a map of one channel: its input, its weights, the output side by side."""
    data, out = (
        block(key, role, array[0, :, :, 0], axes(MAP, array.shape), down="height", right="width", **LOOK)
        for key, role, array in (("input", "input", made.x), ("output", "output", made.y))
    )
    on = Stage.of(row(data, *_weights(made, place), out, gap=GAP))
    seen = np.array(seen_by(made, place))[:, 1:3]
    (top, left), (bottom, right) = seen.min(axis=0), seen.max(axis=0)
    window = cells(on["input"], slice(top, bottom + 1), slice(left, right + 1))
    return moment(on, [window, cells(on["output"], place[1], place[2])])


def _weights(made, place):
    """The blocks of one filter, and its bias."""
    if not made.weights:
        return []
    *kernels, bias = made.weights
    named_axes = "height width" if made.x.ndim == 4 else "kernel_size"
    ends = "filters channels" if "Transpose" in made.call.kind else "channels filters"
    found = []
    for number, kernel in enumerate(kernels):
        name, values, last = f"filter {place[-1]}", kernel[..., place[-1] % kernel.shape[-1]], ends
        if "Depthwise" in made.call.kind or len(kernels) == 2 and number == 0:
            name, last = "depthwise" if len(kernels) == 2 else "kernel", "channels depth_multiplier"
        elif len(kernels) == 2:
            name = f"pointwise {place[-1]}"
        elif ends.startswith("filters"):
            values = kernel[:, place[-1]]
        shown = values[..., 0] if made.x.ndim == 4 else values.T
        along = axes(f"{named_axes} {last}", kernel.shape)
        found.append(block(f"kernel {number}", "weights", shown, along, name=name, **LOOK))
    found.append(block("bias", "weights", [[bias[place[-1]]]], name="bias", head=HEAD))
    return found


def moment(on, outlines):
    """All blocks, with what is looked at outlined."""
    return on.moment("box", "", list(on.grids), Derivation("value", ()), outlines)
