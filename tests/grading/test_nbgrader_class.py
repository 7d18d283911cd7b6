"""A class put together from the bank goes through nbgrader itself: generate, autograde, feedback.

Student i hands in the i-th answer to every exercise, and a right one where there are no more: every answer of the bank
is graded at least once. The course is a copy, with a gradebook and folders of its own.
"""

import html
import os
import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest

import bank
from shapewise.answers.matching import MIME
from shapewise.processes import warm

#: Put in front of an answer: from then on every cell of the notebook writes to stderr and warns, the tests among them.
NOISE = """\
import sys
import warnings

def noise(*_):
    print("noise")
    print("noise on stderr", file=sys.stderr)
    warnings.warn("a warning", stacklevel=1)

get_ipython().events.register("pre_run_cell", noise)
"""


@dataclass
class Class:
    """A graded class: who handed in what, and what came of it.

    Parameters
    ----------
    handed_in : dict of str to (dict of str to Answer)
        Student -> solution cell -> answer; nothing for the student who changed nothing.
    scores : dict of str to (dict of str to float)
        Student -> test cell -> points.
    pages, notebooks : dict
        Student -> text of the feedback page, and the autograded notebook.
    """

    exercises: tuple
    handed_in: dict
    scores: dict
    pages: dict
    notebooks: dict


@pytest.fixture(scope="module")
def graders():
    """Two processes that grade, each with warm kernels of its own."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=start_grader) as pool:
        yield pool


def start_grader():
    os.environ.pop(warm.SOCKET_VARIABLE, None)  # that of the tests sees other folders
    warm.use()


@pytest.fixture(scope="module", params=bank.slugs())
def graded(request, root, tmp_path_factory, graders):
    """The class of one lesson, each half of it graded by a process of its own, in a course of its own."""
    slug = request.param
    class_ = students(slug)
    halves = [dict(list(class_.items())[half::2]) for half in (0, 1)]
    courses = [copy_of(root, slug, tmp_path_factory.mktemp("course")) for _ in halves]
    scores = list(graders.map(grade, courses, [slug, slug], halves))
    pages, notebooks = {}, {}
    for course, half in zip(courses, halves, strict=True):
        for student in half:
            pages[student] = words_of(course / "grading" / "feedback" / student / slug / f"{slug}.html")
            autograded = course / "grading" / "autograded" / student / slug / f"{slug}.ipynb"
            notebooks[student] = nbformat.read(autograded, as_version=4)
    return Class(bank.exercises(slug), class_, scores[0] | scores[1], pages, notebooks)


def copy_of(root, slug, course):
    """A course with one lesson's exercises and the project's settings."""
    shutil.copy(root / "nbgrader_config.py", course)
    shutil.copytree(root / "solutions" / slug, course / "solutions" / slug)
    return course


def grade(course, slug, class_):
    """Generate the assignment, hand it in for everybody, grade it and write the feedback; the scores."""
    api = nbgrader_of(course)
    done(api.generate_assignment(slug))
    for student, answers in class_.items():
        hand_in(course, slug, student, answers)
        done(api.autograde(slug, student))
        done(api.generate_feedback(slug, student))
    with api.gradebook as gradebook:
        found = {student: gradebook.find_submission_notebook(slug, slug, student).grades for student in class_}
        assert not any(grade.needs_manual_grade for grades in found.values() for grade in grades)
        return {student: {grade.name: grade.score for grade in grades} for student, grades in found.items()}


def nbgrader_of(course):
    """nbgrader with the settings of a copy of the course."""
    from nbgrader.apps import NbGraderAPI
    from traitlets.config.loader import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    config.Exchange.root = str(course / "exchange")
    return NbGraderAPI(config=config)


def done(result):
    assert result["success"], result.get("error") or result.get("log")


def students(slug):
    """Who hands in what: every answer of the bank at least once, a noisy student, and one who changed nothing."""
    by_cell = {exercise.cell: bank.answers(slug, exercise.cell) for exercise in bank.exercises(slug)}
    right = {cell: [answer for answer in answers if answer.right] for cell, answers in by_cell.items()}
    found = {
        f"student{i:02}": {
            cell: answers[i] if i < len(answers) else right[cell][i % len(right[cell])]
            for cell, answers in by_cell.items()
        }
        for i in range(max(map(len, by_cell.values())))
    }
    found["noisy"] = {cell: answers[0] for cell, answers in right.items()}
    found["unsolved"] = {}
    return found


def released(course, slug):
    return (course / "assignments" / slug / f"{slug}.ipynb").read_text(encoding="utf-8")


def hand_in(course, slug, student, answers):
    """The released notebook with the answers in their cells, where nbgrader collects it."""
    notebook = nbformat.reads(released(course, slug), as_version=4)
    noise = NOISE if student == "noisy" else ""
    for cell in notebook.cells:
        if cell.id in answers:
            cell.source = noise + answers[cell.id].source
            noise = ""
    path = course / "grading" / "submitted" / student / slug / f"{slug}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


def words_of(page: Path):
    """What a feedback page says, without tags, in one line."""
    return in_one_line(
        html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page.read_text("utf-8"), flags=re.DOTALL))
    )


def in_one_line(text):
    return " ".join(text.split())


def reasons_in(notebook, test):
    """The diagnoses of wrong answers in the output of a test cell."""
    cell = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == test)
    told = [output.data[MIME] for output in cell.outputs if MIME in output.get("data", {})]
    return [tuple(diagnosis["beliefs"]) for diagnosis in told if not diagnosis["correct"]]


# ---------------------------------------------------------------- the tests


@pytest.mark.slow
def test_every_answer_of_the_bank_was_graded(graded):
    slug = graded.exercises[0].slug
    bank_holds = {answer for exercise in graded.exercises for answer in bank.answers(slug, exercise.cell)}
    assert {answer for answers in graded.handed_in.values() for answer in answers.values()} == bank_holds


@pytest.mark.slow
def test_a_right_answer_gets_its_points_and_a_wrong_one_loses_them_and_no_others(graded):
    expected = {
        student: {
            test: points if exercise.cell in answers and answers[exercise.cell].right else 0
            for exercise in graded.exercises
            for test, points in exercise.points.items()
        }
        for student, answers in graded.handed_in.items()
    }
    assert graded.scores == expected


@pytest.mark.slow
def test_an_answer_that_writes_to_stderr_and_warns_loses_nothing(graded):
    outputs = [output for cell in graded.notebooks["noisy"].cells for output in cell.get("outputs", ())]
    assert sum(output.get("text", "").startswith("noise") for output in outputs) >= len(graded.exercises)
    assert sum(graded.scores["noisy"].values()) == 10


@pytest.mark.slow
def test_feedback_names_the_belief_and_says_why(graded):
    for student, answers in graded.handed_in.items():
        for exercise in graded.exercises:
            answer = answers.get(exercise.cell)
            if answer is None or answer.right:
                continue
            if answer.words:
                assert in_one_line(answer.words) in graded.pages[student], answer
                continue
            found = [codes for test in exercise.tests for codes in reasons_in(graded.notebooks[student], test)]
            assert found == [(answer.code,)], answer
            assert answer.code in graded.pages[student], answer
            assert in_one_line(bank.verdict(answer, True).text) in graded.pages[student], answer
