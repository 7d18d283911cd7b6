"""The looks of every picture: one colour, one kind of border and one size for each thing that can be drawn.

This file claims: what an array is for (input, weights, output, something in between) is told by a colour and by
a shape of border, an axis by a colour and by a mark, so that nothing depends on seeing colours. The colours
stay apart for colour-blind eyes, and text stands on them with a contrast of at least 4.5, on light ground and on dark.
Lengths are pixels at 100 dots per inch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from shapewise.pictures.paper.metrics import measure

DOTS_PER_INCH = 100
#: width and height of a cell, and the room above a grid for its name, its axis and its indices
CELL, ROW, HEAD = 32, 32, 62
#: the same room where no axis is named
LOW_HEAD = 44

#: sizes of text, in points
TITLE, NAME, LABEL, INDEX, NOTE, SMALL, VALUE, LINE = 12.5, 10.5, 9.5, 9, 9, 8, 11.5, 11


class Colour(NamedTuple):
    """A colour on light ground, and the one that takes its place on dark ground."""

    light: str
    dark: str


INK = Colour("#1B1B1B", "#F2F2F2")
SOFT = Colour("#595959", "#B8B8B8")
FAINT = Colour("#C4C4C4", "#555555")
HATCH = Colour("#DADADA", "#4C4C4C")
PAPER = Colour("#FFFFFF", "#111111")


@dataclass(frozen=True)
class Role:
    """How arrays of one kind look: `border` is "square", "round", "double" or "thin"."""

    fill: Colour
    edge: Colour
    border: str


ROLES = {
    "input": Role(Colour("#DCEBF7", "#16304C"), Colour("#1F6FD0", "#5B9BFF"), "square"),
    "weights": Role(Colour("#FCE8C5", "#452F08"), Colour("#B86E00", "#F2AE3D"), "round"),
    "output": Role(Colour("#D3EFE4", "#0E3D2D"), Colour("#00603A", "#7BE0B0"), "double"),
    "between": Role(Colour("#F6F6F6", "#242424"), Colour("#8C8C8C", "#9A9A9A"), "thin"),
}


@dataclass(frozen=True)
class Mark:
    """How a cell looks of which there is something to say: hatched, or strong."""

    hatch: str = ""
    strong: bool = False


MARKS = {
    "": Mark(),
    "added": Mark(hatch="////"),
    "left over": Mark(hatch="xxxx"),
    "kept": Mark(strong=True),
    "changed": Mark(strong=True),
    "moved": Mark(strong=True),
}


@dataclass(frozen=True)
class AxisLook:
    """How an axis looks wherever its name or its length stands."""

    colour: Colour
    mark: str


GREY = Colour("#5C5C5C", "#B8B8B8")
PURPLE = Colour("#7E3794", "#DDA6F0")
RED = Colour("#AD1549", "#FF8FB3")
BROWN = Colour("#7A4A00", "#EDB25A")
GREEN = Colour("#3F5B00", "#B5D36A")
AXES = {
    "batch": AxisLook(GREY, "↗"),
    "steps": AxisLook(PURPLE, "→"),
    "kernel_size": AxisLook(PURPLE, "→"),
    "channels": AxisLook(RED, "↓"),
    "filters": AxisLook(BROWN, "❐"),
    "rows": AxisLook(PURPLE, "↓"),
    "features": AxisLook(RED, "↓"),
    "units": AxisLook(BROWN, "↓"),
    "height": AxisLook(GREEN, "⇓"),
    "width": AxisLook(PURPLE, "⇒"),
}


def number_text(value):
    """A number as it stands in a cell: whole numbers whole, others to two decimals; None is an empty cell.

    >>> number_text(-3.0), number_text(0.12345), number_text(None)
    ('−3', '0.12', '')
    """
    if value is None:
        return ""
    value = float(value)
    if math.isfinite(value) and value == int(value):
        text = str(int(value))
    else:
        text = f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
    return text.replace("-", "−")


def as_shown(value):
    """A number as exact as it is written.

    >>> as_shown(1.001), as_shown(0.126)
    (1.0, 0.13)
    """
    return float(number_text(value).replace("−", "-"))


def text_width(text, size, weight="normal"):
    """How many pixels wide `text` is."""
    return measure(text, weight) * size * DOTS_PER_INCH / 72


def wrap(pieces, size, width, gap=28, weight="normal"):
    """`pieces` of text put into rows that are at most `width` wide, as few as can be, in their order."""
    rows, used = [[]], 0.0
    for piece in pieces:
        wide = text_width(piece, size, weight)
        if rows[-1] and used + gap + wide > width:
            rows, used = [*rows, []], 0.0
        used += wide + (gap if rows[-1] else 0)
        rows[-1].append(piece)
    return rows
