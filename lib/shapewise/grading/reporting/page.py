"""The class report: one page that says what to teach again, and the same as JSON.

This file claims: the page needs no network and no other file, its pictures say nothing that its tables do not say in
words and numbers, and it names nobody unless `names` is set.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from shapewise.answers.confidence import CONFIDENCE
from shapewise.grading.reporting.beliefs import find_claim
from shapewise.grading.reporting.counts import ClassCounts, count
from shapewise.notebooks.places import write_atomically

#: How a test can end without a verdict, for an instructor.
ENDS = {
    "unwritten": "nothing written",
    "error": "an error before any check (nothing written, or a name that is not there)",
    "ok": "part of the points, without a diagnosis",
    "timeout": "stopped after its time",
    "flood": "stopped for its output",
    "died": "ended its kernel",
    "not reached": "not reached",
    "missing": "nothing to run",
}
#: What is counted of what was handed in.
HANDED_IN = {
    "repaired": "put right before they were graded",
    "stopped": "stopped in a cell: time, memory, output or a crash",
    "empty": "empty, or with nothing written",
}
#: Beliefs, and pairs of them, that are listed first.
MOST_TO_TEACH = 5
#: Bars of the marks: tenths of the points.
BARS, HIGHEST = 10, 90


def write_report(root: Path, assignment: str, *, names: bool = False, out: Path | None = None) -> tuple[Path, Path]:
    """Write the report of an assignment as HTML and JSON; the two paths.

    Parameters
    ----------
    root : Path
        The course folder.
    assignment : str
        Its name.
    names : bool
        Whether students are named.
    out : Path, optional
        The HTML file; default ``grading/reports/<assignment>.html``. The JSON stands beside it.

    Raises
    ------
    ValueError
        If there is no such assignment, or nothing of it has been graded.
    """
    counts = count(root, assignment)
    out = out or root / "grading" / "reports" / f"{assignment}.html"
    beside = out.with_suffix(".json")
    write_atomically(beside, json.dumps(counts.to_dict(names), indent=1, ensure_ascii=False) + "\n")
    write_atomically(out, render_page(counts, names))
    return out, beside


def render_page(counts: ClassCounts, names: bool = False) -> str:
    """The whole page, from the template beside this file."""
    facts = counts.to_dict(names)
    return _template().render(
        facts=facts,
        teach_again=facts["beliefs"][:MOST_TO_TEACH],
        together=facts["together"][:MOST_TO_TEACH],
        marks=_distribute(facts),
        ends=ENDS,
        handed_in=HANDED_IN,
        confidence=CONFIDENCE,
    )


@cache
def _template():
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["claim"] = lambda code: find_claim(code) or code
    return environment.get_template("report.html")


def _distribute(facts: dict) -> dict:
    """How many students have how many points: bars, and the same in words."""
    totals = facts["totals"]
    values = list(totals.values()) if isinstance(totals, dict) else totals
    most = facts["points"] or 1
    numbers = [0] * (BARS + 1)
    for value in values:
        numbers[min(int(BARS * value / most), BARS)] += 1
    labels = [f"{most * step / BARS:g}" for step in range(BARS + 1)]
    bars = [
        {"number": number, "label": label, "height": HIGHEST * number / max(numbers)}
        for number, label in zip(numbers, labels, strict=True)
    ]
    words = ", ".join(f"{bar['number']} from {bar['label']}" for bar in bars if bar["number"])
    return {"bars": bars, "words": words, "mean": sum(values) / len(values), "most": most}
