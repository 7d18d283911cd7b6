"""An explanation as a table: HTML for a notebook, rich for a terminal."""

from __future__ import annotations

import html
from dataclasses import replace

from shapewise.explanation.folding import folded
from shapewise.explanation.rows import shapes_text

_LEFT = 'style="text-align:left"'
_TITLES = ("layer", "output shape", "what", "rule", "arithmetic")
_LINE_TITLES = ("layer", "kind", "input", "output shape", "parameters")


def html_table(explanation) -> str:
    """A table with a caption and headers, as a screen reader needs them."""
    short = explanation.form == "lines"
    head = "".join(f'<th scope="col" {_LEFT}>{title}</th>' for title in (_LINE_TITLES if short else _TITLES))
    body = "".join(_html_line(row) if short else _html_row(row) for row in _shown(explanation.rows))
    foot = "".join(
        f'<tr><th scope="row" colspan="4" {_LEFT}>{html.escape(label)}</th><td {_LEFT}>{html.escape(text)}</td></tr>'
        for label, text in explanation.foot
    )
    caption = f"<caption {_LEFT}>{html.escape(explanation.name)} explained, layer by layer</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>"


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


def _html_row(row):
    if isinstance(row, str):
        return f'<tr><th scope="rowgroup" colspan="5" {_LEFT}>{html.escape(row)}</th></tr>'
    lines, cells = list(row.lines), []
    for index, line in enumerate(lines):
        first = (
            f'<th scope="rowgroup" rowspan="{len(lines)}" {_LEFT}>{html.escape(row.name)}<br>{html.escape(row.kind)}</th>'
            f'<td rowspan="{len(lines)}" {_LEFT}>{_given(row)}</td>'
        )
        texts = "".join(f"<td {_LEFT}>{html.escape(text)}</td>" for text in line)
        cells.append(f"<tr>{first if index == 0 else ''}{texts}</tr>")
    if row.note:
        cells.append(f'<tr><td colspan="5" {_LEFT}>{html.escape(row.note)}</td></tr>')
    return "".join(cells)


def _html_line(row):
    if isinstance(row, str):
        return _html_row(row)
    first, *others = _line(row)
    cells = "".join(f"<td {_LEFT}>{html.escape(text)}</td>" for text in others)
    return f'<tr><th scope="row" {_LEFT}>{html.escape(first)}</th>{cells}</tr>'


def _line(row):
    equation = row.parameters.lines[0][2] if row.parameters.value else ""
    given = "" if row.given is None else shapes_text(row.input_shape)
    return row.name, row.kind, given, _given(row), equation


def _given(row):
    return "" if row.given is None else shapes_text(row.given)
