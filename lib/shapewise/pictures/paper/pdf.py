"""An SVG of ours as a page of PDF, drawn by Matplotlib: for what is printed.

This file claims: it reads what :mod:`~shapewise.pictures.paper.elements` writes and the style sheet of
:mod:`~shapewise.pictures.paper.colours`, so that the page is the picture; text stays text, in DejaVu Sans; and the same
SVG gives the same bytes, for no time and no version is written, and nothing is compressed.
"""

from __future__ import annotations

import io
import re
from functools import cache
from xml.etree import ElementTree

from shapewise.installed import course_needed
from shapewise.pictures.paper import style
from shapewise.pictures.paper.colours import palette, style_sheet
from shapewise.pictures.paper.elements import POINT

#: what is written into the file about itself: nothing that changes
SILENT = {"Creator": None, "Producer": None, "CreationDate": None}
ALIGN = {"start": "left", "middle": "center", "end": "right"}
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_RULE, _VARIABLE = re.compile(r"([^{}]+)\{([^{}]*)\}"), re.compile(r"var\(--([\w-]+)\)")
_PIECE, _MOVE = re.compile(r"M[^M]+"), re.compile(r"(translate|scale)\(([^)]*)\)")


def pdf_of(svg, title):
    """The SVG as the bytes of a PDF of one page, as large as the SVG is at 100 dots per inch.

    Parameters
    ----------
    svg, title : str
        A picture in its light colours, and what the document is called.

    Examples
    --------
    >>> page = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><text x="9" y="9" font-size="9">9</text></svg>'
    >>> pdf_of(page, "Nine")[:5]
    b'%PDF-'
    """
    with course_needed("a PDF"):
        import matplotlib as mpl  # here and not above: only what is printed needs it
        from matplotlib.backends.backend_pdf import FigureCanvasPdf

    with mpl.rc_context({"pdf.compression": 0, "pdf.fonttype": 42, "font.family": "DejaVu Sans"}):
        page = io.BytesIO()
        FigureCanvasPdf(figure_of(svg)).print_pdf(page, metadata=SILENT | {"Title": title})
    return page.getvalue()


def figure_of(svg):
    """The SVG as a Matplotlib Figure of its size."""
    from matplotlib.figure import Figure

    root = ElementTree.fromstring(svg)
    *_, wide, high = map(float, root.get("viewBox").split())
    figure = Figure((wide / style.DOTS_PER_INCH, high / style.DOTS_PER_INCH))
    paper = figure.add_axes((0, 0, 1, 1), xlim=(0, wide), ylim=(high, 0))
    paper.set_axis_off()
    _Painter(paper, wide, high).draw(root, 0.0, 0.0, 1.0)
    return figure


@cache
def looks():
    """Selector -> how it looks on light ground: what the style sheet says of elements and classes.

    Examples
    --------
    >>> looks()[".window"]["fill"], looks()[".soft"]["fill"] == palette()["soft"].light
    ('none', True)
    """
    found, colours = {}, {name: colour.light for name, colour in palette().items()}
    for selectors, said in _RULE.findall(style_sheet()):
        for selector in selectors.split(","):
            if selector.startswith(".shapewise "):
                pairs = (pair.split(":") for pair in said.split(";") if not pair.startswith("--"))
                its = found.setdefault(selector.removeprefix(".shapewise "), {})
                its |= {name: _VARIABLE.sub(lambda match: colours[match[1]], value) for name, value in pairs}
    return found


