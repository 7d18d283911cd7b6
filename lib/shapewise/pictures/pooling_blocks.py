"""The blocks of a pooling under those of a convolution, and its arithmetic."""

from __future__ import annotations

from dataclasses import replace

from shapewise.derivation import maximum
from shapewise.pictures.conv1d_blocks import FOR_A_SIGN, GRID, ROW_GAP, STEPS, blocks_of, input_block, widths
from shapewise.pictures.paper.arithmetic import total, values
from shapewise.pictures.paper.blocks import axes, block, cell_for, column, lowered, row, table, words
from shapewise.pictures.paper.stage import Stage, block_of, touch
from shapewise.pictures.paper.style import LOW_HEAD, number_text


def stage_of(numbers, window=0, filter=0):
    """The input before both layers; the convolution above, the pooling below it."""
    conv, (cell, _, sums), (_, channels, _) = numbers.conv, widths(numbers.conv), numbers.conv.sizes
    b, names = blocks_of(conv, window, filter), tuple(f"channel {channel}" for channel in range(channels))
    wide = max(cell, output_cell(numbers))
    output = replace(b["output"], grid=replace(b["output"].grid, name="convolution", cell=wide))
    seen, marks = numbers.seen(window)
    look = {"row_names": names, "gap": ROW_GAP, "head": LOW_HEAD}
    out = {"side": "right", "gap": ROW_GAP, "cell": wide, "head": LOW_HEAD, "named": False, "led_to": True}
    shape = axes(STEPS, numbers.pool.shape)
    kept = numbers.pool[0, window][:, None]
    kept = block("kept", "between", kept, name=numbers.keeps, subtitle=("of each",), cell=sums, **look)
    above = [
        lowered(words("to convolution", "↗ convolution"), channels + 0.9),
        column(b["filter"], b["bias"]),
        b["products"],
        column(b["partial sums"], b["bias again"]),
        FOR_A_SIGN,
        output,
    ]
    below = [
        words("to pooling", "↘ pooling"),
        words("no weights", "no weights"),
        block("the window", "between", seen, marks=marks, subtitle=("per channel",), cell=cell, **look),
        kept,
        FOR_A_SIGN,
        block("pooling", "output", numbers.pool[0].T, shape, **GRID, **out),
    ]
    return Stage.of(row(input_block(conv), table(above, below, below=6), level="middle"))


def output_cell(*pairs):
    """How wide a cell of an output is, the same for all, so that steps stand below steps."""
    return max(cell_for(one.pool, least=widths(one.conv)[0]) for one in pairs)


def kept_of(numbers, window):
    """The pooling's numbers of one window, worked out: a label and an expression for each channel."""
    for channel, seen in enumerate(numbers.seen(window)[0]):
        there = values(value for value in seen if value is not None)
        if len(there) == 1:
            kept = there[0]
        else:
            kept = maximum(*there) if numbers.keeps == "largest" else total(there) / len(there)
        yield f"pooling, channel {channel}", kept


def pooled_touches(numbers, on, pooled):
    """What each number of the pooling was made of."""
    conv = numbers.conv
    real = range(conv.zeros[0], len(conv.padded) - conv.zeros[1])
    for channel, kept in enumerate(pooled.values):
        for window in (w for w, value in enumerate(kept) if value is not None):
            columns = [column for column in conv.columns(window) if column in real]
            seen = [number_text(conv.padded[column, channel]) for column in columns]
            what = f"max({', '.join(seen)})" if numbers.keeps == "largest" else f"({' + '.join(seen)}) / {len(seen)}"
            lit = on["input"], block_of([channel], columns)
            yield touch(pooled, channel, window, lit, text=f"{what} = {number_text(kept[window])}")
