"""Disks and gradebooks that fail, graders that are killed, and two of them on one folder: nothing lost, nothing twice.

Submissions are not run here: what they would give is made up, so that it is the recording that is tried, often.
"""

import errno
import json
import multiprocessing
import os
import random
import signal
import sqlite3
import sys
import time
import types

import pytest

from grading import classroom
from shapewise.grading import batch, engines
from shapewise.grading.batch import Options, grade
from shapewise.grading.course import claims, gradebook
from shapewise.grading.course.assignment import read_source_assignment
from shapewise.grading.course.faults import explain_fault
from shapewise.grading.course.folder import Course
from shapewise.grading.running import launching, progress
from shapewise.notebooks import places

SLUG = classroom.SLUG
STUDENTS = [f"student{number}" for number in range(6)]


def made_up(job):
    """What a submission would give: all points; the run is noted beside the course, so that it can be counted."""
    time.sleep(0.01)
    cells = [{"outputs": [], "end": "ok", "seconds": 0.0, "reason": ""} if c["cell_type"] == "code" else {} for c in job["cells"]]
    scores = {name: {"score": most, "points": most, "end": "ok", "reason": ""} for name, most in job["points"].items()}
    with open(os.environ["RUNS_NOTED_IN"], "a") as file:
        file.write(job["student"] + "\n")
    kept = {key: job[key] for key in ("student", "assignment", "notebook")}
    return {**kept, "cells": cells, "scores": scores, "diagnoses": [], "findings": [], "seconds": 0.0}


@pytest.fixture(scope="module")
def source(root):
    return read_source_assignment(root, SLUG)


@pytest.fixture
def course(root, tmp_path, monkeypatch, source):
    """A course in which six have handed in, and whose submissions need no kernel."""
    course = classroom.make_course(root, tmp_path / "course")
    monkeypatch.setattr(batch, "read_source_assignment", lambda root, name: source)
    for student in STUDENTS:
        classroom.hand_in(course, student, classroom.released(root))
    monkeypatch.setattr(batch, "execute", made_up)
    monkeypatch.setattr(launching, "start_ahead", lambda wanted: "namespaces")
    monkeypatch.setenv("RUNS_NOTED_IN", str(tmp_path / "runs"))
    return course


def said_by(course, **options):
    lines = []
    code = grade(course, Options(**{"assignment": SLUG, "jobs": 2, **options}), lines.append)
    return code, "\n".join(lines)


def runs(course):
    path = course.parent / "runs"
    return sorted(path.read_text().split()) if path.exists() else []


