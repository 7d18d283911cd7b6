"""The picture of a model: a graph as SVG, each layer with its shapes and its arithmetic, repeats folded."""

from __future__ import annotations

import hashlib
import html
from dataclasses import dataclass

from shapewise.explanation.graph import Graph, Node, graph_of
from shapewise.explanation.layout import MARGIN, place
from shapewise.explanation.picture_style import LINE, NAME, PAD, STYLE, text_width

#: lines of text are this much apart, and a box is at least and at most so wide
_LINE_HEIGHT, _NARROWEST, _WIDEST = 17, 150, 430
_ARROW = 7
#: the kinds of lines that are bold
_BOLD = ("b", "shape")


@dataclass(frozen=True)
class Picture:
    """A picture as SVG; a notebook shows it, ``str(picture)`` is the text of a file.

    Parameters
    ----------
    svg : str
        A whole SVG element, with a title, a description, and colours for light and dark ground.
    words : str
        The same in words.
    """

    svg: str
    words: str = ""

    def __str__(self):
        return self.svg

    def __repr__(self):
        return self.words

    def _repr_html_(self):
        return f'<div style="overflow-x:auto">{self.svg}</div>'

    def save(self, path):
        """Write it to a file, such as ``"model.svg"``."""
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.svg + "\n")


@dataclass(frozen=True)
class Broken:
    """The layer at which it broke, and what does not meet there.

    Parameters
    ----------
    name, kind : str
        Of the layer.
    sources : tuple of str
        The layers and inputs that were to go in, by name; empty for the last layer drawn.
    got : tuple of str
        What came, such as ``"(None, 7, 5)"``, one for each of `sources`.
    expected : str
        What would have fitted.
    lines : tuple of str
        What else is said of it, such as the sum that failed.
    """

    name: str
    kind: str
    sources: tuple[str, ...] = ()
    got: tuple[str, ...] = ()
    expected: str = ""
    lines: tuple[str, ...] = ()


def picture_of(explanation) -> Picture:
    """The picture of an explanation.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> from shapewise.explanation import explain
    >>> picture = picture_of(explain(keras.layers.Dense(4, name="dense"), (None, 3)))
    >>> print(picture.words)
    dense, 1 box. input (input): (None, 3). dense (Dense): (None, 3) -> (None, 4); features  units = 4; parameters  3 x 4 + 4 = 16
    """
    return draw_graph(explanation.rows, title=explanation.name)


def draw_graph(rows, *, title="model", broken=None) -> Picture:
    """The rows of an explanation as a graph, and the layer at which it broke.

    Parameters
    ----------
    rows : sequence of Row
        As `explain` gives them; for an error, those that ran before it.
    title : str
        What the picture is called.
    broken : Broken, optional
        The layer that could not be called, drawn under those that go in, with the shapes that do not meet.

    Returns
    -------
    Picture

    Examples
    --------
    >>> broken = Broken("conv", "Conv1D", got=("(None, 3, 1)",), expected="kernel_size <= 3")
    >>> "does not fit" in str(draw_graph((), broken=broken))
    True
    """
    graph = graph_of(rows)
    if broken is not None:
        _add_broken(graph, broken)
    texts = {node.key: _texts(node) for node in graph.nodes}
    layout = place({key: _size(lines) for key, lines in texts.items()}, {n.key: n.sources for n in graph.nodes})
    frames, extra = _frames(graph, layout)
    parts = [
        *frames,
        *(_arrow(arrow, graph.node(arrow.target)) for arrow in layout.arrows),
        *(_box(layout.boxes[node.key], node, texts[node.key]) for node in graph.nodes),
        *(_label(arrow, graph.node(arrow.target)) for arrow in layout.arrows),
    ]
    words = _words(graph, title)
    return Picture(_svg("".join(parts), title, words, layout.width + extra, layout.height), words)


def _add_broken(graph: Graph, broken: Broken):
    sources = []
    for name, got in zip(broken.sources or ("",), broken.got or ("",)):
        node = _source_of(graph, name, got)
        sources.append(node.key)
        if node.role == "output":  # it was to go on
            node.role = "weights" if any(line.startswith("parameters") for line in node.lines) else "between"
    fits = [f"does not fit: expected {broken.expected}"] if broken.expected else ["does not fit"]
    shape = f"{' and '.join(broken.got)} -> ?" if broken.got else ""
    node = Node("broken", broken.name, broken.kind, shape, [*broken.lines, *fits], "broken", sources)
    node.labels = list(broken.got)
    graph.nodes.append(node)


def _source_of(graph, name, got):
    """The box that stands for a layer, the last one if no name is known, or else a new one for an input."""
    key = graph.by_name.get(name) or (graph.nodes[-1].key if graph.nodes and not name else f"input {name or 'input'}")
    found = next((node for node in graph.nodes if node.key == key), None)
    if found is None:
        found = Node(key, name or "input", "input", got, role="input")
        graph.nodes.append(found)
    return found


