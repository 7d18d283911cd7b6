"""An assignment as its author made it: what every submission is held against.

This file claims: :func:`read_source_assignment` gives the cells of an assignment as nbgrader itself would record them
(hidden
tests in, solutions out, checksums made), and :func:`ensure_recorded` puts exactly these into the gradebook, by
nbgrader's own converter, and only if they are not there yet.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from shapewise.grading.judging.names import find_names


@dataclass(frozen=True)
class SourceCell:
    """A cell of the assignment; `nbgrader` is its metadata, empty for a cell that nbgrader does not know."""

    id: str
    cell_type: str
    #: with hidden tests
    source: str
    #: as the students got it
    released: str
    nbgrader: dict = field(default_factory=dict)
    #: of an answer: the names that the author's own solution gives a value
    assigns: tuple[str, ...] = ()

    @property
    def grade_id(self) -> str | None:
        return self.nbgrader.get("grade_id")

    @property
    def is_grade(self) -> bool:
        return bool(self.nbgrader.get("grade"))

    @property
    def is_solution(self) -> bool:
        return bool(self.nbgrader.get("solution"))

    @property
    def is_test(self) -> bool:
        """Whether the cell judges: graded, and not written by the student."""
        return self.is_grade and not self.is_solution

    @property
    def is_locked(self) -> bool:
        return bool(self.nbgrader) and not self.is_solution and not self.nbgrader.get("task")


@dataclass(frozen=True)
class SourceNotebook:
    """The cells of one notebook of an assignment."""

    name: str
    cells: tuple[SourceCell, ...]
    metadata: dict

    def author_cells(self) -> list[dict]:
        """The code cells as :class:`shapewise.grading.judging.remote.AuthorCells` takes them: for the process that judges."""
        found = []
        for cell in self.cells:
            if cell.cell_type == "code":
                role = "test" if cell.is_test else "solution" if cell.is_solution else "setup"
                source = cell.source if role != "solution" else ""
                found.append({"role": role, "grade_id": cell.grade_id, "source": source, "assigns": list(cell.assigns)})
        return found

    def by_grade_id(self) -> dict[str, SourceCell]:
        return {cell.grade_id: cell for cell in self.cells if cell.grade_id}

    @property
    def points(self) -> dict[str, float]:
        """Grade id -> points, of every cell that gives points."""
        return {cell.grade_id: float(cell.nbgrader["points"]) for cell in self.cells if cell.is_grade}


@dataclass(frozen=True)
class SourceAssignment:
    """An assignment: its notebooks by name, and the files that come with them."""

    name: str
    notebooks: dict[str, SourceNotebook]
    files: tuple[Path, ...]
    digest: str


def settings(root: Path, db: str | None = None):
    """The settings of nbgrader_config.py, as nbgrader itself reads them; `db` is another gradebook's address."""
    from traitlets.config.loader import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    if db:
        config.CourseDirectory.db_url = db
    return config


def read_source_assignment(root: Path, assignment: str) -> SourceAssignment:
    """The assignment as it is in solutions/ now.

    Raises
    ------
    ValueError
        If there is no such assignment, or nbgrader refuses its source.
    """
    folder = root / "solutions" / assignment
    if not sorted(folder.glob("*.ipynb")):
        known = ", ".join(sorted(path.name for path in (root / "solutions").glob("*") if path.is_dir())) or "none yet"
        raise ValueError(f"there is no assignment {assignment!r} in solutions/; expected one of: {known}")
    from nbgrader import preprocessors as steps

    hidden = [
        steps.IncludeHeaderFooter,
        steps.InstantiateTests,
        steps.LockCells,
        steps.ClearSolutions,
        steps.ClearOutput,
        steps.CheckCellMetadata,
        steps.ComputeChecksums,
    ]
    shown = [*hidden, steps.ClearHiddenTests, steps.ClearMarkScheme]
    full = _generate_in_copy(root, assignment, hidden)
    released = _generate_in_copy(root, assignment, shown)
    solved = {path.stem: nbformat.read(path, as_version=4) for path in folder.glob("*.ipynb")}
    notebooks = {name: _make_notebook(name, full[name], released[name], solved.get(name)) for name in sorted(full)}
    files = tuple(sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".ipynb"))
    text = json.dumps(full, sort_keys=True).encode() + b"".join(path.read_bytes() for path in files)
    return SourceAssignment(assignment, notebooks, files, hashlib.sha256(text).hexdigest()[:16])


