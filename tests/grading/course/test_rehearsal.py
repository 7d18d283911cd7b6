"""A made-up class is the same for the same seed, holds what was asked for, and never takes the place of a real one."""

import csv
import json
from collections import Counter

import pytest

from grading import classroom
from shapewise import cli
from shapewise.grading.course.folder import Course, refuse_name
from shapewise.grading.course.names import NAMES
from shapewise.grading.course.rehearsal import make_class, write_roster

SLUG = classroom.SLUG
CODE = "conv1d/channels-kept-apart"


@pytest.fixture
def course(root, tmp_path):
    course = classroom.make_course(root, tmp_path / "course")
    (course / "tests").symlink_to(root / "tests")
    return course


def handed_in(course):
    folder = course / "grading" / "submitted"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_class_and_another_one_another(course):
    make_class(course, SLUG, students=12, seed=3)
    first = handed_in(course)
    make_class(course, SLUG, students=12, seed=3, replace=True)
    assert handed_in(course) == first
    make_class(course, SLUG, students=12, seed=4, replace=True)
    assert len(handed_in(course)) > len(first)


def test_the_class_has_every_manner_and_letters_of_many_languages(course):
    pupils = make_class(course, SLUG, students=40, seed=3)
    assert Counter(pupil.manner for pupil in pupils.values()) == {"in time": 27, "late": 4, "damaged": 4, "twice": 3, "empty": 2}
    names = Course(course).students(SLUG)
    assert sorted(names) == sorted(pupils)
    assert any(set(name) & set("äöüß") for name in names)
    for name, pupil in pupils.items():
        folder = course / "grading" / "submitted" / name / SLUG
        late = (folder / "timestamp.txt").read_text() > "2027-01-20 12:00:00 UTC"
        assert late == (pupil.manner == "late"), name
        assert len(list(folder.glob("*.ipynb"))) == (2 if pupil.manner == "twice" else 1)


def test_every_name_is_one_of_its_own_and_can_be_a_folder():
    assert len({person.folder for person in NAMES}) == len({person.address for person in NAMES}) == len(NAMES) == 300
    assert all(not refuse_name(person.folder) and person.address.isascii() for person in NAMES)


def test_a_belief_is_held_by_the_share_that_was_given_and_answers_by_it(course):
    pupils = make_class(course, SLUG, students=20, seed=1, shares={CODE: 0.5})
    holders = [name for name, pupil in pupils.items() if pupil.beliefs == [CODE]]
    assert len(holders) == 10 and not any(pupil.beliefs not in ([], [CODE]) for pupil in pupils.values())
    wrong = {answer.source for answer in classroom.banked() if answer.code == CODE}
    for name in holders:
        if pupils[name].manner == "in time":
            text = (course / "grading" / "submitted" / name / SLUG / f"{SLUG}.ipynb").read_text("utf-8")
            assert wrong & {cell["source"] for cell in json.loads(text)["cells"] if isinstance(cell["source"], str)}


def test_what_students_have_handed_in_is_not_replaced_unasked(course, root):
    folder = classroom.hand_in(course, "ada", classroom.released(root))
    before = handed_in(course)
    with pytest.raises(ValueError, match="1 have handed in .* already .ada"):
        make_class(course, SLUG, students=3)
    assert handed_in(course) == before
    make_class(course, SLUG, students=3, replace=True)
    assert (folder / f"{SLUG}.ipynb").read_bytes() == before[f"ada/{SLUG}/{SLUG}.ipynb"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"shares": {"conv1d/nothing": 0.1}}, "no answer by the belief 'conv1d/nothing'"),
        ({"shares": {CODE: 3}}, "expected 0 to 1"),
        ({"students": 0}, "expected 1 to 300"),
    ],
)
def test_a_class_that_cannot_be_is_explained(course, more, said):
    with pytest.raises(ValueError, match=said):
        make_class(course, SLUG, **more)
    with pytest.raises(ValueError, match="expected one of: 06_conv1d_channels"):
        make_class(course, "07_nothing")


def test_the_roster_is_what_nbgrader_imports(course):
    pupils = make_class(course, SLUG, students=5)
    rows = list(csv.DictReader(write_roster(course, pupils).open(encoding="utf-8", newline="")))
    assert [row["id"] for row in rows] == sorted(pupils)
    assert list(rows[0]) == ["id", "first_name", "last_name", "email"]


def test_the_command_says_what_it_made_and_what_to_do_next(course, capsys):
    assert cli.main(["class", SLUG, "--students", "8", "--seed", "3", "--belief", f"{CODE}=0.25"], course) == 0
    said = capsys.readouterr().out
    assert f"8 have handed in {SLUG}: " in said and f"2 hold {CODE}" in said and f"next: shapewise grade {SLUG}" in said
