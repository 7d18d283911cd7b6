"""A sheet as a page of A4: boxes find their places, too long lines are broken, and what does not fit is refused."""

from __future__ import annotations

import html
from dataclasses import dataclass

from shapewise.pictures.paper import elements, style
from shapewise.pictures.paper.colours import style_sheet
from shapewise.pictures.paper.svg import FONTS, drawing

#: A4 across, in pixels at 100 dots per inch; the room around the page, between columns, least and most between boxes
WIDE, HIGH, EDGE, BETWEEN, LEAST, MOST = 1169, 827, 18, 8, 5, 22
#: of the page's title, of a box's title, of a line, in points
TITLE, HEAD, BODY = 13, 7.5, 6.3
#: heights in pixels: of the page's head, of a box's title, of a line; the room inside a box
TOP, HEAD_HIGH, LINE_HIGH, INSIDE = 25, 15, 10.4, 6


@dataclass(frozen=True)
class Text:
    """Words on the page whose middle is at height `y`; `size` in points."""

    words: str
    x: float
    y: float
    size: float
    look: str = ""

    @property
    def right(self):
        return self.x + style.text_width(self.words, self.size, "bold" if "b" in self.look.split() else "normal")


@dataclass(frozen=True)
class Placed:
    """A box with its place, its texts in their places, and the place of its picture."""

    box: object
    x: float
    y: float
    width: float
    height: float
    texts: tuple[Text, ...]
    picture: tuple[float, float]
    scale: float


def page_svg(sheet):
    """The sheet as an SVG.

    Raises
    ------
    ValueError
        If a column is longer than the page, or a picture or table wider than its column.
    """
    head = [
        elements.text(sheet.title, EDGE, EDGE + 8, TITLE, "b", "left"),
        elements.text(sheet.subtitle, WIDE - EDGE, EDGE + 8, BODY + 0.5, "soft", "right"),
    ]
    words = " ".join(f"{box.title}: {'; '.join(map(words_of, box.lines))}" for box in sheet.boxes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="shapewise" role="img" aria-labelledby="sheet-title" '
        f'viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}" font-family="{FONTS}">'
        f'<title id="sheet-title">{html.escape(sheet.title)}</title><desc>{html.escape(words)}</desc>'
        f'<style>{style_sheet()}</style><rect width="100%" height="100%" class="paper"/>'
        f"{''.join(head)}{''.join(_drawn(placed) for placed in laid_out(sheet))}</svg>"
    )


def words_of(line):
    """A line as text."""
    return line if isinstance(line, str) else ": ".join(line)


def laid_out(sheet):
    """Every box in its place: columns of one width, what is left of a column's height goes between its boxes."""
    wide = (WIDE - 2 * EDGE - BETWEEN * (len(sheet.columns) - 1)) / len(sheet.columns)
    room, found = HIGH - 2 * EDGE - TOP, []
    for number, column in enumerate(sheet.columns):
        x, y = EDGE + number * (wide + BETWEEN), EDGE + TOP
        heights = [_placed(box, x, y, wide, sheet.scale).height for box in column]
        gap = min((room - sum(heights)) / max(len(column) - 1, 1), MOST)
        if gap < LEAST:
            raise ValueError(
                f"column {number} of {sheet.name} is {sum(heights):.0f} pixels high with {len(column)} boxes: "
                f"expected at most {room - LEAST * (len(column) - 1):.0f}. Move a box, or shorten its lines."
            )
        for box, height in zip(column, heights):
            found.append(_placed(box, x, y, wide, sheet.scale))
            y += height + gap
    return found


def _placed(box, x, y, wide, scale):
    left, top, room = x + INSIDE, y + HEAD_HIGH + 3, wide - 2 * INSIDE
    texts, picture = [Text(box.title, left, y + HEAD_HIGH / 2, HEAD, "b")], (0, 0)
    if box.picture:
        if box.picture.width * scale > room + 1:
            raise ValueError(
                f"the picture of {box.title} is {box.picture.width * scale:.0f} pixels wide: expected {room:.0f}."
            )
        picture = (left, top + 2)
        top += box.picture.height * scale + 5
    if box.table:
        rows = _table(box, left, top, room)
        texts += rows
        top = rows[-1].y + LINE_HIGH / 2 + 2
    for line in box.lines:
        for pieces in _broken(line, room):
            texts += _side_by_side(pieces, left, top + LINE_HIGH / 2)
            top += LINE_HIGH
    return Placed(box, x, y, wide, top - y + 2, tuple(texts), picture, scale)


def _table(box, left, top, room):
    """The cells of a table, each column as wide as its widest cell needs."""
    looks = ["b", *[""] * (len(box.table) - 1)]
    wide = [
        max(style.text_width(cell, BODY, "bold" if look else "normal") for cell, look in zip(cells, looks))
        for cells in zip(*box.table)
    ]
    gap = (room - sum(wide)) / max(len(wide) - 1, 1)
    if gap < 3:
        raise ValueError(f"the table of {box.title} is {sum(wide):.0f} pixels wide: expected at most {room:.0f}.")
    starts = [left + sum(wide[:n]) + min(gap, 14) * n for n in range(len(wide))]
    return [
        Text(cell, x, top + LINE_HIGH * (row + 0.5), BODY, look)
        for row, (cells, look) in enumerate(zip(box.table, looks))
        for cell, x in zip(cells, starts)
    ]


def _broken(line, room):
    """A line as rows of pieces (words, look) that fit; of a pair, the first is a label in bold."""
    label, rest = line if isinstance(line, tuple) else ("", line)
    pieces = [(f"{label}:", "b")] * bool(label) + [(word, "") for word in rest.split(" ")]
    space, rows, used = style.text_width(" ", BODY), [[]], 0.0
    for words, look in pieces:
        wide = style.text_width(words, BODY, "bold" if look else "normal")
        if rows[-1] and used + space + wide > room:
            rows, used = [*rows, []], 0.0
        used += wide + (space if rows[-1] else 0)
        rows[-1].append((words, look))
    return rows


def _side_by_side(pieces, left, y):
    """Neighbours of one look as one text."""
    runs = []
    for words, look in pieces:
        if runs and runs[-1][1] == look:
            runs[-1] = (f"{runs[-1][0]} {words}", look)
        else:
            runs.append((words, look))
    found = []
    for words, look in runs:
        found.append(Text(words, found[-1].right + style.text_width(" ", BODY) if found else left, y, BODY, look))
    return found


def _drawn(placed):
    """A box: its edge, its title on a ground of its own, its picture, its texts."""
    parts = [
        elements.box(
            placed.x, placed.y, placed.width, placed.height, "none edge-between", ' rx="4" stroke-width="0.8"'
        ),
        elements.path(
            [(placed.x, placed.y + HEAD_HIGH), (placed.x + placed.width, placed.y + HEAD_HIGH)], "none edge-between"
        ),
        *(elements.text(text.words, text.x, text.y, text.size, text.look, "left") for text in placed.texts),
    ]
    if placed.box.picture:
        x, y = placed.picture
        inner = "".join(drawing(placed.box.picture))
        parts.append(
            f'<g transform="translate({elements.number(x)} {elements.number(y)}) scale({placed.scale})">{inner}</g>'
        )
    return "".join(parts)
