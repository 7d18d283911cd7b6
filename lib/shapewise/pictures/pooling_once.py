"""Two moments of a convolution beside a pooling that stand by themselves: a rest, and a channel that changes."""

from __future__ import annotations

from shapewise.derivation import Number
from shapewise.pictures.conv1d_blocks import GRID, STEPS, input_block, window_on
from shapewise.pictures.paper.arithmetic import count_of, moved
from shapewise.pictures.paper.blocks import axes, block, column, row, table, words
from shapewise.pictures.paper.stage import Stage, block_of, lines
from shapewise.pictures.paper.style import CELL, LOW_HEAD, number_text
from shapewise.pictures.pooling_blocks import output_cell

#: width of a cell that says what it was before; most that an input may take
WAS, MOST = 48, 288


def with_a_rest(numbers):
    """The frame with an input that does not come out even: padding "valid" above, "same" below.

    Both layers drop the same steps and add the same places.

    Parameters
    ----------
    numbers : PoolingNumbers

    Returns
    -------
    Frame
    """
    both = numbers.with_a_rest()
    on = Stage.of(table(*(_rest_row(one, output_cell(*both)) for one in both), gap=50, below=10))
    outlines = [
        outline for one in both for window in range(one.conv.windows)
        for outline in window_on(one.conv, on[f"input {one.conv.padding}"], window, thin=True)
    ]  # fmt: skip
    parts = [(f'padding "{one.conv.padding}", steps', one.conv.derivation("output_shape").parts[1][1]) for one in both]
    steps = count_of(both[0].conv.x.shape[1], "step").capitalize()
    title = f'{steps}: "valid" drops the rest, "same" adds what is missing. The same for both layers'
    return on.moment("rest", title, list(on.grids), lines(parts, "output_shape"), outlines)


def _rest_row(one, cell):
    """Input, the convolution's output and the pooling's, with one padding."""
    conv, padding = one.conv, one.conv.padding
    rest = tuple((r, c, "left over") for r, c in block_of(range(conv.x.shape[2]), one.left_over))
    said = [words(f"{padding} {n}", text) for n, text in enumerate(_what_becomes(one))]
    seen = input_block(conv, key=f"input {padding}", marks=rest, head=LOW_HEAD, named=False)
    look = {"shape": False, "cell": cell, "head": LOW_HEAD, "named": False}
    outputs = [
        block(f'{name}, padding "{padding}"', "output", array[0].T, axes(STEPS, array.shape), **GRID, **look)
        for name, array in (("convolution", conv.y), ("pooling", one.pool))
    ]
    return [column(seen, *said, gap=4, level="left"), *outputs]


def _what_becomes(one):
    """The rest in words, in lines."""
    if one.conv.padding == "valid":
        if not one.left_over:
            return ("no step is left over",)
        verb = "is" if len(one.left_over) == 1 else "are"
        return (f"{count_of(len(one.left_over), 'step')} at the end {verb} left over: no window covers it",)
    before, after = one.conv.zeros
    if not before + after:
        return ("nothing is missing, no place is added",)
    places = count_of(before + after, "place")
    return f"{places} added, {before} before and {after} after:", "0 for the convolution, nothing for the pooling"


def channel_changed(numbers):
    """The frame with 1 added to channel 0 of the input, and both outputs, each number with what it was before.

    A number counts as moved if it reads differently: what cannot be seen is not marked.

    Parameters
    ----------
    numbers : PoolingNumbers

    Returns
    -------
    Frame
    """
    after = numbers.with_channel_0_changed()
    pairs = ("convolution", numbers.conv.y, after.conv.y), ("pooling", numbers.pool, after.pool)
    places = {name: moved(before[0].T, now[0].T) for name, before, now in pairs}
    channels = {name: len({channel for channel, _ in found}) for name, found in places.items()}
    seen, now = numbers.conv.x, after.conv.x
    narrow = min(WAS, max(CELL, MOST / seen.shape[1]))
    x = _array("input", "input", now, moved(seen[0].T, now[0].T), "changed", cell=narrow)
    outputs = [
        _array(name, "output", now, places[name], "moved", cell=WAS, notes=_was(before[0].T))
        for name, before, now in pairs
    ]
    on = Stage.of(row(x, *outputs))
    made = numbers.conv.sizes
    title = (
        f"Channel 0 of the input + 1: {channels['convolution']} of {made[2]} channels move in the convolution, "
        f"{channels['pooling']} of {made[1]} in the pooling"
    )
    parts = [(f"{name}, channels that moved", Number(channels[name])) for name in channels]
    return on.moment("changed", title, list(on.grids), lines(parts))


def _was(before):
    """What each number was, as the small text in its cell."""
    return tuple(tuple(f"was {number_text(value)}" for value in row) for row in before)


def _array(name, role, array, places, what, **look):
    marks = tuple((*place, what) for place in places)
    return block(
        name, role, array[0].T, axes(STEPS, array.shape), **GRID, marks=marks, head=LOW_HEAD, named=False, **look
    )
