"""What becomes of a rest: an input that does not come out even, without padding and with it.

This file claims: both layers drop the same steps and add the same places; a place that is added holds a zero for the
convolution and nothing for the pooling.
"""

from __future__ import annotations

from shapewise.derivation import Derivation
from shapewise.pictures.conv1d_frames import count_of, rows_of, widths
from shapewise.pictures.paper.frames import Axis, Frame, Grid, Label, Outline
from shapewise.pictures.paper.style import HEAD, ROW, overhang

BETWEEN = 40


def with_a_rest(numbers):
    """The frame with the same input twice: padding "valid" above, "same" below.

    Parameters
    ----------
    numbers : PoolingNumbers

    Returns
    -------
    Frame
    """
    both = numbers.with_a_rest()
    steps, channels = both[0].conv.x.shape[1:]
    filters = numbers.conv.sizes[2]
    cell = max(widths(one.conv)[0] for one in both)
    pool_cell = cell if all(one.pool_is_whole for one in both) else max(cell, 46)
    longest, windows = max(len(one.conv.padded) for one in both), max(one.conv.windows for one in both)
    input_x = 106 + overhang(cell * steps)
    conv_x = input_x + cell * longest + 118 + overhang(cell * windows)
    pool_x = conv_x + cell * windows + 112 + 2 * overhang(cell * windows)
    high = max(ROW * filters, ROW * channels + 40)
    grids, outlines, labels, parts = [], [], [], []
    for number, one in enumerate(both):
        top = HEAD + number * (high + BETWEEN + HEAD)
        grids += _row(one, top, (input_x, conv_x, pool_x), (cell, pool_cell))
        outlines += _windows(one, input_x, top, cell)
        for line, text in enumerate(_what_becomes(one)):
            labels.append(Label(text, 24, top + ROW * channels + 18 + 17 * line, align="left"))
        parts.append((f'padding "{one.conv.padding}", steps', one.conv.derivation("output_shape").parts[1][1]))
    return Frame(
        "rest",
        f'{count_of(steps, "step").capitalize()}: "valid" drops the rest, "same" adds what is missing. The same for both layers',
        tuple(grids),
        Derivation("output_shape", tuple(parts)),
        tuple(outlines),
        (),
        tuple(labels),
        width=pool_x + pool_cell * windows + 24 + overhang(pool_cell * windows),
        height=HEAD * 2 + high * 2 + BETWEEN + 16,
    )


def _row(one, top, places, cells):
    """Input, the convolution's output and the pooling's, with one padding."""
    conv, what = one.conv, f'padding "{one.conv.padding}"'
    before, after = conv.zeros
    padded = len(conv.padded)
    rest = tuple((row, column, "left over") for row in range(conv.x.shape[2]) for column in one.left_over)
    names = ("batch", "steps", "channels")
    axes = {
        key: tuple(Axis(name, n, size) for n, (name, size) in enumerate(zip(names, array.shape)))
        for key, array in (("input", conv.x), ("conv", conv.y), ("pool", one.pool))
    }
    grids = (
        ("input", "input", conv.padded.T, places[0], cells[0], "input"),
        (f"convolution, {what}", "output", conv.y[0].T, places[1], cells[0], "conv"),
        (f"pooling, {what}", "output", one.pool[0].T, places[2], cells[1], "pool"),
    )
    found = []
    for name, role, array, x, cell, key in grids:
        look = {"rows": axes[key][2], "columns": axes[key][1], "depth": axes[key][0], "cell": cell}
        if key == "input":
            padding = (*range(before), *range(padded - after, padded))
            look |= {"padding": padding, "first_column": -before, "marks": rest, "shape": axes[key]}
        found.append(Grid(name, role, rows_of(array), x, top, **look))
    return found


def _windows(one, x, top, cell):
    high = ROW * one.conv.x.shape[2]
    return [
        Outline(x + cell * one.conv.columns(window)[0], top, cell * one.conv.reach, high, thin=True)
        for window in range(one.conv.windows)
    ]


def _what_becomes(one):
    """The rest in words, for the lines under the input."""
    if one.conv.padding == "valid":
        if not one.left_over:
            return ("no step is left over",)
        verb = "is" if len(one.left_over) == 1 else "are"
        return f"{count_of(len(one.left_over), 'step')} at the end {verb} left over:", "no window covers it"
    before, after = one.conv.zeros
    if not before + after:
        return ("nothing is missing, no place is added",)
    places = count_of(before + after, "place")
    return f"{places} added, {before} before and {after} after:", "0 for the convolution, nothing for the pooling"
