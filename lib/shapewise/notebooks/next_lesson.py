"""Where a learner goes on: the lesson that is open, or the next one in reading order, as the journal has it.

Nothing here needs Keras, so that `shapewise lab` opens at once.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from shapewise.answers import journal
from shapewise.lessons import Lesson, lessons
from shapewise.notebooks import places

CHECKED = re.compile(r"check\.exercise\(\W*([\w-]+)")


@dataclass(frozen=True)
class Done:
    """What a journal says was done, read once for all lessons: (lesson, question) of each answer, and exercises that were passed."""

    answered: frozenset[tuple]
    passed: frozenset[str]

    @classmethod
    def read(cls) -> Done:
        answered = frozenset((entry.get("lesson"), entry.get("question")) for entry in journal.entries())
        return cls(
            answered, frozenset(note.get("exercise") for note in journal.notes() if note.get("event") == "passed")
        )


def next_lesson(root: Path, done: Done | None = None) -> Lesson:
    """The lesson that was worked on last, if it is not finished, else the first unfinished one after it.

    Where all after it are finished it is the first unfinished one, and the last lesson when nothing is left.
    """
    in_order, here, done = lessons(), last_lesson(), done or Done.read()
    place = next((number for number, one in enumerate(in_order) if one.slug == here), 0)
    in_turn = (*in_order[place:], *in_order[:place])
    return next((one for one in in_turn if not is_finished(one, root, done)), in_order[-1])


def last_lesson() -> str:
    """The slug of the lesson in which the last answer was given; empty if there is none."""
    return next((entry["lesson"] for entry in reversed(journal.entries()) if entry.get("lesson")), "")


def is_finished(one: Lesson, root: Path, done: Done) -> bool:
    """Whether its mixed questions were answered, or all its exercises passed; of one without questions, whether anything was answered."""
    names = exercise_names(one.slug, root)
    if names and names <= done.passed:
        return True
    here = {question for lesson, question in done.answered if lesson == one.slug}
    return not {question.name for question in one.mixed}.isdisjoint(here) if one.mixed else bool(here)


def exercise_names(slug: str, root: Path) -> set[str]:
    """The exercises of a lesson, as its notebook checks them."""
    return set(exercise_points(slug, root))


def exercise_points(slug: str, root: Path) -> dict[str, int]:
    """The exercises of a lesson, as its notebook checks them, with their points."""
    path = places.places_of(root, slug)["assignments"]
    found: dict[str, int] = {}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if path.exists() else ():
        for name in CHECKED.findall("".join(cell["source"])):
            found[name] = found.get(name, 0) + cell["metadata"].get("nbgrader", {}).get("points", 0)
    return found
