"""The journal: ``progress.jsonl`` in the learner's folder, a line of JSON for every answered question.

The file is only ever appended to. A line that cannot be read is passed over, and where the folder cannot be written
to, nothing is remembered and everything else works.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapewise.answers.matching import Diagnosis

#: names another file; "off" keeps nothing, as when notebooks are tested or graded
VARIABLE = "SHAPEWISE_PROGRESS"
#: the name of a lesson's notebook, and of a newer one beside it in a learner's copy
SLUG = re.compile(r"(\d\d_[a-z0-9]+(?:_[a-z0-9]+)*)(?:-(?:new|yours)(?:-\d+)?)?")


def path() -> Path | None:
    """Where the journal is: beside the lessons' folder, else in the current one; None if nothing is kept."""
    chosen = os.environ.get(VARIABLE)
    if chosen == "off" or "NBGRADER_EXECUTION" in os.environ or "NBGRADER_VALIDATING" in os.environ:
        return None
    if chosen:
        return Path(chosen)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "course" / "00_start_here.ipynb").exists():
            return folder / "progress.jsonl"
    return here / "progress.jsonl"


def lesson_now() -> str:
    """The slug of the lesson that this kernel runs, as far as Jupyter says it; empty for anything else."""
    found = SLUG.fullmatch(Path(os.environ.get("JPY_SESSION_NAME", "")).stem)
    return found.group(1) if found else ""


def keep(question, diagnosis, confidence=None) -> None:
    """Append the answer to an exercise; the same answer is not kept a second time."""
    entry = {"question": question, "lesson": lesson_now(), "confidence": confidence}
    _append_once({**entry, "considered": list(diagnosis.considered), **diagnosis.to_dict()}, same=("answer", "correct"))


def keep_prediction(question, diagnoses: Mapping[str, Diagnosis], confidence=None) -> None:
    """Append what became of a prediction, its parts in one entry; the same answer is not kept a second time.

    Parameters
    ----------
    question : str
        Its name.
    diagnoses : mapping of str to Diagnosis
        Name of a part -> what its answer says.
    confidence : int, optional
        From 1 to 4.
    """
    alone = {code for one in diagnoses.values() if len(one.beliefs) == 1 for code in one.beliefs}
    possible = {code for one in diagnoses.values() for code in one.beliefs} - alone
    lessons = {slug for one in diagnoses.values() for slug in one.lessons}
    entry = {
        "question": question,
        "lesson": lesson_now(),
        "answers": {part: one.to_dict()["answer"] for part, one in diagnoses.items()},
        "confidence": confidence,
        "correct": all(diagnoses.values()),
        "right": {part: bool(one) for part, one in diagnoses.items()},
        "beliefs": sorted(alone),
        "possible": sorted(possible),
        "considered": sorted({code for one in diagnoses.values() for code in one.considered}),
        "lessons": sorted(lessons),
    }
    _append_once(entry, same=("answers", "confidence"))


def note(event: dict) -> None:
    """Append what happened that is no answer, such as a hint: a dict with the key "event"."""
    _append(event)


def _append_once(entry: dict, same: tuple[str, ...]) -> None:
    """Append an answer, unless the last one to this question was the same: revealed again, it is still one answer."""
    before = [kept for kept in entries() if kept.get("question") == entry["question"]]
    if not before or any(before[-1].get(key) != entry[key] for key in same):
        _append(entry)


def _append(entry: dict) -> None:
    file = path()
    if file is None:
        return
    entry = {"time": datetime.now(UTC).isoformat(timespec="seconds"), **entry}
    try:
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry) + "\n")
    except OSError:  # a read-only course folder: the lesson goes on without a memory
        pass


def entries() -> list[dict]:
    """The answers kept so far, oldest first."""
    return [entry for entry in _lines() if "correct" in entry]


def notes() -> list[dict]:
    """What happened so far that is no answer, oldest first."""
    return [entry for entry in _lines() if "event" in entry]


def _lines() -> list[dict]:
    file = path()
    if file is None or not file.exists():
        return []
    found = []
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict):
            found.append(entry)
    return found
