"""No hostile submission gains a point, reads a canary, reaches the network or changes another's outcome."""

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

import attacks
import shapewise
from attacks import target
from shapewise.grading import batch
from shapewise.grading.benchmarks import stock
from shapewise.grading.judging import pool
from shapewise.grading.running import isolation, launching
from shapewise.processes.limits import Limits

pytestmark = [
    pytest.mark.attack,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no sandbox but on Linux"),
]
ATTACKS = attacks.everything()
LIMITS = Limits(
    cell_seconds=5, total_seconds=40, memory_bytes=1 << 30, disk_bytes=64 << 20, file_bytes=64 << 20, restarts=1
)
FOUND = re.compile(r"CANARY-[0-9a-f]{16}")


@contextlib.contextmanager
def listening(family, address):
    """A server on this machine; what has reached it."""
    reached = []
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.bind(address)
        listener.listen(16)

        def serve():
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    reached.append(1)
                    connection.close()

        threading.Thread(target=serve, daemon=True).start()
        yield listener.getsockname(), reached
        listener.shutdown(socket.SHUT_RDWR)


def outputs_of(course, student):
    """Everything that left the kernel of a submission: outputs, results, what was said."""
    path = course / "grading" / "autograded" / student / target.SLUG / f"{target.SLUG}.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"] if path.exists() else []
    return json.dumps([cell.get("outputs") for cell in cells])


def state_of(folder):
    """Every file of a folder, with what changes when it is written."""
    stats = {path: path.lstat() for path in Path(folder).rglob("*") if "__pycache__" not in path.parts}
    return {
        str(path): (stat.st_size, stat.st_mtime_ns, stat.st_ino) for path, stat in stats.items() if not path.is_dir()
    }


def planted_in(folder):
    """What was put into the library, or beside it; its files may be edited by others while this runs."""
    return sorted(str(path) for path in folder.parent.rglob("planted*"))


@pytest.fixture(scope="module")
def battle(root, tmp_path_factory):
    """One class of all attacks, graded once."""
    course = tmp_path_factory.mktemp("battle") / "course"
    name = f"shapewise-attacked-{os.getpid()}"
    library = Path(shapewise.__file__).parent
    with (
        pytest.MonkeyPatch.context() as patch,
        listening(socket.AF_INET, ("127.0.0.1", 0)) as (address, tcp),
        listening(socket.AF_UNIX, f"\0{name}") as (_, abstract),
    ):
        canaries = target.make_course(root, course, ATTACKS, address[1], name)
        patch.setenv("SHAPEWISE_TEST_SECRET", canaries["environment"])
        before = {"solutions": state_of(course / "solutions"), "submitted": state_of(course / "grading" / "submitted")}
        before["library"] = planted_in(library)
        said = []
        options = batch.Options(target.SLUG, jobs=3, limits=LIMITS, sandbox="strict")
        code = batch.grade(course, options, say=said.append)
    after = {"solutions": state_of(course / "solutions"), "submitted": state_of(course / "grading" / "submitted")}
    after["library"] = planted_in(library)
    results = {
        path.parent.name: json.loads(path.read_text("utf-8"))["result"]
        for path in (course / "grading" / "results" / target.SLUG).glob("*/*.json")
    }
    yield SimpleNamespace(
        course=course, canaries=canaries, said="\n".join(said), code=code, results=results, marks=stock.read_marks(course),
        reached=len(tcp) + len(abstract), before=before, after=after,
    )  # fmt: skip
    pool.close_idle_judges()
    launching.stop_servers()


def marks_of(battle, student):
    return {name.split()[-1]: mark for name, mark in battle.marks.items() if name.split()[0] == student}


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_an_attack_gains_and_reads_nothing(battle, attack):
    student = str(attack)
    result = battle.results[student]
    assert sum(score["score"] for score in result["scores"].values()) <= attack.points, result["scores"]
    assert sum(marks_of(battle, student).values()) <= attack.points
    assert set(marks_of(battle, student)) == {f"{name}-test" for name in target.EXERCISES}
    shown = outputs_of(battle.course, student) + json.dumps(result)
    assert FOUND.findall(shown) == []
    assert "PLANTED" not in shown, shown[:2000]
    assert "FORGED" not in json.dumps(result["diagnoses"])


@pytest.mark.parametrize(
    "attack", [attack for attack in ATTACKS if attack.family == "borrowing" and "dense" in attack.answers], ids=str
)
def test_what_is_borrowed_is_refused_for_that_reason(battle, attack):
    found = [one for one in battle.results[str(attack)]["diagnoses"] if one["grade_id"] == "dense-test"]
    assert [one["kind"] for one in found] == ["numpy"], found


@pytest.mark.parametrize("student", ["aa-right", "zz-right"])
def test_the_others_get_what_is_theirs(battle, student):
    points = {f"{name}-test": float(points) for name, (*_, points) in target.EXERCISES.items()}
    assert marks_of(battle, student) == points, battle.said
    assert battle.results[student]["findings"] == []


def test_every_attack_has_an_outcome(battle):
    assert set(battle.results) == {*map(str, ATTACKS), "aa-right", "zz-right"}, battle.said
    assert "could not be graded" not in battle.said.replace("0 could not be graded", "")
    assert {result["sandbox"] for result in battle.results.values()} <= set(isolation.STRONG)


def test_nothing_was_written_and_nothing_was_reached(battle):
    for place, state in battle.before.items():
        assert battle.after[place] == state, place
    assert not (battle.course / "planted").exists()
    assert battle.reached == 0


def test_no_canary_is_in_what_was_said_or_in_feedback(battle):
    assert FOUND.findall(battle.said) == []
    nbgrader = [sys.executable, "-m", "nbgrader", "generate_feedback", target.SLUG]
    for student in ("reading-history", "aa-right"):
        done = subprocess.run([*nbgrader, "--student", student], cwd=battle.course, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
    pages = [path.read_text("utf-8") for path in (battle.course / "grading" / "feedback").rglob("*.html")]
    assert len(pages) == 2
    own = battle.canaries["neighbour"]  # it stands in the pages of those who wrote it
    assert {one for page in pages for one in FOUND.findall(page)} <= {own}


def test_nothing_of_an_attack_still_runs(battle):
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            assert b"86399" not in path.read_bytes()
    assert not [path for path in Path(isolation.shared_folder()).rglob("*") if path.is_file() and path.stat().st_size > 1 << 20]


def test_a_canary_would_have_been_found(battle):
    """The test of reading can fail: where nothing shuts a submission in, the same code finds them."""
    attack = next(attack for attack in ATTACKS if str(attack) == "reading-course-by-path")
    found = subprocess.run(
        [sys.executable, "-c", target.fill(attack.code, {"@COURSE@": str(battle.course)})],
        capture_output=True,
        text=True,
    )
    assert battle.canaries["hidden tests"] in found.stdout
    assert battle.canaries["gradebook folder"] in found.stdout
