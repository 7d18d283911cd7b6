"""Feedback back to the version that a student handed in, whatever was repaired since: by student, assignment and time stamp.

nbgrader's exchange gives feedback to whoever knows a secret, which lies beside the notebook that was handed in. A
repair that
loses that file, a notebook under another name, or a newer version collected in between would leave a student without
feedback, or with another version's. The exchange keeps every version as it was handed in: its secret is looked up
there.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.utils import make_unique_key, notebook_hash, parse_utc

STAMP, SECRET = "timestamp.txt", "submission_secret.txt"


@dataclass(frozen=True)
class Version:
    """One version of a submission: the folder that holds it, and when it was handed in, as it is written there."""

    folder: Path
    stamp: str

    def keys(self, course: str, assignment: str, notebook: str, student: str, others: set[str]) -> list[str]:
        """The names that feedback on `notebook` has in the exchange, for whoever handed this version in.

        A notebook under a name that is not one of `others`, the assignment's, was graded in the place of a missing one.
        """
        there = {path.stem for path in self.folder.glob("*.ipynb")}
        names = [notebook] if notebook in there else [notebook, *sorted(there - others)]
        secret = _read(self.folder / SECRET)
        if secret:
            return [notebook_hash(secret=secret, notebook_id=name) for name in names]
        keys = {name: make_unique_key(course, assignment, name, student, self.stamp) for name in names if name in there}
        return [notebook_hash(str(self.folder / f"{name}.ipynb"), key) for name, key in keys.items()]


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")[:1000]
    except (OSError, ValueError):
        return ""


def _moment(stamp: str):
    try:
        return parse_utc(stamp.strip())
    except (ValueError, OverflowError):
        return None


def find_version(inbound: Path, submitted: Path, graded: str, student: str, assignment: str) -> Version | None:
    """The version that was graded, as it was handed in; None if it cannot be told which it is.

    Parameters
    ----------
    inbound : Path
        Where the exchange keeps every version.
    submitted : Path
        The student's folder, which may have been repaired or replaced since.
    graded : str
        The time stamp of what was graded; empty if it had none.
    student, assignment : str
        Whose, and of what.
    """
    start = f"{student}+{assignment}+"
    folders = sorted(path for path in inbound.glob("*") if path.name.startswith(start) and path.is_dir())
    versions = [Version(folder, folder.name[len(start) :].split("+")[0]) for folder in folders]
    wanted = _moment(graded) if graded else None
    same = [one for one in versions if wanted is not None and _moment(one.stamp) == wanted]
    if same or (len(versions) == 1 and wanted is None):
        return (same or versions)[-1]
    stamp = _read(submitted / STAMP).strip()
    if (submitted / SECRET).is_file() and (wanted is None or _moment(stamp) == wanted):
        return Version(submitted, stamp)
    return None


class ReleaseFeedback(ExchangeReleaseFeedback):
    """`nbgrader release_feedback`, for submissions that were repaired too; one without a version stops no other."""

    def copy_files(self):
        left_out = set(self.coursedir.student_id_exclude.split(",")) if self.coursedir.student_id_exclude else set()
        assignment = self.coursedir.assignment_id
        pattern = self.coursedir.format_path(self.coursedir.feedback_directory, "\0", assignment)
        before, after = pattern.split("\0")
        own = {path.stem for path in Path(self._folder("source", ".")).glob("*.ipynb")}
        wanted = self.coursedir.student_id or "*"
        for page in sorted(Path(before).glob(f"{wanted}{after}/*.html")):
            student = str(page.parent)[len(before) : -len(after) or None]
            if student not in left_out:
                self._release(page, student, own)

    def _folder(self, step: str, student: str) -> str:
        folder = getattr(self.coursedir, f"{step}_directory")
        return self.coursedir.format_path(folder, student, self.coursedir.assignment_id)

    def _release(self, page: Path, student: str, own: set[str]) -> None:
        assignment = self.coursedir.assignment_id
        graded = _read(Path(self._folder("autograded", student)) / STAMP).strip()
        inbound = Path(self.course_path) / "inbound"
        version = find_version(inbound, Path(self._folder("submitted", student)), graded, student, assignment)
        if version is None:
            self.log.warning(
                "No feedback released to %s: what was graded (%s) is no version that was handed in through the "
                "exchange. "
                "Its timestamp.txt says which version it is.",
                student,
                graded or "without a time stamp",
            )
            return
        for key in version.keys(self.coursedir.course_id, assignment, page.stem, student, own):
            target = Path(self.dest_path) / f"{key}.html"
            half = target.with_name(f"{key}-tmp.html")
            shutil.copy(page, half)
            os.replace(half, target)  # in one step, for whoever is fetching
            self.log.info("Released feedback to %s on %s, handed in at %s", student, page.stem, version.stamp)
