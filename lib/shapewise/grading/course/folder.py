"""Where a course keeps what was handed in, what came of it, and its marks."""

from __future__ import annotations

import base64
import fnmatch
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from shapewise.grading.course.assignment import SourceAssignment, SourceNotebook, settings
from shapewise.grading.course.cells import read_cells
from shapewise.grading.course.class_numbers import find_class_seed
from shapewise.grading.course.repair import repair
from shapewise.processes.limits import Limits

#: Files that come with a submission, all together; a larger one is graded without them.
MOST_BYTES = 20 << 20
#: Of a notebook; a larger one is not opened.
MOST_NOTEBOOK = 100 << 20
#: Files that nbgrader puts beside a submission; no answer needs them.
OF_THE_EXCHANGE = ("timestamp.txt", "submission_secret.txt")
#: Of a time stamp; nbgrader's has thirty characters.
MOST_STAMP = 100
#: Findings of one submission that are kept, and their length.
MOST_FINDINGS, LONGEST_FINDING = 20, 300
#: Changed when the same submission could get another result: everything is then graded again.
GRADER = "3"


class Course:
    """A course folder, with nbgrader's settings: paths of submissions, of results, and the gradebook's address."""

    def __init__(self, root: Path, db: str | None = None):
        from nbgrader.coursedir import CourseDirectory

        self.root = root
        self.db = db
        self.config = settings(root, db)
        self.directory = CourseDirectory(config=self.config)

    @property
    def db_url(self) -> str:
        return self.directory.db_url

    @property
    def db_place(self) -> str:
        """The gradebook's file or address, as it may be printed."""
        from sqlalchemy.engine import make_url

        url = make_url(self.db_url)
        return url.database if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """The folder of a student's assignment in a step: "submitted", "autograded" or "feedback"."""
        return Path(self.directory.format_path(getattr(self.directory, f"{step}_directory"), student, assignment))

    def results(self, assignment: str) -> Path:
        """The folder of what grading found, one file a notebook."""
        return self.root / "grading" / "results" / assignment

    def students(self, assignment: str) -> list[str]:
        """Who has handed the assignment in, by the names of the folders."""
        return [name for name in self._folders(assignment) if not refuse_name(name)]

    def unusable(self, assignment: str) -> dict[str, str]:
        """Folders that hold a submission and whose names cannot be a student's: name -> why not, and what to do."""
        return {name: why for name in self._folders(assignment) if (why := refuse_name(name))}

    def _folders(self, assignment: str) -> list[str]:
        marker = "\0"
        pattern = str(self.folder("submitted", marker, assignment))
        before, after = pattern.split(marker)
        found = Path(before).glob("*" + after) if Path(before).is_dir() else []
        return sorted(str(path)[len(before) :][: -len(after) or None] for path in found if path.is_dir())

    def timestamp(self, student: str, assignment: str) -> str | None:
        """When it was handed in, as nbgrader's collect wrote it."""
        path = self.folder("submitted", student, assignment) / "timestamp.txt"
        try:
            with path.open("rb") as file:
                return file.read(MOST_STAMP).decode("utf-8", "replace").strip() or None
        except OSError:
            return None


def refuse_name(name: str) -> str:
    """Why a folder's name cannot be a student's; empty if it can.

    Examples
    --------
    >>> refuse_name("ada"), refuse_name(".hidden")
    ('', "it begins with a dot: rename it if it is a student's")
    """
    if not name.isprintable():
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            return "its name is not valid UTF-8, as an archive from another system leaves it: rename the folder"
        return "its name has characters that cannot be printed: rename the folder"
    return "it begins with a dot: rename it if it is a student's" if name.startswith(".") else ""


@dataclass
class Submission:
    """One notebook of one student."""

    student: str
    assignment: str
    notebook: str
    data: bytes | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    timestamp: str | None = None
    #: lines of the student's journal, where it was handed in: {"question", "correct", "confidence", "beliefs"}
    predictions: list[dict] = field(default_factory=list)
    #: of the hidden numbers; None: the published ones
    class_seed: int | None = None

    def digest(self, assignment: SourceAssignment) -> str:
        """Changes when the submission, the assignment or the grader does."""
        text = hashlib.sha256()
        for part in (GRADER, assignment.digest, self.student, self.notebook, str(self.timestamp)):
            text.update(part.encode() + b"\0")
        for name, data in sorted(self.files.items()):
            text.update(name.encode("utf-8", "replace") + b"\0" + data)
        if self.class_seed is not None:
            text.update(str(self.class_seed).encode() + b"\0")
        text.update(self.data or b"")
        return text.hexdigest()[:24]


def find_submission(course: Course, assignment: SourceAssignment, student: str, notebook: str) -> Submission:
    """What a student handed in as `notebook`, with the files beside it; never raises for what is in the folder."""
    folder = course.folder("submitted", student, assignment.name)
    found = Submission(student, assignment.name, notebook, timestamp=course.timestamp(student, assignment.name))
    if found.timestamp and not _is_time(found.timestamp):
        found.findings.append(
            f"timestamp.txt says {found.timestamp!r}, which is no time; it was graded as if it had none"
        )
        found.timestamp = None
    path = folder / f"{notebook}.ipynb"
    if _is_plain(path):
        beside = [one.name for one in sorted(folder.glob("*.ipynb")) if one.stem not in assignment.notebooks]
        found.findings += [f"{', '.join(beside)} lay beside it, and was not graded"] if beside else []
    else:
        path = _renamed(folder, assignment, notebook, found.findings)
    if path is not None:
        found.data = _read_notebook(path, found.findings)
    _add_files(course, assignment, folder, found)
    found.predictions = _journal(folder)
    found.class_seed = find_class_seed(course.root, assignment.name, student)
    return found


