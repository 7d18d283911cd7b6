"""Frames put on paper: the one place where Matplotlib draws.

This file claims: whatever a :class:`~shapewise.pictures.paper.frames.Frame` holds is drawn here, in the looks of
:mod:`~shapewise.pictures.paper.style`, and the figure knows the same in words (``figure.alternative_text``).
"""

from __future__ import annotations

from matplotlib.figure import Figure

from shapewise.pictures.paper import style
from shapewise.pictures.paper.frames import Words
from shapewise.pictures.paper.pen import Pen

#: room around the frames, for a title, for a line of arithmetic, between two frames, and between two equations
MARGIN, TITLE_HEIGHT, LINE_HEIGHT, BETWEEN, GAP = 14, 32, 21, 24, 28


def words_of(frames):
    """The frames in words, numbered if there are several."""
    if len(frames) == 1:
        return Words(frames[0].words)
    return Words("\n\n".join(f"{number}. {frame.words}" for number, frame in enumerate(frames, 1)))


def arithmetic_rows(frame, width):
    """The arithmetic under a frame as rows of text that fit into `width`."""
    return style.wrap(str(frame.arithmetic).splitlines(), style.LINE, width, GAP)


def size_of(frames):
    """Width and height in pixels of frames that stand one below the other."""
    width = max(max(frame.width, 30 + style.text_width(frame.title, style.TITLE, "bold")) for frame in frames)
    height = sum(_height(frame, width) for frame in frames) + BETWEEN * (len(frames) - 1)
    return width + 2 * MARGIN, height + 2 * MARGIN


def new_figure(frames, width=None):
    """A figure of its own, without pyplot, of the size that the frames need; and its Axes."""
    wide, high = size_of(frames)
    scale = (width or wide) / wide
    figure = Figure(figsize=(wide * scale / style.DOTS_PER_INCH, high * scale / style.DOTS_PER_INCH))
    figure.set_dpi(style.DOTS_PER_INCH)
    return figure, figure.add_axes((0, 0, 1, 1))


def paint(frames, ax=None):
    """Draw `frames` one below the other.

    Parameters
    ----------
    frames : sequence of Frame
        With more than one, each gets its number.
    ax : Axes, optional
        Where to draw; by default a new figure that a notebook shows.

    Returns
    -------
    Axes
    """
    if ax is None:
        ax = _shown_axes(frames)
    pen, wide, top = _pen(frames, ax), size_of(frames)[0] - 2 * MARGIN, MARGIN
    for number, frame in enumerate(frames, 1):
        pen.x, pen.y = MARGIN, top
        if number > 1:
            pen.line([(0, -BETWEEN / 2), (wide, -BETWEEN / 2)], style.FAINT.light, 0.8)
        if len(frames) > 1:
            pen.number(number)
        _frame(pen, frame, wide, 29 if len(frames) > 1 else 0)
        top += _height(frame, wide) + BETWEEN
    ax.figure.alternative_text = words_of(frames)
    return ax


def _frame(pen, frame, width, indent):
    """A frame with its title above and its arithmetic below."""
    pen.text(frame.title, indent, 9, style.TITLE, style.INK.light, "left", weight="bold")
    pen.y += TITLE_HEIGHT
    for grid in frame.grids:
        pen.cells(grid)
        pen.names(grid)
    for line in frame.lines:
        pen.line(line.points, arrow=line.arrow)
    for outline in frame.outlines:
        pen.outline(outline)
    for label in frame.labels:
        pen.label(label)
    for row, pieces in enumerate(arithmetic_rows(frame, width)):
        left, middle = 0.0, frame.height + LINE_HEIGHT * (row + 0.5) + 2
        for piece in pieces:
            pen.text(piece, left, middle, style.LINE, style.INK.light, "left", gid="arithmetic")
            left += style.text_width(piece, style.LINE) + GAP


def _pen(frames, ax):
    """A pen for an Axes in which a unit is a pixel of the frames."""
    wide, high = size_of(frames)
    ax.set_axis_off()
    ax.set(xlim=(0, wide), ylim=(high, 0))
    ax.set_aspect("equal", adjustable="box", anchor="NW")
    box = ax.get_position(original=True)
    inches = ax.figure.get_size_inches() * (box.width, box.height)
    return Pen(ax, min(inches[0] / wide, inches[1] / high) * style.DOTS_PER_INCH)


def _height(frame, width):
    return TITLE_HEIGHT + frame.height + LINE_HEIGHT * len(arithmetic_rows(frame, width)) + 4


def _shown_axes(frames):
    from matplotlib import pyplot  # only here: importing it chooses a backend

    wide, high = size_of(frames)
    scale = max(style.SMALLEST_SCALE, min(1, style.WIDTH / wide)) / style.DOTS_PER_INCH
    figure = pyplot.figure(figsize=(wide * scale, high * scale), dpi=style.DOTS_PER_INCH, facecolor=style.PAPER.light)
    return figure.add_axes((0, 0, 1, 1))
