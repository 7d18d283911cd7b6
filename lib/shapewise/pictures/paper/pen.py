"""What draws the parts of a frame on an Axes: cells, borders, names of axes, windows, lines and text.

This file claims: every look comes from :mod:`~shapewise.pictures.paper.style`; a text of a number has a `gid` such as
``"output 0 3"`` (grid, row, column), and a cell's rectangle one such as ``"cell output 0 3"``.
"""

from __future__ import annotations

from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch, Rectangle

from shapewise.pictures.paper import style
from shapewise.pictures.paper.captions import SHEET, captions
from shapewise.pictures.paper.style import AXES, FAINT, HATCH, INK, MARKS, PAPER, ROLES, SOFT


class Pen:
    """Draws on one Axes; `x` and `y` are where a frame begins, `scale` is how large one of its pixels becomes."""

    def __init__(self, ax, scale):
        self.ax, self.scale, self.x, self.y = ax, scale, 0.0, 0.0

    def number(self, number):
        """The number of a frame in a film strip."""
        self._add(Circle((self.x + 10, self.y + 9), 10, facecolor=INK.light, edgecolor="none"))
        self.text(str(number), 10, 9, style.NAME, PAPER.light, weight="bold")

    def cells(self, grid):
        """The cells with their border, the numbers in them."""
        role = ROLES[grid.role]
        for sheet in range(grid.behind, 0, -1):
            self._border(grid, role, SHEET * sheet, behind=True)
        for row in range(len(grid.values)):
            for column in range(len(grid.values[0])):
                self._cell(grid, role, row, column)
        self._border(grid, role, 0)

    def names(self, grid):
        """The names of the grid and of its axes, and the indices."""
        for text in captions(grid):
            self.pieces(text)

    def _cell(self, grid, role, row, column):
        x, y = grid.column_x(column), grid.row_y(row)
        value = grid.values[row][column]
        fill, edge, dash, order = role.fill.light, FAINT.light, "-", 2
        if value is None:
            fill = PAPER.light
        if column in grid.absent:
            fill, edge, dash, order = "none", SOFT.light, (0, (2, 3)), 1.9
        cell = Rectangle((self.x + x, self.y + y), grid.cell, grid.tall, facecolor=fill, edgecolor=edge, linestyle=dash)
        cell.set(linewidth=0.8 * self.scale, zorder=order, gid=f"cell {grid.name} {row} {column}")
        what = grid.mark(row, column)
        look = MARKS[what]
        if look.hatch:
            cell.set(facecolor=PAPER.light, hatch=look.hatch, edgecolor=HATCH.light)
            cell.set_hatch_linewidth(0.7)
        if look.strong:
            cell.set(edgecolor=INK.light, linewidth=1.6 * self.scale, zorder=3.5)
        self._add(cell)
        if value is None:
            return
        middle = y + grid.tall / 2
        if grid.notes:
            note = grid.notes[row][column]
            size = style.NOTE * min(1, (grid.cell - 3) / style.text_width(note, style.NOTE))
            self.text(note, x + grid.cell / 2, y + 0.28 * grid.tall, size, SOFT.light)
            middle = y + 0.71 * grid.tall
        text = style.number_text(value)
        weight = "bold" if look.strong else "normal"
        size = style.VALUE * min(1, (grid.cell - 7) / style.text_width(text, style.VALUE, weight))
        self.text(
            text, x + grid.cell / 2, middle, size, SOFT.light if look.hatch else INK.light,
            weight=weight, gid=f"{grid.name} {row} {column}",
        )  # fmt: skip

    def _border(self, grid, role, shift, behind=False):
        """The frame around a grid, or around each of its rows where there is a gap between them."""
        blocks = (
            [(grid.y, grid.height)]
            if not grid.gap
            else [(grid.row_y(row), grid.tall) for row in range(len(grid.values))]
        )
        width = grid.cell * (len(grid.values[0]) - len(grid.absent))
        look = {
            "edgecolor": role.edge.light,
            "facecolor": role.fill.light if behind else "none",
            "zorder": 1 if behind else 3,
        }
        for y, height in blocks:
            corner = (self.x + grid.x + shift, self.y + y - shift)
            thick = 1.0 if role.border == "thin" or behind else 1.8
            if role.border == "round":
                self._add(
                    FancyBboxPatch(
                        corner,
                        width,
                        height,
                        boxstyle="round,pad=2,rounding_size=8",
                        linewidth=thick * self.scale,
                        **look,
                    )
                )
            elif role.border == "double" and not behind:
                outer = (corner[0] - 3, corner[1] - 3)
                self._add(Rectangle(outer, width + 6, height + 6, linewidth=1.2 * self.scale, **look))
                self._add(Rectangle(corner, width, height, linewidth=1.2 * self.scale, **look))
            else:
                self._add(Rectangle(corner, width, height, linewidth=thick * self.scale, **look))

    def pieces(self, text):
        """A Text, each of its pieces in its own look."""
        x = text.x - text.width * {"left": 0, "center": 0.5, "right": 1}[text.align]
        for words, size, look in text.pieces:
            weight = "bold" if "b" in look.split() else "normal"
            colour = next(
                (AXES[one[5:]].colour.light for one in look.split() if one.startswith("axis-")),
                SOFT.light if look == "soft" else INK.light,
            )
            if words.strip():
                self.text(
                    words.strip(),
                    x + style.text_width(" ", size) * words.startswith(" "),
                    text.y,
                    size,
                    colour,
                    "left",
                    weight,
                )
            x += style.text_width(words, size, weight)

    def outline(self, outline):
        """The active window: a heavy line; dashed where there is nothing to lie on. Others stay inside their cells."""
        room = -1 if outline.thin else 1.2
        corner = (self.x + outline.x - room, self.y + outline.y - room)
        self._add(
            Rectangle(
                corner, outline.width + 2 * room, outline.height + 2 * room, facecolor="none", edgecolor=INK.light,
                linewidth=(2.4 if outline.kind == "window" else 1.6) * self.scale, zorder=4 if outline.thin else 5,
                linestyle=(0, (3, 2.2)) if outline.dashed else "-", gid=outline.kind,
            )
        )  # fmt: skip

    def line(self, points, colour=SOFT.light, thick=1.3, arrow=False):
        """A line through points, with an arrow at its end or without."""
        points = [(self.x + x, self.y + y) for x, y in points]
        xs, ys = zip(*points)
        thick *= self.scale
        self._add(Line2D(xs, ys, color=colour, linewidth=thick, zorder=1.5, solid_joinstyle="round"))
        if arrow:
            head = 9 * self.scale
            self._add(
                FancyArrowPatch(
                    points[-2], points[-1], arrowstyle="-|>", mutation_scale=head, shrinkA=0, shrinkB=0,
                    color=colour, linewidth=thick, zorder=4,
                )
            )  # fmt: skip

    def label(self, label):
        """Free text, or the sign in a circle."""
        if label.kind == "sign":
            at = (self.x + label.x, self.y + label.y)
            self._add(Circle(at, 10, facecolor=PAPER.light, edgecolor=INK.light, linewidth=1.4 * self.scale, zorder=5))
            self.text(label.text, label.x, label.y, style.VALUE, INK.light, weight="bold")
        else:
            size = style.NOTE if label.kind == "note" else style.LABEL
            self.text(label.text, label.x, label.y, size, SOFT.light, label.align)

    def text(self, text, x, y, size, colour, align="center", weight="normal", gid=None):
        """Text whose middle is at height `y`; plain characters, never a formula."""
        self.ax.text(
            self.x + x, self.y + y, text, ha=align, va="center_baseline", color=colour, zorder=6, gid=gid,
            fontproperties=style.font(size * self.scale, weight), parse_math=False, usetex=False,
        )  # fmt: skip

    def _add(self, artist):
        self.ax.add_artist(artist)
