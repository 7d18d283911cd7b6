"""The predictions of a lesson, taken from its notebook: what is asked, and the layer and data that it is revealed with.

The cells that a prediction needs are run here, in this process, up to the one that reveals it, with `predict` and
`reveal`
in the hands of a recorder. A cell is needed if it binds or changes a name that a needed cell reads; so no model is
trained
that no question is about.
"""

from __future__ import annotations

import ast
import contextlib
import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import shapewise
from shapewise.answers import predictions, revealing
from shapewise.answers.predictions import read_response
from shapewise.answers.truths import Truth, truths_of
from shapewise.notebooks.canonical import read
from shapewise.notebooks.skeleton import PARTS, names_imported, names_used, parse

COURSE = Path(__file__).parents[2] / "course"


@dataclass
class Predicted:
    """One question of a lesson, without the answers of its examples.

    Attributes
    ----------
    slug, question : str
        The lesson, and the question's name.
    given : dict
        The arguments of `predict`.
    revealed : tuple of (tuple, dict)
        Those of `reveal`, after the question's name.
    place : int
        How many cells stand above the one that reveals it.
    part : str
        The part of the lesson that the cell stands in.
    truths : dict of str to Truth
        What is true of each part of the question.
    """

    slug: str
    question: str
    given: dict
    revealed: tuple = ((), {})
    place: int = 0
    part: str = ""
    truths: dict[str, Truth] = field(default_factory=dict)

    def __str__(self):
        return f"{self.slug}-{self.question}"

    @property
    def parts(self) -> list[str]:
        """What is asked, without the confidence."""
        return [name for name in self.given if name not in ("confidence", "options", "example")]

    @property
    def layer(self):
        """The layer or the model; None where every truth is given by name."""
        positional, named = self.revealed
        return positional[0] if positional else named.get("layer")

    @property
    def data(self):
        """The input, or its shape."""
        positional, named = self.revealed
        return positional[1] if len(positional) > 1 else named.get("data")

    @property
    def at(self):
        """The place of the number that is asked."""
        positional, named = self.revealed
        return positional[2] if len(positional) > 2 else named.get("at")

    def find_truths(self) -> dict[str, Truth]:
        """What is true of each part, as `reveal` finds it."""
        named = {name: value for name, value in self.revealed[1].items() if name not in NOT_TRUTHS}
        given = read_response(
            self.question, (), ..., self.given.get("options") or {}, False, dict.fromkeys(self.parts, ...)
        )
        because, beliefs = (self.revealed[1].get(name) or {} for name in ("because", "beliefs"))
        return truths_of(given, self.layer, self.data, self.at, because, beliefs, named)


NOT_TRUTHS = ("layer", "data", "at", "because", "beliefs", "show")


class Recorder:
    """`predict` and `reveal` that write down how they are called, and do it."""

    def __init__(self, slug):
        self.slug, self.place = slug, 0
        self.given: dict[str, dict] = {}
        self.found: list[Predicted] = []

    def predict(self, question="", *unnamed, **answers):
        """As :func:`shapewise.predict`."""
        self.given[question] = answers
        return predictions.predict(question, *unnamed, **answers)

    def reveal(self, question, *positional, **named):
        """As :func:`shapewise.reveal`."""
        shown, given = revealing.reveal(question, *positional, **named), self.given[question]
        if not given.get("example"):
            one = Predicted(self.slug, question, given, (positional, named), self.place)
            one.truths = one.find_truths()
            self.found.append(one)
        return shown


@cache
def predictions_of(slug: str) -> tuple[Predicted, ...]:
    """The predictions of a lesson, in their order, with what is true of each."""
    cells = read(COURSE / f"{slug}.ipynb").cells
    code = {
        place: plain(cell.source)
        for place, cell in enumerate(cells)
        if cell.cell_type == "code" and "raises-exception" not in cell.metadata.get("tags", [])
    }
    last = max((place for place, source in code.items() if "reveal" in names_used(source)), default=-1)
    above = {place: source for place, source in code.items() if place <= last}
    try:
        recorder = run(slug, above, needed(above))
    except Exception:  # a name that the cells bind in a way not seen here: then all of them, in their order
        recorder = run(slug, above, set(above))
    for one in recorder.found:
        one.part = part_of(cells, one.place)
    return tuple(recorder.found)


def part_of(cells, place) -> str:
    """The part of a lesson that a cell stands in: the last tag of a part up to it."""
    return next(
        (tag for cell in reversed(cells[: place + 1]) for tag in cell.metadata.get("tags", []) if tag in PARTS), ""
    )


def run(slug, sources: dict[int, str], places) -> Recorder:
    """Run the cells at these places, and say what was predicted and revealed in them."""
    recorder, names = Recorder(slug), {"__name__": "lesson"}
    kept = {name: vars(shapewise).get(name) for name in ("predict", "reveal")}
    vars(shapewise).update(predict=recorder.predict, reveal=recorder.reveal)
    try:
        for place in sorted(places):
            recorder.place = place
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(sources[place], f"{slug}, cell {place}", "exec"), names)
    finally:
        for name, value in kept.items():
            vars(shapewise).pop(name) if value is None else vars(shapewise).update({name: value})
    return recorder


def needed(sources: dict[int, str]) -> set[int]:
    """The places of the cells that predict or reveal, and of those that they need.

    >>> cells = ["import keras", "model = 1", "x = 3", "x.sort()", "reveal('a', x, y)", "y = 2"]
    >>> sorted(needed(dict(enumerate(cells))))
    [2, 3, 4]
    """
    modules = {name for source in sources.values() for name in names_imported(source)}
    found, names = set(), set()
    for place in sorted(sources, reverse=True):
        used, source = names_used(sources[place]), sources[place]
        changed = touched(source) - (modules - set(names_imported(source)))
        if used & {"predict", "reveal"} or names & changed:
            found.add(place)
            names |= used
    return found


def touched(source: str) -> set[str]:
    """The names that a cell binds, or whose object it may change: by a call, or by an item or attribute that is set.

    >>> sorted(touched("import numpy as np\\na, b = 1, 2\\nlayer.build()\\nx[0] = 3\\nfor i in x: c = f(i)\\ndef g():\\n    z = 1"))
    ['a', 'b', 'c', 'f', 'g', 'i', 'layer', 'np', 'x']
    """
    found, nodes = set(), list(parse(source).body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):  # the names in its body are its own
            found.add(node.name)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
            found.add(first_name(node))
        elif isinstance(node, ast.Call):  # a layer that is called is built
            found.add(first_name(node.func))
        nodes += ast.iter_child_nodes(node)
    return found


def first_name(node) -> str:
    """The name at the beginning of ``a.b[0].c``."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def plain(source: str) -> str:
    """A cell's code without the lines for IPython."""
    return "\n".join(line for line in source.splitlines() if not line.lstrip().startswith(("%", "!")))
