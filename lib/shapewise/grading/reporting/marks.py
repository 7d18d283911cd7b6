"""Marks for a learning platform: a table with the columns that Moodle, Canvas or Blackboard import by their names.

The marks are nbgrader's: those given by hand count, late penalties are taken off, and never below 0. Names are written
as
they are, in UTF-8; a text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shapewise.notebooks.places import write_atomically

#: A spreadsheet computes what begins so.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Mark:
    """What one student has for one assignment; `score` is None for somebody who handed in nothing."""

    student: str
    first: str
    last: str
    email: str
    #: the number that the platform knows somebody by, where nbgrader was told it (lms_user_id)
    number: str
    score: float | None


def read_marks(course, assignment: str) -> tuple[float, list[Mark]]:
    """The most points of an assignment, and everybody's marks by the gradebook, late penalties taken off.

    Raises
    ------
    ValueError
        If the gradebook does not know the assignment.
    """
    from nbgrader.api import MissingEntry

    from shapewise.grading.course.gradebook import Book

    with Book(course) as opened:
        book = opened.book
        try:
            most = book.find_assignment(assignment).max_score
        except MissingEntry:
            known = ", ".join(sorted(one.name for one in book.assignments)) or "none yet"
            raise ValueError(f"the gradebook has no marks of {assignment!r}; it has those of: {known}") from None
        scores = {
            one.student_id: max(0.0, one.score - (one.late_submission_penalty or 0.0))
            for one in book.assignment_submissions(assignment)
        }
        return most, [
            Mark(
                student=one.id,
                first=one.first_name or "",
                last=one.last_name or "",
                email=one.email or "",
                number=one.lms_user_id or "",
                score=scores.get(one.id),
            )
            for one in sorted(book.students, key=lambda one: one.id)
        ]


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    Examples
    --------
    >>> plain("=1+1"), plain("Jörg"), plain("O'Neill")
    ("'=1+1", 'Jörg', "O'Neill")
    """
    return "'" + text if text.startswith(FORMULA) else text


def _number(score: float | None) -> str:
    return "" if score is None else f"{score:.10g}"


def for_moodle(name: str, most: float, marks: list[Mark]) -> list[list[str]]:
    """As Moodle's own export has it; its import asks by which column students are found."""
    head = ["First name", "Last name", "Username", "ID number", "Email address", f"Assignment: {name} (Real)"]
    return [head, *([m.first, m.last, m.student, m.number, m.email, _number(m.score)] for m in marks)]


def for_canvas(name: str, most: float, marks: list[Mark]) -> list[list[str]]:
    """As Canvas' own export has it; a name that Canvas knows with its number, "Conv1D (123)", fills that column."""
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", name]
    points = ["    Points Possible", "", "", "", "", _number(most)]
    rows = [
        [", ".join(filter(None, [m.last, m.first])) or m.student, m.number, "", m.student, "", _number(m.score)] for m in marks
    ]
    return [head, points, *rows]


def for_blackboard(name: str, most: float, marks: list[Mark]) -> list[list[str]]:
    """As Blackboard's own export has it; with the number of a column, "Conv1D |123", that column is filled."""
    title, _, column = name.partition("|")
    head = f"{title.strip()} [Total Pts: {_number(most)} Score]" + (f" |{column.strip()}" if column else "")
    rows = [[m.last, m.first, m.student, m.number, _number(m.score)] for m in marks]
    return [["Last Name", "First Name", "Username", "Student ID", head], *rows]


PLATFORMS: dict[str, Callable[[str, float, list[Mark]], list[list[str]]]] = {
    "moodle": for_moodle,
    "canvas": for_canvas,
    "blackboard": for_blackboard,
}


def write_marks(
    root: Path, assignment: str, platform: str, *, title: str | None = None, db: str | None = None, out: Path | None = None
) -> tuple[Path, list[str]]:
    """Write the table of an assignment for a platform.

    Parameters
    ----------
    root : Path
        The course folder.
    assignment : str
        Its name.
    platform : str
        One of :data:`PLATFORMS`.
    title : str, optional
        What the platform calls the assignment; default: its name.
    db : str, optional
        The gradebook's address.
    out : Path, optional
        The file; default: ``grading/marks/<assignment>-<platform>.csv``.

    Returns
    -------
    tuple of Path and list of str
        The file, and the students whom the platform may not find: the gradebook has no name of them.

    Raises
    ------
    ValueError
        If the gradebook does not know the assignment.
    """
    from shapewise.grading.course.folder import Course

    most, marks = read_marks(Course(root, db), assignment)
    text = io.StringIO(newline="")
    rows = PLATFORMS[platform](title or assignment, most, marks)
    csv.writer(text, lineterminator="\r\n").writerows([[plain(cell) for cell in row] for row in rows])
    out = out or root / "grading" / "marks" / f"{assignment}-{platform}.csv"
    write_atomically(out, text.getvalue())
    return out, [mark.student for mark in marks if not (mark.first or mark.last)]
