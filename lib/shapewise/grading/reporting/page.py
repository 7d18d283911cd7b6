"""The class report: one page that says what to teach again, and the same as JSON.

This file claims: the page needs no network and no other file, its pictures say nothing that its tables do not say in
words and numbers, and it names nobody unless asked.
"""

from __future__ import annotations

import html
import json
from pathlib import Path

from shapewise.grading.reporting.counts import ClassCounts, count
from shapewise.notebooks.places import write_atomically

#: What a confidence means, as learners are asked for it.
CONFIDENCE = {1: "a guess", 2: "not sure", 3: "fairly sure", 4: "certain"}
ENDS = {
    "error": "an error before any check (nothing written, or a name that is not there)",
    "ok": "part of the points, without a diagnosis",
    "timeout": "stopped after its time",
    "flood": "stopped for its output",
    "died": "ended its kernel",
    "not reached": "not reached",
    "missing": "nothing to run",
}
STYLE = """
:root { --ink: #1b1b1b; --soft: #5a5a5a; --line: #c9c9c9; --bar: #0072b2; --bar2: #e69f00; --paper: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f0f0f0; --soft: #b5b5b5; --line: #555555; --bar: #56b4e9; --bar2: #e69f00; --paper: #1c1c1c; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0 1rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; white-space: nowrap; }
caption { text-align: left; color: var(--soft); padding: .3rem 0; }
code { font-size: .9em; overflow-wrap: anywhere; }
svg { display: block; } svg rect { fill: var(--bar); } svg rect.second { fill: var(--bar2); }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.soft { color: var(--soft); }
"""


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
    write_atomically(out, page(counts, names))
    return out, beside


def page(counts: ClassCounts, names: bool = False) -> str:
    """The whole page."""
    facts = counts.to_dict(names)
    title = f"Class report: {counts.assignment}"
    parts = [
        f"<h1>{_t(title)}</h1>",
        f"<p>{facts['students']} students, {facts['points']:g} points. Marks are those of the automatic grading; "
        "each student is counted once an exercise.</p>",
        _first(facts),
        _totals(facts),
        *(_exercise(exercise, counts.assignment, names) for exercise in facts["exercises"]),
        _confidence(facts["confidence"]),
        _sandboxes(facts["sandboxes"]),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_t(title)}</title>'
    body = "\n".join(filter(None, parts))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{head}<style>{STYLE}</style></head>\n<body>\n{body}\n</body></html>\n'
    )


def _sandboxes(facts: dict) -> str:
    """How well submissions were shut in while they ran."""
    said = ", ".join(f"{_t(name)}: {number}" for name, number in facts.items())
    return f'<p class="soft">Sandbox (submissions): {said}.</p>' if facts else ""


def _t(text) -> str:
    return html.escape(str(text))


def _first(facts: dict) -> str:
    """What to teach again, most needed first."""
    rows = [
        (belief["count"], exercise["exercise"], belief)
        for exercise in facts["exercises"]
        for belief in exercise["beliefs"]
    ]
    rows.sort(key=lambda row: (-row[0], row[1], row[2]["belief"]))
    if not rows:
        return "<h2>Teach again</h2><p>No wrong answer shows a belief that is known.</p>"
    items = [
        f"<li><b>{_t(claim(belief['belief']))}</b> {number} of {facts['students']} in "
        f'<a href="#{_t(exercise)}">{_t(exercise)}</a>{_lessons(belief)}</li>'
        for number, exercise, belief in rows[:5]
    ]
    return f"<h2>Teach again</h2><ol>{''.join(items)}</ol>"


def _lessons(belief: dict) -> str:
    return f"; lesson {', '.join(_t(lesson) for lesson in belief['lessons'])}" if belief["lessons"] else ""


def claim(code: str) -> str:
    """A belief in a learner's words, or its code."""
    from shapewise import layers

    try:
        return layers.belief(code).claim
    except (KeyError, ValueError):
        return code


