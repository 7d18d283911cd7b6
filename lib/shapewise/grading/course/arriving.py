"""What arrives in grading/submitted while somebody looks: when a submission is whole, and which version was seen.

A folder is whole once nothing in it has changed for a moment and its notebook can be read to the end. One that stays
broken
is taken as it is after a while: then it was handed in so.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path

from shapewise.grading.course.folder import MOST_NOTEBOOK, Course

#: Seconds without a change until a submission is whole; and until one that cannot be read is taken as it is.
SETTLED, GIVEN_UP = 1.0, 6.0

#: Of the files in a folder: (name, size, time of the last change, inode).
Look = tuple[tuple[str, int, int, int], ...]


def look_at(folder: Path) -> Look:
    """What can be seen of a folder without opening a file."""
    found = []
    for path in folder.rglob("*"):
        try:
            facts = path.lstat()
        except OSError:  # it goes while it is looked at
            continue
        found.append((path.relative_to(folder).as_posix(), facts.st_size, facts.st_mtime_ns, facts.st_ino))
    return tuple(sorted(found))


def is_readable(folder: Path, notebook: str) -> bool:
    """Whether the notebook is there to its last character."""
    path = folder / f"{notebook}.ipynb"
    try:
        if path.is_symlink() or path.stat().st_size > MOST_NOTEBOOK:
            return False
        json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return True


@dataclass
class Sight:
    """One submission, as it was seen last."""

    look: Look
    since: float
    first: float


@dataclass
class Arrivals:
    """The submissions of a course, by (assignment, student), and what of them was taken."""

    course: Course
    #: assignment -> its notebooks
    notebooks: dict[str, tuple[str, ...]]
    seen: dict[tuple[str, str], Sight] = field(default_factory=dict)
    taken: dict[tuple[str, str], Look] = field(default_factory=dict)

    def find_whole(self, now: float | None = None) -> list[tuple[str, str]]:
        """The (assignment, student) that are whole and were not taken in this version, in the order of their arrival.

        Those that were there before anybody looked come in the order in which they were handed in.
        """
        now = time.monotonic() if now is None else now
        whole = []
        for assignment in self.notebooks:
            for student in self.course.students(assignment):
                key = (assignment, student)
                look = look_at(self.course.folder("submitted", student, assignment))
                if look == self.taken.get(key):
                    continue
                sight = self.seen.get(key)
                if sight is None or sight.look != look:
                    new = sight is None or look_is_new(sight.look, self.taken.get(key))
                    self.seen[key] = Sight(look, now, now if new else sight.first)
                elif self._is_whole(key, now - sight.since):
                    whole.append((sight.first, self._changed(look), key))
        return [key for *_, key in sorted(whole)]

    def _is_whole(self, key: tuple[str, str], quiet: float) -> bool:
        assignment, student = key
        folder = self.course.folder("submitted", student, assignment)
        if quiet < SETTLED:
            return False
        return quiet >= GIVEN_UP or all(is_readable(folder, name) for name in self.notebooks[assignment])

    @staticmethod
    def _changed(look: Look) -> int:
        return max((changed for _, _, changed, _ in look), default=0)

    def take(self, key: tuple[str, str]) -> None:
        """This version is dealt with, as it was seen last."""
        self.taken[key] = self.seen[key].look


def look_is_new(seen: Look, taken: Look | None) -> bool:
    """Whether what was seen before was dealt with, so that a change now is a new version and not the rest of a copy."""
    return seen == taken
