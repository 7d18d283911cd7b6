"""Blocks in rows and columns, each as far from the next as what is written beside it needs.

No picture computes a pixel: it says what stands beside what, and every block finds its place here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from shapewise.pictures.paper.captions import BORDER, SHEET, captions, label_text
from shapewise.pictures.paper.frames import Axis, Grid, Label
from shapewise.pictures.paper.places import UNDER
from shapewise.pictures.paper.style import CELL, ROW, SMALL, VALUE, number_text, text_width

#: between the cells of two blocks in a row, between texts beside each other, between two blocks in a column
BESIDE, WORDS, BELOW = 30, 18, 14
#: a number that is too wide for its cell becomes so much smaller, before the cell becomes wider
SHRUNK = 0.85


def axes(names, sizes, **marks):
    """The axes of an array, by name, from their names in Keras' order: ``axes("batch steps channels", x.shape)``."""
    return {name: Axis(name, n, size, marks.get(name, "")) for n, (name, size) in enumerate(zip(names.split(), sizes))}


def numbers(array):
    """An array with rows and columns as a grid's values; None, and what is not a number, is an empty cell."""
    return tuple(tuple(None if v is None or v != v else float(v) for v in row) for row in array)


def cell_for(*arrays, notes=(), least=CELL):
    """How wide a cell is in which every number of some arrays can be read, and every small text.

    >>> cell_for([[1, -2]]), cell_for([[0.5, -362.5]]) > 50
    (32, True)
    """
    numbers_wide = (
        text_width(number_text(v), VALUE) for array in arrays if array is not None for v in np.ravel(array) if v == v
    )
    notes_wide = (text_width(note, SMALL) for row in notes for note in row)
    return max(least, SHRUNK * max(numbers_wide, default=0) + 7, SHRUNK * max(notes_wide, default=0) + 5)


def block(key, role, array, along=None, *, down="", right="", behind="", shape=True, room=(), led_to=False, **look):
    """An array as a block that has no place yet.

    Parameters
    ----------
    key, role : str
        What it is called, and what it is for: "input", "weights", "output" or "between".
    array : array
        Turned so that its rows run downwards and its columns to the right.
    along : dict of Axis, optional
        Its axes, from :func:`axes`.
    down, right, behind : str
        Which of them run downwards, to the right, and backwards.
    shape : bool
        Whether the shape is written beside the name.
    room : sequence of str
        Other names that it has in other moments: the room is kept for the longest.
    led_to : bool
        Whether lines lead into its cells from below.
    look
        Anything else that a Grid has; its cells are as wide as its numbers need, or as `cell` says.

    Examples
    --------
    >>> found = block("output", "output", [[1, 2]], axes("batch units", (1, 2)), right="units")
    >>> found.grid.columns.name, found.grid.width
    ('units', 64)
    """
    along = along or {}
    look = {"name": key, "cell": cell_for(numbers(array), notes=look.get("notes", ()))} | look
    return Block(key, Grid(
        role=role, values=numbers(array), x=0, y=0, rows=along.get(down), columns=along.get(right),
        depth=along.get(behind), shape=tuple(along.values()) if shape else (), **look,
    ), tuple(room), led_to)  # fmt: skip


@dataclass(frozen=True)
class Box:
    """What is taken on the paper; `solid` if it is cells, which keep a wider distance than words."""

    left: float
    top: float
    right: float
    bottom: float
    solid: bool = False

    def moved(self, x, y):
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y, self.solid)


def cell_box(grid):
    """The cells of a grid with their border and the sheets behind them."""
    more = SHEET * grid.behind
    return Box(
        grid.x - BORDER,
        grid.y - BORDER - more,
        grid.x + grid.width + BORDER + more,
        grid.y + grid.height + BORDER,
        True,
    )


@dataclass(frozen=True)
class Placed:
    """Blocks in their places, what they take, and how far they still have to be lowered."""

    grids: dict
    boxes: tuple
    down: float = 0.0

    def moved(self, x, y):
        grids = {key: replace(grid, x=grid.x + x, y=grid.y + y) for key, grid in self.grids.items()}
        return Placed(grids, tuple(box.moved(x, y) for box in self.boxes))

    def end(self, side):
        """How far the boxes reach: "left", "top", "right" or "bottom"."""
        return (min if side in ("left", "top") else max)(getattr(box, side) for box in self.boxes)

    @property
    def first(self):
        """Its first block or words."""
        return next(iter(self.grids.values()))


@dataclass(frozen=True)
class Block:
    """A Grid that has no place yet; `key` is what a film calls it."""

    key: str
    grid: Grid
    room: tuple[str, ...] = ()
    led_to: bool = False

    def placed(self):
        """In its own place, with the first cell at the origin."""
        grid = self.grid
        texts = [text for name in (grid.name, *self.room) for text in captions(replace(grid, name=name))]
        boxes = [cell_box(grid), *(Box(*text.box) for text in texts)]
        if self.led_to:
            boxes.append(Box(grid.x, grid.y + grid.height, grid.x + grid.width, grid.y + grid.height + UNDER + 6))
        return Placed({self.key: grid}, tuple(boxes))


