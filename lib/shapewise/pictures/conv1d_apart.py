"""The belief beside the truth: the blocks of a Conv1D without the last addition.

This file claims: the products and partial sums are those of Conv1D; each partial sum stays a number of its own,
which is what DepthwiseConv1D gives with the same kernel and no bias.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Derivation
from shapewise.layers import depthwise_conv1d
from shapewise.pictures.conv1d_frames import rows_of, widths
from shapewise.pictures.conv1d_numbers import MOST_CELLS
from shapewise.pictures.paper.frames import Axis, Frame, Grid, Label, Line, Outline
from shapewise.pictures.paper.style import HEAD, ROW, number_text, overhang

GAP = 12


def kept_apart(call):
    """The frame in which every channel of every filter keeps a row of its own.

    Parameters
    ----------
    call : Conv1DNumbers

    Returns
    -------
    Frame

    Raises
    ------
    ValueError
        If there would be too many rows to read.
    """
    kernel_size, channels, filters = call.sizes
    lines = channels * filters
    y = depthwise_conv1d.forward(call.padded_batch, call.kernel, strides=call.strides, dilation_rate=call.dilation_rate)
    if y[0].size > MOST_CELLS:
        raise ValueError(
            f"the picture writes every number: got {y[0].size} in the output {y[0].shape}; "
            f"expected at most {MOST_CELLS}. Draw a layer with fewer steps, channels or filters."
        )
    top, pitch = HEAD, ROW + GAP
    cell, product, total = widths(call)
    input_x, spread = 106 + overhang(cell * len(call.padded)), 130
    weights_x = input_x + cell * len(call.padded) + spread
    products_x = weights_x + max(cell * kernel_size, 60) + 36
    sums_x = products_x + max(product * kernel_size, 72) + 34
    output_x = sums_x + total + 56 + overhang(cell * call.windows, 128)
    first = top + (filters - 1) * pitch / 2

    before, after = call.zeros
    padding = (*range(before), *range(len(call.padded) - after, len(call.padded)))
    axes = tuple(
        Axis(name, n, size) for n, (name, size) in enumerate(zip(("batch", "steps", "channels"), call.x.shape))
    )
    out = tuple(Axis(name, n, size) for n, (name, size) in enumerate(zip(("batch", "steps", "channels"), y.shape)))
    names = tuple(f"channel {c}, filter {f + 1}" for c in range(channels) for f in range(filters))
    seen = np.repeat(call.padded[call.columns(0)].T, filters, axis=0)  # one row for every line of the picture
    weights = call.kernel.transpose(1, 2, 0).reshape(lines, kernel_size)
    notes = tuple(tuple(f"{number_text(a)}×{number_text(b)}" for a, b in zip(*pair)) for pair in zip(seen, weights))
    grids = (
        Grid(
            "input", "input", rows_of(call.padded.T), input_x, first, rows=axes[2], columns=axes[1], depth=axes[0],
            shape=axes, padding=padding, first_column=-before, gap=filters * pitch - ROW, head_at=top, cell=cell,
        ),
        Grid(
            "filters", "weights", rows_of(weights), weights_x, top, gap=GAP, row_names=names,
            subtitle=("cut apart",), cell=cell,
        ),
        Grid(
            "products", "between", rows_of(seen * weights), products_x, top, notes=notes, cell=product, gap=GAP,
            row_names=names, subtitle=("input × filter",),
        ),
        Grid("sums", "between", rows_of(y[0, :1].T), sums_x, top, cell=total, gap=GAP, row_names=names, subtitle=("not added up",)),
        Grid(
            "output", "output", rows_of(y[0].T), output_x, top, rows=out[2], columns=out[1], depth=out[0], shape=out,
            gap=GAP, side="right", cell=cell,
        ),
    )  # fmt: skip
    return Frame(
        "apart",
        f"The belief: channels stay apart, {channels} x {filters} = {lines} row{'' if lines == 1 else 's'}. That is DepthwiseConv1D",
        grids,
        _channels(call),
        outlines=(
            *_windows(call, input_x, first, pitch * filters, cell),
            *_first_cells(output_x, top, pitch, lines, cell),
        ),
        lines=_ways(call, input_x + cell * len(call.padded), weights_x, sums_x + total, output_x, top, first, pitch),
        labels=tuple(
            Label(f"filter {line % filters + 1}", weights_x - 14, top + pitch * line + ROW / 2, align="right")
            for line in range(lines)
        ),
        width=output_x + cell * call.windows + 104 + overhang(cell * call.windows),
        height=top + pitch * lines + 4,
    )


def _channels(call):
    kernel_size, _, filters = call.sizes
    shape = depthwise_conv1d.output_shape(
        call.x.shape, kernel_size=kernel_size, padding="same", depth_multiplier=filters
    )
    return Derivation("output_shape", shape.parts[2:])


def _windows(call, x, first, pitch, cell):
    columns = call.columns(0)
    if call.dilation_rate == 1:
        columns, width = columns[:1], cell * len(columns)
    else:
        width = cell
    return [Outline(x + cell * c, first + pitch * row, width, ROW) for row in range(call.sizes[1]) for c in columns]


def _first_cells(x, top, pitch, lines, cell):
    return [Outline(x, top + pitch * line, cell, ROW) for line in range(lines)]


def _ways(call, input_end, weights_x, sums_end, output_x, top, first, pitch):
    """From every channel to the rows of its own blocks, and from every sum straight into the output."""
    _, channels, filters = call.sizes
    ways = []
    for channel in range(channels):
        start = (input_end + 4, first + pitch * filters * channel + ROW / 2)
        for filter in range(filters):
            middle = top + pitch * (channel * filters + filter) + ROW / 2
            ways.append(Line((start, (weights_x - 64, middle))))
            ways.append(Line(((sums_end + 2, middle), (output_x - 7, middle)), arrow=True))
    return tuple(ways)
