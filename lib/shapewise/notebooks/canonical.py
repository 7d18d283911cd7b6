"""The canonical form of a stored notebook.

This file claims: a notebook in canonical form holds what a reader needs and nothing that changes from run to
run or from editor to editor. It is a keep-list: whatever is not named here is dropped.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from shapewise.live import WIDGET_VIEW
from shapewise.markup import strip_ansi
from shapewise.notebooks import places

#: Which notebooks keep their outputs and count their code cells 1, 2, 3.
KINDS = {"course": True, "solutions": False, "assignments": False}
CELL_METADATA = {
    "course": ("tags",),
    "solutions": ("nbgrader", "tags"),
    # nbgrader locks the cells that students must leave as they are.
    "assignments": ("deletable", "editable", "nbgrader", "tags"),
}

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
OUTPUT_METADATA = ("alt", "height", "width")
#: The tag of a cell whose output is another on every machine, such as a time: nbval does not compare it, and none is
#: stored.
MEASURES = "nbval-ignore-output"


def kind_of(path: Path) -> str:
    """The folder that decides a notebook's form: course, solutions or assignments."""
    for part in reversed(path.parts[:-1]):
        if part in KINDS:
            return part
    raise ValueError(f"{path} is in none of the folders {', '.join(KINDS)}: its form is not known")


def canonical_text(notebook: NotebookNode, kind: str) -> str:
    """The canonical form of `notebook` as the text of its file; `kind` is its folder, a key of :data:`KINDS`."""
    return nbformat.writes(canonical(notebook, kind), version=4).rstrip("\n") + "\n"


def canonical(notebook: NotebookNode, kind: str) -> NotebookNode:
    """A copy of `notebook` with only what the canonical form keeps."""
    ids: set[str] = set()
    cells, count = [], 0
    for number, cell in enumerate(notebook.cells, start=1):
        count += cell.cell_type == "code"
        kept = _cell(cell, kind, count if KINDS[kind] else None)
        cells.append({**kept, "id": _free_id(cell.get("id"), number, ids)})
    return nbformat.from_dict({"cells": cells, "metadata": deepcopy(METADATA), "nbformat": 4, "nbformat_minor": 5})


def _free_id(wanted: str | None, number: int, taken: set[str]) -> str:
    """The cell's own id; for a cell without one, or with another cell's, one made from its place."""
    name = wanted if wanted and wanted not in taken else f"cell-{number}"
    while name in taken:
        name += "-again"
    taken.add(name)
    return name


def _cell(cell: NotebookNode, kind: str, count: int | None) -> dict:
    """A cell with the metadata that is kept; `count` numbers an executed code cell, None empties it."""
    kept = {
        "cell_type": cell.cell_type,
        "metadata": {key: deepcopy(cell.metadata[key]) for key in CELL_METADATA[kind] if _says(cell.metadata, key)},
        "source": cell.source.replace("\r\n", "\n"),
    }
    if cell.cell_type == "code":
        kept["execution_count"] = count
        measures = MEASURES in cell.metadata.get("tags", [])
        kept["outputs"] = [] if count is None or measures else _outputs(cell.outputs, count)
    elif cell.get("attachments"):
        kept["attachments"] = deepcopy(cell.attachments)
    return kept


def _says(metadata: dict, key: str) -> bool:
    """Whether a cell's metadata says something under `key`: False does, an empty list of tags does not."""
    return metadata.get(key) not in (None, [], {})


def _outputs(outputs: list[NotebookNode], count: int) -> list[dict]:
    """Outputs as executed: neighbouring streams joined, widget views dropped, tracebacks cut."""
    kept: list[dict] = []
    for output in outputs:
        if output.output_type == "stream":
            if kept and kept[-1].get("name") == output.name:
                kept[-1]["text"] += output.text
            else:
                kept.append({"output_type": "stream", "name": output.name, "text": output.text})
        elif output.output_type == "error":
            # A traceback holds paths of the machine; its last line is the message itself.
            last = strip_ansi(f"{output.ename}: {output.evalue}")
            kept.append({"output_type": "error", "ename": output.ename, "evalue": output.evalue, "traceback": [last]})
        else:
            kept.extend(_rich(output, count))
    return kept


def _rich(output: NotebookNode, count: int) -> list[dict]:
    """A result or a display without its widget view; nothing if it was only that."""
    data = {mime: deepcopy(value) for mime, value in output.data.items() if mime != WIDGET_VIEW}
    if not data:
        return []
    metadata = {}
    for mime in data:
        described = output.metadata.get(mime) or {}
        settings = {key: described[key] for key in OUTPUT_METADATA if key in described}
        if settings:
            metadata[mime] = settings
    kept = {"output_type": output.output_type, "data": data, "metadata": metadata}
    if output.output_type == "execute_result":
        kept["execution_count"] = count
    return [kept]


def read(path: Path) -> NotebookNode:
    """The notebook in a file, in nbformat 4.

    Raises
    ------
    ValueError
        If the file is not a notebook.
    """
    try:
        return nbformat.read(path, as_version=4)
    except Exception as error:  # nbformat raises its own, json's and several others
        raise ValueError(f"{path} cannot be read as a notebook: {type(error).__name__}: {error}") from None


def tidy_notebooks(root: Path, slugs: list[str]) -> int:
    """Write lessons and solutions in canonical form, without running them."""
    paths = places.lessons(root) + places.solutions(root)
    if slugs:
        names = {path.stem for path in places.chosen(paths, slugs)}
        paths = [path for path in paths if path.stem in names]
    for path in paths:
        changed = places.write_atomically(path, canonical_text(read(path), kind_of(path.relative_to(root))))
        print(f"{path.relative_to(root)}: {'written' if changed else 'as it was'}")
    return 0
