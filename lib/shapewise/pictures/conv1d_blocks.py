"""The blocks of a Conv1D, which its film and others show: input, filter, products, partial sums, output."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from shapewise.pictures.paper.arithmetic import factors, sum_text
from shapewise.pictures.paper.blocks import axes, block, cell_for, column, row
from shapewise.pictures.paper.places import cells, each_row, join
from shapewise.pictures.paper.stage import Stage, block_of, touch
from shapewise.pictures.paper.style import number_text

STEPS, KERNEL = "batch steps channels", "kernel_size channels filters"
GRID = {"right": "steps", "down": "channels", "behind": "batch"}
#: room for the sign in which sums run together; between the rows of an output, for the line that leads there
FOR_A_SIGN, ROW_GAP = 26, 13


def widths(call):
    """How wide a cell is, one for a product, and one for a sum: as wide as the widest number of the call needs."""
    widest = [max((number_text(v) for v in np.ravel(array)), key=len) for array in (call.x, call.kernel)]
    cell = cell_for(call.x, call.kernel, call.bias, call.y)
    return cell, cell_for(notes=[["×".join(widest)]], least=max(46, cell)), max(40, cell)


def input_block(call, absent=0, key="input", **look):
    """The input with the zeros that are added, and with as many columns that are not there."""
    values = [[*row, *[None] * absent] for row in call.padded.T]
    look = {"cell": widths(call)[0], "padding": call.added, "first_column": -call.zeros[0]} | look
    away = tuple(range(len(call.padded), len(call.padded) + absent))
    return block(key, "input", values, axes(STEPS, call.x.shape), **GRID, absent=away, name="input", **look)


def bias_block(call, filter, key="bias"):
    """The bias of a filter, or None."""
    if call.bias is None:
        return None
    look = {"name": "bias", "name_at": "left", "row_names": ("bias",), "cell": widths(call)[0]}
    return block(key, "weights", [[call.bias[filter]]], **look)


def blocks_of(call, window=0, filter=0):
    """All blocks of one window and one filter, by key; a bias that there is not is None."""
    (cell, wide, sums), (_, channels, filters) = widths(call), call.sizes
    seen, weights = call.factors(window, filter)
    names = tuple(f"channel {channel}" for channel in range(channels))
    kernel, shape = axes(KERNEL, call.kernel.shape), axes(STEPS, call.y.shape)
    name, look = f"filter {filter + 1} of {filters}", {"shape": False, "compact": True, "cell": cell}
    turned = {"right": "kernel_size", "down": "channels", "behind": "filters"}
    look_out = {"side": "right", "gap": ROW_GAP, "cell": cell, "led_to": True}
    multiplied = {
        "notes": factors(seen.T, weights.T),
        "subtitle": ("input × filter",),
        "row_names": names,
        "cell": wide,
    }
    added_up = {"subtitle": ("per channel",), "row_names": names, "cell": sums}
    return {
        "input": input_block(call, call.absent),
        "filter": block("filter", "weights", call.kernel[:, :, filter].T, kernel, name=name, **turned, **look),
        "bias": bias_block(call, filter),
        "products": block("products", "between", (seen * weights).T, **multiplied),
        "partial sums": block("partial sums", "between", call.partial_sums(window, filter)[:, None], **added_up),
        "bias again": bias_block(call, filter, "bias again"),
        "output": block("output", "output", call.y[0].T, shape, **GRID, **look_out),
    }


def stage_of(call, window=0, filter=0):
    """Input, filter, products, partial sums, output, from left to right."""
    b = blocks_of(call, window, filter)
    filter_and_bias, sums = column(b["filter"], b["bias"]), column(b["partial sums"], b["bias again"])
    return Stage.of(row(b["input"], filter_and_bias, b["products"], sums, FOR_A_SIGN, b["output"]))


def without_absent(grid):
    """`grid` without the columns that are not there."""
    wide = len(grid.values[0]) - len(grid.absent)
    return replace(grid, values=tuple(row[:wide] for row in grid.values), absent=())


def window_on(call, grid, window, **look):
    """The outlines of a window on the input; one for each column where they are not neighbours."""
    columns = call.columns(window)
    if call.dilation_rate == 1:
        return [cells(grid, columns=slice(columns[0], columns[-1] + 1), **look)]
    return [cells(grid, columns=column, **look) for column in columns]


def sums_into(call, on, target):
    """The partial sums and the bias, which run together into a cell."""
    bias = [] if call.bias is None else [cells(on["bias again"])]
    return join(each_row(on["partial sums"]) + bias, target)


def touches_of(call, grids, window, filter):
    """What each product, partial sum and output cell among the `grids` was made of."""
    by_name = {"filter" if grid.name.startswith("filter ") else grid.name: grid for grid in grids}
    found = list(_output_touches(call, by_name, grids[-1], filter))
    if "products" in by_name:
        found += _product_touches(call, by_name, window, filter)
    return found


def _output_touches(call, by_name, output, filter):
    """The window of all channels; and, of the filter that is drawn, its weights and its bias."""
    size, channels, _ = call.sizes
    own = [(by_name["filter"], block_of(range(channels), range(size)))]
    own += [(by_name["bias"], [(0, 0)])] if call.bias is not None else []
    for f, values in enumerate(output.values):
        for w in (w for w, value in enumerate(values) if value is not None):
            seen, weights = call.factors(w, f)
            text = sum_text(seen.T.ravel(), weights.T.ravel(), None if call.bias is None else call.bias[f])
            text = text if call.activation == "linear" else f"max(0, {text})"
            lit = [(by_name["input"], block_of(range(channels), call.columns(w))), *(own if f == filter else [])]
            yield touch(output, f, w, *lit, text=f"{text} = {number_text(values[w])}")


def _product_touches(call, by_name, window, filter):
    """A product's two factors; a partial sum's products."""
    size, channels, _ = call.sizes
    (seen, weights), columns = call.factors(window, filter), call.columns(window)
    products, sums = by_name["products"], by_name["partial sums"]
    for c in range(channels):
        for k in range(size):
            lit = (by_name["input"], [(c, columns[k])]), (by_name["filter"], [(c, k)])
            yield touch(products, c, k, *lit, text=sum_text([seen[k, c]], [weights[k, c]], None, products.values[c][k]))
        text = sum_text(seen[:, c], weights[:, c], None, sums.values[c][0])
        yield touch(sums, c, 0, (products, block_of([c], range(size))), text=text)
