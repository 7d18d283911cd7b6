"""What a learner predicted and what it showed: ``progress.jsonl`` in the learner's folder.

One line of JSON for every answered question. The file is only ever appended to; a line that cannot be
read is passed over, and a folder that cannot be written to costs nothing but the memory of it.
"""

from __future__ import annotations

import html
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapewise.answers.matching import Diagnosis

#: names another file; "off" keeps nothing, as when notebooks are tested or graded
VARIABLE = "SHAPEWISE_PROGRESS"


def path() -> Path | None:
    """Where the journal is: beside ``course/``, else in the current folder; None if nothing is kept."""
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


def keep(question, diagnosis, confidence=None) -> None:
    """Append one answer to the journal."""
    _append(
        {
            "question": question,
            "confidence": confidence,
            "considered": list(diagnosis.considered),
            **diagnosis.to_dict(),
        }
    )


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
        "answers": {part: one.to_dict()["answer"] for part, one in diagnoses.items()},
        "confidence": confidence,
        "correct": all(diagnoses.values()),
        "right": {part: bool(one) for part, one in diagnoses.items()},
        "beliefs": sorted(alone),
        "possible": sorted(possible),
        "considered": sorted({code for one in diagnoses.values() for code in one.considered}),
        "lessons": sorted(lessons),
    }
    before = [kept for kept in entries() if kept.get("question") == question]
    if not before or any(before[-1].get(key) != entry[key] for key in ("answers", "confidence")):
        _append(entry)


def note(event: dict) -> None:
    """Append what happened that is no answer, such as a hint: a dict with the key "event"."""
    _append(event)


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


@dataclass(frozen=True)
class Progress:
    """Which beliefs were met, and which are gone.

    Parameters
    ----------
    met : dict of str to int
        Code -> how often an answer came from that belief.
    gone : frozenset of str
        Those that a later right answer ruled out.
    by_confidence : dict of int to (int, int)
        Confidence -> right answers, all answers.
    """

    met: dict
    gone: frozenset
    by_confidence: dict

    @property
    def lines(self):
        """What there is to say, a sentence each."""
        if not self.met and not self.by_confidence:
            return ["no predictions yet: answer a question, then look here again."]
        lines = [f"{len(self.met)} beliefs met, {len(self.gone)} of them gone."]
        for code, times in sorted(self.met.items()):
            often = "once" if times == 1 else f"{times} times"
            state = "gone: a later right answer ruled it out" if code in self.gone else "still there"
            lines.append(f"{code}: met {often}, {state}.")
        for level, (right, asked) in sorted(self.by_confidence.items()):
            lines.append(f"confidence {level}: {right} of {asked} right.")
        return lines

    def __str__(self):
        return "\n".join(self.lines)

    __repr__ = __str__

    def _repr_html_(self):
        return "<ul>" + "".join(f"<li>{html.escape(line)}</li>" for line in self.lines) + "</ul>"


def progress() -> Progress:
    """Which wrong beliefs your answers have shown so far, and which are gone.

    A belief is gone when, after it was last met, a question to which it leads to another answer was
    answered right.
    """
    met, gone, levels = {}, set(), {}
    for entry in entries():
        for code in entry.get("beliefs", ()):
            met[code] = met.get(code, 0) + 1
            gone.discard(code)
        if entry["correct"]:
            gone.update(code for code in entry.get("considered", ()) if code in met)
        if entry.get("confidence"):
            right, asked = levels.get(entry["confidence"], (0, 0))
            levels[entry["confidence"]] = (right + bool(entry["correct"]), asked + 1)
    return Progress(met, frozenset(gone), levels)
