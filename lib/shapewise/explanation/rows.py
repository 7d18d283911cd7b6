"""What an explanation is made of: a row for each layer, which prints itself as text, as HTML and in a terminal."""

from __future__ import annotations

import html
from dataclasses import dataclass, field

from shapewise.derivation import Derivation

#: how many layers of an inner model are shown under it, and how many counts are added up in one line
LAYERS_SHOWN = 20
COUNTS_ADDED = 12
_LEFT = 'style="text-align:left"'


@dataclass(frozen=True)
class Row:
    """One layer explained.

    Parameters
    ----------
    name, kind : str
        The layer's name and its Keras class name.
    input_shape : tuple or list of tuple
        The batch axis first; a list for several inputs.
    output_shape, parameters : Derivation
        With `.value` and the arithmetic that leads to it.
    note : str
        What else must be said; empty for most layers.
    explained : bool
        Whether the arithmetic is known; if not, the numbers are Keras' own.
    config : dict
        The layer's arguments that matter here.
    trainable : int
        How many of its parameters training changes.
    rows : tuple of Row
        Of a model inside the model: its own rows.
    """

    name: str
    kind: str
    input_shape: tuple | list
    output_shape: Derivation
    parameters: Derivation
    note: str = ""
    explained: bool = True
    config: dict = field(default_factory=dict)
    trainable: int = 0
    rows: tuple[Row, ...] = ()

    @property
    def lines(self):
        """Its arithmetic as ``(label, words, equation)``; axes that stay as they are, are left out."""
        shape_lines = self.output_shape.lines if self.explained and not self.rows else []
        found = [line for line in shape_lines if line[0] != "batch" and not _is_bare(line[2])]
        return found + [(label, words, _short(equation)) for label, words, equation in self.parameters.lines]

    @property
    def given(self):
        """The output shape, or a list of them for several outputs."""
        return self.output_shape.value

    def __str__(self):
        lines = [f"{self.name} ({self.kind}): {_shapes(self.input_shape)} -> {_shapes(self.given)}"]
        for label, words, equation in self.lines:
            if words:
                lines.append(f"    {label:<11} {words}")
            lines.append(f"    {'' if words else label:<11} {equation}")
        if self.note:
            lines.append(f"    {'note':<11} {self.note}")
        if len(self.rows) <= LAYERS_SHOWN:
            lines += [f"    {line}" for row in self.rows for line in str(row).splitlines()]
        return "\n".join(lines)


@dataclass(frozen=True)
class Explanation:
    """A model or a layer explained, row by row; prints itself as text and as a table.

    Parameters
    ----------
    rows : tuple of Row
        One for each use of a layer, in the order in which they run.
    total : int
        The number of parameters, each counted once: the rows add up to it.
    name : str
        Of the model or layer.
    trainable : int
        How many of the parameters training changes.
    """

    rows: tuple[Row, ...]
    total: int
    name: str = ""
    trainable: int = 0

    @property
    def sum(self):
        """The counts of the rows added up, as text: ``9100 + 202 = 9302``."""
        counted = [str(row.parameters.value) for row in self.rows if row.parameters.value]
        if len(counted) < 2:
            return str(self.total)
        if len(counted) > COUNTS_ADDED:
            return f"the {len(counted)} counts above added up = {self.total}"
        return f"{' + '.join(counted)} = {self.total}"

    @property
    def foot(self):
        """What stands under the rows, as (label, text)."""
        rows = [("total parameters", self.sum)]
        if self.trainable != self.total:
            fixed = self.total - self.trainable
            rows.append(("trained", f"{self.total} - {fixed} that training does not change = {self.trainable}"))
        return rows

    def __str__(self):
        return "\n".join([*(str(row) for row in self.rows), *(f"{label}: {text}" for label, text in self.foot)])

    __repr__ = __str__

    def _repr_html_(self):
        titles = ("layer", "output shape", "what", "rule", "arithmetic")
        head = "".join(f'<th scope="col" {_LEFT}>{title}</th>' for title in titles)
        body = "".join(_html_row(row) for row in _with_inner(self.rows))
        foot = "".join(
            f'<tr><th scope="row" colspan="4" {_LEFT}>{label}</th><td {_LEFT}>{text}</td></tr>'
            for label, text in self.foot
        )
        caption = f"<caption {_LEFT}>{html.escape(self.name)} explained, layer by layer</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>"

    def __rich__(self):
        from rich.table import Table

        table = Table(title=f"{self.name} explained", title_justify="left")
        for title in ("layer", "output shape", "what", "rule", "arithmetic"):
            table.add_column(title, overflow="fold")
        for row in _with_inner(self.rows):
            for index, line in enumerate(row.lines):
                first = (f"{row.name}\n{row.kind}", _shapes(row.given)) if index == 0 else ("", "")
                table.add_row(*first, *line, end_section=index == len(row.lines) - 1 and not row.note)
            if row.note:
                table.add_row("", "", "note", "", row.note, end_section=True)
        for label, text in self.foot:
            table.add_row(label, "", "", "", text)
        return table


def _with_inner(rows, path=""):
    for row in rows:
        shown = row if not path else Row(**{**vars(row), "name": f"{path}/{row.name}"})
        yield shown
        if len(row.rows) <= LAYERS_SHOWN:
            yield from _with_inner(row.rows, shown.name)


def _html_row(row):
    lines = list(row.lines)
    cells = []
    for index, line in enumerate(lines):
        first = (
            f'<th scope="rowgroup" rowspan="{len(lines)}" {_LEFT}>{html.escape(row.name)}<br>{html.escape(row.kind)}</th>'
            f'<td rowspan="{len(lines)}" {_LEFT}>{_shapes(row.given)}</td>'
        )
        texts = "".join(f"<td {_LEFT}>{html.escape(text)}</td>" for text in line)
        cells.append(f"<tr>{first if index == 0 else ''}{texts}</tr>")
    if row.note:
        cells.append(f'<tr><td colspan="5" {_LEFT}>{html.escape(row.note)}</td></tr>')
    return "".join(cells)


def _shapes(shape):
    return " and ".join(map(str, shape)) if isinstance(shape, list) else str(shape)


def _is_bare(equation):
    """Whether it is only a number: an axis that stays as it is."""
    return "=" not in equation


def _short(equation):
    """``64 = 64`` as ``64``."""
    left, _, right = equation.rpartition(" = ")
    return right if left == right else equation
