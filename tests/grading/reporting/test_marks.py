"""Marks for Moodle, Canvas and Blackboard, read back as each of them reads: columns by name, points, letters, no formulas."""

import csv
import datetime

import pytest

from grading import classroom
from shapewise import cli
from shapewise.grading.course.assignment import read_source_assignment
from shapewise.grading.course.folder import Course
from shapewise.grading.course.gradebook import Book
from shapewise.grading.reporting.marks import write_marks

SLUG = classroom.SLUG
#: (student, first name, last name, e-mail, number there, points or None for nobody's)
CLASS = [
    ("jörg.weiß", "Jörg", "Weiß", "joerg@example.org", "17", 7.5),
    ("=cmd|' /C calc'!A0", "@SUM(1)", "-1+1", "", "", 10.0),
    ("王伟", "伟", "王", "wang@example.org", "18", 0.0),
    ("zoë", "Zoë", 'O\'Neill, "the second"', "zoe@example.org", "19", None),
    ("nameless", "", "", "", "", 3.0),
]
HARMLESS = {text: "'" + text for _, first, last, *_ in CLASS for text in (first, last) if text[:1] in "=+-@" and text}
HARMLESS[CLASS[1][0]] = "'" + CLASS[1][0]


@pytest.fixture(scope="module")
def course(root, tmp_path_factory):
    """A gradebook with the marks above, put in by nbgrader itself; one of them by hand."""
    course = classroom.make_course(root, tmp_path_factory.mktemp("marks") / "course")
    with Book(Course(course)) as opened:
        opened.ensure(read_source_assignment(course, SLUG))
        book = opened.book
        for student, first, last, email, number, points in CLASS:
            book.add_student(student, first_name=first, last_name=last, email=email, lms_user_id=number)
            if points is not None:
                book.add_submission(SLUG, student)
                for grade in book.find_submission_notebook(SLUG, SLUG, student).grades:
                    grade.auto_score = min(points, grade.max_score)
                    points -= grade.auto_score
        grade = book.find_submission_notebook(SLUG, SLUG, "nameless").grades[0]
        grade.manual_score, grade.auto_score = grade.auto_score, 0.0
        book.db.commit()
    return course


def read(course, platform, **more):
    path, _ = write_marks(course, SLUG, platform, **more)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def harmless(text):
    return HARMLESS.get(text, text)


POINTS = {harmless(student): "" if points is None else f"{points:g}" for student, *_, points in CLASS}


def test_moodle_finds_its_columns_names_and_points(course):
    rows = read(course, "moodle")
    assert list(rows[0]) == ["First name", "Last name", "Username", "ID number", "Email address", f"Assignment: {SLUG} (Real)"]
    assert {row["Username"]: row[f"Assignment: {SLUG} (Real)"] for row in rows} == POINTS
    for student, first, last, email, number, _ in CLASS:
        row = next(row for row in rows if row["Username"] == harmless(student))
        found = (row["First name"], row["Last name"], row["ID number"], row["Email address"])
        assert found == (harmless(first), harmless(last), number, email)


def test_canvas_has_its_row_of_points_possible_and_finds_people_by_login_or_number(course):
    rows = read(course, "canvas", title="Conv1D (4711)")
    assert list(rows[0]) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Conv1D (4711)"]
    assert (rows[0]["Student"], rows[0]["Conv1D (4711)"]) == ("    Points Possible", "10")
    assert {row["SIS Login ID"]: row["Conv1D (4711)"] for row in rows[1:]} == POINTS
    names = {row["SIS Login ID"]: (row["Student"], row["ID"]) for row in rows[1:]}
    assert names["jörg.weiß"] == ("Weiß, Jörg", "17")
    assert names["nameless"] == ("nameless", "")


@pytest.mark.parametrize(
    ("title", "head"),
    [(None, f"{SLUG} [Total Pts: 10 Score]"), ("Conv1D |99", "Conv1D [Total Pts: 10 Score] |99")],
)
def test_blackboard_finds_user_names_and_the_column(course, title, head):
    rows = read(course, "blackboard", title=title)
    assert list(rows[0]) == ["Last Name", "First Name", "Username", "Student ID", head]
    assert {row["Username"]: row[head] for row in rows} == POINTS


@pytest.mark.parametrize("platform", ["moodle", "canvas", "blackboard"])
def test_no_cell_is_a_formula_and_the_text_is_plain_utf_8(course, platform):
    path, nameless = write_marks(course, SLUG, platform)
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf") and "Weiß".encode() in data
    for row in csv.reader(data.decode("utf-8").splitlines()):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    assert nameless == ["nameless"]


def test_a_late_penalty_is_taken_off_as_by_nbgraders_export_and_never_below_nothing(course):
    with Book(Course(course)) as opened:
        for student, penalty in (("jörg.weiß", 2.0), ("王伟", 5.0)):
            opened.book.find_submission_notebook(SLUG, SLUG, student).late_submission_penalty = penalty
        opened.book.db.commit()
    try:
        found = {row["Username"]: row[f"Assignment: {SLUG} (Real)"] for row in read(course, "moodle")}
    finally:
        with Book(Course(course)) as opened:
            for student in ("jörg.weiß", "王伟"):
                opened.book.find_submission_notebook(SLUG, SLUG, student).late_submission_penalty = None
            opened.book.db.commit()
    assert (found["jörg.weiß"], found["王伟"], found["zoë"]) == ("5.5", "0", "")


def test_the_command_says_where_and_what_is_unknown(course, capsys):
    assert cli.main(["marks", SLUG, "--for", "canvas"], course) == 0
    said = capsys.readouterr().out
    assert f"{SLUG}-canvas.csv" in said and "1 are written without a name (nameless first)" in said
    assert cli.main(["marks", "07_nothing", "--for", "canvas"], course) == 2
    assert "the gradebook has no marks of '07_nothing'; it has those of: 06_conv1d_channels" in capsys.readouterr().err


def test_a_submission_handed_in_again_in_time_loses_its_late_penalty(root, tmp_path, monkeypatch):
    from grading.test_faults import made_up
    from shapewise.grading import batch
    from shapewise.grading.running import launching

    course = classroom.make_course(root, tmp_path / "course")
    with (course / "nbgrader_config.py").open("a") as file:
        file.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    monkeypatch.setattr(batch, "execute", made_up)
    monkeypatch.setattr(launching, "start_ahead", lambda wanted: "namespaces")
    monkeypatch.setenv("RUNS_NOTED_IN", str(tmp_path / "runs"))
    with Book(Course(course)) as opened:
        opened.ensure(read_source_assignment(course, SLUG))
        opened.book.update_or_create_assignment(SLUG, duedate=datetime.datetime(2027, 1, 20, 12))
    points = []
    for stamp in ("2027-01-20 13:00:00 UTC", "2027-01-20 11:00:00 UTC"):
        folder = classroom.hand_in(course, "ada", classroom.released(root))
        (folder / "timestamp.txt").write_text(stamp)
        batch.grade(course, batch.Options(SLUG), print)
        points.append(read(course, "moodle")[0][f"Assignment: {SLUG} (Real)"])
    assert points == ["0", "10"]
