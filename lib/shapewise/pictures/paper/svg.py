"""Frames as SVG, the only painter that they have.

This file claims: the same frame gives the same bytes, with no state between two calls; whatever colours mean is
said by borders, hatching, marks or words as well; every text is a text, which can be selected and read out.
"""

from __future__ import annotations

import hashlib
import html
import math

from shapewise.pictures.paper import cells, elements, style
from shapewise.pictures.paper.captions import SIGN, label_text
from shapewise.pictures.paper.colours import style_sheet
from shapewise.pictures.paper.frames import heading

#: room on both sides of a frame, and above and below it
MARGIN, EDGE = 14, 8
#: for a line of the title and under the title; over the arithmetic, for a line of it, between two equations
TITLE_LINE, TITLE_GAP, SUMS_GAP, LINE_HEIGHT, GAP = 22, 6, 8, 20, 28
#: how wide the number before a title is, and how narrow a picture may be
NUMBER, NARROWEST = 29, 840
FONTS = "'DejaVu Sans',Verdana,Geneva,sans-serif"


def frame_svg(frame, *, number=None, width=None):
    """A frame as a complete SVG.

    Parameters
    ----------
    frame : Frame
    number : int, optional
        Written before the title, where frames stand in a strip.
    width : float, optional
        Of the picture in pixels, if it is to be wider than it needs.

    Returns
    -------
    str

    Examples
    --------
    >>> from shapewise.derivation import parameters
    >>> from shapewise.pictures.paper.frames import Frame, Grid
    >>> frame = Frame("one", "Three", (Grid("three", "input", ((3,),), 0, 60),), parameters(), width=90, height=100)
    >>> svg = frame_svg(frame)
    >>> svg[:4], "<title" in svg, ">3</text>" in svg
    ('<svg', True, True)
    """
    wide, high = size_of(frame, number=number, width=width)
    title, equations = _rows(frame, number, width)
    top = EDGE + TITLE_LINE * len(title) + TITLE_GAP
    body = "".join(
        [
            *_title(title, number),
            f'<g transform="translate({MARGIN} {top})">',
            *drawing(frame),
            *_arithmetic(equations, frame.height),
            "</g>",
        ]
    )
    words = _described(frame)
    name = "frame-" + hashlib.sha256((body + words).encode()).hexdigest()[:10]
    size = f"{math.ceil(wide)} {math.ceil(high)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="shapewise" role="img" aria-labelledby="{name}" '
        f'aria-describedby="{name}-words" viewBox="0 0 {size}" width="{math.ceil(wide)}" height="{math.ceil(high)}" '
        f'font-family="{FONTS}"><title id="{name}">{html.escape(frame.title)}</title>'
        f'<desc id="{name}-words">{html.escape(words)}</desc><style>{style_sheet()}</style>'
        f'<rect width="100%" height="100%" class="paper"/>{body}</svg>'
    )


def size_of(frame, *, number=None, width=None):
    """Width and height that a frame needs, in pixels, with its title and its arithmetic."""
    title, equations = _rows(frame, number, width)
    indent = NUMBER if number else 0
    rows = [*map(_width, equations), *(indent + style.text_width(line, style.TITLE, "bold") for line in title)]
    high = TITLE_LINE * len(title) + TITLE_GAP + frame.height + SUMS_GAP + LINE_HEIGHT * len(equations) + 2
    return max(frame.width + 2 * MARGIN, max(rows) + 2 * MARGIN, width or 0), high + 2 * EDGE


def _rows(frame, number, width):
    """The title in lines and the equations in rows, each as wide as the picture is, unless a word is wider."""
    room = max(frame.width, NARROWEST, (width or 0) - 2 * MARGIN)
    space = style.text_width(" ", style.TITLE, "bold")
    title = style.wrap(frame.title.split(" "), style.TITLE, room - (NUMBER if number else 0), space, "bold")
    return [" ".join(line) for line in title], style.wrap(str(frame.arithmetic).splitlines(), style.LINE, room, GAP)


def _width(row):
    return sum(style.text_width(piece, style.LINE) for piece in row) + GAP * (len(row) - 1)


def _title(lines, number):
    middle, left, parts = EDGE + 10, MARGIN, []
    if number:
        parts = [
            elements.circle(MARGIN + 10, middle, 10, "number"),
            elements.text(str(number), MARGIN + 10, middle, style.NAME, "b on-ink"),
        ]
        left += NUMBER
    for row, line in enumerate(lines):
        parts.append(elements.text(line, left, middle + TITLE_LINE * row, style.TITLE, "b", "left"))
    return parts


def _arithmetic(rows, height):
    parts = []
    for row, equations in enumerate(rows):
        left = 0.0
        for equation in equations:
            middle = height + SUMS_GAP + LINE_HEIGHT * (row + 0.5)
            parts.append(elements.text(equation, left, middle, style.LINE, "arithmetic", "left"))
            left += style.text_width(equation, style.LINE) + GAP
    return parts


def drawing(frame):
    """What stands in a frame, from the back to the front."""
    touches = _touches(frame)
    return [
        *(part for grid in frame.grids for part in cells.sheets(grid)),
        *(elements.path(line.points, "line") for line in frame.lines),
        *(part for place, grid in enumerate(frame.grids) for part in cells.cells(grid, place, touches.get(place, {}))),
        *(part for grid in frame.grids for part in cells.names(grid)),
        *(_outline(outline) for outline in sorted(frame.outlines, key=lambda outline: not outline.thin)),
        *(_arrow_head(*line.points[-2:]) for line in frame.lines if line.arrow),
        *(part for label in frame.labels for part in _label(label)),
    ]


def _touches(frame):
    """Place of a grid -> (row, column) -> what lights up with that cell, and its sum, as attributes."""
    places = {grid.name: place for place, grid in reversed(list(enumerate(frame.grids)))}
    found = {}
    for touch in frame.touches:
        name, row, column = touch.cell
        lit = ",".join(f"{places[name]} {row} {column}" for name, row, column in touch.lit if name in places)
        said = f' data-lit="{lit}" data-sum="{html.escape(touch.sum)}"'
        found.setdefault(places[name], {})[row, column] = said
    return found


def _outline(outline):
    """A heavy line around the active window; dashed where there is nothing to lie on; others inside their cells."""
    room = -1 if outline.thin else 1.2
    kind = {"window": "window", "other window": "window thin", "ghost": "window ghost"}[outline.kind]
    return elements.box(
        outline.x - room, outline.y - room, outline.width + 2 * room, outline.height + 2 * room, kind
    )  # fmt: skip


def _arrow_head(before, end):
    angle = math.atan2(end[1] - before[1], end[0] - before[0])
    corners = [(end[0] - 10 * math.cos(angle + turn), end[1] - 10 * math.sin(angle + turn)) for turn in (-0.38, 0.38)]
    return elements.path([end, *corners], "head", closed=True)


def _label(label):
    """Free text, or a sign in its circle."""
    drawn = elements.line_of(label_text(label))
    return [elements.circle(label.x, label.y, SIGN, "sign"), drawn] if label.kind == "sign" else [drawn]


def _described(frame):
    """What is drawn, in a few words; the numbers stand in tables beside the picture."""
    arrays = "; ".join(heading(grid) for grid in frame.grids)
    return f"{arrays}. {'; '.join(str(frame.arithmetic).splitlines())}"
