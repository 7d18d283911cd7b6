"""What a picture shows, as data: grids of numbers, windows, lines and the arithmetic under them.

This file claims: a frame holds everything that is drawn and nothing about how it looks, so that the picture, the
film strip, the explorer and the words for a reader who cannot see it come from the same numbers.
Places are pixels from the upper left corner; steps run to the right, channels downwards.
`Frame.touches` says for each cell that was computed what it was made of, for whoever points at it.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

from shapewise.derivation import Derivation
from shapewise.pictures.paper.style import CELL, HEAD, ROW, number_text


@dataclass(frozen=True)
class Axis:
    """One axis of an array: its name, its number in Keras, its size; a mark where it runs another way than usual.

    The size is no part of its words, for "axis 1, 6" reads as a coordinate.

    >>> print(Axis("steps", 1, 6))
    steps, axis 1
    """

    name: str
    number: int
    size: int | None
    mark: str = ""

    def __str__(self):
        return f"{self.name}, axis {self.number}"


@dataclass(frozen=True)
class Grid:
    """Numbers in rows and columns; a single number is a grid of one cell.

    Parameters
    ----------
    name, role : str
        What stands above it, and one of :data:`shapewise.pictures.paper.style.ROLES`.
    values : tuple of tuples
        Numbers; None where a cell is still empty.
    x, y : float
        The upper left corner of the first cell.
    notes : tuple of tuples of str
        Small text above each number, such as the two factors of a product.
    padding, absent : tuple of int
        Columns that the layer adds as zeros; columns that are not there at all.
    first_column, first_row : int
        Index of the first column and of the first row; below 0 where zeros come first.
    rows, columns : Axis, optional
        What runs downwards and to the right.
    shape : tuple of Axis
        Of the whole array, in Keras' order; written beside the name.
    subtitle : tuple of str
        Up to two lines instead of the name of the axis.
    cell, tall, gap : float
        Width and height of a cell; space between rows.
    side : {"left", "right"}
        Where the axes that run downwards and backwards are named.
    compact : bool
        Whether the axis above is named in two lines, and the one that runs backwards beside the rows.
    axes_over : bool
        Whether the axes that run downwards and to the right are both named above, where lines lead to the sides.
    row_names : tuple of str
        What the rows are called in words, where no axis says it.
    name_at : {"top", "left", "right"}
        Where the name stands.
    head : float
        How far above the cells the name and what stands under it begin.
    depth : Axis, optional
        What runs backwards: samples of a batch, filters of a kernel; more than one are drawn as a stack.
    marks : tuple of (int, int, str)
        Row, column and what there is to say of that cell, out of :data:`shapewise.pictures.paper.style.MARKS`.
    row_labels : tuple of str
        What is written on the left of the rows.
    named : bool
        Whether the names of the axes are written beside it: in a film strip they are, once.
    """

    name: str
    role: str
    values: tuple[tuple, ...]
    x: float
    y: float
    notes: tuple[tuple[str, ...], ...] = ()
    padding: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    first_column: int = 0
    first_row: int = 0
    rows: Axis | None = None
    columns: Axis | None = None
    shape: tuple[Axis, ...] = ()
    subtitle: tuple[str, ...] = ()
    cell: float = CELL
    tall: float = ROW
    gap: float = 0
    side: str = "left"
    row_names: tuple[str, ...] = ()
    compact: bool = False
    name_at: str = "top"
    head: float = HEAD
    depth: Axis | None = None
    marks: tuple[tuple[int, int, str], ...] = ()
    row_labels: tuple[str, ...] = ()
    named: bool = True
    axes_over: bool = False

    def mark(self, row, column):
        """What there is to say of a cell; empty if nothing."""
        if column in self.padding:
            return "added"
        return next((what for r, c, what in self.marks if (r, c) == (row, column)), "")

    def row_index(self, row):
        """The number that stands beside a row, or a plus where the whole row is added."""
        added = all(self.mark(row, column) == "added" for column in range(len(self.values[0])))
        return "+" if added else str(row + self.first_row)

    @property
    def behind(self):
        """How many sheets stand behind the first; two say "several"."""
        return min(2, self.depth.size - 1) if self.depth else 0

    @property
    def width(self):
        return self.cell * len(self.values[0])

    @property
    def height(self):
        return (self.tall + self.gap) * len(self.values) - self.gap

    def row_y(self, row):
        """The upper edge of a row."""
        return self.y + row * (self.tall + self.gap)

    def column_x(self, column):
        """The left edge of a column."""
        return self.x + column * self.cell

    def row_name(self, row):
        """What a row is called in words."""
        if self.row_names:
            return self.row_names[row]
        name = self.rows.name.removesuffix("s") if self.rows else "row"
        return f"{name} {row}"

    def column_name(self, column):
        """What a column is called in words."""
        if column in self.padding:
            return "added"
        return str(column + self.first_column)


@dataclass(frozen=True)
class Outline:
    """A frame around cells: the active window, a thin one for the others, or a dashed one that does not fit."""

    x: float
    y: float
    width: float
    height: float
    dashed: bool = False
    thin: bool = False

    @property
    def kind(self):
        """What it stands for: the active window, another one, or one that is not there."""
        return "ghost" if self.dashed else "other window" if self.thin else "window"


@dataclass(frozen=True)
class Line:
    """A line through `points`, with an arrow at its end or without; `faint` for what only connects."""

    points: tuple[tuple[float, float], ...]
    arrow: bool = False


@dataclass(frozen=True)
class Label:
    """Free text; `kind` is "sign" for the plus in its circle, "label" or "note"."""

    text: str
    x: float
    y: float
    kind: str = "label"
    align: str = "center"


@dataclass(frozen=True)
class Touch:
    """What a cell was made of; a cell is named ``(name of the grid, row, column)``, counted as drawn.

    Parameters
    ----------
    cell : tuple
        The cell that is pointed at.
    lit : tuple of tuples
        The cells that light up with it: inputs, weights, whatever it was computed from.
    sum : str
        Its calculation, such as ``"2 x 1 + 3 x 2 + 1 = 9"``.
    """

    cell: tuple[str, int, int]
    lit: tuple[tuple[str, int, int], ...]
    sum: str


@dataclass(frozen=True, repr=False)
class Frame:
    """One frame of a picture.

    Parameters
    ----------
    key : str
        Short name of the moment, such as ``"products"``.
    title : str
        What is to be seen, one sentence.
    grids, outlines, lines, labels : tuple
        What is drawn.
    arithmetic : Derivation
        The calculation that stands under it.
    width, height : float
        In pixels, without the title and the arithmetic.
    touches : tuple of Touch
        For each cell that was computed: what lights up when a reader points at it.
    """

    key: str
    title: str
    grids: tuple[Grid, ...]
    arithmetic: Derivation
    outlines: tuple[Outline, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Label, ...] = ()
    width: float = 0
    height: float = 0
    touches: tuple[Touch, ...] = ()

    def __repr__(self):
        return self.words

    def _repr_mimebundle_(self, include=None, exclude=None):
        from shapewise.pictures.paper.stored import frame_figure  # here and not above: it knows frames

        return {"text/plain": repr(self), "text/html": frame_figure(self)}

    def grid(self, role):
        """The first grid with this role or name."""
        return next(grid for grid in self.grids if role in (grid.role, grid.name))

    @property
    def words(self):
        """The frame in words: every number that is drawn, one line a row."""
        lines = [self.title]
        for grid in self.grids:
            lines.append(heading(grid))
            for row, values in enumerate(grid.values):
                cells = [_cell_words(grid, row, column) for column in range(len(values)) if column not in grid.absent]
                lines.append(f"  {grid.row_name(row)}: {', '.join(cells)}")
        return "\n".join([*lines, *str(self.arithmetic).splitlines()])

    @property
    def tables(self):
        """The frame as HTML: a table for every grid, for screen readers."""
        parts = []
        for grid in self.grids:
            columns = [column for column in range(len(grid.values[0])) if column not in grid.absent]
            head = "".join(f'<th scope="col">{html.escape(grid.column_name(column))}</th>' for column in columns)
            body = "".join(
                f'<tr><th scope="row">{html.escape(grid.row_name(row))}</th>'
                + "".join(f"<td>{html.escape(_cell_words(grid, row, column))}</td>" for column in columns)
                + "</tr>"
                for row in range(len(grid.values))
            )
            corner = html.escape(grid.columns.name if grid.columns else "")
            parts.append(
                f'<table style="border-spacing: 10px 0"><caption style="white-space: nowrap; text-align: left">'
                f"{html.escape(heading(grid))}</caption><tr><th>{corner}</th>{head}</tr>{body}</table>"
            )
        return "".join(parts)


class Words(str):
    """Text that shows itself as it reads, line by line."""

    def __repr__(self):
        return str(self)


def heading(grid):
    """What a grid is, in a line of words: its name, its shape, its axes."""
    text = grid.name
    if grid.shape:
        text += f", shape ({', '.join(str(axis.size) for axis in grid.shape)})"
        text += f" = ({', '.join(axis.name for axis in grid.shape)})"
    return text


def _cell_words(grid, row, column):
    text = number_text(grid.values[row][column])
    if not text:
        return "empty"
    if grid.notes:
        text = f"{grid.notes[row][column]} = {text}"
    what = grid.mark(row, column)
    return f"{text} ({what})" if what else text
