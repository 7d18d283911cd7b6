"""The bytes of a submitted file, as the cells that can be read from them.

This file claims: :func:`read_cells` never raises. Whatever a file holds (broken or cut-off JSON, an old format, fields
of the wrong type), it gives the cells that are there, each well formed, and says what was wrong.
"""

from __future__ import annotations

import json
import re

CELL_TYPES = ("code", "markdown", "raw")
#: Cells of a notebook that are read; our longest assignments have thirty.
MOST_CELLS = 1000
#: What is no text in any encoding: halves of characters.
HALVES = re.compile("[\ud800-\udfff]")
#: What stands between two cells.
BETWEEN = re.compile(r"[ \t\r\n,]*")


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
    encoding = json.detect_encoding(data)
    text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace")
    if not text.strip():
        return [], ["the file is empty"]
    cells, findings = _read(text)
    if cells and not encoding.startswith("utf-8"):
        findings.append(f"the file is written in {encoding.upper()}, not in UTF-8; it was read as that")
    if len(cells) > MOST_CELLS:
        findings.append(f"the file has {len(cells)} cells; the first {MOST_CELLS} were graded")
        del cells[MOST_CELLS:]
    for cell in cells:
        if HALVES.search(cell["source"]):
            cell["source"] = HALVES.sub("\ufffd", cell["source"])
            findings.append(f"cell {cell['id']} held halves of characters; a sign that stands for them was read")
    return cells, findings


def _read(text: str) -> tuple[list[dict], list[str]]:
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        return _salvage(text)
    findings = []
    if isinstance(notebook, list):
        notebook = _unwrap(notebook)
        findings = ["the file is a list, not a notebook; the cells in it were graded"]
    found = _find_cells(notebook)
    if found is None:
        return [], ["the file is no notebook: it has no cells"]
    cells = [cell for cell in map(_normalize, found) if cell is not None]
    if len(cells) < len(found):
        findings.append(f"{len(found) - len(cells)} cell(s) were no cells and were left out")
    return cells, findings


def _unwrap(items: list):
    """The notebook in a list that holds one, or one of the cells that a list holds."""
    if len(items) == 1 and _find_cells(items[0]) is not None:
        return items[0]
    return {"cells": items} if any(isinstance(item, dict) and "cell_type" in item for item in items) else None


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
        while len(cells) <= MOST_CELLS:
            place = BETWEEN.match(text, place).end()
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
