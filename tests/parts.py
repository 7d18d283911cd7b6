"""Where the time of a test run goes: by part of the tree, and by lesson."""

from __future__ import annotations

import re
from collections import Counter

#: A part is a folder of tests, or one of these.
NOTEBOOKS, DOCTESTS = "notebooks as tests", "doctests"
LESSON = re.compile(r"\b\d\d_[a-z0-9_]+[a-z0-9]")


def part_of(nodeid: str) -> str:
    """The part that a test belongs to.

    Examples
    --------
    >>> part_of("tests/grading/judging/test_wire.py::test_x"), part_of("tests/test_init.py::test_y[06_a]")
    ('tests/grading', 'tests')
    >>> part_of("lib/shapewise/markup.py::shapewise.markup.strip_ansi"), part_of("course/06_a.ipynb::Cell 3")
    ('doctests', 'notebooks as tests')
    """
    path = nodeid.split("::")[0]
    if path.endswith(".ipynb"):
        return NOTEBOOKS
    if not path.startswith("tests/"):
        return DOCTESTS
    return "/".join(path.split("/")[:2]) if path.count("/") > 1 else "tests"


def lesson_of(nodeid: str) -> str | None:
    """The lesson that a test is run for, by its file or its parameter; None for a test of no lesson.

    Examples
    --------
    >>> lesson_of("tests/test_x.py::test_y[06_conv1d_channels/conv1d-predict: by hand]")
    '06_conv1d_channels'
    >>> lesson_of("course/00_start_here.ipynb::Cell 3")
    '00_start_here'
    >>> lesson_of("tests/test_x.py::test_y")
    """
    found = LESSON.search(nodeid)
    return found.group() if found else None


class Times:
    """A pytest plugin: adds up what tests took, on whatever worker, and prints it at the end."""

    def __init__(self):
        self.seconds: Counter = Counter()
        self.counts: Counter = Counter()
        self.lessons: Counter = Counter()

    def pytest_runtest_logreport(self, report):
        part = part_of(report.nodeid)
        self.seconds[part] += report.duration
        self.counts[part] += report.when == "call"
        if report.when == "call" and (lesson := lesson_of(report.nodeid)):  # a set-up may serve many lessons
            self.lessons[lesson] += report.duration

    def pytest_terminal_summary(self, terminalreporter):
        if len(self.seconds) + len(self.lessons) > 1:
            terminalreporter.section("time by part")
            for line in self.lines():
                terminalreporter.write_line(line)

    def lines(self) -> list[str]:
        """A line for each part, then one for each lesson, the slowest first."""
        total = sum(self.seconds.values()) or 1.0
        lines = [
            f"{seconds:7.1f} s {seconds / total:4.0%}  {part} ({self.counts[part]})"
            for part, seconds in self.seconds.most_common()
        ]
        lines.append(f"{total:7.1f} s of work in all; with workers it is shared among them")
        if self.lessons:
            lines += ["of which for one lesson:", *(f"{s:7.1f} s {name}" for name, s in self.lessons.most_common())]
        return lines
