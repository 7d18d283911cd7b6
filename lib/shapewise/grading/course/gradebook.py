"""Results into nbgrader's gradebook, and the autograded notebook that formgrader shows.

This file claims: one process writes, in nbgrader's own tables through nbgrader's own classes, exactly what `nbgrader
autograde` writes; marks and comments that were given by hand are never touched.
"""

from __future__ import annotations

import contextlib
import json
import os
import warnings
from pathlib import Path

import nbformat

from shapewise.grading.course.assignment import SourceAssignment, ensure_recorded
from shapewise.grading.course.claims import claimed
from shapewise.grading.course.faults import refuse_emptied
from shapewise.grading.course.folder import Course, Submission
from shapewise.grading.safe_pages import safe_output
from shapewise.notebooks.places import write_atomically


class Book:
    """nbgrader's gradebook, opened once for all that is recorded.

    Raises
    ------
    ValueError
        If its file is there and empty.
    """

    def __init__(self, course: Course):
        self.course = course
        self.url = course.db_url
        self._file = Path(self.url.removeprefix("sqlite:///")) if self.url.startswith("sqlite:///") else None
        self._claim = course.root / "grading" / ".gradebook.claim"
        with claimed(self._claim):
            self.book = self._open()

    def _open(self):
        from nbgrader.api import Gradebook

        name = self.course.directory.course_id
        if self._file is not None:
            refuse_emptied(self._file)
            if not self._file.exists():  # made beside it, so that a half-made one never stands in its place
                self._file.parent.mkdir(parents=True, exist_ok=True)
                new = self._file.with_name(f".{self._file.name}.new")
                new.unlink(missing_ok=True)
                with _version_read_here():
                    Gradebook(f"sqlite:///{new.as_posix()}", name).close()
                os.replace(new, self._file)
        return Gradebook(self.url, name)

    def reopen(self) -> None:
        """See what another connection has written."""
        self.book.close()
        self.book = self._open()

    def roll_back(self) -> None:
        """Take back what was not written to its end."""
        with contextlib.suppress(Exception):
            self.book.db.rollback()

    def ensure(self, assignment: SourceAssignment) -> None:
        """Have the assignment in it as it is now."""
        with claimed(self._claim):
            ensure_recorded(self.course.root, assignment, self, self.course.db)

    def close(self) -> None:
        self.book.close()

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def find_recorded(self, assignment: str) -> set[tuple[str, str]]:
        """(student, notebook) of everything that has been graded."""
        from nbgrader.api import MissingEntry

        try:
            found = self.book.find_assignment(assignment)
        except MissingEntry:
            return set()
        names = {notebook.id: notebook.name for notebook in found.notebooks}
        return {
            (submission.student_id, names[notebook.notebook_id])
            for submission in found.submissions
            for notebook in submission.notebooks
        }

    def record(self, submission: Submission, job: dict, result: dict, assignment: SourceAssignment) -> float:
        """Write one result; the score of the notebook as the gradebook now has it.

        Everything of a notebook is written in one transaction: a process that is killed leaves all of it or nothing.
        """
        notebook = make_autograded_notebook(job, result, assignment)
        with claimed(self._claim):
            write_autograded(self.course, submission, notebook, job)
            return self._write(submission, notebook, result, assignment)

    def _write(self, submission: Submission, notebook, result: dict, assignment: SourceAssignment) -> float:
        from nbgrader import utils

        book, name = self.book, submission.notebook
        book.update_or_create_student(submission.student)
        when = {"timestamp": submission.timestamp} if submission.timestamp else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # SQLAlchemy has remarks on nbgrader's own code
            book.update_or_create_submission(assignment.name, submission.student, **when)
        cells = {
            cell.metadata["nbgrader"]["grade_id"]: cell for cell in notebook.cells if cell.metadata.get("nbgrader")
        }
        stored = book.find_submission_notebook(name, assignment.name, submission.student)
        for grade in stored.grades:
            score = result["scores"].get(grade.name, {}).get("score")
            if score is None and grade.name in cells:
                score, _ = utils.determine_grade(cells[grade.name])
            elif score is None:
                score = 0.0
            grade.auto_score = score
            grade.needs_manual_grade = grade.manual_score is not None or score is None
        for comment in stored.comments:
            cell = cells.get(comment.name)
            empty = cell is None or cell.metadata["nbgrader"].get("checksum") == utils.compute_checksum(cell)
            comment.auto_comment = "No response." if empty and not (cell is not None and utils.is_task(cell)) else None
        book.db.commit()
        self._penalise(submission, notebook, assignment)
        return float(book.find_submission_notebook(name, assignment.name, submission.student).score)

    def _penalise(self, submission: Submission, notebook, assignment: SourceAssignment) -> None:
        """Late penalties, by the plugin of the course's settings."""
        stored = self.book.find_submission(assignment.name, submission.student)
        if not stored.total_seconds_late and not stored.late_submission_penalty:
            return  # one handed in again in time loses the penalty of the first
        from nbgrader.preprocessors import AssignLatePenalties

        names = {"student": submission.student, "assignment": assignment.name, "notebook": submission.notebook}
        AssignLatePenalties(config=self.course.config).preprocess(notebook, {"nbgrader": {**names, "db_url": self.url}})
        self.book.db.expire_all()


