"""The looks of every picture: one colour, one kind of border and one size for each thing that can be drawn.

This file claims: what an array is for (input, weights, output, something in between) is told by a colour and by
a shape of border, an axis by a colour and by a mark, so that nothing depends on seeing colours. The colours
stay apart for colour-blind eyes, and text stands on them with a contrast of at least 4.5. Nothing global is
changed: every artist gets its looks as arguments. Lengths are pixels of a figure of 100 dots per inch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from matplotlib.font_manager import FontProperties

from shapewise.pictures.paper.metrics import measure

#: the font that comes with Matplotlib: the same letters, and the same widths, on every machine
FONT = "DejaVu Sans"
DOTS_PER_INCH = 100
#: how wide a picture is in a notebook, which adds a border of 10 on either side
WIDTH = 880
#: a picture that is wider than that shrinks no further than this
SMALLEST_SCALE = 0.8
#: width and height of a cell, and the room above a grid for its name, its axis and its indices
CELL, ROW, HEAD = 32, 30, 62
#: the same room where no axis is named
LOW_HEAD = 44
#: how wide a name with its shape is at most: a narrow grid needs this much room above it
HEAD_WIDTH = 160

#: sizes of text, in points
TITLE, NAME, LABEL, INDEX, NOTE, VALUE, LINE = 12.5, 10.5, 9.5, 9, 9, 11.5, 11

INK, SOFT, FAINT, HATCH, PAPER = "#1B1B1B", "#595959", "#C4C4C4", "#DADADA", "#FFFFFF"


@dataclass(frozen=True)
class Role:
    """How arrays of one kind look: `border` is "square", "round", "double" or "thin"."""

    fill: str
    edge: str
    border: str


ROLES = {
    "input": Role("#DCEBF7", "#1F6FD0", "square"),
    "weights": Role("#FCE8C5", "#B86E00", "round"),
    "output": Role("#D3EFE4", "#00603A", "double"),
    "between": Role("#F6F6F6", "#8C8C8C", "thin"),
    "window": Role("none", INK, "heavy"),
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

    colour: str
    mark: str


AXES = {
    "batch": AxisLook("#5C5C5C", "↗"),
    "steps": AxisLook("#7E3794", "→"),
    "kernel_size": AxisLook("#7E3794", "→"),
    "channels": AxisLook("#AD1549", "↓"),
    "filters": AxisLook("#7A4A00", "❐"),
    "rows": AxisLook("#7E3794", "↓"),
    "features": AxisLook("#AD1549", "↓"),
    "units": AxisLook("#7A4A00", "↓"),
    "height": AxisLook("#3F5B00", "⇓"),
    "width": AxisLook("#7E3794", "⇒"),
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


def font(size, weight="normal"):
    """The course's font, as Matplotlib's text functions take it."""
    return FontProperties(family=FONT, size=size, weight=weight)


def text_width(text, size, weight="normal"):
    """How many pixels wide `text` is."""
    return measure(text, weight) * size * DOTS_PER_INCH / 72


def overhang(width, head=HEAD_WIDTH):
    """How far a head reaches over each end of a grid that is `width` wide."""
    return max(0.0, (head - width) / 2)


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
