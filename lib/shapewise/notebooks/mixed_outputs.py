"""The stored outputs of a lesson's mixed questions, which change when a lesson before it comes: written without running the lesson."""

from __future__ import annotations

import os
from pathlib import Path

from nbformat import NotebookNode

from shapewise.answers import journal
from shapewise.lessons import Lesson, lessons
from shapewise.notebooks import places
from shapewise.notebooks.canonical import canonical_text, read


def stale_cells(one: Lesson, notebook: NotebookNode) -> list[NotebookNode]:
    """The cells of a lesson's mixed questions whose stored output is not what a new learner sees; they get it here."""
    from shapewise.answers import mixing  # here and not above: it brings Keras, and `shapewise lab` opens without

    found = []
    for cell in notebook.cells:
        made = {f'mixed("{one.slug}")': mixing.mixed, f'reveal_mixed("{one.slug}")': mixing.reveal_mixed}.get(
            cell.source.strip()
        )
        if made is None or not cell.outputs:
            continue
        now = made(one.slug)
        data = {"text/html": now._repr_html_(), "text/plain": str(now)}
        if cell.outputs[0].get("data") != data:
            cell.outputs[0].data = data
            found.append(cell)
    return found


def write_mixed(root: Path) -> None:
    """Write the outputs of mixed questions anew, in every lesson in which they have changed."""
    kept = os.environ.get(journal.VARIABLE)
    os.environ[journal.VARIABLE] = "off"  # a new learner has no journal
    try:
        for one in lessons():
            path = places.places_of(root, one.slug)["course"]
            if not one.mixed or not path.exists():
                continue
            notebook = read(path)
            if stale_cells(one, notebook):
                places.write_atomically(path, canonical_text(notebook, "course"))
                print(f"{path.relative_to(root)}: the mixed questions are written")
    finally:
        os.environ.pop(journal.VARIABLE) if kept is None else os.environ.update({journal.VARIABLE: kept})
