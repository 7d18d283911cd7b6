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


def right_submissions(exercises):
    """As few submissions as hold every right answer of the bank to these exercises."""
    answers = {
        exercise.cell: [answer.source for answer in bank.answers(exercise.slug, exercise.cell) if answer.right]
        for exercise in exercises
    }
    for number in range(max(map(len, answers.values()))):
        yield {cell: sources[min(number, len(sources) - 1)] for cell, sources in answers.items()}


@pytest.mark.parametrize("level", isolation.STRONG)
def test_every_right_answer_gets_full_points(root, tmp_path, level, everything):
    if isolation.STRONG.index(isolation.best_level()) > isolation.STRONG.index(level):
        pytest.skip(f"{level} does not work here")
    course = classroom.make_course(root, tmp_path, [classroom.ALL])
    exercises = classroom.exercises(classroom.ALL)
    submissions = list(right_submissions(exercises))
    if not everything:  # the checks themselves meet every answer of the bank elsewhere
        submissions = [submissions[0], submissions[-1]] if level == isolation.best_level() else submissions[1:2]
    for number, answers in enumerate(submissions):
        notebook = classroom.answered(root, answers, classroom.ALL)
        classroom.hand_in(course, f"right-{number:02}", notebook, classroom.ALL)
    options = batch.Options(classroom.ALL, jobs=2, sandbox=level, limits=Limits(cell_seconds=120, total_seconds=600))
    said = []
    assert batch.grade(course, options, said.append) == 0, "\n".join(said)
    points = {cell: value for exercise in exercises for cell, value in exercise.points.items()}
    marks = stock.read_marks(course)
    assert len(marks) == len(points) * len(submissions)
    assert {name: mark for name, mark in marks.items() if mark != points[name.split()[-1]]} == {}
    pool.close_idle_judges()
    launching.stop_servers()
