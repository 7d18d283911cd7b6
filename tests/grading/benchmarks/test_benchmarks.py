"""The benchmarks measure what they say: real commands, the marks of both, and every kernel counted."""

import json
import sys
from collections import Counter

import pytest

from grading import classroom
from shapewise import cli
from shapewise.grading.benchmarks import forks, reports, stock
from shapewise.grading.running.kernel import CellRun, KernelStartError
from shapewise.processes import warm

SLUG = classroom.SLUG
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kernels are forked on Linux only")


@pytest.mark.slow
def test_both_grade_the_same_class_and_ours_is_faster(root):
    said = []
    found = stock.bench_grading(root, students=3, jobs=(2,), sample=0, slug=SLUG, say=said.append)
    assert found["marks_equal"]
    assert found["submissions"] == found["stock_submissions_run"] == 3
    assert found["ratio"]["2"] == round(found["stock_seconds"] / found["seconds"]["2"], 1) > 1
    assert said[-1] == f"--jobs 2: {found['ratio']['2']} times as fast as nbgrader autograde"


@pytest.fixture
def clock(monkeypatch):
    """Commands that take planned times instead of running: ours 10 s, nbgrader's 7 s, and 9 s a submission."""
    commands = []

    def measure_seconds(command, course, codes):
        commands.append(command)
        if command[1] == "-c":
            return 10.0
        if "autograde" not in command:
            return 5.0
        submissions = len(list(course.glob("grading/submitted/*")))
        return 7.0 + 9.0 * (1 if "--student" in command else submissions - 1)

    monkeypatch.setattr(stock, "measure_seconds", measure_seconds)
    monkeypatch.setattr(stock, "read_marks", lambda course: {"s000": 1.0})
    return commands


def test_what_stock_takes_for_a_class_is_worked_out_from_a_few(root, clock):
    found = stock.bench_grading(root, students=60, jobs=(1, 2), sample=4, slug=SLUG, say=lambda text: None)
    # The first alone, 16 s; the three that are left, 34 s: 9 s each, and 7 s to start.
    assert found["stock_seconds"] == 7 + 9 * 60
    assert found["ratio"] == {"1": 54.7, "2": 54.7}
    assert found["stock_submissions_run"] == 4


def test_every_assignment_gets_the_whole_class(root, clock):
    found = stock.bench_grading(root, students=4, jobs=(1,), sample=3, say=lambda text: None)
    slugs = sorted(path.name for path in (root / "solutions").iterdir())
    assert found["submissions"] == 4 * len(slugs)
    assert [command[4] for command in clock if command[1] == "-c"] == slugs


def test_marks_that_differ_are_said(root, clock, monkeypatch):
    monkeypatch.setattr(stock, "read_marks", lambda course: {"s000": 1.0 if "ours" in course.name else 2.0})
    said = []
    found = stock.bench_grading(root, students=4, jobs=(1,), sample=3, slug=SLUG, say=said.append)
    assert not found["marks_equal"]
    assert any("s000: 2.0 by nbgrader, 1.0 with --jobs 1" in line for line in said)


def test_the_class_is_right_untouched_and_half_right_in_turn(root):
    path = root / "assignments" / SLUG / f"{SLUG}.ipynb"
    source = root / "solutions" / SLUG / f"{SLUG}.ipynb"
    released = json.loads(path.read_text("utf-8"))
    right = {cell["id"]: cell["source"] for cell in json.loads(source.read_text("utf-8"))["cells"]}
    answers = [cell["id"] for cell in released["cells"] if cell["metadata"].get("nbgrader", {}).get("solution")]

    def solved(number):
        made = stock.make_submission(path, source, number)
        return [cell["id"] for cell in made["cells"] if cell["id"] in answers and cell["source"] == right[cell["id"]]]

    assert solved(0) == answers
    assert solved(1) == []
    assert solved(2) == answers[::2]


@pytest.mark.parametrize(
    "options, said",
    [
        ({"slug": "07_nothing"}, "no assignment '07_nothing'"),
        ({"students": 0}, "class of 0"),
        ({"jobs": (0,)}, "expected 1 or more"),
    ],
)
def test_a_wrong_option_is_explained(root, options, said):
    with pytest.raises(ValueError, match=said):
        stock.bench_grading(root, **options)


def test_a_command_that_fails_is_no_measurement(tmp_path):
    with pytest.raises(RuntimeError, match="ended with 4:\nwhat it said"):
        stock.measure_seconds([sys.executable, "-c", "print('what it said'); raise SystemExit(4)"], tmp_path, (0, 3))


# ---------------------------------------------------------------- forks


@linux_only
def test_every_fork_trains_and_none_is_left_out():
    said = []
    found = forks.bench_forks(4, 2, said.append)
    assert found["sound"]
    assert (found["ends"], found["results"]) == ({"ok": 4}, 1)
    assert said[0].startswith("[1/4] {'ok': 1}; about ")
    assert said[-1].endswith("{'ok': 4}, 1 different results")


@linux_only
@pytest.mark.parametrize("trouble", ["hangs", "does not start", "computes something else"])
def test_one_fork_in_trouble_makes_the_whole_unsound(monkeypatch, trouble):
    class Planned:
        started = Counter()

        def __init__(self, *_, **__):
            self.started["all"] += 1
            if self.started["all"] == 3 and trouble == "does not start":
                raise KernelStartError("it did not answer")

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def run(self, source):
            third = self.started["all"] == 3
            text = "0.2" if third and trouble == "computes something else" else "0.1"
            end = "timeout" if third and trouble == "hangs" else "ok"
            return CellRun(end, [{"output_type": "stream", "name": "stdout", "text": text}])

    monkeypatch.setattr(forks, "Kernel", Planned)
    monkeypatch.setattr(forks.launching, "start_ahead", lambda: "none")
    found = forks.bench_forks(5, 1, lambda text: None)
    assert not found["sound"]
    assert sum(found["ends"].values()) == 5


def test_forks_that_cannot_be_are_explained(monkeypatch):
    with pytest.raises(ValueError, match="0 kernels"):
        forks.bench_forks(0)
    monkeypatch.setenv(warm.COLD_VARIABLE, "1")
    with pytest.raises(ValueError, match="SHAPEWISE_COLD is set"):
        forks.bench_forks(1)


def test_the_command_prints_one_line_of_json_and_fails_with_the_finding(monkeypatch, capsys):
    monkeypatch.setattr(forks, "bench_forks", lambda count, jobs, say: {"forks": count, "sound": count < 3})
    assert cli.main(["bench", "forks", "--count", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"forks": 2, "sound": True}
    assert cli.main(["bench", "forks", "--count", "3"]) == 1


# ---------------------------------------------------------------- reports


def test_reports_of_two_sizes_are_compared(root):
    lines = []
    found = reports.bench_reports(root, 30, lines.append)
    assert found["students"] == [3, 30]
    assert lines == [f"30 students take {found['ratio']} times as long as 3"]
    with pytest.raises(ValueError, match="10 students or more"):
        reports.bench_reports(root, 9)
