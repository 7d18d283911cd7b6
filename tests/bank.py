"""The bank of answers, and what an exercise's checks say to each of them.

A text file ``tests/submissions/<slug>/<id of the solution cell>.py`` holds answers in percent cells::

    # %% right: <how it is written>
    # %% wrong: <the slip> -> <code of the belief that the check must name>
    # %% wrong: <the slip> -> "<words that the check must say>"

and below each header the whole source of the cell as a student would hand it in. An answer may use what the
notebook's set-up cell defines and nothing else. Exercises are read from ``solutions/``, their stubs from
``assignments/``.
"""

from __future__ import annotations

import contextlib
import functools
import io
import linecache
import re
from dataclasses import dataclass, replace
from pathlib import Path

from shapewise.exercises.unwritten import stood_in
from shapewise.notebooks import places
from shapewise.notebooks.answer_bank import Answer
from shapewise.notebooks.answer_bank import parse_answers as parse
from shapewise.notebooks.canonical import read as read_notebook

ROOT = Path(__file__).resolve().parent.parent
SUBMISSIONS = ROOT / "tests" / "submissions"

HIDDEN = re.compile(r"^[ \t]*### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS[^\n]*\n?", re.DOTALL | re.MULTILINE)
MAGIC = re.compile(r"^[ \t]*[%!].*$", re.MULTILINE)


@dataclass(frozen=True)
class Exercise:
    """A solution cell and the test cells that grade it.

    Parameters
    ----------
    slug, cell : str
        Its notebook, and the id of its solution cell.
    setup : tuple of str
        Sources of the ungraded code cells before it.
    tests : dict of str to str
        Id -> source of the test cells that follow, hidden tests among them.
    points : dict of str to float
        Id -> points of those cells.
    stub, solution : str
        What the students are given, and what solves it.
    """

    slug: str
    cell: str
    setup: tuple[str, ...]
    tests: dict
    points: dict
    stub: str
    solution: str

    def __str__(self):
        return f"{self.slug}/{self.cell}"


@dataclass(frozen=True)
class Verdict:
    """What the test cells said: `error` is what they raised, None if they passed."""

    error: BaseException | None

    @property
    def passed(self) -> bool:
        return self.error is None

    @property
    def codes(self) -> tuple[str, ...]:
        """The beliefs that were named."""
        return getattr(getattr(self.error, "diagnosis", None), "beliefs", ())

    @property
    def text(self) -> str:
        """The message, after the error's name if it is not one of ours."""
        plain = "" if hasattr(self.error, "diagnosis") else f"{type(self.error).__name__}: "
        return f"{plain}{self.error}"

    def names_the_reason_of(self, answer: Answer) -> bool:
        """Whether this is why `answer` is wrong: its belief and no other, or its words."""
        return self.codes == (answer.code,) if answer.code else answer.words in self.text


def slugs() -> list[str]:
    """The lessons that have exercises."""
    return [path.stem for path in places.solutions(ROOT)]


@functools.cache
def exercises(slug) -> tuple[Exercise, ...]:
    """The exercises of a lesson, in order."""
    solution = read_notebook(ROOT / "solutions" / slug / f"{slug}.ipynb")
    stubs = {cell.id: cell.source for cell in read_notebook(ROOT / "assignments" / slug / f"{slug}.ipynb").cells}
    found, setup = [], []
    for cell in solution.cells:
        role = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code":
            continue
        if role.get("solution"):
            found.append(Exercise(slug, cell.id, tuple(setup), {}, {}, stubs[cell.id], cell.source))
        elif role.get("grade"):
            found[-1].tests[cell.id] = cell.source
            found[-1].points[cell.id] = role["points"]
        else:
            setup.append(cell.source)
    return tuple(found)


@functools.cache
def answers(slug, cell) -> tuple[Answer, ...]:
    """The answers that the bank holds to one exercise, in order.

    Raises
    ------
    ValueError
        If a header is not of the form above; the message names its line.
    """
    path = SUBMISSIONS / slug / f"{cell}.py"
    return parse(path.read_text(encoding="utf-8"), slug, cell) if path.exists() else ()


@functools.cache
def verdict(answer: Answer, hidden: bool, alone: bool = False) -> Verdict:
    """What the test cells say to an answer of the bank, or their hidden parts `alone`; asked once."""
    exercise = next(exercise for exercise in exercises(answer.slug) if exercise.cell == answer.cell)
    if alone:
        tests = {name: "\n".join(HIDDEN.findall(test)) or test for name, test in exercise.tests.items()}
        exercise = replace(exercise, tests=tests)
    return judge(exercise, answer.source, hidden=hidden)


def judge(exercise: Exercise, source: str, *, hidden: bool, before=()) -> Verdict:
    """What the test cells of `exercise` say to `source`, with the hidden tests or without.

    As in a notebook, a cell that raises does not stop the ones after it; `before` are sources of cells above.
    """
    namespace = namespace_of(exercise)
    for cell in (*before, source):
        run(cell, namespace, exercise.cell)
    for name, test in exercise.tests.items():
        test = test if hidden else HIDDEN.sub("", test)
        with stood_in(test, namespace):
            error = run(test, namespace, name)
        if error is not None:
            return Verdict(error)
    return Verdict(None)


def namespace_of(exercise: Exercise) -> dict:
    """The names that an answer finds: those of the set-up cells."""
    namespace = {"__name__": "__main__"}
    for cell in exercise.setup:
        error = run(cell, namespace, "setup")
        if error is not None:
            raise error
    return namespace


def run(source, namespace, name) -> BaseException | None:
    """Run a cell; its error, or None. Its source is kept where tracebacks look for it, as in a notebook."""
    source = MAGIC.sub("", source)
    file = f"<{name}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, file, "exec"), namespace)
    except (Exception, SystemExit) as error:
        return error
    return None
