"""What a lesson says of its place in the course: minutes and kind on its card, and the lesson that comes next in its last line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from shapewise.lessons import lessons
from shapewise.notebooks import places
from shapewise.notebooks.canonical import canonical_text, read
from shapewise.notebooks.finding import Finding

#: the last line of a lesson, written by `shapewise index`
NEXT = re.compile(r"\n*^Next: \[.*\]\([^)]*\)\.?$", re.MULTILINE)


def check_card(name: str, slug: str, notebook: NotebookNode) -> Iterator[Finding]:
    """The card says the minutes and the kind of the lesson's file."""
    one = next((one for one in lessons() if one.slug == slug), None)
    cards = [cell for cell in notebook.cells if "card" in cell.metadata.get("tags", [])]
    if one is None or not cards:
        return
    rows = {
        row.group(1): row.group(2)
        for row in re.finditer(r"^\|\s*\**(\w+)\**\s*\|(.*)\|\s*$", cards[0].source, re.MULTILINE)
    }
    for row, said in (("Time", f"{one.minutes} minutes"), ("Kind", one.kind)):
        if said.casefold() not in rows.get(row, "").casefold():
            what = f'the card does not say "{said}" in a row {row}'
            yield Finding(name, cards[0].get("id", ""), what, "write there what the lesson's file says")


def check_next(name: str, path: Path, notebook: NotebookNode) -> Iterator[Finding]:
    """The last line of a lesson links to the next one in reading order."""
    if with_next(path, notebook) != [cell.source for cell in notebook.cells]:
        last = notebook.cells[-1].get("id", "") if notebook.cells else ""
        yield Finding(name, last, "the last line does not lead to the next lesson", "run: shapewise index")


def with_next(path: Path, notebook: NotebookNode) -> list[str]:
    """The sources of a lesson's cells, the last line as it has to be; of the last lesson, without one."""
    sources = [cell.source for cell in notebook.cells]
    if not sources or notebook.cells[-1].cell_type != "markdown":
        return sources
    later = [other for other in sorted(path.parent.glob("*.ipynb")) if other.stem > path.stem]
    sources[-1] = NEXT.sub("", sources[-1]).rstrip()
    if later:
        title = _title(later[0])
        sources[-1] += f"\n\nNext: [{title}]({later[0].name}){'' if title.endswith('?') else '.'}"
    return sources


def title_of(notebook: NotebookNode, slug: str) -> str:
    """The heading of a notebook; its slug where it has none."""
    source = next((cell.source for cell in notebook.cells if cell.cell_type == "markdown"), "")
    heading = re.search(r"^#+\s*(.+)$", source, re.MULTILINE)
    return heading.group(1).strip() if heading else slug


def _title(path: Path) -> str:
    """The heading of the notebook in a file; a file that is broken has a finding of its own."""
    try:
        return title_of(read(path), path.stem)
    except ValueError:
        return path.stem


def write_next(root: Path) -> None:
    """Write the last line of every lesson anew."""
    for path in places.lessons(root):
        notebook = read(path)
        sources = with_next(path, notebook)
        if sources != [cell.source for cell in notebook.cells]:
            notebook.cells[-1].source = sources[-1]
            places.write_atomically(path, canonical_text(notebook, "course"))
            print(f"{path.relative_to(root)}: the last line is written")