def _make_notebook(name: str, full: dict, released: dict, solved: dict | None) -> SourceNotebook:
    cells = []
    solutions = solved["cells"] if solved else []
    assigned = {_grade_id(cell): tuple(sorted(find_names(cell["source"])[0])) for cell in solutions}
    for cell, other in zip(full["cells"], released["cells"], strict=True):
        given = dict(cell["metadata"].get("nbgrader") or {})
        defined = assigned.get(given.get("grade_id"), ()) if given.get("solution") else ()
        cells.append(SourceCell(cell["id"], cell["cell_type"], cell["source"], other["source"], given, defined))
    return SourceNotebook(name, tuple(cells), full["metadata"])


def _grade_id(cell: dict) -> str | None:
    return (cell["metadata"].get("nbgrader") or {}).get("grade_id")


def _generate_in_copy(root: Path, assignment: str, steps: list) -> dict[str, dict]:
    """The notebooks that nbgrader generates with these steps, without a gradebook; name -> notebook."""
    config = settings(root)
    config.GenerateAssignment.preprocessors = steps
    config.GenerateAssignment.no_database = True
    with tempfile.TemporaryDirectory(prefix="shapewise-", ignore_cleanup_errors=True) as name:
        made = _generate(root, assignment, config, Path(name))
        return {path.stem: nbformat.read(path, as_version=4) for path in sorted(made.glob("*.ipynb"))}


def _generate(root: Path, assignment: str, config, course: Path) -> Path:
    """Run nbgrader's converter on a copy of the sources in `course`; the folder of what it made."""
    from nbgrader.apps import NbGraderAPI

    from shapewise.notebooks.releasing import quietly

    shutil.copytree(root / "solutions" / assignment, course / "solutions" / assignment)
    config.CourseDirectory.root = str(course)
    result = quietly(lambda: NbGraderAPI(config=config).generate_assignment(assignment, force=True))
    if not result["success"]:
        reason = result.get("error") or result.get("log") or "nbgrader gave no reason"
        raise ValueError(f"nbgrader could not generate {assignment}: {reason.strip()}")
    return course / "assignments" / assignment


def ensure_recorded(root: Path, assignment: SourceAssignment, gradebook, db: str | None = None) -> bool:
    """Put the assignment into the gradebook if it is not there as it is now; whether it was put.

    Raises
    ------
    ValueError
        If cells were added or removed since submissions were graded: nbgrader refuses that.
    """
    if _is_recorded(assignment, gradebook):
        return False
    logging.getLogger("shapewise").debug("recording %s in the gradebook", assignment.name)
    config = settings(root, db)
    config.CourseDirectory.db_url = gradebook.url
    with tempfile.TemporaryDirectory(prefix="shapewise-", ignore_cleanup_errors=True) as name:
        _generate(root, assignment.name, config, Path(name))
    gradebook.reopen()
    return True


def _is_recorded(assignment: SourceAssignment, gradebook) -> bool:
    from nbgrader.api import MissingEntry

    try:
        stored = gradebook.book.find_assignment(assignment.name)
    except MissingEntry:
        return False
    if {notebook.name for notebook in stored.notebooks} != set(assignment.notebooks):
        return False
    for notebook in stored.notebooks:
        ours = {
            cell.grade_id: (cell.nbgrader.get("checksum"), cell.source)
            for cell in assignment.notebooks[notebook.name].cells
            if cell.grade_id
        }
        theirs = {cell.name: (cell.checksum, cell.source) for cell in notebook.source_cells}
        if ours != theirs:
            return False
    return True
