"""What a picture of a model shows: boxes with lines of text, and which goes into which; repeats folded."""

from __future__ import annotations

from dataclasses import dataclass, field

from shapewise.explanation.folding import folded
from shapewise.explanation.rows import shapes_text

#: how many inner layers are listed in a box
LISTED = 8


@dataclass
class Node:
    """A box of the picture.

    Parameters
    ----------
    key : str
        What edges name it by.
    title, kind : str
        The layer's name and class.
    shape : str
        The shape line.
    lines : list of str
        Its arithmetic.
    role : {"input", "weights", "between", "output", "broken"}
        How it looks.
    sources : list of str
        The keys of the boxes whose outputs go in.
    known : bool
        Whether it is known where its input comes from; if not, it hangs under the one called before.
    labels : list of str
        What stands at the arrows that come in; empty for none.
    """

    key: str
    title: str
    kind: str = ""
    shape: str = ""
    lines: list = field(default_factory=list)
    role: str = "between"
    sources: list = field(default_factory=list)
    known: bool = True
    labels: list = field(default_factory=list)


@dataclass
class Group:
    """Boxes that come several times and are drawn once."""

    keys: list
    title: str


@dataclass
class Graph:
    """All boxes in the order in which they run; which of them repeat; the box that stands for each layer, by name."""

    nodes: list
    groups: list = field(default_factory=list)
    by_name: dict = field(default_factory=dict)

    def node(self, key):
        """The box of that key."""
        return next(node for node in self.nodes if node.key == key)


def graph_of(rows) -> Graph:
    """The boxes of the rows of an explanation.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> from shapewise.explanation import explain
    >>> model = keras.Sequential([keras.Input((4,), name="x"), keras.layers.Dense(2, name="y")])
    >>> [(node.title, node.shape, node.sources) for node in graph_of(explain(model).rows).nodes]
    [('x', '(None, 4)', []), ('y', '(None, 4) -> (None, 2)', ['input x'])]
    """
    graph, made, above = Graph([]), {}, None
    for fold in folded(rows):
        keys = []
        for row in fold.rows:
            node = _node(row, len(graph.nodes))
            _connect(graph, node, row, made, above)
            graph.nodes.append(node)
            made[row.name, row.use] = node.key
            above = node.key if row.called else above
            keys.append(node.key)
        if fold.times > 1:
            graph.groups.append(Group(keys, f"x {fold.times}"))
            _name_later_ones(rows, fold, made)
    graph.by_name = {name: key for (name, _), key in made.items()}
    _mark_outputs(graph)
    return graph


def _name_later_ones(rows, fold, made):
    """The rows of the other times stand for the ones that are drawn."""
    start = next(at for at, row in enumerate(rows) if row is fold.rows[0])
    size = len(fold.rows)
    for at in range(size, size * fold.times):
        later, drawn = rows[start + at], fold.rows[at % size]
        made[later.name, later.use] = made[drawn.name, drawn.use]


def _node(row, number):
    shape = "" if row.given is None else f"{shapes_text(row.input_shape)} -> {shapes_text(row.given)}"
    role = "weights" if row.parameters.value else "between"
    return Node(f"{number} {row.name}", row.name, row.kind, shape, _lines(row), role)


def _lines(row):
    nothing = not row.parameters.value
    lines = [
        f"{label}  {equation}".strip()
        for label, _, equation in row.lines
        if label != "from" and not (label == "parameters" and nothing)
    ]
    if row.rows and row.shown:
        inner = [f"{one.name} ({one.kind})" + _count(one) for one in row.rows[:LISTED]]
        more = len(row.rows) - LISTED
        lines += [*inner, *([f"and {more} more"] if more > 0 else [])]
    return lines + ([row.note] if row.note else [])


def _count(row):
    return f"  {row.parameters.value}" if row.parameters.value else ""


def _connect(graph, node, row, made, above):
    """Where its inputs come from: boxes, or inputs of the model, which become boxes where they are first met."""
    if not row.called:
        return
    shapes = row.input_shape if isinstance(row.input_shape, list) else [row.input_shape]
    if not row.origins or "" in row.origins:
        node.known = False
        node.sources = [above] if above else [_input(graph, "input", shapes[0])]
        return
    for at, key in enumerate(row.origin_keys):
        shape = shapes[at] if at < len(shapes) else shapes[-1]
        node.sources.append(made.get(key) or _input(graph, key[0], shape))


def _input(graph, name, shape):
    key = f"input {name}"
    if all(node.key != key for node in graph.nodes):
        graph.nodes.append(Node(key, name, "input", shapes_text(shape), role="input"))
    return key


def _mark_outputs(graph):
    used = {source for node in graph.nodes for source in node.sources}
    for node in graph.nodes:
        if node.key not in used and node.role != "input" and node.sources:
            node.role = "output"