class _Painter:
    """Draws elements onto an axes, the later on top of the earlier."""

    def __init__(self, paper, wide, high):
        self.paper, self.wide, self.high, self.order = paper, wide, high, 0

    def draw(self, element, x, y, scale):
        """An element and all in it, its origin at (x, y)."""
        for kind, given in _MOVE.findall(element.get("transform", "")):
            numbers = [float(number) for number in given.split()]
            if kind == "scale":
                scale *= numbers[0]
            else:
                x, y = x + scale * numbers[0], y + scale * numbers[1]
        self.order += 1
        name = element.tag.removeprefix(_NAMESPACE)
        if name in ("svg", "g"):
            for part in element:
                self.draw(part, x, y, scale)
        elif name in ("rect", "circle", "path", "text"):
            getattr(self, f"_{name}")(element, x, y, scale)

    def _rect(self, element, x, y, scale):
        from matplotlib.patches import FancyBboxPatch

        sizes = {"x": 0, "y": 0, "width": self.wide, "height": self.high, "rx": 0}
        for name in sizes:
            said = element.get(name)
            sizes[name] = float(said) * scale if said and said != "100%" else sizes[name]
        corner = (x + sizes["x"], y + sizes["y"])
        rounded = f"round,pad=0,rounding_size={sizes['rx']}" if sizes["rx"] else "square,pad=0"
        self._add(
            FancyBboxPatch(corner, sizes["width"], sizes["height"], boxstyle=rounded, **self._drawn(element, scale))
        )

    def _circle(self, element, x, y, scale):
        from matplotlib.patches import Circle

        cx, cy, radius = (float(element.get(name)) * scale for name in ("cx", "cy", "r"))
        self._add(Circle((x + cx, y + cy), radius, **self._drawn(element, scale)))

    def _path(self, element, x, y, scale):
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        points, codes = [], []
        for piece in _PIECE.findall(element.get("d")):
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", piece)]
            pairs = [(x + scale * a, y + scale * b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)]
            points += pairs
            codes += [Path.MOVETO, *[Path.LINETO] * (len(pairs) - 1)]
            if piece.endswith("z"):
                points, codes = [*points, pairs[0]], [*codes, Path.CLOSEPOLY]
        self._add(PathPatch(Path(points, codes), **self._drawn(element, scale)))

    def _text(self, element, x, y, scale):
        pieces = [(element, element.text)] if element.text else [(span, span.text) for span in element]
        size = float(element.get("font-size"))
        drawn = []
        for piece, words in pieces:
            look = _look(element) | (_look(piece) if piece is not element else {})
            drawn.append((words, float(piece.get("font-size", size)), look))
        wide = [
            style.text_width(words, its / POINT, look.get("font-weight", "normal")) * scale
            for words, its, look in drawn
        ]
        share = {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
        left, base = x + float(element.get("x")) * scale - share * sum(wide), y + float(element.get("y")) * scale
        for (words, its, look), width in zip(drawn, wide):
            self.paper.text(
                left, base, words, fontsize=its / POINT * scale, color=look["fill"], va="baseline", ha="left",
                fontweight=look.get("font-weight", "normal"), zorder=self.order, parse_math=False,
            )  # fmt: skip
            left += width

    def _drawn(self, element, scale):
        """Fill, stroke and dashes of a shape, as Matplotlib calls them."""
        look = _look(element)
        thick = float(element.get("stroke-width", look.get("stroke-width", 1))) * scale * 72 / style.DOTS_PER_INCH
        dashes = [float(part) for part in look.get("stroke-dasharray", "").split()]
        dashed = {"linestyle": (0, [part * scale * 0.72 / thick for part in dashes])} if dashes else {}
        return {
            "facecolor": look.get("fill", "black"),
            "edgecolor": look.get("stroke", "none"),
            "linewidth": thick,
        } | dashed

    def _add(self, patch):
        patch.set_zorder(self.order)
        self.paper.add_patch(patch)


def _look(element):
    """What the style sheet says of an element, then of its classes in the sheet's order."""
    classes = {f".{name}" for name in element.get("class", "").split()}
    found = dict(looks().get(element.tag.removeprefix(_NAMESPACE), {})) if element.tag.endswith("text") else {}
    for selector, said in looks().items():
        if selector in classes:
            found |= said
    return found
