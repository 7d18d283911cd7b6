"""An explanation as a table: HTML for a notebook, rich for a terminal."""

from __future__ import annotations

from dataclasses import replace

from shapewise.explanation.folding import folded
from shapewise.explanation.rows import shapes_text
from shapewise.markup import Cell, html_table

_TITLES = ("layer", "output shape", "what", "rule", "arithmetic")
_LINE_TITLES = ("layer", "kind", "input", "output shape", "parameters")


def html_of(explanation) -> str:
    """The explanation as a table for a notebook."""
    short = explanation.form == "lines"
    rows = [cells for row in _shown(explanation.rows) for cells in (_short_cells(row) if short else _cells(row))]
    foot = [(Cell(label, columns=4, heads="row"), Cell(text)) for label, text in explanation.foot]
    caption = f"{explanation.name} explained, layer by layer"
    return html_table(rows, caption=caption, head=_LINE_TITLES if short else _TITLES, foot=foot)


def rich_table(explanation):
    """A table for a terminal."""
    from rich.table import Table

    short = explanation.form == "lines"
    table = Table(title=f"{explanation.name} explained", title_justify="left")
    for title in _LINE_TITLES if short else _TITLES:
        table.add_column(title, overflow="fold")
    for row in _shown(explanation.rows):
        if isinstance(row, str):
            table.add_row(row, "", "", "", "", end_section=True)
        elif short:
            table.add_row(*_line(row))
        else:
            _add_rich(table, row)
    for label, text in explanation.foot:
        table.add_row(label, "", "", "", text)
    return table


def _add_rich(table, row):
    for index, line in enumerate(row.lines):
        first = (f"{row.name}\n{row.kind}", _given(row)) if index == 0 else ("", "")
        table.add_row(*first, *line, end_section=index == len(row.lines) - 1 and not row.note)
    if row.note:
        table.add_row("", "", "note", "", row.note, end_section=True)


def _shown(rows, path=""):
    """The rows and those inside them, with the names of what they stand in; what is said of repeats, as text."""
    for fold in folded(rows):
        if fold.times > 1:
            yield f"{path}/{fold.title}" if path else fold.title
        for row in fold.rows:
            shown = replace(row, name=f"{path}/{row.name}") if path else row
            yield shown
            if row.shown:
                yield from _shown(row.rows, shown.name)


def _cells(row):
    """The lines of a row: its name and shape beside all of them, a note below."""
    if isinstance(row, str):
        yield (Cell(row, columns=5, heads="rowgroup"),)
        return
    lines = list(row.lines)
    for index, line in enumerate(lines):
        name = Cell(f"{row.name}\n{row.kind}", rows=len(lines), heads="rowgroup")
        first = (name, Cell(_given(row), rows=len(lines))) if index == 0 else ()
        yield (*first, *map(Cell, line))
    if row.note:
        yield (Cell(row.note, columns=5),)


def _short_cells(row):
    yield from _cells(row) if isinstance(row, str) else [_line(row)]


def _line(row):
    equation = row.parameters.lines[0][2] if row.parameters.value else ""
    given = "" if row.given is None else shapes_text(row.input_shape)
    return row.name, row.kind, given, _given(row), equation


def _given(row):
    return "" if row.given is None else shapes_text(row.given)