def _is_time(text: str) -> bool:
    """Whether nbgrader can read a time stamp."""
    from nbgrader.utils import parse_utc

    try:
        parse_utc(text)
    except Exception:  # whatever becomes of words
        return False
    return True


def _read_notebook(path: Path, findings: list[str]) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_NOTEBOOK + 1)
    except OSError as error:
        findings.append(f"{path.name} could not be read: {error.strerror}")
        return None
    if len(data) > MOST_NOTEBOOK:
        findings.append(f"{path.name} is larger than {MOST_NOTEBOOK >> 20} MB, and was not opened")
        return None
    return data


def _is_plain(path: Path) -> bool:
    """A file of the student's own: a link could point to anybody's."""
    return path.is_file() and not path.is_symlink()


def _renamed(folder: Path, assignment: SourceAssignment, notebook: str, findings: list[str]) -> Path | None:
    """The notebook under another name: the one that has the most of its cells."""
    wanted = {cell.grade_id for cell in assignment.notebooks[notebook].cells if cell.grade_id}
    best, most = None, 0
    for path in sorted(folder.rglob("*.ipynb")):
        if not _is_plain(path) or path.stem in assignment.notebooks or ".ipynb_checkpoints" in path.parts:
            continue
        cells, _ = read_cells(path.read_bytes())
        shared = len(wanted & {cell["nbgrader"].get("grade_id") for cell in cells if _hashable(cell)})
        if shared > most:
            best, most = path, shared
    if best is None:
        findings.append(f"{notebook}.ipynb is missing")
    else:
        findings.append(f"{notebook}.ipynb is missing; {best.relative_to(folder)} has its cells and was graded")
    return best


def _hashable(cell: dict) -> bool:
    return isinstance(cell["nbgrader"].get("grade_id"), str)


def _add_files(course: Course, assignment: SourceAssignment, folder: Path, found: Submission) -> None:
    """The files beside the notebook, and the assignment's own in their place, as nbgrader copies them."""
    kept = course.config.Autograde.get("exclude_overwriting", {}).get(assignment.name, [])
    own = {str(path.relative_to(course.root / "solutions" / assignment.name)): path for path in assignment.files}
    size = 0
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (
            not _is_plain(path)
            or path.suffix == ".ipynb"
            or name in OF_THE_EXCHANGE
            or _ignored(name, course.directory.ignore)
        ):
            continue
        size += path.stat().st_size
        if size > MOST_BYTES:
            found.findings.append(f"its files are larger than {MOST_BYTES >> 20} MB; it was graded without the rest")
            break
        found.files[name] = path.read_bytes()
    for name, path in own.items():
        if name not in kept and not _ignored(name, course.directory.ignore):
            found.files[name] = path.read_bytes()


def _ignored(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(part, pattern) for part in Path(name).parts for pattern in patterns)


def _journal(folder: Path) -> list[dict]:
    """The first prediction with a confidence of each question, from a progress.jsonl that was handed in too."""
    path = folder / "progress.jsonl"
    if not _is_plain(path) or path.stat().st_size > MOST_BYTES:
        return []
    found = {}
    for line in path.read_text("utf-8", "replace").splitlines()[:10_000]:
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if (
            isinstance(entry, dict)
            and entry.get("confidence") in (1, 2, 3, 4)
            and isinstance(entry.get("correct"), bool)
        ):
            question = str(entry.get("question", ""))[:100]
            found.setdefault(
                question, {"question": question, "correct": entry["correct"], "confidence": int(entry["confidence"])}
            )
    return list(found.values())


def make_job(submission: Submission, original: SourceNotebook, limits: Limits, sandbox: str = "") -> dict:
    """The job of :func:`shapewise.grading.running.submission.execute`; its cells are empty if there is nothing to run."""
    findings = list(submission.findings)
    cells = []
    if submission.data is not None:
        given, broken = read_cells(submission.data)
        findings += broken
        if given:
            repaired, repairs = repair(given, original)
            findings += repairs
            cells = [cell.to_dict() for cell in repaired]
    return {
        "student": submission.student,
        "assignment": submission.assignment,
        "notebook": submission.notebook,
        "cells": cells,
        "author": original.author_cells(),
        "points": {cell.grade_id: float(cell.nbgrader["points"]) for cell in original.cells if cell.is_test},
        "files": {name: base64.b64encode(data).decode() for name, data in submission.files.items()},
        "limits": limits.to_dict(),
        "sandbox": sandbox,
        "class_seed": submission.class_seed,
        "findings": bound_findings(findings),
        "repaired": len(findings) > len(submission.findings),
    }


def bound_findings(findings: list[str]) -> list[str]:
    """The first findings, none longer than a few lines, and how many more there are.

    Examples
    --------
    >>> bound_findings(["a cell is there twice"] * 5000)[-1]
    'and 4980 more'
    """
    kept = [one if len(one) <= LONGEST_FINDING else one[:LONGEST_FINDING] + " ..." for one in findings[:MOST_FINDINGS]]
    return kept + ([f"and {len(findings) - MOST_FINDINGS} more"] if len(findings) > MOST_FINDINGS else [])


def nothing_to_run(job: dict) -> dict:
    """The result of a submission without a cell: no points, and why."""
    reason = job["findings"][-1] if job["findings"] else "the notebook is empty"
    score = {"score": 0.0, "end": "missing", "reason": reason}
    return {
        **{key: job[key] for key in ("student", "assignment", "notebook")},
        "cells": [],
        "scores": {grade_id: {**score, "points": points} for grade_id, points in job["points"].items()},
        "diagnoses": [],
        "findings": job["findings"] or [reason],
        "seconds": 0.0,
    }