def marks(course):
    """Student -> points, of everybody in the gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(Course(course).db_url) as book:
        return {one.student_id: one.score for one in book.find_assignment(SLUG).submissions}


ALL_RIGHT = dict.fromkeys(STUDENTS, 10.0)


# ---------------------------------------------------------------- the gradebook


def test_a_locked_gradebook_is_said_and_what_was_run_is_recorded_by_the_next_run(course, monkeypatch):
    said_by(course, students=(STUDENTS[0],))
    book = sqlite3.connect(course / "grading" / "gradebook.db", isolation_level=None)
    book.execute("begin exclusive")
    code, said = said_by(course)
    assert code == progress.COULD_NOT
    assert "gradebook.db is locked by another program: close formgrader or the database browser" in said
    assert "kept in grading/results" in said
    book.execute("rollback")
    book.close()
    assert said_by(course)[0] == progress.GRADED
    assert marks(course) == ALL_RIGHT
    assert runs(course) == STUDENTS, "nothing is run a second time"


def test_a_gradebook_that_is_locked_while_a_class_is_graded_gets_it_at_the_end(course, monkeypatch):
    said_by(course, students=(STUDENTS[0],))
    tried, record = [], gradebook.Book.record

    def locked_twice(self, *rest):
        tried.append(1)
        if len(tried) == 1:
            raise sqlite3.OperationalError("database is locked")
        return record(self, *rest)

    monkeypatch.setattr(gradebook.Book, "record", locked_twice)
    code, said = said_by(course)
    assert "is locked by another program" in said
    assert marks(course) == ALL_RIGHT
    assert "6/6" in said and len(tried) == 6, "one more than there are: the first was tried again"


@pytest.mark.parametrize("content", [b"this is no database, but as long as the first page of one " * 40, None])
def test_a_damaged_gradebook_is_said_left_alone_and_the_class_is_run(course, content):
    said_by(course, students=(STUDENTS[0],))
    path = course / "grading" / "gradebook.db"
    whole = path.read_bytes()
    broken = content or whole[:100] + os.urandom(4000) + whole[4100:]
    path.write_bytes(broken)
    code, said = said_by(course)
    assert code == progress.COULD_NOT
    assert "gradebook.db is damaged" in said and "put it back from a backup" in said
    assert path.read_bytes() == broken
    path.write_bytes(whole)
    assert said_by(course)[0] == progress.GRADED
    assert (marks(course), runs(course)) == (ALL_RIGHT, STUDENTS)


def test_an_emptied_gradebook_is_not_filled_anew(course):
    said_by(course)
    path = course / "grading" / "gradebook.db"
    path.write_bytes(b"")
    with pytest.raises(ValueError, match="gradebook.db is there and empty.*put it back from a backup, or delete"):
        said_by(course)
    assert path.read_bytes() == b""
    path.unlink()
    code, said = said_by(course)
    assert code == progress.GRADED
    assert "the gradebook lacks 6 that were recorded before: graded again, without marks given by hand" in said


def test_a_new_gradebook_has_the_version_that_nbgrader_itself_notes(monkeypatch):
    from nbgrader import api

    monkeypatch.setenv("PATH", os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"])
    assert gradebook.find_table_version() == api.get_alembic_version()


def test_the_password_of_a_gradebook_is_not_printed():
    course = types.SimpleNamespace(db_url="postgresql+psycopg2://ada:secret@host/course")
    assert Course.db_place.fget(course) == "postgresql+psycopg2://ada:***@host/course"


# ---------------------------------------------------------------- the disk


@pytest.mark.parametrize("part", ["results", "autograded", "reports", "gradebook"])
def test_a_full_disk_is_said_with_its_place_and_the_others_are_graded(course, monkeypatch, part):
    """The write call itself fails, for one student's files, as on a disk that is full."""
    fdopen, full = os.fdopen, [True]

    class Full:
        def __init__(self, file):
            self._file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self._file.close()

        def write(self, data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def opened(handle, mode):
        name = os.readlink(f"/proc/self/fd/{handle}")
        return Full(fdopen(handle, mode)) if full[0] and f"/{part}/" in name and STUDENTS[2] in name else fdopen(handle, mode)

    if part == "gradebook":
        write = gradebook.Book._write

        def refused(self, submission, *rest):
            if full[0] and submission.student == STUDENTS[2]:
                raise sqlite3.OperationalError("database or disk is full")
            return write(self, submission, *rest)

        monkeypatch.setattr(gradebook.Book, "_write", refused)
    monkeypatch.setattr(places.os, "fdopen", opened)
    code, said = said_by(course)
    if part == "reports":
        assert code == progress.GRADED, "the companion: nothing is written there"
        return
    assert code == progress.COULD_NOT
    assert "the disk is full at " in said and "make room there" in said and part in said
    assert marks(course) == {name: 10 for name in STUDENTS if name != STUDENTS[2]}
    full[0] = False
    assert said_by(course)[0] == progress.GRADED
    assert marks(course) == ALL_RIGHT


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="mounting a small disk needs root on Linux")
def test_a_disk_that_is_really_full(root, course):
    mount = course / "grading" / "results"
    mount.mkdir(parents=True)
    if os.system(f"mount -t tmpfs -o size=16k none '{mount}' 2>/dev/null"):
        pytest.skip("no file system can be mounted here")
    try:
        code, said = said_by(course)
    finally:
        os.system(f"umount '{mount}'")
    assert code == progress.COULD_NOT
    assert "the disk is full at " in said and "Traceback" not in said


@pytest.mark.parametrize("error", [ValueError("disk"), OSError(errno.EPIPE, "broken"), sqlite3.IntegrityError("unique")])
def test_other_errors_are_not_called_faults(error):
    assert explain_fault(error, "x") is None


# ---------------------------------------------------------------- two graders, and killed ones


def _grade(course, options=None):
    """Grade as a process of its own: nbgrader changes the folder it is in, which threads would share."""
    os.setsid()
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    code, _ = said_by(course, **options or {})
    os._exit(code)


def started(course, **options):
    run = multiprocessing.get_context("fork").Process(target=_grade, args=(course, options))
    run.start()
    return run