def _texts(node):
    """The lines of a box with their kinds; long ones are broken."""
    lines = [(node.title, "b"), (node.kind, "soft")] if node.kind else [(node.title, "b")]
    wanted = [(node.shape, "shape")] if node.shape else []
    for text, kind in [*wanted, *((line, "") for line in node.lines)]:
        lines += [(piece, kind) for piece in _wrapped(text, kind in _BOLD)]
    return lines


def _wrapped(text, bold):
    pieces, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, LINE, bold) > _WIDEST - 2 * PAD:
            pieces.append(line)
            longer = f"  {word}"
        line = longer
    return [*pieces, line]


def _size(lines):
    widest = max(text_width(text, NAME if kind == "b" else LINE, kind in _BOLD) for text, kind in lines)
    return max(widest + 2 * PAD, _NARROWEST), len(lines) * _LINE_HEIGHT + 2 * PAD - 4


def _box(box, node, lines):
    parts = [
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'rx="5" class="{node.role}"/>'
    ]
    if node.role == "output":  # a second line, so that it is known without colours
        parts.append(
            f'<rect x="{box.x + 3:.1f}" y="{box.y + 3:.1f}" width="{box.width - 6:.1f}" height="{box.height - 6:.1f}" '
            f'rx="3" class="output inner"/>'
        )
    for at, (text, kind) in enumerate(lines):
        y = box.y + PAD + 9 + at * _LINE_HEIGHT
        size = NAME if kind == "b" else LINE
        parts.append(
            f'<text x="{box.x + PAD:.1f}" y="{y:.1f}" font-size="{size}" class="{kind}" xml:space="preserve">'
            f"{html.escape(text, quote=False)}</text>"
        )
    if node.role == "broken":
        x, y = box.x + box.width - 20, box.y + 8
        parts.append(f'<path d="M{x:.1f} {y:.1f}l12 12m0 -12l-12 12" class="cross"/>')
    return f'<g class="layer">{"".join(parts)}</g>'


def _arrow(arrow, target):
    kind = "line broken-line" if target.role == "broken" else "line" if target.known else "line unknown"
    through = " ".join(f"{x:.1f} {y:.1f}" for x, y in arrow.points)
    x, y = arrow.points[-1]
    head = f"M{x:.1f} {y:.1f}l-{_ARROW / 2} -{_ARROW}h{_ARROW}z"
    return f'<path d="M{through}" class="{kind}"/><path d="{head}" class="head"/>'


def _label(arrow, target):
    """The shape that comes in, where it is one that does not fit."""
    if arrow.at >= len(target.labels):
        return ""
    x, y = arrow.points[-1]
    text = html.escape(target.labels[arrow.at], quote=False)
    return f'<text x="{x + 7:.1f}" y="{y - 9:.1f}" font-size="{LINE}" class="got">{text}</text>'


def _frames(graph, layout):
    """A dashed frame around boxes that come several times, and how often; and how far the frames reach to the right."""
    parts, reach = [], 0.0
    for group in graph.groups:
        boxes = [layout.boxes[key] for key in group.keys]
        left, top = min(box.x for box in boxes) - 9, min(box.y for box in boxes) - 10
        right, bottom = max(box.x + box.width for box in boxes) + 9, max(box.y + box.height for box in boxes) + 8
        wide = text_width(group.title, NAME, True)
        parts.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" '
            f'rx="8" class="frame"/>'
            f'<rect x="{left + 10:.1f}" y="{top - 10:.1f}" width="{wide + 12:.1f}" height="20" class="paper"/>'
            f'<text x="{left + 16:.1f}" y="{top + 5:.1f}" font-size="{NAME}" class="b">{group.title}</text>'
        )
        reach = max(reach, right + MARGIN - layout.width)
    return parts, max(reach, 0)


def _words(graph, title):
    """What the picture shows, for those who do not see it."""
    boxes = [node for node in graph.nodes if node.role != "input"]
    repeats = "".join(f" {len(g.keys)} of them {g.title}." for g in graph.groups)
    said = [
        f"{node.title} ({node.kind})"
        + (f": {node.shape}" if node.shape else "")
        + "".join(f"; {line}" for line in node.lines)
        for node in graph.nodes
    ]
    return f"{title}, {len(boxes)} box{'es' * (len(boxes) != 1)}.{repeats} {'. '.join(said)}"


def _svg(body, title, words, width, height):
    name = f"model-{hashlib.sha256((body + words).encode()).hexdigest()[:10]}"
    size = f"{width:.0f} {height:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="shapewise-graph" role="img" aria-labelledby="{name}" '
        f'aria-describedby="{name}-words" viewBox="0 0 {size}" width="{width:.0f}" height="{height:.0f}" '
        f'font-family="\'DejaVu Sans\',Verdana,Geneva,sans-serif"><title id="{name}">{html.escape(title)}</title>'
        f'<desc id="{name}-words">{html.escape(words)}</desc><style>{STYLE}</style>'
        f'<rect width="100%" height="100%" class="paper"/>{body}</svg>'
    )
