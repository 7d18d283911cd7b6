"""A class graded: every submission has the outcome that was planned, and nothing is done twice."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

import bank
from grading import classroom
from shapewise.grading import batch
from shapewise.grading.batch import Options, grade
from shapewise.grading.course import gradebook as recording
from shapewise.grading.course.folder import Course
from shapewise.grading.reporting.counts import count
from shapewise.grading.running import progress
from shapewise.processes import warm
from shapewise.processes.limits import Limits

SLUG = classroom.SLUG
#: How many students show beliefs in the assignment that joins all lessons.
FEW = {classroom.ALL: 3}
ASSIGNMENTS = [
    SLUG,
    classroom.ALL,
    *(pytest.param(slug, marks=pytest.mark.everything) for slug in bank.slugs() if slug != SLUG),
]
LIMITS = Limits(cell_seconds=8, memory_bytes=2 << 30)


@pytest.fixture(scope="module", autouse=True)
def server():
    """One warm server for this file, whatever is edited meanwhile."""
    warm.freeze_fingerprint()
    yield
    warm._frozen = None
    warm.stop_server()


def marks(course, student, slug=SLUG):
    """A student's points in nbgrader's gradebook."""
    from nbgrader.api import Gradebook

    with Gradebook(Course(course).db_url) as book:
        return book.find_submission(slug, student).score


def result(course, student, slug=SLUG):
    return recording.load_result(course / "grading" / "results" / slug / student / f"{slug}.json")["result"]


def said_by(course, **options):
    lines = []
    code = grade(course, Options(**{"assignment": SLUG, "jobs": 2, "limits": LIMITS, **options}), lines.append)
    return code, lines


@pytest.fixture
def small(root, tmp_path):
    """A course with three students: all right, nothing written, one belief."""
    course = classroom.make_course(root, tmp_path / "course")
    classroom.hand_in(course, "ada", classroom.answered(root))
    classroom.hand_in(course, "bob", classroom.released(root))
    wrong = next(answer for answer in classroom.banked() if answer.code == "conv1d/channels-kept-apart")
    classroom.hand_in(course, "cyd", classroom.answered(root, {wrong.cell: wrong.source}))
    return course


# ---------------------------------------------------------------- the class


@dataclass
class GradedClass:
    """A class that was graded once: its course, who handed in what, and what was said."""

    course: Path
    #: assignment -> student -> solution cell -> answer
    believers: dict
    codes: dict
    lines: dict


@pytest.fixture(scope="module")
def graded(root, tmp_path_factory, everything):
    """A class: every belief that the bank knows of one lesson, every kind of damage, and some beliefs of all lessons.

    The exhaustive form has every belief of every lesson.
    """
    slugs = [SLUG, classroom.ALL, *(slug for slug in bank.slugs() if everything and slug != SLUG)]
    course = classroom.make_course(root, tmp_path_factory.mktemp("class") / "course", slugs)
    found = GradedClass(course, {slug: classroom.believers(slug, FEW.get(slug)) for slug in slugs}, {}, {})
    for slug, class_ in found.believers.items():
        for student, answers in class_.items():
            sources = {cell: answer.source for cell, answer in answers.items()}
            classroom.hand_in(course, student, classroom.answered(root, sources, slug), slug)
    for name in classroom.DAMAGED:
        classroom.hand_in_damaged(root, course, name, name)
    classroom.copy_renamed(root, course, "renamed")
    for slug in slugs:
        found.codes[slug], found.lines[slug] = said_by(course, assignment=slug)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_every_belief_costs_its_points_and_is_named(graded, slug):
    tests = {t: (exercise.cell, p) for exercise in classroom.exercises(slug) for t, p in exercise.points.items()}
    for student, answers in graded.believers[slug].items():
        found = result(graded.course, student, slug)
        assert found["findings"] == [], student
        for test, (cell, points) in tests.items():
            answer = answers[cell]
            beliefs = {code for entry in found["diagnoses"] if entry["grade_id"] == test for code in entry["beliefs"]}
            assert found["scores"][test]["score"] == (points if answer.right else 0), answer
            assert beliefs == ({answer.code} if answer.code else set()), answer
        right = sum(points for cell, points in tests.values() if answers[cell].right)
        assert marks(graded.course, student, slug) == right


@pytest.mark.slow
@pytest.mark.parametrize("name", classroom.DAMAGED)
def test_every_damaged_submission_gets_what_it_earned_and_the_reason_is_said(graded, name):
    _, points, said = classroom.DAMAGED[name]
    assert marks(graded.course, name) == points
    if said:
        assert any(said in finding for finding in result(graded.course, name)["findings"])


@pytest.mark.slow
def test_a_renamed_notebook_is_found(graded):
    assert marks(graded.course, "renamed") == 10
    assert "my homework (2).ipynb has its cells" in result(graded.course, "renamed")["findings"][0]


@pytest.mark.slow
def test_the_class_is_whole_and_graded_with_findings(graded):
    assert sum(map(len, graded.believers.values())) + len(classroom.DAMAGED) + 1 >= 60
    assert len(classroom.DAMAGED) >= 20
    assert graded.codes == {slug: progress.FINDINGS if slug == SLUG else progress.GRADED for slug in graded.believers}
    for slug, lines in graded.lines.items():
        points = 10 * len({exercise.slug for exercise in classroom.exercises(slug)})
        assert lines[-1].endswith("0 could not be graded")
        assert any(re.search(rf"\[\d+/\d+\] sound .*: {points}/{points}, \d+\.\d s", line) for line in lines)
        assert re.search(rf"\[1/\d+\] .*: \d+/{points}, \d+\.\d s; about \d+ s left", lines[0])


@pytest.mark.slow
@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_the_report_of_the_class_is_what_was_planted(graded, slug):
    test_of = {exercise.cell: next(iter(exercise.tests)) for exercise in classroom.exercises(slug)}
    planted = Counter(
        (test_of[cell], answer.code)
        for answers in graded.believers[slug].values()
        for cell, answer in answers.items()
        if answer.code
    )
    facts = count(graded.course, slug).to_dict()
    found = {(e["exercise"], b["belief"]): b["count"] for e in facts["exercises"] for b in e["beliefs"]}
    assert found == planted


@pytest.mark.slow
def test_nbgraders_own_feedback_and_export_work_and_show_no_hidden_test(graded):
    course = graded.course
    nbgrader = [sys.executable, "-m", "nbgrader"]
    for arguments in (["generate_feedback", SLUG], ["export"]):
        done = subprocess.run([*nbgrader, *arguments], cwd=course, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    handed_in = len(graded.believers[SLUG]) + len(classroom.DAMAGED) + 1
    assert (course / "grading" / "grades.csv").read_text().count(SLUG) >= handed_in
    hidden = re.compile("layer_b|with_strides_2|filter_2_at_step_4|HIDDEN")
    pages = sorted(course.glob("grading/feedback/*/*/*.html"))
    assert len(pages) >= handed_in - 10  # some have handed in no notebook that could be shown
    for page in pages:
        assert not hidden.search(page.read_text("utf-8")), page
    assert hidden.search((course / "solutions" / SLUG / f"{SLUG}.ipynb").read_text("utf-8"))


# ---------------------------------------------------------------- again, and only what is needed


def test_a_second_run_changes_nothing(small):
    code, lines = said_by(small)
    assert code == progress.GRADED
    assert [marks(small, name) for name in ("ada", "bob")] == [10, 0]
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in small.rglob("*") if path.is_file()}
    code, lines = said_by(small)
    assert code == progress.GRADED
    assert lines[-1].startswith("0 graded in")
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in small.rglob("*") if path.is_file()}
    assert {path.name for path in before if before[path] != after.get(path)} == set()


def test_a_new_submission_is_graded_and_a_mark_given_by_hand_stays(small, root):
    from nbgrader.api import Gradebook

    said_by(small)
    with Gradebook(Course(small).db_url) as book:
        book.find_grade("conv1d-predict-test", SLUG, SLUG, "bob").manual_score = 1.5
        book.db.commit()
    classroom.hand_in(small, "bob", classroom.answered(root))
    _, lines = said_by(small)
    assert lines[-1].startswith("1 graded in")
    assert marks(small, "bob") == 8 + 1.5


def test_a_killed_run_goes_on_where_it_stopped(small, root):
    for number in range(6):
        classroom.hand_in(small, f"more-{number}", classroom.answered(root))
    code = (
        "import sys; from pathlib import Path; from shapewise.grading.batch import grade, Options;"
        f"grade(Path({str(small)!r}), Options({SLUG!r}, jobs=1), lambda text: print(text, flush=True))"
    )
    environment = {name: value for name, value in os.environ.items() if name != warm.SOCKET_VARIABLE}
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment)
    for _ in range(3):
        assert "10" in run.stdout.readline()
    below = psutil.Process(run.pid).children(recursive=True)
    run.send_signal(signal.SIGKILL)
    run.wait()
    _, alive = psutil.wait_procs(below, timeout=60)
    assert below and not [one for one in alive if one.status() != psutil.STATUS_ZOMBIE], "no process is left"
    _, lines = said_by(small)
    done = int(lines[-1].split()[0])
    assert 3 <= done <= 6
    assert marks(small, "more-5") == 10


def test_a_belief_names_those_who_are_graded_again(small):
    said_by(small)
    _, lines = said_by(small, belief="conv1d/channels-kept-apart")
    assert [line.split()[1] for line in lines if line.startswith("[")] == ["cyd"]


def test_one_student_and_json_lines(small):
    code, lines = said_by(small, students=("ada",), json=True)
    entry = json.loads(lines[0])
    assert (entry["student"], entry["outcome"]) == ("ada", "graded")
    assert sum(score["score"] for score in entry["scores"].values()) == 10
    stored = (small / "grading" / "results" / f"{SLUG}.jsonl").read_text().splitlines()
    assert [json.loads(line)["student"] for line in stored] == ["ada"]


def test_shards_run_and_a_later_run_only_records_them(small, monkeypatch):
    for number in (1, 2):
        said_by(small, shard=(number, 2))
    assert not (small / "grading" / "gradebook.db").exists()
    monkeypatch.setattr(batch, "execute", None)
    code, lines = said_by(small)
    assert code == progress.GRADED
    assert lines[-1].startswith("3 graded in")
    assert [marks(small, name) for name in ("ada", "bob")] == [10, 0]


def test_what_cannot_be_graded_is_said_and_stops_nobody(small, monkeypatch):
    execute = batch.execute

    def sometimes(job):
        if job["student"] == "ada":
            raise OSError("no room on the disk")
        return execute(job)

    monkeypatch.setattr(batch, "execute", sometimes)
    code, lines = said_by(small)
    assert code == progress.COULD_NOT
    assert any("no room on the disk" in line for line in lines)
    assert marks(small, "cyd") < 10
    monkeypatch.undo()
    assert said_by(small)[0] == progress.GRADED


@pytest.mark.parametrize(
    "options, said",
    [
        ({"students": ("eve",)}, "'eve' has handed in nothing"),
        ({"notebook": "other"}, "has no notebook 'other'"),
        ({"engine": "dask", "cluster": "tcp://127.0.0.1:1"}, "."),
    ],
)
def test_a_wrong_option_is_explained(small, options, said):
    if options.get("engine") == "dask":
        pytest.importorskip("distributed")
    with pytest.raises((ValueError, OSError), match=said):
        said_by(small, **options)


def test_an_unknown_assignment_is_explained(small):
    with pytest.raises(ValueError, match="expected one of: 06_conv1d_channels"):
        grade(small, Options("07_nothing"), print)


def test_a_link_to_somebody_elses_work_is_not_followed(small):
    other = small / "grading" / "submitted" / "eve" / SLUG
    other.mkdir(parents=True)
    (other / f"{SLUG}.ipynb").symlink_to(small / "grading" / "submitted" / "ada" / SLUG / f"{SLUG}.ipynb")
    said_by(small, students=("eve",))
    assert marks(small, "eve") == 0


# ---------------------------------------------------------------- elsewhere


@pytest.mark.slow
def test_a_dask_cluster_of_two_workers_gives_the_same_marks(small):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        code, _ = said_by(small, engine="dask", cluster=cluster.scheduler_address)
    assert code == progress.GRADED
    assert [marks(small, name) for name in ("ada", "bob")] == [10, 0]


@pytest.fixture
def postgres():
    """The address of an empty database on a real server, started for the test."""
    pytest.importorskip("psycopg2")
    program = shutil.which("postgres")
    if program is None:
        pytest.skip("PostgreSQL is not installed")
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []  # it refuses to run as root
    if user and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # pytest's own folders are closed to other users
    if user:
        shutil.chown(folder, "postgres")
    binaries = Path(program).resolve().parent
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([*user, binaries / "initdb", "-D", folder / "data", "-A", "trust", "-U", "grader"], **quiet)
    settings = f"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    control = [*user, binaries / "pg_ctl", "-D", folder / "data", "-o", settings, "-l", folder / "log", "-w"]
    subprocess.run([*control, "start"], **quiet)
    yield f"postgresql+psycopg2://grader@127.0.0.1:{port}/postgres"
    subprocess.run([*control, "stop", "-m", "immediate"], **quiet)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
def test_a_gradebook_can_be_in_postgresql(small, postgres):
    from nbgrader.api import Gradebook

    code, _ = said_by(small, db=postgres)
    assert code == progress.GRADED
    with Gradebook(postgres) as book:
        assert book.find_submission(SLUG, "ada").score == 10
    assert said_by(small, db=postgres)[1][-1].startswith("0 graded")
