"""Honest submissions lose nothing by the sandbox and the separate judge: every right answer gets full points, on both levels."""

import sys

import pytest

import bank
from grading import classroom
from shapewise.grading import batch
from shapewise.grading.benchmarks import stock
from shapewise.grading.judging import pool
from shapewise.grading.running import isolation, launching
from shapewise.processes.limits import Limits

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no sandbox but on Linux"),
]


def right_submissions(slug):
    """As few submissions as hold every right answer of the bank to the exercises of a lesson."""
    answers = {
        exercise.cell: [answer.source for answer in bank.answers(slug, exercise.cell) if answer.right]
        for exercise in bank.exercises(slug)
    }
    for number in range(max(map(len, answers.values()))):
        yield {cell: sources[min(number, len(sources) - 1)] for cell, sources in answers.items()}


def answered(root, slug, answers):
    """The released notebook with these answers."""
    notebook = classroom.released(root, slug)
    for cell in notebook["cells"]:
        cell["source"] = answers.get(cell["id"], "".join(cell["source"]))
    return notebook


@pytest.mark.parametrize("level", isolation.STRONG)
def test_every_right_answer_gets_full_points(root, tmp_path, level):
    if sys.platform.startswith("linux") and isolation.STRONG.index(isolation.best_level()) > isolation.STRONG.index(level):
        pytest.skip(f"{level} does not work here")
    course = classroom.make_course(root, tmp_path, bank.slugs())
    for slug in bank.slugs():
        for number, answers in enumerate(right_submissions(slug)):
            classroom.hand_in(course, f"right-{number:02}", answered(root, slug, answers), slug)
        options = batch.Options(slug, jobs=2, sandbox=level, limits=Limits(cell_seconds=120, total_seconds=600))
        said = []
        assert batch.grade(course, options, said.append) == 0, "\n".join(said)
        points = {cell: value for exercise in bank.exercises(slug) for cell, value in exercise.points.items()}
        marks = {name: mark for name, mark in stock.read_marks(course).items() if f" {slug} " in name}
        assert len(marks) == len(points) * len(list(right_submissions(slug)))
        wrong = {name: mark for name, mark in marks.items() if mark != points[name.split()[-1]]}
        assert wrong == {}
    pool.close_idle_judges()
    launching.stop_servers()
