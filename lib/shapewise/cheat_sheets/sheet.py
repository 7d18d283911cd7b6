"""A cheat sheet as data: boxes in columns on one page, each a title, perhaps a picture, and lines of text."""

from __future__ import annotations

from dataclasses import dataclass, field

from shapewise.layers.call import LayerCall
from shapewise.pictures.paper.frames import Frame


@dataclass(frozen=True)
class Example:
    """A layer on small whole numbers: what a box shows of it, and what a test asks Keras.

    Parameters
    ----------
    call : LayerCall
    x : array
        Its input.
    weights : tuple of array
        In the order of ``layer.get_weights()``.
    y : array
        What it returns.
    """

    call: LayerCall
    x: object
    weights: tuple
    y: object


@dataclass(frozen=True)
class Box:
    """A part of a sheet.

    Parameters
    ----------
    title : str
        Over it, such as a layer as Keras writes it.
    lines : tuple of str or (str, str)
        Under the picture; too long ones are broken. Of a pair, the first is a label in bold.
    picture : Frame, optional
        Its title and arithmetic are not drawn.
    table : tuple of tuples of str
        Rows of a table, the heads first.
    example : Example, optional
        The layer that it is about.
    """

    title: str
    lines: tuple[str | tuple[str, str], ...] = ()
    picture: Frame | None = None
    table: tuple[tuple[str, ...], ...] = ()
    example: Example | None = None


@dataclass(frozen=True)
class Sheet:
    """A page.

    Parameters
    ----------
    name, title, chapter, subtitle : str
        Of the file; over the page; the chapter of lessons that it belongs to; beside the title.
    columns : tuple of tuples of Box
        From left to right, each from top to bottom.
    scale : float
        How small pictures are drawn.
    """

    name: str
    title: str
    chapter: str
    subtitle: str
    columns: tuple[tuple[Box, ...], ...] = field(repr=False)
    scale: float = 0.57

    @property
    def boxes(self):
        """All of them, column after column."""
        return [box for column in self.columns for box in column]

    @property
    def examples(self):
        """Every layer whose numbers stand on the page."""
        return [box.example for box in self.boxes if box.example]
