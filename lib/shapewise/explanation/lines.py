"""One line a layer: name, kind, shapes, parameters; repeats folded."""

from __future__ import annotations

from shapewise.explanation.folding import folded
from shapewise.explanation.rows import shapes_text

_TITLES = ("layer", "kind", "input", "output", "parameters")


def lines_of(rows) -> list[str]:
    """The rows as a table with one line each, columns as wide as they need to be."""
    table = [_TITLES, *_cells(rows, "")]
    widths = [max(len(row[column]) for row in table if len(row) > 1) for column in range(len(_TITLES))]
    return [_line(row, widths) for row in table]


def _cells(rows, indent):
    for fold in folded(rows):
        deeper = indent
        if fold.times > 1:
            yield (f"{indent}{fold.title}",)
            deeper = f"{indent}  "
        for row in fold.rows:
            shapes = ("", "") if row.given is None else (shapes_text(row.input_shape), shapes_text(row.given))
            yield (f"{deeper}{row.name}", row.kind, *shapes, _parameters(row))
            if row.shown:
                yield from _cells(row.rows, f"{deeper}  ")


def _parameters(row):
    if not row.parameters.value:
        return ""
    if row.rows:
        return str(row.parameters.value)
    return row.parameters.lines[0][2]


def _line(cells, widths):
    if len(cells) == 1:
        return cells[0]
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip()
