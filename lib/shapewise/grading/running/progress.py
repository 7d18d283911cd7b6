"""What is said while a class is graded: a line for each submission, an estimate, a summary, an exit code."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from shapewise.markup import printable

#: Cells with the same finding that are said in one line.
SAME = 3
#: Exit codes.
GRADED, COULD_NOT, USAGE, FINDINGS = 0, 1, 2, 3


@dataclass
class Progress:
    """Counts, a line for each submission, and the summary."""

    total: int
    as_json: bool
    say: Callable[[str], None]
    done: int = 0
    skipped: int = 0
    findings: int = 0
    errors: int = 0
    ran: int = 0
    began: float = field(default_factory=time.monotonic)
    #: what is wrong with the gradebook or the disk
    faults: list[str] = field(default_factory=list)
    _noted: set[str] = field(default_factory=set)

    def fault(self, text: str) -> None:
        """Say at once what keeps results from being recorded, and again at the end."""
        self.faults.append(text)
        self.note(f"warning: {printable(text)}")

    def note(self, text: str) -> None:
        """Say something of the whole run, once."""
        if text not in self._noted:
            self._noted.add(text)
            print(text, file=sys.stderr) if self.as_json else self.say(text)

    def skip(self, result: dict) -> None:
        """Count a submission that was graded before."""
        self.done += 1
        self.skipped += 1
        self.findings += bool(result["findings"])

    def add(self, result: dict) -> None:
        self.done += 1
        self.ran += 1
        self.findings += bool(result["findings"]) and "error" not in result
        self.errors += "error" in result
        if self.as_json:
            kept = {key: value for key, value in result.items() if key not in ("cells", "predictions")}
            self.say(json.dumps({**kept, "outcome": outcome(result)}))
            return
        who = f"{result['student']} {result['notebook']}"
        left = (time.monotonic() - self.began) / self.ran * (self.total - self.done)
        rest = f"; about {left:.0f} s left" if self.done < self.total else ""
        self.say(f"[{self.done}/{self.total}] {printable(who)}: {_marks(result)}, {result['seconds']:.1f} s{rest}")
        for finding in [*gather(result["findings"]), *filter(None, [result.get("error")])]:
            self.say(f"    {printable(finding)}")

    def summary(self) -> None:
        seconds = time.monotonic() - self.began
        counts = f"{self.ran} graded in {seconds:.0f} s, {self.skipped} as they were"
        counts += f"; {self.findings} with findings, {self.errors} could not be graded"
        for text in self.faults:
            print(text, file=sys.stderr) if self.as_json else self.say(f"not recorded: {printable(text)}")
        if self.as_json:
            print(counts, file=sys.stderr)
        else:
            self.say(counts)

    def exit_code(self) -> int:
        return COULD_NOT if self.errors or self.faults else FINDINGS if self.findings else GRADED


def gather(findings: list[str]) -> list[str]:
    """Findings for the screen: what was the same with three cells and more is one line.

    Examples
    --------
    >>> gather(["cell a was missing", "cell b was missing", "the file is broken", "cell c was missing"])
    ['3 cells were missing: a, b, c', 'the file is broken']
    >>> gather(["cell a was missing", "cell b had another points"])
    ['cell a was missing', 'cell b had another points']
    """
    parts = [re.fullmatch(r"cell (\S+) ((?:was|had|stood) .*)", finding) for finding in findings]
    cells: dict[str, list[str]] = {}
    for part in filter(None, parts):
        cells.setdefault(part[2], []).append(part[1])
    gathered: dict[str, None] = {}
    for finding, part in zip(findings, parts, strict=True):
        if part and len(cells[part[2]]) >= SAME:
            named = cells[part[2]]
            plural = re.sub(r"\bits\b", "their", re.sub(r"\bit was\b", "they were", re.sub(r"^was\b", "were", part[2])))
            finding = f"{len(named)} cells {plural}: {', '.join(named)}"
        gathered[finding] = None
    return list(gathered)


def outcome(result: dict) -> str:
    """In words, what became of a submission."""
    if "error" in result:
        return "could not grade"
    return "graded with findings" if result["findings"] else "graded"


def _marks(result: dict) -> str:
    if "scores" not in result:
        return "could not be graded"
    got = sum(score["score"] for score in result["scores"].values())
    marks = f"{got:g}/{sum(score['points'] for score in result['scores'].values()):g}"
    unwritten = {entry["grade_id"] for entry in result["diagnoses"] if entry.get("kind") == "unwritten"}
    marks += " (nothing written)" if result["scores"] and unwritten >= set(result["scores"]) else ""
    return marks + " (not recorded)" if "error" in result else marks
