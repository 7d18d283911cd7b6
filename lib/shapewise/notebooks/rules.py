"""What a lesson must keep, checked on the stored notebooks.

Every finding names the file, the cell and how to fix it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from shapewise.notebooks import graded_cells, places
from shapewise.notebooks.canonical import canonical_text, kind_of, read
from shapewise.notebooks.finding import Finding
from shapewise.notebooks.prose import numbers_in, numbers_shown, prose, relative_links
from shapewise.notebooks.reading_order import NEXT, check_card, check_next
from shapewise.notebooks.skeleton import PARTS, check_length, check_parts, check_setup
from shapewise.notebooks.teaching import check_taught

#: How a lesson works; it is no lesson itself, so it has no belief and no parts.
START_HERE = "00_start_here"
#: The first two lines of a table, the header with an empty cell.
EMPTY_HEADER = re.compile(r"^\|(?:[^|\n]*\|)*?\s*\|(?:[^|\n]*\|)*[^|\n]*\n\|(?:\s*:?-+:?\s*\|)+\s*$", re.MULTILINE)
#: Parts that speak about the course (minutes, lesson numbers), not about an output.
WITHOUT_OUTPUTS = ("card",)


def findings(root: Path) -> list[Finding]:
    """Everything in course/, solutions/ and assignments/ that does not keep a rule."""
    found = list(_places(root))
    for path in places.lessons(root) + places.solutions(root) + places.assignments(root):
        name, kind = path.relative_to(root).as_posix(), kind_of(path.relative_to(root))
        try:
            notebook = read(path)
        except ValueError as error:
            found.append(Finding(name, "", str(error), "restore the file from git"))
            continue
        found += _form(name, kind, path, notebook)
        found += _graded(name, notebook)
        found += _tables(name, notebook)
        if kind == "course":
            found += check_length(name, notebook)
            found += check_setup(name, notebook)
            found += _outputs(name, notebook)
            found += _numbers(name, notebook)
            found += _links(name, path, notebook)
            found += check_next(name, path, notebook)
            if path.stem != START_HERE:
                found += check_parts(name, notebook)
                found += check_card(name, path.stem, notebook)
        if path.stem != START_HERE:
            found += check_taught(name, path.stem, notebook)
    return found


def report(root: Path) -> int:
    """Print every finding, and return 1 if there is one."""
    found = findings(root)
    for finding in found:
        print(finding)
    number = len(places.lessons(root) + places.solutions(root) + places.assignments(root))
    print(f"{number} notebooks checked, {len(found)} finding{'' if len(found) == 1 else 's'}")
    return 1 if found else 0


def _places(root: Path) -> Iterator[Finding]:
    """One slug, the same in every folder; and nothing else in those folders."""
    for path in sorted((root / "course").glob("*")):
        known = path.suffix == ".ipynb" and places.SLUG.fullmatch(path.stem)
        if not known and path.name not in (".ipynb_checkpoints", "progress.jsonl", "run-sheets", "cheat_sheets"):
            name = path.relative_to(root).as_posix()
            yield Finding(name, "", "this is not a lesson", "name it NN_slug.ipynb, or move it out of course/")
    for kind in ("solutions", "assignments"):
        for path in sorted(root.glob(f"{kind}/*/*.ipynb")):
            if path.stem != path.parent.name:
                name = path.relative_to(root).as_posix()
                fix = f"name it {path.parent.name}.ipynb, or delete it: nbgrader would hand it out too"
                yield Finding(name, "", "the notebook is not named like its folder", fix)
    sources = {path.stem for path in places.solutions(root)}
    made = {path.stem for path in places.assignments(root)}
    for slug in sorted(sources - made):
        yield Finding(f"solutions/{slug}", "", "has no generated assignment", f"run: shapewise release {slug}")
    for slug in sorted(made - sources):
        yield Finding(f"assignments/{slug}", "", "has no source in solutions/", "delete it: it is generated")


def _form(name: str, kind: str, path: Path, notebook: NotebookNode) -> Iterator[Finding]:
    if path.read_bytes() == canonical_text(notebook, kind).encode("utf-8"):
        return
    slug = path.stem
    command = {"course": f"run {slug}", "solutions": f"tidy {slug}", "assignments": f"release {slug}"}[kind]
    yield Finding(name, "", "is not in canonical form", f"run: shapewise {command}")


def _graded(name: str, notebook: NotebookNode) -> Iterator[Finding]:
    """The cell under an answer is a docstring and a call: what is right stands in lib/shapewise/exercises/."""
    for cell in notebook.cells:
        if what := graded_cells.complaint(cell):
            example = f'check.exercise("{cell.get("id", "name").removesuffix("-test")}", your_answer)'
            yield Finding(name, cell.get("id", ""), what, f"write a docstring, then {example}")


def _outputs(name: str, notebook: NotebookNode) -> Iterator[Finding]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    unrun = [cell.get("id", "") for cell in code if cell.execution_count is None]
    if unrun:
        yield Finding(name, ", ".join(unrun), "was not run", f"run: shapewise run {Path(name).stem}")
    for cell in code:
        if any(output.get("name") == "stderr" for output in cell.outputs):
            yield Finding(name, cell.get("id", ""), "wrote to stderr", "fix what warns: readers take it for an error")


def _tables(name: str, notebook: NotebookNode) -> Iterator[Finding]:
    """Every column of a table has a header, as a screen reader needs it."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and EMPTY_HEADER.search(cell.source):
            what = "has a table with an empty header"
            yield Finding(
                name, cell.get("id", ""), what, "name each column; a card begins with: | At a glance | Lesson NN |"
            )


def _numbers(name: str, notebook: NotebookNode) -> Iterator[Finding]:
    """Every number in the prose stands in an output of the same notebook."""
    shown = numbers_shown(notebook)
    part = ""
    for cell in notebook.cells:
        part = next((tag for tag in cell.metadata.get("tags", []) if tag in PARTS), part)
        if cell.cell_type != "markdown" or part in WITHOUT_OUTPUTS:
            continue
        missing = [number for number in numbers_in(prose(NEXT.sub("", cell.source))) if number not in shown]
        if missing:
            what = f"says {', '.join(dict.fromkeys(missing))}, which stands in no output of this notebook"
            yield Finding(name, cell.get("id", ""), what, "let a cell show it, or write a small number as a word")


def _links(name: str, path: Path, notebook: NotebookNode) -> Iterator[Finding]:
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for target in relative_links(cell.source):
                if not (path.parent / target).exists():
                    yield Finding(name, cell.get("id", ""), f"links to {target}, which is not there", "fix the link")