@contextlib.contextmanager
def _version_read_here():
    """Have nbgrader read the version of its tables in this process: it starts a program for it, which takes seconds."""
    from nbgrader import api

    asked = api.get_alembic_version
    api.get_alembic_version = find_table_version
    try:
        yield
    finally:
        api.get_alembic_version = asked


def find_table_version() -> str:
    """The version of the tables that this nbgrader makes, as it notes it in a new gradebook."""
    import nbgrader
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic")).get_current_head()


def make_autograded_notebook(job: dict, result: dict, assignment: SourceAssignment):
    """The autograded notebook: what was run, with what came of it."""
    cells, count = [], 0
    for given, ran in zip(job["cells"], result["cells"], strict=True):
        metadata = {"nbgrader": given["nbgrader"]} if given["nbgrader"] else {}
        if given["nbgrader"].get("locked") or given["test"]:
            metadata |= {"deletable": False, "editable": False}
        cell = {"cell_type": given["cell_type"], "id": given["id"], "metadata": metadata, "source": given["source"]}
        if given["cell_type"] == "code":
            count += 1
            outputs = [safe_output(dict(output)) for output in ran["outputs"]]
            for output in outputs:
                if output["output_type"] == "execute_result":
                    output["execution_count"] = count
            cell |= {"execution_count": count, "outputs": outputs}
        cells.append(cell)
    metadata = assignment.notebooks[job["notebook"]].metadata
    return nbformat.from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def write_autograded(course: Course, submission: Submission, notebook, job: dict) -> None:
    """Put the notebook, its files and its time stamp where formgrader and generate_feedback look for them."""
    folder = course.folder("autograded", submission.student, submission.assignment)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{submission.notebook}.ipynb"
    text = nbformat.writes(notebook, version=4)
    write_atomically(target, text.encode("utf-8", "replace").decode("utf-8"))
    os.chmod(target, 0o444)
    for name, data in submission.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.unlink(missing_ok=True)
            path.write_bytes(data)
    stamp = folder / "timestamp.txt"  # of what was graded, whatever was handed in since
    if submission.timestamp:
        write_atomically(stamp, submission.timestamp + "\n")
    else:
        stamp.unlink(missing_ok=True)


# ---------------------------------------------------------------- results, one file a notebook


def result_path(course: Course, assignment: str, student: str, notebook: str) -> Path:
    return course.results(assignment) / student / f"{notebook}.json"


def load_result(path: Path) -> dict | None:
    """A stored result, or None if there is none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and "digest" in found else None


def save_result(path: Path, digest: str, result: dict, recorded: bool) -> None:
    """Keep a result; what was run is kept only until it is recorded."""
    kept = {key: value for key, value in result.items() if not (recorded and key == "cells")}
    write_atomically(
        path, json.dumps({"digest": digest, "recorded": recorded, "result": kept}, ensure_ascii=True) + "\n"
    )
