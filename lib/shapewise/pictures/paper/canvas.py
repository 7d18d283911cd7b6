"""Frames as PNG bytes, fast enough to be played.

This file claims: the bytes show what :func:`~shapewise.pictures.paper.drawing.paint` draws, and most of the time goes
where something is new. Writing text is what takes Matplotlib longest, and the same few numbers stand in every
frame: each text is written once, kept as pixels, and stamped where it is needed, rounded to whole pixels.
"""

from __future__ import annotations

import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from shapewise.pictures.paper import style
from shapewise.pictures.paper.drawing import paint, size_of

#: texts that are kept
MOST_STAMPS = 2000


class Canvas:
    """One figure, used again and again; it never meets pyplot.

    Examples
    --------
    >>> from shapewise.derivation import parameters
    >>> from shapewise.pictures.paper.frames import Frame, Grid
    >>> frame = Frame("one", "Three", (Grid("three", "input", ((3,),), 0, 60),), parameters(), width=90, height=100)
    >>> Canvas().png(frame)[1:4]
    b'PNG'
    """

    def __init__(self):
        self._figure = Figure(dpi=style.DOTS_PER_INCH, facecolor=style.PAPER.light)
        self._agg = FigureCanvasAgg(self._figure)
        self._ax = self._figure.add_axes((0, 0, 1, 1))
        self._stamps = Stamps()

    def png(self, frame):
        """The frame as PNG bytes; the same frame always gives the same."""
        self._figure.set_size_inches(*(length / style.DOTS_PER_INCH for length in size_of([frame])))
        paint([frame], self._ax)
        texts = list(self._ax.texts)
        for text in texts:
            text.set_visible(False)
        self._agg.draw()
        pixels = np.asarray(self._agg.buffer_rgba())[:, :, :3].copy()
        for text in texts:
            self._stamps.put(text, pixels)
        for artist in [*self._ax.patches, *self._ax.lines, *texts]:
            artist.remove()
        store = io.BytesIO()
        Image.fromarray(pixels).save(store, "png", compress_level=1)
        return store.getvalue()


class Stamps:
    """Texts as pixels, each written once."""

    LEFT, HIGH = 10, 60

    def __init__(self):
        self._known, self._figure = {}, Figure(dpi=style.DOTS_PER_INCH, facecolor=style.PAPER.light)
        self._agg = FigureCanvasAgg(self._figure)
        self._text = self._figure.text(0, 0.5, "", ha="left", va="center_baseline", parse_math=False, usetex=False)

    def put(self, text, pixels):
        """Stamp a text artist on an image; of two pixels the darker one stays, as with ink."""
        key = (text.get_text(), text.get_fontsize(), text.get_fontweight(), text.get_color())
        if key not in self._known:
            if len(self._known) >= MOST_STAMPS:
                self._known.clear()
            self._known[key] = self._written(*key)
        stamp, left, top = self._known[key]
        x, y = text.get_transform().transform(text.get_position())
        before = {"left": 0.0, "center": 0.5, "right": 1.0}[text.get_ha()] * style.text_width(*key[:3])
        row, column = max(0, round(len(pixels) - y) + top), max(0, round(x - before) + left)
        ground = pixels[row : row + stamp.shape[0], column : column + stamp.shape[1]]
        np.minimum(ground, stamp[: ground.shape[0], : ground.shape[1]], out=ground)

    def _written(self, words, size, weight, colour):
        """A text cut out, and where its corner lies, seen from the left end of its middle line."""
        wide = int(style.text_width(words, size, weight)) + 3 * self.LEFT
        self._figure.set_size_inches(wide / style.DOTS_PER_INCH, self.HIGH / style.DOTS_PER_INCH)
        self._text.set(text=words, color=colour, x=self.LEFT / wide, fontproperties=style.font(size, weight))
        self._agg.draw()
        pixels = np.asarray(self._agg.buffer_rgba())[:, :, :3]
        ink = (pixels < 255).any(axis=2)
        if not ink.any():
            return pixels[:0, :0].copy(), 0, 0
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        cut = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].copy()
        return cut, int(columns[0]) - self.LEFT, int(rows[0]) - self.HIGH // 2
