"""What lies in the folders of a class: names of every kind, and files larger than anybody meant."""

import json
import os
import sys

import pytest

from grading import classroom
from shapewise.grading.batch import Options, grade
from shapewise.grading.course.assignment import read_source_assignment
from shapewise.grading.course.folder import MOST_NOTEBOOK, Course, bound_findings, find_submission, make_job, refuse_name
from shapewise.processes.limits import Limits

SLUG = classroom.SLUG


@pytest.fixture
def course(root, tmp_path):
    return classroom.make_course(root, tmp_path / "course")


def found_in(course, student):
    return find_submission(Course(course), read_source_assignment(course, SLUG), student, SLUG)


@pytest.mark.parametrize("name", ["ada", "Zoë", "王伟", "o'neil", "two words", "a.b-c_d", "=cmd"])
def test_names_of_people_are_taken(name):
    assert refuse_name(name) == ""


@pytest.mark.parametrize(
    "name, why",
    [
        ("m\udce9lanie", "not valid UTF-8"),
        ("ada\x1b[2K\rmallory: 10", "cannot be printed"),
        ("two\nlines", "cannot be printed"),
        (".hidden", "begins with a dot"),
    ],
)
def test_other_names_are_refused_with_what_to_do(name, why):
    assert why in refuse_name(name) and "rename" in refuse_name(name)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not let such a name be made")
def test_a_folder_with_such_a_name_does_not_end_the_class(root, course):
    classroom.hand_in(course, "ada", classroom.released(root))
    submitted = os.fsencode(course / "grading" / "submitted")
    for name in (b"m\xe9lanie", b"eve\x1b[2K\rmallory: 10", b".hidden"):
        os.makedirs(submitted + b"/" + name + b"/" + SLUG.encode())
    lines = []
    code = grade(course, Options(SLUG, limits=Limits(cell_seconds=8)), lines.append)
    text = "\n".join(lines)
    assert code == 1, "two could not be graded"
    assert "] ada " in text
    assert "folder m\\udce9lanie in grading/submitted: its name is not valid UTF-8" in text
    assert "folder eve\\x1b[2K\\rmallory: 10 in" in text and "\x1b" not in text and "\r" not in text
    assert "folder .hidden in" in text
    assert "2 could not be graded" in text


def test_a_notebook_of_gigabytes_is_not_opened(root, course):
    folder = classroom.hand_in(course, "eve", b"{}")
    with (folder / f"{SLUG}.ipynb").open("r+b") as file:
        file.truncate(2 << 30)  # sparse: it takes no room on the disk
    submission = found_in(course, "eve")
    assert submission.data is None
    assert submission.findings == [f"{SLUG}.ipynb is larger than {MOST_NOTEBOOK >> 20} MB, and was not opened"]


def test_of_a_time_stamp_as_much_is_read_as_a_time_stamp_has(root, course):
    folder = classroom.hand_in(course, "eve", classroom.released(root))
    (folder / "timestamp.txt").write_text("9" * 3_000_000)
    assert len(Course(course).timestamp("eve", SLUG)) == 100
    (folder / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC\n")
    assert Course(course).timestamp("eve", SLUG) == "2026-03-01 12:00:00 UTC"


def test_findings_do_not_fill_the_screen(root, course):
    notebook = classroom.answered(root)
    test = next(cell for cell in notebook["cells"] if classroom.is_test(cell))
    notebook["cells"] += [dict(test) for _ in range(300)]
    classroom.hand_in(course, "eve", notebook)
    assignment = read_source_assignment(course, SLUG)
    job = make_job(found_in(course, "eve"), assignment.notebooks[SLUG], Limits())
    assert 1 <= len(job["findings"]) <= 21
    assert all(len(one) <= 310 for one in bound_findings(["x" * 10_000] * 30))


def test_a_question_of_the_journal_counts_once_a_student(root, course):
    folder = classroom.hand_in(course, "eve", classroom.released(root))
    line = {"question": "conv1d", "correct": True, "confidence": 4}
    other = {"question": "dense", "correct": False, "confidence": 1}
    lines = [json.dumps(line)] * 5000 + [json.dumps({**line, "correct": False}), json.dumps(other), "no line of a journal"]
    (folder / "progress.jsonl").write_text("\n".join(lines))
    assert found_in(course, "eve").predictions == [line, other]


@pytest.mark.parametrize("words", ["yesterday evening", "2026-13-45 99:00:00 UTC", "\x00", "9" * 90])
def test_a_time_stamp_in_words_costs_nothing_and_is_said(root, course, words):
    folder = classroom.hand_in(course, "eve", classroom.answered(root))
    (folder / "timestamp.txt").write_text(words)
    found = found_in(course, "eve")
    assert found.timestamp is None
    assert [one for one in found.findings if "is no time; it was graded as if it had none" in one]


def test_a_second_notebook_beside_the_first_is_said(root, course):
    folder = classroom.hand_in(course, "eve", classroom.released(root))
    assert found_in(course, "eve").findings == []
    (folder / f"{SLUG}-Copy1.ipynb").write_text("{}")
    assert found_in(course, "eve").findings == [f"{SLUG}-Copy1.ipynb lay beside it, and was not graded"]
