"""A convolution and a pooling over the same height and width: one window of both, and a map of odd sides.

This file claims: the numbers of the first frame are what the two layers returned; those of the second are the
pooling's own rule on one channel, held to Keras by tests. Height runs downwards, width to the right, and the
channels stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapewise.derivation import Derivation, Labelled, Number, maximum
from shapewise.layers import pooling
from shapewise.layers.windows import zeros_added
from shapewise.pictures.conv1d_frames import plain, rows_of
from shapewise.pictures.paper.frames import Axis, Frame, Grid, Label, Outline
from shapewise.pictures.paper.style import CELL, HEAD, ROW, overhang

#: more rows or columns than these cannot be read
MOST = {"input": 8, "output": 4, "channels": 3, "filters": 4}
SPACE, BETWEEN, SIDE = 40, 26, 106


@dataclass(frozen=True)
class MapNumbers:
    """Both layers at work on one input of height and width; `x`, `y` and `pool` have their batch axis."""

    x: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray | None
    y: np.ndarray
    pool: np.ndarray
    strides: tuple[int, int]
    kind: str = "MaxPooling2D"

    def check(self):
        """Refuse what cannot be read.

        Raises
        ------
        ValueError
            If a map or the number of maps is too large.
        """
        sizes = {
            "input": max(self.x.shape[1:3]), "output": max(self.y.shape[1:3]),
            "channels": self.x.shape[3], "filters": self.y.shape[3],
        }  # fmt: skip
        for name, size in sizes.items():
            if size > MOST[name]:
                raise ValueError(f"the picture writes every number: got {size} for {name}; expected at most {MOST[name]}.")
        return self


def one_window(numbers):
    """The frame with both inputs' channels, and what each layer makes of the first window and of all.

    Parameters
    ----------
    numbers : MapNumbers

    Returns
    -------
    Frame
    """
    _, tall, wide, channels = numbers.x.shape
    out_tall, out_wide, filters = numbers.y.shape[1:]
    k_tall, k_wide = numbers.kernel.shape[:2]
    below = HEAD + ROW * out_tall + BETWEEN + HEAD
    input_y = max(HEAD, (below + ROW * out_tall - ROW * tall + HEAD) / 2)
    out_x = SIDE + (CELL * wide + SPACE) * channels + 90 + overhang(CELL * out_wide, 130)
    pitch = max(CELL * out_wide + 30, 130)
    grids, outlines = [], []
    for channel in range(channels):
        x = SIDE + (CELL * wide + SPACE) * channel
        grids.append(_map(f"input, channel {channel}", "input", numbers.x[0, ..., channel], x, input_y, first=not channel))
        outlines.append(Outline(x, input_y, CELL * k_wide, ROW * k_tall))
        for row, column in np.ndindex(out_tall, out_wide):
            down, across = numbers.strides
            place = x + CELL * column * across, input_y + ROW * row * down
            outlines.append(Outline(*place, CELL * k_wide, ROW * k_tall, thin=True))
    for top, name, array in ((HEAD, "convolution", numbers.y), (below, "pooling", numbers.pool)):
        for channel in range(array.shape[3]):
            x = out_x + pitch * channel
            grids.append(_map(f"{name} {channel}", "output", array[0, ..., channel], x, top, first=not channel))
            outlines.append(Outline(x, top, CELL, ROW))
    keeps = "largest" if numbers.kind.startswith("Max") else "mean"
    return Frame(
        "window",
        f"Height and width: the convolution adds up a window in all channels, the pooling keeps the {keeps} of each",
        tuple(grids),
        Derivation("value", (("convolution 0, first window", _sum_of(numbers)), *_kept(numbers, keeps))),
        tuple(outlines),
        width=out_x + pitch * max(filters, channels) + 10,
        height=max(below + ROW * out_tall, input_y + ROW * tall) + 8,
    )


def odd_sides(numbers):
    """The frame with channel 0 on odd sides, pooled without padding and with it.

    Parameters
    ----------
    numbers : MapNumbers

    Returns
    -------
    Frame
    """
    size, strides = numbers.kernel.shape[:2], numbers.strides
    x = numbers.x[:1, ..., :1]
    cells = np.array(x[0, ..., 0])
    options = {"pool_size": size, "strides": strides}
    both = {padding: pooling.forward(numbers.kind, x, padding=padding, **options) for padding in ("valid", "same")}
    ends = [zeros_added(n, k, strides=s, padding="same") for n, k, s in zip(cells.shape, size, strides)]
    tall, wide = cells.shape
    full = np.pad(cells, ends)
    same_x = SIDE + CELL * wide + SIDE + CELL * both["valid"].shape[2] + SIDE + 20
    places = (SIDE, SIDE + CELL * wide + SIDE, same_x, same_x + CELL * full.shape[1] + SIDE)
    used = [(n - 1) * s + k for n, s, k in zip(both["valid"].shape[1:3], strides, size)]
    rest = tuple((r, c, "left over") for r, c in np.ndindex(tall, wide) if r >= used[0] or c >= used[1])
    (top, bottom), (left, right) = ends
    inside = [range(top, top + tall), range(left, left + wide)]
    added = tuple((r, c, "added") for r, c in np.ndindex(full.shape) if r not in inside[0] or c not in inside[1])
    blank = tuple(
        tuple(float(v) if r in inside[0] and c in inside[1] else None for c, v in enumerate(row)) for r, row in enumerate(full)
    )
    grids = (
        _map('channel 0, "valid"', "input", cells, places[0], HEAD, marks=rest),
        _map('pooling, "valid"', "output", both["valid"][0, ..., 0], places[1], HEAD),
        _map('channel 0, "same"', "input", blank, places[2], HEAD, marks=added, before=(top, left), sizes=cells.shape),
        _map('pooling, "same"', "output", both["same"][0, ..., 0], places[3], HEAD),
    )
    outlines = [
        Outline(x0 + CELL * column * strides[1], HEAD + ROW * row * strides[0], CELL * size[1], ROW * size[0], thin=True)
        for x0, padding in ((places[0], "valid"), (places[2], "same"))
        for row, column in np.ndindex(both[padding].shape[1:3])
    ]
    counts = {padding: both[padding].size for padding in both}
    dropped = f"{len(rest)} numbers left over" if rest else "nothing is left over"
    labels = (
        Label(f"{dropped}, {tall * wide} become {counts['valid']}", SIDE, HEAD + ROW * tall + 20, align="left"),
        Label(
            f"{len(added)} places added, {tall * wide} become {counts['same']}", same_x, HEAD + ROW * len(full) + 20, align="left"
        ),
    )
    return Frame(
        "odd",
        f"{tall} x {wide}: the rest is dropped, or the map is filled up at its end",
        grids,
        _lengths(numbers, tall, counts["same"], tall * wide),
        tuple(outlines),
        (),
        labels,
        width=places[3] + CELL * both["same"].shape[2] + 40,
        height=HEAD + ROW * len(full) + 34,
    )


def _map(name, role, cells, x, y, *, first=True, marks=(), before=(0, 0), sizes=None):
    """One channel as a grid; only the first of several names its axis at the side."""
    values = cells if isinstance(cells, tuple) else rows_of(cells)
    tall, wide = sizes or (len(values), len(values[0]))
    added = [c for c in range(len(values[0])) if all((r, c, "added") in marks for r in range(len(values)))]
    return Grid(
        name, role, values, x, y, marks=marks, padding=tuple(added), first_row=-before[0], first_column=-before[1],
        rows=Axis("height", 1, tall) if first else None, columns=Axis("width", 2, wide),
        row_names=tuple(f"row {row}" for row in range(-before[0], len(values) - before[0])),
    )  # fmt: skip


def _sum_of(numbers):
    """The first output number of filter 0: a partial sum for every channel, and the bias."""
    k_tall, k_wide = numbers.kernel.shape[:2]
    products = numbers.x[0, :k_tall, :k_wide] * numbers.kernel[..., 0]
    total = None
    for value in products.sum(axis=(0, 1)):
        total = Number(plain(value)) if total is None else total + Number(plain(value))
    return total if numbers.bias is None else total + Labelled("bias", Number(plain(numbers.bias[0])))


def _kept(numbers, keeps):
    k_tall, k_wide = numbers.kernel.shape[:2]
    for channel in range(numbers.x.shape[3]):
        window = [Number(plain(value)) for value in numbers.x[0, :k_tall, :k_wide, channel].ravel()]
        total = maximum(*window) if len(window) > 1 else window[0]
        if keeps == "mean":
            total = window[0]
            for value in window[1:]:
                total = total + value
            total = total / len(window)
        yield f"pooling {channel}", total


def _lengths(numbers, tall, same, all_of_them):
    """Height by floor and by ceiling, and how many times fewer numbers come out with padding."""
    options = {"pool_size": numbers.kernel.shape[:2], "strides": numbers.strides}
    shape = (None, *numbers.x.shape[1:])
    parts = [
        (f'height, "{padding}"', pooling.output_shape(numbers.kind, shape, padding=padding, **options).parts[1][1])
        for padding in ("valid", "same")
    ]
    ratio = ('times fewer numbers, "same"', Number(all_of_them) / Number(same))
    return Derivation("output_shape", (*parts, ratio))