def _totals(facts: dict) -> str:
    """How many students have how many points, as bars and in words."""
    values = list(facts["totals"].values()) if isinstance(facts["totals"], dict) else facts["totals"]
    most = facts["points"] or 1
    bins = [0] * 11
    for value in values:
        bins[min(int(10 * value / most), 10)] += 1
    labels = [f"{most * step / 10:g}" for step in range(11)]
    words = ", ".join(f"{number} from {label}" for number, label in zip(bins, labels, strict=True) if number)
    mean = sum(values) / len(values)
    high = max(bins)
    bars = "".join(
        f'<rect x="{10 + 44 * place}" y="{110 - 90 * number / high:.1f}" width="36" height="{90 * number / high:.1f}"></rect>'
        f'<text x="{28 + 44 * place}" y="{105 - 90 * number / high:.1f}" text-anchor="middle">{number or ""}</text>'
        f'<text x="{28 + 44 * place}" y="126" text-anchor="middle">{label}</text>'
        for place, (number, label) in enumerate(zip(bins, labels, strict=True))
    )
    alternative = f"Students by points: {words}."
    picture = f'<svg width="510" height="132" role="img" aria-label="{_t(alternative)}">{bars}</svg>'
    text = f'<p class="soft">Points from ... up, and how many students. Mean {mean:.2f} of {most:g}.</p>'
    if isinstance(facts["totals"], dict):
        rows = "".join(
            f'<tr><td>{_t(name)}</td><td class="number">{v:g}</td></tr>' for name, v in facts["totals"].items()
        )
        head = '<tr><th>student</th><th class="number">points</th></tr>'
        text += f"<details><summary>by student</summary><table>{head}{rows}</table></details>"
    return f"<h2>Marks</h2>{picture}{text}"


def _exercise(facts: dict, assignment: str, names: bool) -> str:
    """One exercise: its marks, then the beliefs behind wrong answers."""
    number = facts["right"] + facts["wrong"]
    head = (
        f'<h2 id="{_t(facts["exercise"])}">{_t(facts["exercise"])}</h2><p>{_t(facts["about"])}</p>'
        f"<p>{facts['right']} of {number} right; mean {facts['mean']:.2f} of {facts['points']:g} points.</p>"
    )
    if not facts["wrong"]:
        return head
    rows = [_belief_row(belief, facts["wrong"], names) for belief in facts["beliefs"]]
    others = [("no belief that is known", facts["unexplained"])]
    others += [(ENDS.get(end, end), times) for end, times in facts["without_verdict"].items()]
    rows += [
        f'<tr><td class="soft">{_t(text)}</td>{_share(times, facts["wrong"])}<td></td></tr>'
        for text, times in others
        if times
    ]
    table = (
        f"<table><caption>behind the {facts['wrong']} wrong answers</caption><thead><tr><th>belief</th>"
        f'<th class="number">students</th><th>share</th><th>one answer, and what was said to it</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
    again = ""
    if facts["beliefs"]:
        command = f"shapewise grade {assignment} --belief {facts['beliefs'][0]['belief']}"
        again = f'<p class="soft">Grade again those with a belief: <code>{_t(command)}</code></p>'
    return head + table + again


def _belief_row(belief: dict, wrong: int, names: bool) -> str:
    lessons = f"<br>Lesson: {', '.join(_t(lesson) for lesson in belief['lessons'])}" if belief["lessons"] else ""
    who = f"<br>{_t(', '.join(belief['students']))}" if names else ""
    return (
        f"<tr><td>{_t(claim(belief['belief']))}<br><code>{_t(belief['belief'])}</code>{lessons}{who}</td>"
        f"{_share(belief['count'], wrong)}<td><code>{_t(belief['example'][:200])}</code><br>{_t(belief['message'][:400])}</td></tr>"
    )


def _share(number: int, of: int) -> str:
    share = number / of
    words = f"{100 * share:.0f} %"
    bar = f'<svg width="104" height="14" aria-hidden="true"><rect width="{100 * share:.0f}" height="12" y="1"></rect></svg>'
    return f'<td class="number">{number}</td><td>{bar}{words}</td>'


def _confidence(facts: dict) -> str:
    """How often predictions were right, by how sure their authors were."""
    if not facts:
        return ""
    rows = "".join(
        f"<tr><td>{level} {CONFIDENCE.get(int(level), '')}</td>{_share(pair['right'], pair['all'] or 1)}"
        f'<td class="number">{pair["all"]}</td></tr>'
        for level, pair in facts.items()
    )
    sure = facts.get("4")
    note = ""
    if sure and sure["all"] > sure["right"]:
        note = f"<p>{sure['all'] - sure['right']} predictions were certain and wrong: these are worth a talk.</p>"
    return (
        "<h2>Confidence</h2><table><caption>predictions, from the journals that were handed in</caption><thead><tr>"
        '<th>how sure</th><th class="number">right</th><th>share</th><th class="number">predictions</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>{note}"
    )
