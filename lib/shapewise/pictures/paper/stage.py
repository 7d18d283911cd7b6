"""A stage: the blocks of a picture, placed once; and what each moment shows of them.

Every block keeps its place in all moments of a film; a block that a moment does not name is not drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from shapewise.derivation import Derivation
from shapewise.pictures.paper.captions import SIGN, label_text
from shapewise.pictures.paper.frames import Frame, Grid, Label, Line, Outline, Touch


@dataclass(frozen=True)
class Stage:
    """Blocks in their places, by key."""

    grids: dict
    width: float
    height: float

    @classmethod
    def of(cls, layout):
        """The stage of a row or a column of blocks.

        Examples
        --------
        >>> from shapewise.pictures.paper.blocks import block, row
        >>> on = Stage.of(row(block("a", "input", [[1]]), block("b", "output", [[2]])))
        >>> on["b"].x - on["a"].x > on["a"].width
        True
        """
        placed = layout.placed()
        placed = placed.moved(-placed.end("left"), -placed.end("top"))
        return cls(placed.grids, placed.end("right"), placed.end("bottom"))

    def __getitem__(self, key):
        return self.grids[key]

    def __contains__(self, key):
        return key in self.grids

    def moment(self, key, title, shown, arithmetic, drawn=(), touches=()):
        """A Frame.

        Parameters
        ----------
        key, title : str
            What the moment is called, and what is to be seen in it.
        shown : sequence
            Keys of blocks and of words; a Grid that was changed; None, which is left out.
        arithmetic : Derivation
            What stands under it.
        drawn : sequence
            Outlines, lines, labels.
        touches : sequence of Touch
        """
        shown = [self[one] if isinstance(one, str) else one for one in shown if one is not None]
        grids = tuple(one for one in shown if isinstance(one, Grid))
        drawn = [*drawn, *(one for one in shown if isinstance(one, Label))]
        kinds = {kind: tuple(one for one in drawn if isinstance(one, kind)) for kind in (Outline, Line, Label)}
        width, height = self.width, self.height
        for label in kinds[Label]:
            _, _, right, bottom = (
                label_text(label).box if label.kind != "sign" else (0, 0, label.x + SIGN, label.y + SIGN)
            )
            width, height = max(width, right), max(height, bottom)
        for line in kinds[Line]:
            height = max(height, *(y + 4 for _, y in line.points))
        return Frame(
            key, title, grids, arithmetic, kinds[Outline], kinds[Line], kinds[Label], width, height, tuple(touches)
        )


def filled(grid, until):
    """`grid` with the cells for which ``until(row, column)`` is true; the others are empty."""
    values = tuple(tuple(v if until(r, c) else None for c, v in enumerate(row)) for r, row in enumerate(grid.values))
    return replace(grid, values=values)


def empty(grid):
    """`grid` without its numbers."""
    return filled(grid, lambda row, column: False)


def marked(grid, places, what):
    """`grid` with something said of the cells at `places`."""
    return replace(grid, marks=(*grid.marks, *((int(row), int(column), what) for row, column in places)))


def line(label, expression, name="value"):
    """One line of arithmetic."""
    return Derivation(name, ((label, expression),))


def lines(parts, name="value"):
    """Several lines of arithmetic, each ``(label, expression)``."""
    return Derivation(name, tuple(parts))


def touch(grid, row, column, *lit, text):
    """The Touch of a cell: `lit` are pairs of a grid and the places in it that light up."""
    places = tuple((one.name, int(r), int(c)) for one, where in lit for r, c in where)
    return Touch((grid.name, row, column), places, text)


def block_of(rows, columns):
    """The places in some rows and columns."""
    return [(row, column) for row in rows for column in columns]
