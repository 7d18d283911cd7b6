"""The bytes of a submitted file, as the cells that can be read from them.

This file claims: :func:`read_cells` never raises. Whatever a file holds (broken or cut-off JSON, an old format, fields
of the wrong type), it gives the cells that are there, each well formed, and says what was wrong.
"""

from __future__ import annotations

import json
import re

CELL_TYPES = ("code", "markdown", "raw")


def read_cells(data: bytes) -> tuple[list[dict], list[str]]:
    """The cells in a submitted file, and what had to be repaired to read them.

    Returns
    -------
    (list of dict, list of str)
        Cells with "id" (may be None), "cell_type", "source" and "nbgrader" (a dict); findings in words.

    Examples
    --------
    >>> cells, findings = read_cells(b'{"cells": [{"cell_type": "code", "source": ["x = 1"]}], "nbformat')
    >>> cells
    [{'id': None, 'cell_type': 'code', 'source': 'x = 1', 'nbgrader': {}}]
    >>> findings
    ['the file is broken after 1 cell(s); what could be read was graded']
    >>> read_cells(b"")
    ([], ['the file is empty'])
    """
    text = data.decode("utf-8-sig", "replace")
    if not text.strip():
        return [], ["the file is empty"]
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        return _salvage(text)
    found = _find_cells(notebook)
    if found is None:
        return [], ["the file is no notebook: it has no cells"]
    cells = [cell for cell in map(_normalize, found) if cell is not None]
    if len(cells) < len(found):
        return cells, [f"{len(found) - len(cells)} cell(s) were no cells and were left out"]
    return cells, []


def _find_cells(notebook) -> list | None:
    """The list of cells in nbformat 4, or in the worksheets of nbformat 3."""
    if not isinstance(notebook, dict):
        return None
    if isinstance(notebook.get("cells"), list):
        return notebook["cells"]
    sheets = notebook.get("worksheets")
    if isinstance(sheets, list) and all(isinstance(sheet, dict) for sheet in sheets):
        cells = [cell for sheet in sheets for cell in sheet.get("cells") or [] if isinstance(cell, dict)]
        return [{**cell, "source": cell.get("input", cell.get("source", ""))} for cell in cells]
    return None


def _salvage(text: str) -> tuple[list[dict], list[str]]:
    """The whole cells before the place where the file breaks."""
    start = re.search(r'"cells"\s*:\s*\[', text)
    cells: list[dict] = []
    if start:
        decoder, place = json.JSONDecoder(), start.end()
        while True:
            place += len(text[place:]) - len(text[place:].lstrip(" \t\r\n,"))
            try:
                value, place = decoder.raw_decode(text, place)
            except (ValueError, RecursionError):
                break
            cell = _normalize(value)
            if cell is not None:
                cells.append(cell)
    if not cells:
        return [], ["the file is broken: no cell could be read from it"]
    return cells, [f"the file is broken after {len(cells)} cell(s); what could be read was graded"]


def _normalize(cell) -> dict | None:
    """A cell of plain fields, or None for something that is none."""
    if not isinstance(cell, dict):
        return None
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        return None
    kind = cell.get("cell_type")
    metadata = cell.get("metadata")
    given = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = cell.get("id")
    return {
        "id": name if isinstance(name, str) else None,
        "cell_type": kind if kind in CELL_TYPES else "code",
        "source": source.replace("\r\n", "\n"),
        "nbgrader": given if isinstance(given, dict) else {},
    }
