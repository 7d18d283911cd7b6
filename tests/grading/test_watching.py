"""`shapewise grade --watch`: what arrives is graded once and answered, whoever else watches, until it is stopped."""

import json
import multiprocessing
import os
import signal
import sys
import time

import pytest

from grading import classroom
from grading.reporting.test_returning import Exchange
from grading.test_faults import made_up, marks, runs
from shapewise import cli
from shapewise.grading import batch, watching
from shapewise.grading.batch import Options, grade
from shapewise.grading.running import launching

SLUG = classroom.SLUG
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="watchers are forked")
#: Seconds until a test gives up; none says how long it takes.
PATIENCE = 120


@pytest.fixture
def course(root, tmp_path, monkeypatch):
    course = classroom.make_course(root, tmp_path / "course")
    monkeypatch.setattr(batch, "execute", made_up)
    monkeypatch.setattr(launching, "start_ahead", lambda wanted: "namespaces")
    monkeypatch.setenv("RUNS_NOTED_IN", str(tmp_path / "runs"))
    return course


class Watcher:
    """A watcher in a process of its own, and what it says."""

    def __init__(self, course, number=0, **more):
        self.course, self.log = course, course.parent / f"said-{number}"
        self.log.touch()
        self.process = multiprocessing.get_context("fork").Process(target=self._watch, kwargs=more)
        self.process.start()
        until(lambda: "watching " in self.said())

    def _watch(self, return_to=None, **options):
        def say(line):
            with self.log.open("a") as file:
                file.write(line + "\n")

        options = Options(**{"assignment": SLUG, "jobs": 2, **options})
        os._exit(watching.watch(self.course, options, return_to, say))

    def said(self):
        return self.log.read_text()

    def stop(self, sign=signal.SIGINT):
        os.kill(self.process.pid, sign)
        self.process.join(PATIENCE)
        return self.process.exitcode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.join()


def until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "nothing came of it"
        time.sleep(0.05)


def page(course, student):
    return course / "grading" / "feedback" / student / SLUG / f"{SLUG}.html"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_what_arrives_is_graded_and_answered_and_a_watcher_stops_cleanly(course, root, sign):
    with Watcher(course) as watcher:
        classroom.hand_in(course, "zoë", classroom.released(root))
        until(page(course, "zoë").is_file)
        assert watcher.stop(sign) == 0
    assert f"{SLUG}: 10 of 10 points" in page(course, "zoë").read_text("utf-8")
    assert (runs(course), marks(course)) == (["zoë"], {"zoë": 10})
    lines = watcher.said().splitlines()
    assert [line[8:] for line in lines if "10/10" in line] == [f" zoë {SLUG}: 10/10, 0.0 s"]
    assert lines[-1] == "stopped: 1 graded; what was not finished is graded at the next start"


def test_two_watchers_share_the_work_and_each_version_is_run_once(course, root):
    with Watcher(course, 1) as first, Watcher(course, 2) as second:
        names = [f"student{number}" for number in range(6)]
        for name in names:
            classroom.hand_in(course, name, classroom.released(root))
        until(lambda: all(page(course, name).is_file() for name in names))
        assert runs(course) == names
        classroom.hand_in(course, "student3", classroom.answered(root))
        until(lambda: runs(course).count("student3") == 2)
        until(lambda: (first.said() + second.said()).count("student3 ") == 2)
        assert (first.stop(), second.stop()) == (0, 0)
    assert sorted(runs(course)) == sorted([*names, "student3"])
    assert "Traceback" not in first.said() + second.said() and "no feedback" not in first.said() + second.said()
    assert list(course.rglob("*.claim")) == []


def test_what_was_graded_before_gets_the_feedback_it_has_not_got_and_is_not_run_again(course, root):
    classroom.hand_in(course, "ada", classroom.released(root))
    grade(course, Options(SLUG), print)
    with Watcher(course):
        until(page(course, "ada").is_file)
    assert runs(course) == ["ada"]


def test_a_watcher_that_is_killed_leaves_the_rest_to_the_next(course, root):
    names = [f"student{number}" for number in range(5)]
    with Watcher(course) as watcher:
        for name in names:
            classroom.hand_in(course, name, classroom.released(root))
        until(lambda: runs(course))
        watcher.process.kill()
        watcher.process.join()
    with Watcher(course, 2):
        until(lambda: all(page(course, name).is_file() for name in names))
    assert marks(course) == dict.fromkeys(names, 10)


def test_feedback_goes_into_a_folder_of_the_students_own(course, root, tmp_path):
    with Watcher(course, return_to=str(tmp_path / "homes" / "{student}" / "feedback")):
        classroom.hand_in(course, "ada", classroom.released(root))
        until((tmp_path / "homes" / "ada" / "feedback" / SLUG / f"{SLUG}.html").is_file)


def test_feedback_follows_no_link_that_a_student_has_put_there(course, root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "ada").symlink_to(tmp_path / "elsewhere")
    with Watcher(course, return_to=str(tmp_path / "{student}")) as watcher:
        classroom.hand_in(course, "ada", classroom.released(root))
        until(lambda: "no feedback for ada" in watcher.said())
    assert "is a link or belongs to another user" in watcher.said()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_one_folder_for_everybody_is_refused(course, tmp_path):
    with pytest.raises(ValueError, match="is one folder for all: expected {student} in it"):
        watching.watch(course, Options(SLUG), str(tmp_path / "feedback"), print)


def test_what_comes_into_the_exchange_is_collected_graded_and_given_back_there(course, root):
    (course / "exchange").mkdir(mode=0o777)
    with (course / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.Exchange.root = {str(course / 'exchange')!r}\n")
    exchange = Exchange(course)
    with Watcher(course, assignment=""):
        exchange.submit("ada", classroom.released(root))
        until(lambda: exchange.fetch("ada"))
        exchange.submit("ada", classroom.answered(root))
        until(lambda: len(exchange.fetch("ada")) == 1 and len(runs(course)) == 2)
        until(lambda: {one.parent.name for one in exchange.fetch("ada")} <= set(exchange.handed_in("ada")))
    assert runs(course) == ["ada", "ada"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "which assignment.*--all and --watch grade all"),
        ([SLUG, "--return-to", "/x/{student}"], "--return-to goes with --watch"),
        (["--watch", "--student", "ada"], "--student does not go with --watch"),
        (["--watch", "07_nothing"], "expected one of: 06_conv1d_channels"),
    ],
)
def test_options_that_do_not_go_together_are_explained(course, arguments, said, capsys):
    import re

    assert cli.main(["grade", *arguments], course) == 2
    assert re.search(said, capsys.readouterr().err)


def test_lines_of_json_are_for_programs(course, root):
    with Watcher.__new__(Watcher) as watcher:
        watcher.course, watcher.log = course, course.parent / "said"
        watcher.log.touch()
        watcher.process = multiprocessing.get_context("fork").Process(target=watcher._watch, kwargs={"json": True})
        watcher.process.start()
        classroom.hand_in(course, "ada", classroom.released(root))
        until(lambda: watcher.said())
    assert json.loads(watcher.said().splitlines()[0])["student"] == "ada"
