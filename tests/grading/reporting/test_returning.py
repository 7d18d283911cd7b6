"""Feedback comes back to the version that was handed in: through nbgrader's exchange, by nbgrader's own commands."""

import json
import shutil
import time

import pytest

from grading import classroom
from grading.test_faults import made_up
from grading.test_nbgrader_class import done, nbgrader_of
from shapewise.grading import batch
from shapewise.grading.running import launching

SLUG = classroom.SLUG


class Exchange:
    """A course with an exchange, and what its students and its instructor do there."""

    def __init__(self, course):
        self.course = course
        done(self.api().release_assignment(SLUG))

    def api(self, home=None, student=None):
        from nbgrader.apps import NbGraderAPI

        config = nbgrader_of(self.course).config.copy()
        if home:
            config.Exchange.assignment_dir = str(home)
            config.Exchange.cache = str(home / "cache")
            config.CourseDirectory.student_id = student
        return NbGraderAPI(config=config)

    def home(self, student):
        home = self.course.parent / "homes" / student
        home.mkdir(parents=True, exist_ok=True)
        return home

    def submit(self, student, notebook, name=SLUG):
        """Hand a notebook in; its time stamp."""
        home = self.home(student)
        shutil.rmtree(home / SLUG, ignore_errors=True)
        (home / SLUG).mkdir()
        (home / SLUG / f"{name}.ipynb").write_text(json.dumps(notebook))
        api = self.api(home, student)
        api.coursedir.assignment_id = SLUG
        api.exchange.Submit(coursedir=api.coursedir, authenticator=api.authenticator, parent=api).start()
        time.sleep(0.01)

    def fetch(self, student):
        """The student's feedback pages: "time stamp/notebook" -> words."""
        home = self.home(student)
        shutil.rmtree(home / SLUG / "feedback", ignore_errors=True)
        api = self.api(home, student)
        api.coursedir.assignment_id = SLUG
        if not (self.course / "exchange" / "shapewise" / "feedback").is_dir():
            return []  # nobody has got any yet
        api.exchange.FetchFeedback(coursedir=api.coursedir, authenticator=api.authenticator, parent=api).start()
        return sorted((home / SLUG / "feedback").glob("*/*.html"))

    def collect(self):
        done(self.api().collect(SLUG))

    def grade(self):
        assert batch.grade(self.course, batch.Options(SLUG), print) in (0, 3)
        done(self.api().generate_feedback(SLUG))

    def give_back(self):
        done(self.api().release_feedback(SLUG))

    def submitted(self, student):
        return self.course / "grading" / "submitted" / student / SLUG

    def handed_in(self, student):
        """The time stamps of what a student has handed in, in order."""
        inbound = self.course / "exchange" / "shapewise" / "inbound"
        return sorted(path.name.split("+")[2] for path in inbound.glob(f"{student}+*"))


@pytest.fixture
def exchange(root, tmp_path, monkeypatch):
    course = classroom.make_course(root, tmp_path / "course")
    (course / "exchange").mkdir(mode=0o777)
    monkeypatch.setattr(batch, "execute", made_up)
    monkeypatch.setattr(launching, "start_ahead", lambda wanted: "namespaces")
    monkeypatch.setenv("RUNS_NOTED_IN", str(tmp_path / "runs"))
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.Exchange.root = {str(course / 'exchange')!r}\n")
    return Exchange(course)


def repaired_by_the_grader(exchange, root):
    notebook = classroom.answered(root)
    classroom.tests_deleted(notebook)
    exchange.submit("ada", notebook)
    exchange.collect()


def repaired_by_hand(exchange, root):
    exchange.submit("ada", classroom.released(root))
    exchange.collect()
    classroom.hand_in(exchange.course, "ada", classroom.answered(root))


def put_in_anew_with_its_time_alone(exchange, root):
    repaired_by_hand(exchange, root)
    (exchange.submitted("ada") / "submission_secret.txt").unlink()


def put_in_anew_without_its_time(exchange, root):
    repaired_by_hand(exchange, root)
    for name in ("submission_secret.txt", "timestamp.txt"):
        (exchange.submitted("ada") / name).unlink()


def handed_in_under_another_name(exchange, root):
    exchange.submit("ada", classroom.answered(root), name="my homework (2)")
    exchange.collect()


def handed_in_before_there_were_secrets(exchange, root):
    repaired_by_hand(exchange, root)
    for path in exchange.course.parent.rglob("submission_secret.txt"):
        path.unlink()


@pytest.mark.parametrize(
    "repair",
    [
        repaired_by_the_grader,
        repaired_by_hand,
        put_in_anew_with_its_time_alone,
        put_in_anew_without_its_time,
        handed_in_under_another_name,
        handed_in_before_there_were_secrets,
    ],
)
def test_whatever_was_repaired_the_student_gets_feedback_on_what_was_handed_in(exchange, root, repair):
    repair(exchange, root)
    exchange.grade()
    exchange.give_back()
    (page,) = exchange.fetch("ada")
    assert page.parent.name == exchange.handed_in("ada")[0]
    assert f"{SLUG}: 10 of 10 points" in page.read_text("utf-8")


def test_feedback_on_the_first_version_does_not_go_to_the_second(exchange, root):
    exchange.submit("ada", classroom.answered(root))
    exchange.collect()
    exchange.grade()
    exchange.submit("ada", classroom.released(root))
    exchange.collect()  # and not graded yet
    exchange.give_back()
    assert [page.parent.name for page in exchange.fetch("ada")] == exchange.handed_in("ada")[:1]
    exchange.grade()
    exchange.give_back()
    assert [page.parent.name for page in exchange.fetch("ada")] == exchange.handed_in("ada")


def test_a_submission_that_came_another_way_keeps_nobody_elses_feedback_back(exchange, root):
    classroom.hand_in(exchange.course, "aaron", classroom.answered(root))
    exchange.submit("bea", classroom.answered(root))
    exchange.collect()
    exchange.grade()
    exchange.give_back()
    assert len(exchange.fetch("bea")) == 1


def test_what_is_collected_keeps_its_time_and_no_submission_sees_the_secret(exchange, root):
    exchange.submit("ada", classroom.answered(root))
    exchange.collect()
    folder = exchange.submitted("ada")
    assert (folder / "timestamp.txt").read_text() == exchange.handed_in("ada")[0]
    assert (folder / "submission_secret.txt").is_file()
    from shapewise.grading.course.assignment import read_source_assignment
    from shapewise.grading.course.folder import Course, find_submission

    found = find_submission(Course(exchange.course), read_source_assignment(exchange.course, SLUG), "ada", SLUG)
    assert found.files == {}
