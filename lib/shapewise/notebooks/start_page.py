"""The page on which a learner's JupyterLab opens: where to go on, what is done, which beliefs are gone and which came back.

It is Markdown, made from the journal when `shapewise lab` starts: JupyterLab shows it in either theme, its links open
notebooks, and it needs neither a kernel nor Keras.
"""

from __future__ import annotations

from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from shapewise.answers.progress import progress
from shapewise.answers.schedule import due_now
from shapewise.lessons import Lesson, lessons
from shapewise.lessons.lesson import CHAPTERS
from shapewise.notebooks import places
from shapewise.notebooks.canonical import canonical_text
from shapewise.notebooks.next_lesson import Done, exercise_names, exercise_points, is_finished, next_lesson

NAME, RECALL = "START.md", "recall.ipynb"
#: The cells of the notebook that asks what is due.
CELLS = (
    "# A second look\n\nQuestions on what you once answered wrongly, when it is time to ask again. Run the cells.",
    "%load_ext shapewise\nfrom shapewise import recall, reveal_recall",
    "recall()",
    "reveal_recall()",
)


def write_start_page(root: Path, copy: Path) -> Path:
    """Write the page into a learner's copy.

    Parameters
    ----------
    root : Path
        The project's folder.
    copy : Path
        The learner's, in which the lessons and exercises stand.

    Returns
    -------
    Path
        The page.
    """
    path = copy / NAME
    places.write_atomically(path, start_page(root))
    first, *code = CELLS
    notebook = new_notebook(cells=[new_markdown_cell(first), *map(new_code_cell, code)])
    places.write_atomically(copy / RECALL, canonical_text(notebook, "assignments"))
    return path


def start_page(root: Path) -> str:
    """The page as Markdown; its links hold in a learner's copy."""
    published = [one for one in lessons() if places.places_of(root, one.slug)["course"].exists()]
    kept = Done.read()
    done = {one.slug for one in published if is_finished(one, root, kept)}
    parts = ["# Your course", _go_on(next_lesson(root, kept), done, len(published))]
    if due := len(due_now()):
        beliefs = "one belief" if due == 1 else f"{due} beliefs"
        parts.append(
            f"**A second look:** [three questions]({RECALL}) on {beliefs} that came back, or that it is time to "
            "ask about again"
        )
    said = [f"- {sentence.as_markdown(_link)}" for sentence in progress().sentences]
    parts += ["## What your answers show", "\n".join(said)]
    for chapter in CHAPTERS:
        rows = [_row(one, root, kept, one.slug in done) for one in published if one.chapter == chapter]
        if rows:
            head = ["| lesson | you may think | minutes | state | exercises |", "| --- | --- | --- | --- | --- |"]
            parts += [f"## {chapter}", "\n".join([*head, *rows])]
    parts += ["## Good to know", HELP]
    return "\n\n".join(parts) + "\n"


HELP = """- This page is made anew each time you start the lab.
- `shapewise questions "why is my output (None, 28, 1)?"` finds the lesson, the belief and the error that fit your words.
- `shapewise reset 06` gives you lesson 06 and its exercises as they were; what you wrote is kept beside them."""


def _go_on(one: Lesson, done: set[str], count: int) -> str:
    if len(done) == count:
        return f"You have finished all {count} lessons. Any of them opens again below."
    begun = f"{len(done)} of {count} lessons are done. " if done else ""
    return f"{begun}**Go on:** [{one.number} {one.title}](course/{one.slug}.ipynb), {one.minutes} minutes"


def _row(one: Lesson, root: Path, kept: Done, done: bool) -> str:
    passed = exercise_names(one.slug, root) & kept.passed
    begun = passed or one.slug in {lesson for lesson, _ in kept.answered}
    state = "done" if done else "begun" if begun else ""
    belief = f'"{one.belief}"' if one.belief else ""
    link = f"[{one.number} {one.title}](course/{one.slug}.ipynb)"
    cells = [link, belief, str(one.minutes or ""), state, _exercises(one, root, passed)]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _exercises(one: Lesson, root: Path, passed: set[str]) -> str:
    points = exercise_points(one.slug, root)
    if not points:
        return ""
    reached = sum(points[name] for name in passed)
    return f"[{len(passed)} of {len(points)} passed](assignments/{one.slug}/{one.slug}.ipynb), {reached} of {sum(points.values())} points"


def _link(slug: str) -> str:
    number = next((one.number for one in lessons() if one.slug == slug), slug)
    return f"[{number}](course/{slug}.ipynb)"
