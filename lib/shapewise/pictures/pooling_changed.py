"""What moves when channel 0 of the input is changed: in the convolution's output, and in the pooling's.

This file claims: the numbers are those of the two layers before and after; a cell is called moved if its number is
another one.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Derivation, Number
from shapewise.pictures.conv1d_frames import rows_of
from shapewise.pictures.paper.frames import Axis, Frame, Grid
from shapewise.pictures.paper.style import HEAD, ROW, number_text, overhang

CELL = 48


def channel_changed(numbers):
    """The frame with the changed input and both outputs, each number with what it was before.

    Parameters
    ----------
    numbers : PoolingNumbers

    Returns
    -------
    Frame
    """
    after = numbers.with_channel_0_changed()
    steps, channels = numbers.conv.x.shape[1:]
    windows, filters = numbers.conv.windows, numbers.conv.sizes[2]
    cell = min(CELL, 288 / steps)
    input_x = 106 + overhang(cell * steps)
    conv_x = input_x + cell * steps + 118 + overhang(CELL * windows)
    pool_x = conv_x + CELL * windows + 112 + 2 * overhang(CELL * windows, 180)
    moved = [_moved(a, b) for a, b in ((numbers.conv.y, after.conv.y), (numbers.pool, after.pool))]
    grids = (
        _grid("input", "input", numbers.conv.x, after.conv.x, input_x, cell, "changed"),
        _grid("convolution", "output", numbers.conv.y, after.conv.y, conv_x, CELL, "moved"),
        _grid("pooling", "output", numbers.pool, after.pool, pool_x, CELL, "moved"),
    )
    parts = (
        ("convolution, channels that moved", Number(moved[0])),
        ("pooling, channels that moved", Number(moved[1])),
    )
    return Frame(
        "changed",
        f"Channel 0 of the input + 1: {moved[0]} of {filters} channels move in the convolution, {moved[1]} of {channels} "
        f"in the pooling",
        grids,
        Derivation("value", parts),
        width=pool_x + CELL * windows + 24 + overhang(CELL * windows, 180),
        height=HEAD + ROW * max(filters, channels) + 8,
    )


def _moved(before, after):
    """How many channels hold a number that is another one."""
    return int((before != after).any(axis=(0, 1)).sum())


def _grid(name, role, before, after, x, cell, what):
    names = ("batch", "steps", "channels")
    axes = tuple(Axis(axis, number, size) for number, (axis, size) in enumerate(zip(names, after.shape)))
    rows = before[0].T, after[0].T
    marks = tuple((int(r), int(c), what) for r, c in np.argwhere(rows[0] != rows[1]))
    notes = tuple(tuple(f"was {number_text(value)}" for value in row) for row in rows[0])
    return Grid(
        name, role, rows_of(rows[1]), x, HEAD, notes=notes if what == "moved" else (), cell=cell, rows=axes[2],
        columns=axes[1], depth=axes[0], shape=axes, marks=marks,
    )  # fmt: skip
