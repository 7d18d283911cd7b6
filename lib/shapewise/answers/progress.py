"""progress(): what the journal says of a learner, in sentences."""

from __future__ import annotations

import html
import json
import os
from dataclasses import dataclass
from pathlib import Path

from shapewise.answers import journal
from shapewise.answers.confidence import CONFIDENCE
from shapewise.lessons import lessons, lessons_treating
from shapewise.misconceptions.predicting import belief


@dataclass(frozen=True)
class Sentence:
    """One thing to say, and the lessons that it sends to: slugs, linked in a notebook."""

    text: str
    lessons: tuple[str, ...] = ()

    def __str__(self):
        return " ".join([self.text, *([f"{_listed(self.lessons)} why not."] if self.lessons else [])])

    def as_html(self) -> str:
        """The sentence with links to its lessons, where they can be found."""
        if not self.lessons:
            return html.escape(self.text)
        return f"{html.escape(self.text)} {_listed(self.lessons, _link)} why not."

    def as_markdown(self, link) -> str:
        """The sentence with a link to each lesson, as ``link(slug)`` writes it."""
        return f"{self.text} {_listed(self.lessons, link)} why not." if self.lessons else self.text


@dataclass(frozen=True)
class Progress:
    """What the answers in a journal show.

    Parameters
    ----------
    met : dict of str to int
        Code of a belief -> how many answers came from it; an answer counts once, however often it was revealed.
    gone : frozenset of str
        Codes of those that a later right answer ruled out.
    by_confidence : dict of int to (int, int)
        Confidence -> right predictions, all predictions.
    passed : int
        How many exercises were passed.
    """

    met: dict
    gone: frozenset
    by_confidence: dict
    passed: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What there is to say, what is still believed first."""
        if not (self.met or self.by_confidence or self.passed):
            return (Sentence("Nothing is kept yet: make a prediction and reveal it, then look here again."),)
        found = [
            Sentence(f"{_quoted(code)}: you answered this way {_times(times)}.", lessons_treating(code)[:1])
            for code, times in self.met.items()
            if code not in self.gone
        ]
        found += [
            Sentence(f"{_quoted(code)}: you answered this way {_times(times)}, and have answered right since.")
            for code, times in self.met.items()
            if code in self.gone
        ]
        found += [
            Sentence(f"{_HOW[level]}, {_share(*self.by_confidence[level])}.")
            for level in sorted(self.by_confidence, reverse=True)
        ]
        if self.passed:
            found.append(Sentence(f"You passed {self.passed} exercise{'' if self.passed == 1 else 's'}."))
        return tuple(found)

    def __str__(self):
        return "\n".join(map(str, self.sentences))

    __repr__ = __str__

    def _repr_html_(self):
        return "<ul>" + "".join(f"<li>{sentence.as_html()}</li>" for sentence in self.sentences) + "</ul>"


_HOW = {4: "When you were certain", 3: "When you were fairly sure", 2: "When you were not sure", 1: "When you guessed"}


def progress() -> Progress:
    """What your answers have shown so far: which wrong beliefs, which of them are gone, and how well you know how sure you are.

    A belief is gone when you later answer a question right to which it would have led you to another answer. Examples
    of a lesson are not counted, nor what was no answer at all, nor the same answer twice.

    Examples
    --------
    >>> print(Progress({"dense/axis-added": 2}, frozenset(), {4: (0, 2)}))  # doctest: +ELLIPSIS
    "...": you answered this way twice. Lesson 02 shows why not.
    When you were certain, none of 2 predictions was right.
    """
    met, gone, levels, seen = {}, set(), {}, set()
    for entry in journal.entries():
        codes = entry.get("beliefs") or ()
        codes = (
            codes if len(codes) == 1 or "answers" in entry else ()
        )  # of an exercise, several are either this or that
        new = _key(entry) not in seen
        seen.add(_key(entry))
        for code in codes:
            met[code] = met.get(code, 0) + new
            gone.discard(code)
        if entry["correct"]:
            gone.update(code for code in entry.get("considered") or () if code in met)
        if new and entry.get("confidence") in CONFIDENCE:
            right, total = levels.get(entry["confidence"], (0, 0))
            levels[entry["confidence"]] = (right + bool(entry["correct"]), total + 1)
    passed = {note.get("exercise") for note in journal.notes() if note["event"] == "passed"}
    return Progress(met, frozenset(gone), levels, len(passed))


def _key(entry):
    """What makes an answer another one."""
    return json.dumps([entry.get("question"), entry.get("answers", entry.get("answer"))], sort_keys=True)


def _quoted(code):
    try:
        claim = belief(code).claim
    except ValueError:  # of a release that knew another belief
        return code
    return f'"{claim[0].upper()}{claim[1:]}"'


def _times(number):
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _share(right, total):
    if total == 1:
        return f"your one prediction was {'right' if right else 'wrong'}"
    if right in (0, total):
        return f"{'none' if right == 0 else 'all'} of {total} predictions {'was' if right == 0 else 'were'} right"
    return f"{right} of {total} predictions {'was' if right == 1 else 'were'} right"


def _listed(slugs, shown=str):
    numbers = [shown(slug) if shown is not str else _number(slug) for slug in slugs]
    return f"Lesson{'' if len(slugs) == 1 else 's'} {' and '.join(numbers)} show{'s' if len(slugs) == 1 else ''}"


def _number(slug):
    return next((one.number for one in lessons() if one.slug == slug), slug)


def _link(slug):
    """The lesson's number, as a link where its notebook is found from here."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (notebook := folder / "course" / f"{slug}.ipynb").exists():
            address = Path(os.path.relpath(notebook, here)).as_posix()
            return f'<a href="{html.escape(address)}">{_number(slug)}</a>'
    return _number(slug)
