"""The belief beside the truth: the blocks of a Conv1D without the last addition.

Each partial sum stays a number of its own, which is what DepthwiseConv1D gives with the same kernel and no bias.
"""

from __future__ import annotations

import numpy as np

from shapewise.layers import depthwise_conv1d
from shapewise.pictures.conv1d_blocks import GRID, STEPS, input_block, widths, window_on
from shapewise.pictures.conv1d_numbers import MOST_CELLS
from shapewise.pictures.paper.arithmetic import factors, sum_text
from shapewise.pictures.paper.blocks import axes, block, row
from shapewise.pictures.paper.places import cells, lead
from shapewise.pictures.paper.stage import Stage, block_of, line, touch
from shapewise.pictures.paper.style import ROW

GAP, FOR_LINES = 12, 40


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
    rows = range(channels * filters)
    y = depthwise_conv1d.forward(call.padded_batch, call.kernel, strides=call.strides, dilation_rate=call.dilation_rate)
    if y[0].size > MOST_CELLS:
        raise ValueError(
            f"the picture writes every number: got {y[0].size} in the output {y[0].shape}; "
            f"expected at most {MOST_CELLS}. Draw a layer with fewer steps, channels or filters."
        )
    weights = call.kernel.transpose(1, 2, 0).reshape(len(rows), kernel_size)
    on = _stage(call, weights, y)
    into = [lead(cells(on["input"], r // filters), cells(on["filters"], r), arrow=False, far=56) for r in rows]
    out = [lead(cells(on["sums"], r), cells(on["output"], r, 0), near=2) for r in rows]
    windows = [one for c in range(channels) for one in window_on(call, on["input"], 0, rows=c)]
    firsts = [cells(on["output"], r, 0) for r in rows]
    shape = depthwise_conv1d.output_shape(
        call.x.shape, kernel_size=kernel_size, padding="same", depth_multiplier=filters
    )
    title = f"The belief: channels stay apart, {channels} x {filters} = {len(rows)} row{'' if len(rows) == 1 else 's'}"
    return on.moment(
        "apart", f"{title}. That is DepthwiseConv1D", list(on.grids), line(*shape.parts[2], "output_shape"),
        [*into, *out, *windows, *firsts], list(_touches(call, on, weights)),
    )  # fmt: skip


def _stage(call, weights, y):
    """Every channel of the input before the rows of its own blocks."""
    _, channels, filters = call.sizes
    cell, product, total = widths(call)
    seen = np.repeat(call.padded[call.columns(0)].T, filters, axis=0)  # one row for every line of the picture
    names = tuple(f"channel {c}, filter {f + 1}" for c in range(channels) for f in range(filters))
    look, apart = {"gap": GAP, "row_names": names}, GAP + (ROW + GAP) * (filters - 1)
    labels = tuple(f"filter {f + 1}" for _ in range(channels) for f in range(filters))
    cut = block("filters", "weights", weights, subtitle=("cut apart",), row_labels=labels, cell=cell, **look)
    notes = factors(seen, weights)
    multiplied = block(
        "products", "between", seen * weights, notes=notes, subtitle=("input × filter",), cell=product, **look
    )
    sums = block("sums", "between", y[0, :1].T, subtitle=("not added up",), cell=total, **look)
    output = block("output", "output", y[0].T, axes(STEPS, y.shape), **GRID, side="right", gap=GAP, cell=cell)
    return Stage.of(row(input_block(call, gap=apart), FOR_LINES, cut, multiplied, sums, output))


def _touches(call, on, weights):
    size, _, filters = call.sizes
    for r, values in enumerate(on["output"].values):
        for w, value in enumerate(values):
            lit = (on["input"], block_of([r // filters], call.columns(w))), (on["filters"], block_of([r], range(size)))
            text = sum_text(call.padded[call.columns(w), r // filters], weights[r], None, value)
            yield touch(on["output"], r, w, *lit, text=text)
