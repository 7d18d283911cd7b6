"""A class put together from the bank goes through nbgrader itself: generate, autograde, feedback.

The assignment is one notebook with the exercises of all lessons, and a student hands in an answer to each: two students
right ones, a few wrong ones drawn from all that the bank holds, one none. The exhaustive form is an assignment for each
lesson, and a student for each answer. The course is a copy, with a gradebook and folders of its own.
"""

import html
import json
import os
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import nbformat
import pytest

import bank
from grading import classroom
from shapewise.answers.matching import MIME
from shapewise.processes import warm

#: How many students hand in wrong answers.
WRONG = 4
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

    exercises: list
    handed_in: dict
    scores: dict
    pages: dict
    notebooks: dict


@pytest.fixture(scope="module")
def grader():
    """A process that grades, with warm kernels of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=start_grader) as pool:
        yield pool


def start_grader():
    os.environ.pop(warm.SOCKET_VARIABLE, None)  # that of the tests sees other folders
    warm.use()


ASSIGNMENTS = [classroom.ALL, *(pytest.param(slug, marks=pytest.mark.everything) for slug in bank.slugs())]


@pytest.fixture(scope="module", params=ASSIGNMENTS)
def graded(request, root, tmp_path_factory, grader):
    """The class of an assignment, graded in a course of its own."""
    assignment = request.param
    exercises = classroom.exercises(assignment)
    class_ = drawn_students(exercises) if assignment == classroom.ALL else all_students(exercises)
    course = classroom.make_course(root, tmp_path_factory.mktemp("course"), [assignment])
    scores = grader.submit(grade, course, assignment, class_).result()
    pages, notebooks = {}, {}
    for student in class_:
        pages[student] = words_of(course / "grading" / "feedback" / student / assignment / f"{assignment}.html")
        autograded = course / "grading" / "autograded" / student / assignment / f"{assignment}.ipynb"
        notebooks[student] = nbformat.read(autograded, as_version=4)
    return Class(exercises, class_, scores, pages, notebooks)


def grade(course, assignment, class_):
    """Generate the assignment, hand it in for everybody, grade it and write the feedback; the scores."""
    api = nbgrader_of(course)
    done(api.generate_assignment(assignment, force=True))
    for student, answers in class_.items():
        hand_in(course, assignment, student, answers)
        done(api.autograde(assignment, student))
        done(api.generate_feedback(assignment, student))
    with api.gradebook as gradebook:
        found = {
            student: gradebook.find_submission_notebook(assignment, assignment, student).grades for student in class_
        }
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


def all_students(exercises):
    """Who hands in what: every answer of the bank at least once, a noisy student, and one who changed nothing."""
    right, wrong = answers_to(exercises)
    number = max(len(right[cell]) + len(wrong[cell]) for cell in right)
    found = {}
    for i in range(number):
        found[f"student{i:02}"] = {
            cell: (right[cell] + wrong[cell] + right[cell] * number)[i] for cell in right
        }
    return {**found, "noisy": {cell: answers[0] for cell, answers in right.items()}, "unsolved": {}}


def drawn_students(exercises):
    """Who hands in what: a few wrong answers to each exercise, spread over those of the bank, and right ones."""
    right, wrong = answers_to(exercises)
    found = {
        f"wrong{i}": {cell: answers[i * len(answers) // WRONG] for cell, answers in wrong.items()} for i in range(WRONG)
    }
    found["right"] = {cell: answers[-1] for cell, answers in right.items()}
    return {**found, "noisy": {cell: answers[0] for cell, answers in right.items()}, "unsolved": {}}


def answers_to(exercises):
    """The right answers of the bank, and the wrong ones, by solution cell."""
    by_cell = {exercise.cell: bank.answers(exercise.slug, exercise.cell) for exercise in exercises}
    right = {cell: [answer for answer in answers if answer.right] for cell, answers in by_cell.items()}
    wrong = {cell: [answer for answer in answers if not answer.right] for cell, answers in by_cell.items()}
    return right, wrong


def hand_in(course, assignment, student, answers):
    """The released notebook with the answers in their cells, where nbgrader collects it."""
    path = course / "assignments" / assignment / f"{assignment}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    noise = NOISE if student == "noisy" else ""
    for cell in notebook["cells"]:
        if cell["id"] in answers:
            cell["source"] = noise + answers[cell["id"]].source
            noise = ""
    classroom.hand_in(course, student, notebook, assignment)


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
    found = [output.data[MIME] for output in cell.outputs if MIME in output.get("data", {})]
    return [tuple(diagnosis["beliefs"]) for diagnosis in found if not diagnosis["correct"]]


# ---------------------------------------------------------------- the tests


@pytest.mark.slow
def test_every_exercise_was_answered_rightly_and_wrongly(graded):
    for exercise in graded.exercises:
        given = {answers[exercise.cell] for answers in graded.handed_in.values() if answers}
        assert sum(answer.right for answer in given) >= 2
        assert sum(not answer.right for answer in given) >= WRONG


@pytest.mark.everything
@pytest.mark.slow
def test_every_answer_of_the_bank_is_handed_in_by_somebody():
    for slug in bank.slugs():
        exercises = bank.exercises(slug)
        holds = {answer for exercise in exercises for answer in bank.answers(slug, exercise.cell)}
        assert {answer for given in all_students(exercises).values() for answer in given.values()} == holds


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
    assert sum(graded.scores["noisy"].values()) == 10 * len({exercise.slug for exercise in graded.exercises})


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
