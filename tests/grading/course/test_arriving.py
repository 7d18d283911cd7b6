"""A submission is taken when it is whole, in the order of arrival, and once a version."""

import json
import os

import pytest

from grading import classroom
from shapewise.grading.course import arriving
from shapewise.grading.course.arriving import GIVEN_UP, SETTLED, Arrivals
from shapewise.grading.course.folder import Course

SLUG = classroom.SLUG


@pytest.fixture
def course(root, tmp_path):
    return classroom.make_course(root, tmp_path / "course")


@pytest.fixture
def arrivals(course):
    return Arrivals(Course(course), {SLUG: (SLUG,)})


def students(keys):
    return [student for _, student in keys]


def test_a_submission_is_whole_once_nothing_has_changed_for_a_moment(arrivals, course, root):
    classroom.hand_in(course, "ada", classroom.released(root))
    assert arrivals.find_whole(0.0) == []
    assert arrivals.find_whole(SETTLED / 2) == []
    assert arrivals.find_whole(SETTLED) == [(SLUG, "ada")]
    arrivals.take((SLUG, "ada"))
    assert arrivals.find_whole(SETTLED * 9) == []


def test_half_a_file_is_waited_for_and_graded_once_it_is_whole(arrivals, course, root):
    text = json.dumps(classroom.released(root)).encode()
    for second in range(4):  # a slow copy
        classroom.hand_in(course, "ada", text[: len(text) * (second + 1) // 5])
        assert arrivals.find_whole(float(second)) == []
    assert arrivals.find_whole(3.0 + 2 * SETTLED) == [], "quiet, and not whole"
    classroom.hand_in(course, "ada", text)
    assert arrivals.find_whole(6.0) == []
    assert arrivals.find_whole(6.0 + SETTLED) == [(SLUG, "ada")]


def test_what_stays_broken_is_taken_as_it_is(arrivals, course, root):
    classroom.hand_in(course, "ada", b'{"cells": [')
    classroom.hand_in(course, "bob", None)  # nothing but a folder
    arrivals.find_whole(0.0)
    assert arrivals.find_whole(GIVEN_UP - 0.1) == []
    assert sorted(students(arrivals.find_whole(GIVEN_UP))) == ["ada", "bob"]


def test_the_order_is_that_of_arrival_and_not_of_the_alphabet(arrivals, course, root):
    for second, name in enumerate(("zoe", "ada", "max")):
        classroom.hand_in(course, name, classroom.released(root))
        arrivals.find_whole(float(second) / 10)
    assert students(arrivals.find_whole(5.0)) == ["zoe", "ada", "max"]


def test_those_that_were_there_before_come_as_they_were_handed_in(arrivals, course, root):
    for age, name in enumerate(("ada", "max", "zoe")):
        path = classroom.hand_in(course, name, classroom.released(root)) / f"{SLUG}.ipynb"
        os.utime(path, (1000 - age, 1000 - age))
    arrivals.find_whole(0.0)
    assert students(arrivals.find_whole(5.0)) == ["zoe", "max", "ada"]


def test_a_new_version_comes_once_more_behind_those_that_wait(arrivals, course, root):
    classroom.hand_in(course, "ada", classroom.released(root))
    arrivals.find_whole(0.0)
    arrivals.find_whole(2.0)
    arrivals.take((SLUG, "ada"))
    classroom.hand_in(course, "bob", classroom.released(root))
    arrivals.find_whole(3.0)
    classroom.hand_in(course, "ada", classroom.answered(root))
    arrivals.find_whole(4.0)
    assert students(arrivals.find_whole(6.0)) == ["bob", "ada"]


def test_a_look_opens_no_file(course, root, monkeypatch):
    folder = classroom.hand_in(course, "ada", classroom.released(root))
    (folder / "pipe.ipynb").unlink(missing_ok=True)
    os.mkfifo(folder / "pipe")  # to open it would wait for ever
    assert [name for name, *_ in arriving.look_at(folder)] == [f"{SLUG}.ipynb", "pipe"]
