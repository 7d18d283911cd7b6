"""What is written beside a grid, and where: its name and shape, its axes, its indices; and how much room that takes.

Whoever draws a grid and whoever finds it a place ask here, so that what is drawn has the room that was kept for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewise.pictures.paper.metrics import reach
from shapewise.pictures.paper.style import (
    AXES,
    DOTS_PER_INCH,
    INDEX,
    LABEL,
    MARKS,
    NAME,
    NOTE,
    SMALL,
    VALUE,
    number_text,
    text_width,
)

#: how far a sheet of a stack is shifted, the border that stands outside the cells, the circle around a sign
SHEET, BORDER, SIGN = 4, 4, 10
#: from the top of the cells up to the middle of the name, of the axis that runs to the right, and of the indices
NAME_UP, AXIS_UP, INDEX_UP, LINE = 9, 27, 13, 15
#: how far down in its cell the small text stands, and the number under it, in parts of the cell's height
SMALL_AT, VALUE_AT = 0.25, 0.68


@dataclass(frozen=True)
class Text:
    """A line of text whose middle is at height `y`.

    Parameters
    ----------
    pieces : tuple of (str, float, str)
        Words, their size in points, and how they look: "", "b" for bold, "soft", "axis-steps", "b axis-steps".
    x, y : float
        Where it begins, has its middle or ends, as `align` says.
    align : {"left", "center", "right"}
    """

    pieces: tuple[tuple[str, float, str], ...]
    x: float
    y: float
    align: str = "center"

    @property
    def words(self):
        return "".join(words for words, _, _ in self.pieces)

    @property
    def width(self):
        return sum(
            text_width(words, size, "bold" if "b" in look.split() else "normal") for words, size, look in self.pieces
        )

    @property
    def box(self):
        """Left, top, right and bottom."""
        size = max(size for _, size, _ in self.pieces) * DOTS_PER_INCH / 72
        up, down = reach(self.words)
        left = self.x - self.width * {"left": 0, "center": 0.5, "right": 1}[self.align]
        return left, self.y - up * size, left + self.width, self.y + down * size


def cell_texts(grid):
    """What is written in the cells: (row, column) -> texts, the small one above the number first.

    All numbers of a grid have one size, and all small texts: that at which the widest fits.
    """
    shown = [
        (row, column) for row, values in enumerate(grid.values) for column, v in enumerate(values) if v is not None
    ]
    shown = [place for place in shown if place[1] not in grid.absent]
    looks = {place: MARKS[grid.mark(*place)] for place in shown}
    numbers = {(row, column): number_text(grid.values[row][column]) for row, column in shown}
    size = _fitting(
        [(numbers[place], "bold" if looks[place].strong else "normal") for place in shown], VALUE, grid.cell - 7
    )
    small = _fitting(
        [(grid.notes[row][column], "normal") for row, column in shown] if grid.notes else [], SMALL, grid.cell - 5
    )
    found = {}
    for row, column in shown:
        x, y, look = grid.column_x(column) + grid.cell / 2, grid.row_y(row), looks[row, column]
        kind = "b" if look.strong else "soft" if look.hatch else ""
        middle = VALUE_AT if grid.notes else 0.5
        texts = [_text(grid.notes[row][column], x, y + SMALL_AT * grid.tall, small, "soft")] if grid.notes else []
        found[row, column] = [*texts, _text(numbers[row, column], x, y + middle * grid.tall, size, kind)]
    return found


def _fitting(texts, size, room):
    """The size, or the smaller one at which the widest text fits."""
    widest = max((text_width(words, size, weight) for words, weight in texts), default=0)
    return size * min(1, room / widest) if widest else size


def captions(grid):
    """Everything that is written around the cells of a grid."""
    if grid.name_at in ("left", "right"):
        x, align = (grid.x - 9, "right") if grid.name_at == "left" else (grid.x + grid.width + 9, "left")
        return (_text(grid.name, x, grid.y + grid.tall / 2, LABEL, "soft", align),)
    head = _head(grid)
    return (
        *head,
        *_indices(grid),
        *_row_labels(grid),
        *_side(grid, min((text.box[0] for text in head), default=grid.x)),
    )


def label_text(label):
    """Free text, or a sign, as a Text."""
    if label.kind == "sign":
        return _text(label.text, label.x, label.y, VALUE, "b", "center")
    return _text(label.text, label.x, label.y, NOTE if label.kind == "note" else LABEL, "soft", label.align)


def _text(words, x, y, size, look, align="center"):
    return Text(((words, size, look),), x, y, align)


def _head(grid):
    """Name and shape, then the axis that runs to the right or the words in its place."""
    middle, top = grid.x + grid.cell * (len(grid.values[0]) - len(grid.absent)) / 2, grid.y - grid.head
    name = [(grid.name, NAME, "b")]
    if grid.shape:
        name.append((" (", NAME, ""))
        for axis in grid.shape:
            name.append((str(axis.size), NAME, f"b {_look(axis)}"))
            name.append((_mark(axis), LABEL, _look(axis)))
            name.append((", " if axis is not grid.shape[-1] else ")", NAME, ""))
    below = [
        _text(line, middle, top + AXIS_UP + LINE * n, LABEL, look) for n, (line, look) in enumerate(_under_name(grid))
    ]
    return [Text(tuple(name), middle, top + NAME_UP), *below]


def _under_name(grid):
    """The lines under the name of a grid, and how they look."""
    if not grid.named or not (grid.columns or grid.axes_over):
        return [(line, "soft") for line in grid.subtitle]
    if grid.compact:
        return [(line, _look(grid.columns)) for line in _two_lines(grid.columns)]
    shown = [axis for axis in (grid.rows, grid.columns) if axis] if grid.axes_over else [grid.columns]
    return [(f"{_mark(axis)} {axis}", _look(axis)) for axis in shown]


def _indices(grid):
    """The numbers of the columns, and of the rows."""
    found = []
    if grid.columns and not grid.compact and not grid.axes_over:
        y = grid.y - INDEX_UP - SHEET * grid.behind
        for column in range(len(grid.values[0])):
            name = "+" if column in grid.padding else str(column + grid.first_column)
            found.append(_text(name, grid.column_x(column) + grid.cell / 2, y, INDEX, "soft"))
    if grid.rows and not grid.compact and not (grid.axes_over and grid.columns):
        x = _edge(grid)
        found += [
            _text(grid.row_index(row), x, grid.row_y(row) + grid.tall / 2, INDEX, "soft")
            for row in range(len(grid.values))
        ]
    return found


def _row_labels(grid):
    """The names of the rows, where they are written out."""
    return [
        _text(name, grid.x - 10, grid.row_y(row) + grid.tall / 2, LABEL, "soft", "right")
        for row, name in enumerate(grid.row_labels)
    ]


def _side(grid, head_left):
    """The axes that run downwards and backwards, in two lines each, beside the grid."""
    if not grid.named or grid.axes_over:
        return []
    sign, align = (1, "left") if grid.side == "right" else (-1, "right")
    head_right = 2 * grid.x + grid.width - head_left
    beside = max(0, grid.x - head_left, head_right - grid.x - grid.width) + 8  # clear of the head
    middle, edge = grid.y + grid.height / 2, _edge(grid) + 11 * sign
    corner, at = grid.y - grid.head + 34, (grid.x + grid.width if sign > 0 else grid.x) + sign * max(beside, 24)
    if grid.compact:
        edge = (grid.x + grid.width if sign > 0 else grid.x) + sign * max(12, beside)
        at, corner, middle = edge, middle + 19 * bool(grid.rows), middle - 19 * bool(grid.depth)
    found = []
    for axis, x, y in ((grid.rows, edge, middle), (grid.depth, at, corner)):
        if axis:
            lines = zip(_two_lines(axis), (-8, 8))
            found += [_text(line, x, y + down, LABEL, _look(axis), align) for line, down in lines]
    return found


def _edge(grid):
    """Where the numbers of the rows stand."""
    return grid.x + grid.width + SHEET * grid.behind + 14 if grid.side == "right" else grid.x - 14


def _two_lines(axis):
    """An axis' name and number in two short lines."""
    return f"{_mark(axis)} {axis.name},", f"axis {axis.number}"


def _mark(axis):
    """Which way an axis runs; a name that the course does not know yet says it itself, in `axes`."""
    return axis.mark or (AXES[axis.name].mark if axis.name in AXES else "·")


def _look(axis):
    """The colour of an axis; of a name that the course does not know yet, that of other small text."""
    return f"axis-{axis.name}" if axis.name in AXES else "soft"