forked = pytest.mark.skipif(sys.platform != "linux", reason="the graders are forked")


@forked
def test_two_graders_at_once_run_each_submission_once(course):
    both = [started(course) for _ in range(2)]
    [run.join() for run in both]
    assert [run.exitcode for run in both] == [progress.GRADED, progress.GRADED]
    assert runs(course) == STUDENTS
    assert marks(course) == ALL_RIGHT
    assert list(course.rglob("*.claim")) == []


@forked
def test_again_in_two_graders_is_once_more_and_not_twice(course):
    said_by(course)
    both = [started(course, again=True) for _ in range(2)]
    [run.join() for run in both]
    assert runs(course) == sorted(STUDENTS * 2)


def test_what_a_grader_had_that_died_is_graded_by_the_other(course, monkeypatch):
    path = course / "grading" / "results" / SLUG / STUDENTS[0] / f".{SLUG}.claim"
    held = claims.try_claim(path)
    dies = types.SimpleNamespace(time=time.time, sleep=lambda seconds: os.close(held._descriptor))  # its file stays
    monkeypatch.setattr(batch, "time", dies)
    code, said = said_by(course)
    assert "waiting for another grader, which has 1 of these submissions" in said
    assert (code, marks(course)) == (progress.GRADED, ALL_RIGHT)


@forked
@pytest.mark.parametrize("seed", range(4))
def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_there_twice(course, root, seed):
    """Five moments each; what was recorded before a kill is the same afterwards, and is not run again."""
    chance, began = random.Random(seed), time.monotonic()
    whole = started(course)
    whole.join()
    length = time.monotonic() - began
    for path in (course / "grading" / "gradebook.db", course.parent / "runs"):
        path.unlink()
    for path in course.glob("grading/results/*/*/*.json"):
        path.unlink()
    for _ in range(5):
        run = started(course)
        time.sleep(chance.uniform(0, length))
        with_result = {path for path in course.glob("grading/results/*/*/*.json")}
        os.kill(run.pid, signal.SIGKILL)
        run.join()
        for path in course.glob("grading/results/*/*/*.json"):
            assert json.loads(path.read_text())["digest"]
        assert with_result <= set(course.glob("grading/results/*/*/*.json"))
        if (course / "grading" / "gradebook.db").exists():
            with sqlite3.connect(course / "grading" / "gradebook.db") as book:
                assert book.execute("pragma integrity_check").fetchone() == ("ok",)
    code, _ = said_by(course)
    assert code == progress.GRADED
    assert marks(course) == ALL_RIGHT
    assert sorted(set(runs(course))) == STUDENTS
    assert max(map(runs(course).count, STUDENTS)) <= 1 + 5, "only what was running is run again"
    assert len(runs(course)) <= len(STUDENTS) + 5 * 4, "of each kill, no more than was under way"


# ---------------------------------------------------------------- Dask


class _Scheduler:
    address = "tcp://10.0.0.7:8786"


def dask(monkeypatch, **behaviour):
    """A module `distributed` whose client behaves so."""

    class Client:
        scheduler = _Scheduler()

        def __init__(self, address, timeout):
            assert timeout <= 5
            if behaviour.get("dead"):
                raise OSError(f"Timed out trying to connect to {address}")

        def wait_for_workers(self, number, timeout=None):
            if timeout is not None and behaviour.get("idle"):
                assert timeout <= 5
                raise TimeoutError("Only 0/1 workers arrived")

        def get_executor(self, pure):
            return batch.open_executor

        def close(self):
            pass

    module = types.ModuleType("distributed")
    module.Client = Client
    monkeypatch.setitem(sys.modules, "distributed", module)


def test_a_scheduler_that_does_not_answer_is_said(monkeypatch):
    dask(monkeypatch, dead=True)
    with (
        pytest.raises(ValueError, match=r"no Dask scheduler answers at tcp://host:1 .*leave out --cluster"),
        engines.open_executor("dask", 1, "tcp://host:1", print),
    ):
        pass


@pytest.mark.parametrize("idle", [True, False])
def test_a_cluster_without_a_worker_is_said_and_waited_for(monkeypatch, idle):
    dask(monkeypatch, idle=idle)
    said = []
    with engines.open_executor("dask", 1, "tcp://host:1", said.append):
        pass
    assert [("has no worker yet: start one with `dask worker" in line) for line in said] == [True] * idle
