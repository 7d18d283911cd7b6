"""The elements of an SVG as strings: text, boxes, lines. Numbers are written the same way everywhere."""

from __future__ import annotations

import html
from functools import lru_cache

from shapewise.pictures.paper import style

#: pixels in a point
POINT = style.DOTS_PER_INCH / 72
#: from the middle of a line of text down to its base line, in parts of its size
BASE_LINE = 0.36
ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}


@lru_cache(10_000)
def number(value):
    """A length as short as can be, to a tenth of a pixel.

    >>> number(12.0), number(0.25), number(-0.04)
    ('12', '0.2', '0')
    """
    return f"{round(value, 1) + 0.0:g}"


def text(words, x, y, size, kind="", align="center"):
    """Text whose middle is at height `y`; `size` in points, `kind` are its classes."""
    return _text(html.escape(words, quote=False), x, y, size, kind, align)


def line_of(text):
    """A :class:`~shapewise.pictures.paper.captions.Text`, each of its pieces in its own look."""
    if len(text.pieces) == 1:
        ((words, size, look),) = text.pieces
        return _text(html.escape(words, quote=False), text.x, text.y, size, look, text.align)
    spans = "".join(
        f'<tspan font-size="{number(size * POINT)}"{_class(look)}>{html.escape(words, quote=False)}</tspan>'
        for words, size, look in text.pieces
    )
    return _text(spans, text.x, text.y, max(size for _, size, _ in text.pieces), "", text.align)


def _text(inner, x, y, size, kind, align):
    pixels = size * POINT
    at = f'x="{number(x)}" y="{number(y + BASE_LINE * pixels)}" font-size="{number(pixels)}"'
    return f"<text {at}{ANCHORS[align]}{_class(kind)}>{inner}</text>"


def box(x, y, width, height, kind, more=""):
    """A rectangle."""
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size}{more}{_class(kind)}/>'


def circle(x, y, radius, kind):
    """A circle."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{_class(kind)}/>'


def path(points, kind, closed=False):
    """A line through points."""
    through = " ".join(f"{number(x)} {number(y)}" for x, y in points)
    return f'<path d="M{through}{"z" if closed else ""}"{_class(kind)}/>'


def hatching(x, y, width, height, crossed=False):
    """Slanted lines over a cell, in both directions if `crossed`; drawn, so that no pattern needs a name."""
    lines = _slanted(width, height, crossed)
    return f'<path transform="translate({number(x)} {number(y)})" d="{lines}" class="hatch"/>'


@lru_cache(100)
def _slanted(width, height, crossed):
    parts, step = [], 7
    for start in range(step, int(width + height), step):
        low, high = (max(0, start - height), min(width, start))
        parts.append(f"M{number(low)} {number(start - low)}L{number(high)} {number(start - high)}")
        if crossed:
            left, right = width - low, width - high
            parts.append(f"M{number(left)} {number(start - low)}L{number(right)} {number(start - high)}")
    return "".join(parts)


def _class(kind):
    return f' class="{kind}"' if kind else ""
