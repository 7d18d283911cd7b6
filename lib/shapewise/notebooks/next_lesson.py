"""Where a learner goes on: the lesson that is open, or the next one in reading order, as the journal has it.

Nothing here needs Keras, so that `shapewise lab` opens at once.
"""

from __future__ import annotations

import re
from pathlib import Path

from shapewise.answers import journal
from shapewise.lessons import Lesson, lessons
from shapewise.notebooks import places

CHECKED = re.compile(r"check\.exercise\(\W*([\w-]+)")


def next_lesson(root: Path) -> Lesson:
    """The lesson that was worked on last, if it is not finished, else the first unfinished one after it.

    Where all after it are finished it is the first unfinished one, and the last lesson when nothing is left.
    """
    reading, here = lessons(), last_lesson()
    place = next((number for number, one in enumerate(reading) if one.slug == here), 0)
    in_turn = (*reading[place:], *reading[:place])
    return next((one for one in in_turn if not is_finished(one, root)), reading[-1])


def last_lesson() -> str:
    """The slug of the lesson in which the last answer was given; empty if there is none."""
    return next((entry["lesson"] for entry in reversed(journal.entries()) if entry.get("lesson")), "")


def is_finished(one: Lesson, root: Path) -> bool:
    """Whether its mixed questions were answered, or all its exercises passed; of one without questions, whether anything was answered."""
    passed = {note.get("exercise") for note in journal.notes() if note.get("event") == "passed"}
    names = exercise_names(one.slug, root)
    if names and names <= passed:
        return True
    here = [entry.get("question") for entry in journal.entries() if entry.get("lesson") == one.slug]
    return not {question.name for question in one.mixed}.isdisjoint(here) if one.mixed else bool(here)


def exercise_names(slug: str, root: Path) -> set[str]:
    """The exercises of a lesson, as its notebook checks them."""
    path = places.places_of(root, slug)["assignments"]
    return set(CHECKED.findall(path.read_text(encoding="utf-8"))) if path.exists() else set()
