"""Grids as SVG: cells with their numbers, borders, the names of arrays and of axes, indices."""

from __future__ import annotations

from shapewise.pictures.paper import elements
from shapewise.pictures.paper.captions import SHEET, captions, cell_texts
from shapewise.pictures.paper.style import MARKS, ROLES


def sheets(grid):
    """The sheets that stand behind the first."""
    return [_border(grid, SHEET * sheet, behind=True) for sheet in range(grid.behind, 0, -1)]


def cells(grid, place, touches):
    """The cells, then the border around them.

    Parameters
    ----------
    grid : Grid
    place : int
        Its number in the frame: cells are called ``"place row column"``.
    touches : dict
        (row, column) -> attributes of a cell that can be pointed at.
    """
    plain, strong, texts = [], [], cell_texts(grid)
    for row in range(len(grid.values)):
        for column in range(len(grid.values[0])):
            drawn = strong if MARKS[grid.mark(row, column)].strong else plain
            attributes = f'data-at="{place} {row} {column}"{touches.get((row, column), "")}'
            drawn.append(_cell(grid, row, column, attributes, texts.get((row, column), ())))
    return [*plain, _border(grid, 0), *strong]


def _cell(grid, row, column, attributes, texts):
    x, y = grid.column_x(column), grid.row_y(row)
    look = MARKS[grid.mark(row, column)]
    if column in grid.absent:
        return f"<g {attributes}>{elements.box(x, y, grid.cell, grid.tall, 'cell absent')}</g>"
    kind = "cell empty" if grid.values[row][column] is None or look.hatch else f"cell {grid.role}"
    parts = [elements.box(x, y, grid.cell, grid.tall, kind + (" strong" if look.strong else ""))]
    if look.hatch:
        parts.append(elements.hatching(x, y, grid.cell, grid.tall, crossed=look.hatch.startswith("x")))
    parts += [elements.line_of(text) for text in texts]
    return f"<g {attributes}>{''.join(parts)}</g>"


def _border(grid, shift, behind=False):
    """The frame around a grid, or around each of its rows where there is a gap between them."""
    role = ROLES[grid.role]
    rows = [(grid.row_y(row), grid.tall) for row in range(len(grid.values))] if grid.gap else [(grid.y, grid.height)]
    x, width = grid.x + shift, grid.cell * (len(grid.values[0]) - len(grid.absent))
    kind = f"{grid.role if behind else 'none'} edge-{grid.role}"
    thick = 1.0 if role.border == "thin" or behind else 1.8
    parts = []
    for y, height in rows:
        y -= shift
        if role.border == "round":
            parts.append(_frame(x, y, width, height, 2, thick, kind, ' rx="8"'))
        elif role.border == "double" and not behind:
            parts += [_frame(x, y, width, height, out, 1.2, kind) for out in (3, 0)]
        else:
            parts.append(_frame(x, y, width, height, 0, thick, kind))
    return "".join(parts)


def _frame(x, y, width, height, out, thick, kind, more=""):
    more += f' stroke-width="{elements.number(thick)}"'
    return elements.box(x - out, y - out, width + 2 * out, height + 2 * out, kind, more)


def names(grid):
    """What is written around the cells."""
    return [elements.line_of(text) for text in captions(grid)]
