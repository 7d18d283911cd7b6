"""In which order a class is run, and all its assignments at once."""

import pytest

from grading import classroom
from shapewise.grading import batch
from shapewise.grading.batch import Options
from shapewise.grading.course import order
from shapewise.grading.course.assignment import read_source_assignment
from shapewise.grading.course.folder import Course
from shapewise.grading.course.gradebook import result_path, save_result
from shapewise.grading.running.progress import Progress

SLUG = classroom.SLUG


@pytest.fixture
def course(root, tmp_path):
    return classroom.make_course(root, tmp_path / "course")


def test_what_is_large_or_took_long_before_is_run_last_and_said(course):
    for student in ("ada", "bob", "eve", "zoe"):
        classroom.hand_in(course, student, b" " * (order.LARGE + 1) if student == "ada" else b"{}")
    path = result_path(Course(course), SLUG, "bob", SLUG)
    save_result(path, "", {"seconds": order.SLOW_SECONDS + 1, "findings": []}, recorded=True)
    said = []
    wanted = [(student, SLUG) for student in ("ada", "bob", "eve", "zoe")]
    found = order.slow_last(Course(course), read_source_assignment(course, SLUG), wanted, Progress(4, False, said.append))
    assert [student for student, _ in found] == ["eve", "zoe", "ada", "bob"]
    assert said == ["run last, for they are large or took long before: ada, bob"]


@pytest.mark.parametrize("codes, code", [((0, 0), 0), ((0, 3), 3), ((3, 1), 1)])
def test_all_assignments_that_were_handed_in_are_graded_one_after_another(root, tmp_path, monkeypatch, codes, code):
    others = ["01_batch_axis", "02_dense_last_axis", SLUG]
    course = classroom.make_course(root, tmp_path / "course", others)
    for slug in others[1:]:
        classroom.hand_in(course, "ada", b"{}", slug=slug)
    graded, answers = [], iter(codes)

    def grade(root, options, say):
        graded.append(options.assignment)
        return next(answers)

    monkeypatch.setattr(batch, "grade", grade)
    assert batch.grade_all(course, Options(""), lambda line: None) == code
    assert graded == others[1:]


def test_all_of_nothing_is_refused(course):
    with pytest.raises(ValueError, match="nothing handed in for any assignment in"):
        batch.grade_all(course, Options(""))