@dataclass(frozen=True)
class Words:
    """Words that stand by themselves, level with the first cell of the blocks in their row."""

    key: str
    text: str

    def placed(self):
        label = Label(self.text, 0, ROW / 2, align="left")
        return Placed({self.key: label}, (Box(*label_text(label).box),))


@dataclass(frozen=True)
class Group:
    """Blocks and groups beside or below one another; `level` is how they stand to the first of them."""

    items: tuple
    across: bool
    gap: float
    level: str

    def placed(self):
        """The first block's first cell at the origin, all others where there is room."""
        before, more, first = None, 0.0, None
        for item in self.items:
            if isinstance(item, (int, float)):
                more += item
                continue
            new = item.placed()
            if first is not None and self.across and self.level == "middle":
                new = replace(new, down=new.down + _middle(first) - _middle(new))
            x, y = (
                _beside(before, new, self.gap, more) if self.across else _below(before, new, self.gap, more, self.level)
            )
            before, more = _together(before, new.moved(x, y)), 0.0
            first = first or before
        return before


@dataclass(frozen=True)
class Table:
    """Rows whose blocks stand below each other, left end under left end."""

    rows: tuple
    gap: float
    below: float

    def placed(self):
        """Each column where it has room in all rows, each row where it has room in all columns."""
        found, more = [None] * len(self.rows), 0.0
        for column in zip(*self.rows):
            if isinstance(column[0], (int, float)):
                more += column[0]
                continue
            news = [item and item.placed() for item in column]
            x = max(_beside(old, new, self.gap, more)[0] + _left(new) for old, new in zip(found, news) if new)
            found, more = (
                [_together(old, new and new.moved(x - _left(new), new.down)) for old, new in zip(found, news)],
                0.0,
            )
        whole = None
        for placed in found:
            y = 0 if whole is None else _room_below(whole, placed, self.below, 0)
            whole = _together(whole, placed.moved(0, y))
        return whole


@dataclass(frozen=True)
class Instead:
    """A block in whose place another stands in other moments."""

    item: object
    other: object

    def placed(self):
        own, other = self.item.placed(), self.other.placed()
        return Placed(own.grids | other.grids, own.boxes + other.boxes)


@dataclass(frozen=True)
class Lowered:
    """A block or group that stands some cells lower than it would in its row."""

    item: object
    cells: float

    def placed(self):
        return replace(self.item.placed(), down=self.cells * ROW)


def row(*items, gap=BESIDE, level="top"):
    """Blocks side by side, their first cells level (or their middles); a number among them is more room."""
    return Group(tuple(item for item in items if item), True, gap, level)


def column(*items, gap=BELOW, level="middle"):
    """Blocks one below the other, their middles (or their left ends) above each other."""
    return Group(tuple(item for item in items if item), False, gap, level)


def words(key, text):
    """Words that a moment shows by their key."""
    return Words(key, text)


def table(*rows, gap=BESIDE, below=BELOW):
    """Rows of as many items each, in columns; None is an empty place, a number in all rows is more room."""
    return Table(tuple(rows), gap, below)


def instead(item, other):
    """`item`, and in its place `other` in other moments."""
    return Instead(item, other)


def lowered(item, cells):
    """`item` so many cells lower than it would stand in its row."""
    return Lowered(item, cells)


def _together(before, new):
    if before is None or new is None:
        return before or new
    return Placed(before.grids | new.grids, before.boxes + new.boxes)


def _beside(before, new, gap, more):
    """How far to the right and down a block has to go so that no box of it comes too close to another."""
    if before is None:
        return 0.0, new.down
    down = new.down
    new = new.moved(0, down)
    pairs = [(a, b) for a in before.boxes for b in new.boxes if a.top < b.bottom + 4 and b.top < a.bottom + 4]
    return max((a.right - b.left + (gap if a.solid and b.solid else WORDS) + more for a, b in pairs), default=0.0), down


def _below(before, new, gap, more, level):
    """How far to the right and down a block has to go that stands below others."""
    if before is None:
        return 0.0, new.down
    right = _left(before) - _left(new) if level == "left" else _centre(before) - _centre(new)
    return right, _room_below(before, new.moved(right, 0), gap, more)


def _room_below(before, new, gap, more):
    pairs = [(a, b) for a in before.boxes for b in new.boxes if a.left < b.right + 4 and b.left < a.right + 4]
    return max((a.bottom - b.top + (gap if a.solid and b.solid else min(gap, 8)) + more for a, b in pairs), default=0.0)


def _left(placed):
    """The left end of its first block or words."""
    return placed.first.x


def _centre(placed):
    return placed.first.x + getattr(placed.first, "width", 0) / 2


def _middle(placed):
    """The height half-way between the highest and the lowest cell."""
    cells = [box for box in placed.boxes if box.solid]
    return (min(box.top for box in cells) + max(box.bottom for box in cells)) / 2
