"""`shapewise bench grade`: the same class, graded by stock `nbgrader autograde` and by `shapewise grade`.

This file claims: both are started as a user starts them, each as a process of its own with a new gradebook, and the
time is from start to end. Stock takes 10 s and more a submission; unless told to grade all, it grades one
submission, then a few, and what it takes to start and for each gives its time for the class. The marks are compared
for the sample.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from shapewise.grading.running.submission import PARTS
from shapewise.processes import warm

#: `shapewise grade` with another folder for the project's.
GRADE = (
    "import sys; from pathlib import Path; from shapewise import cli;"
    "sys.exit(cli.main(['grade', *sys.argv[2:]], Path(sys.argv[1])))"
)


def bench_grading(
    root: Path,
    *,
    students: int = 60,
    jobs: tuple[int, ...] = (1, 2),
    sample: int = 4,
    slug: str | None = None,
    say: Callable[[str], None] = print,
) -> dict:
    """Grade a class both ways, and compare times and marks.

    Parameters
    ----------
    root : Path
        The project, for its assignments.
    students : int
        Size of the class; each of them hands in every assignment.
    jobs : tuple of int
        How many submissions at once, each measured.
    sample : int
        How many submissions stock grades; 0: all of them.
    slug : str, optional
        The assignment; default: each in turn.

    Returns
    -------
    dict
        "ratio": jobs -> stock's time by ours; "marks_equal"; "students"; the seconds behind them, and where those of a
        submission went.
    """
    slugs = [slug] if slug else sorted(path.parent.name for path in root.glob("solutions/*/*.ipynb"))
    if not slugs:
        raise ValueError("there are no assignments in solutions/ to measure with")
    if unknown := [slug for slug in slugs if not (root / "solutions" / slug).is_dir()]:
        raise ValueError(f"there is no assignment {unknown[0]!r} in solutions/")
    if students < 1 or any(count < 1 for count in jobs):
        raise ValueError(f"a class of {students} graded by {jobs} at once; expected 1 or more of each")
    size = max(sample, 3) if 0 < sample < students - 1 else students
    ours = dict.fromkeys(jobs, 0.0)
    stock, differing, parts = 0.0, [], []
    with tempfile.TemporaryDirectory(prefix="shapewise-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for slug in slugs:
            say(f"{slug}: {students} submissions")
            marks = {}
            for count in jobs:
                course = make_course(root, folder / f"ours-{count}-{slug}", slug, students)
                command = [sys.executable, "-c", GRADE, str(course), slug, "--jobs", str(count)]
                seconds = measure_seconds(command, course, (0, 3))
                ours[count] += seconds
                marks[count] = read_marks(course)
                say(f"    shapewise grade --jobs {count}: {seconds:.1f} s")
                if count == jobs[0]:
                    parts.append(read_parts(course, slug, count * seconds))
            seconds, reference = _stock(root, folder, slug, students, size, say)
            stock += seconds
            differing += [
                f"{slug} {key}: {mark} by nbgrader, {marks[count].get(key)} with --jobs {count}"
                for key, mark in reference.items()
                for count in jobs
                if marks[count].get(key) != mark
            ]
    for line in differing[:10]:
        say(f"    other marks: {line}")
    mean = {name: statistics.fmean(one[name] for one in parts) for name in parts[0]}
    listed = ", ".join(f"{name} {value:.2f}" for name, value in mean.items())
    say(
        f"seconds of a submission with --jobs {jobs[0]}: {listed}; its own cells alone take "
        f"{mean['set-up'] + mean['answers']:.2f}"
    )
    say(f"a class of {students}, {len(slugs)} assignments:")
    ratio = {str(count): round(stock / seconds, 1) for count, seconds in ours.items()}
    for count, times in ratio.items():
        say(f"--jobs {count}: {times} times as fast as nbgrader autograde")
    return {
        "ratio": ratio,
        "marks_equal": not differing,
        "students": students,
        "seconds_of_a_submission": {name: round(value, 3) for name, value in mean.items()},
        "submissions": students * len(slugs),
        "stock_seconds": round(stock, 1),
        "stock_submissions_run": size * len(slugs),
        "seconds": {str(count): round(seconds, 1) for count, seconds in ours.items()},
        "cpus": os.cpu_count(),
    }


def _stock(root: Path, folder: Path, slug: str, students: int, size: int, say) -> tuple[float, dict]:
    """Stock's seconds for the class, and the marks it gave."""
    course = make_course(root, folder / f"stock-{slug}", slug, size)
    nbgrader = [sys.executable, "-m", "nbgrader"]
    measure_seconds([*nbgrader, "generate_assignment", slug, "--force"], course, (0,))
    if size == students:
        total = measure_seconds([*nbgrader, "autograde", slug], course, (0,))
        say(f"    nbgrader autograde: {total:.1f} s")
        return total, read_marks(course)
    # The first alone, then the others: each call starts once, and the second grades size - 1.
    one = measure_seconds([*nbgrader, "autograde", slug, "--student", "s000"], course, (0,))
    others = measure_seconds([*nbgrader, "autograde", slug], course, (0,))
    each = (others - one) / (size - 2)
    start = max(one - each, 0.0)
    total = start + each * students
    say(
        f"    nbgrader autograde: {one + others:.1f} s for {size}; {start:.1f} s and {each:.1f} s each make "
        f"{total:.0f} s"
    )
    return total, read_marks(course)


def measure_seconds(command: list[str], course: Path, codes: tuple[int, ...]) -> float:
    """Seconds that a command takes.

    Raises
    ------
    RuntimeError
        If it ends with another exit code than `codes`; the message is what it said.
    """
    environment = {name: value for name, value in os.environ.items() if name != warm.SOCKET_VARIABLE}
    environment.pop("JUPYTER_DEFAULT_PROVISIONER_NAME", None)
    began = time.monotonic()
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)
    seconds = time.monotonic() - began
    if done.returncode not in codes:
        raise RuntimeError(
            f"{' '.join(command[:4])} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    return seconds


def make_course(root: Path, course: Path, slug: str, students: int) -> Path:
    """A course with one assignment and a class: in turn all right, untouched, and one answer of two."""
    shutil.copytree(root / "solutions" / slug, course / "solutions" / slug)
    shutil.copytree(root / "assignments" / slug, course / "assignments" / slug)
    shutil.copy(root / "nbgrader_config.py", course)
    for number in range(students):
        folder = course / "grading" / "submitted" / f"s{number:03d}" / slug
        folder.mkdir(parents=True)
        for path in sorted((root / "assignments" / slug).glob("*.ipynb")):
            source = root / "solutions" / slug / path.name
            (folder / path.name).write_text(json.dumps(make_submission(path, source, number)), "utf-8")
    return course


def make_submission(released: Path, source: Path, number: int) -> dict:
    """What student `number` hands in."""
    notebook = json.loads(released.read_text("utf-8"))
    answers = {cell["id"]: cell["source"] for cell in json.loads(source.read_text("utf-8"))["cells"]}
    place = 0
    for cell in notebook["cells"]:
        if (cell["metadata"].get("nbgrader") or {}).get("solution"):
            place += 1
            if number % 3 == 0 or (number % 3 == 2 and place % 2):
                cell["source"] = answers[cell["id"]]
    return notebook


def read_parts(course: Path, slug: str, seconds: float) -> dict[str, float]:
    """Where the seconds of a submission went, on average; what no submission had is starting, reading and recording."""
    found = [
        json.loads(path.read_text("utf-8"))["result"]
        for path in (course / "grading" / "results" / slug).glob("*/*.json")
    ]
    if not found:
        return dict.fromkeys((*PARTS, "start and record"), 0.0)
    parts = {name: statistics.fmean(one.get("parts", {}).get(name, 0.0) for one in found) for name in PARTS}
    return {**parts, "start and record": seconds / len(found) - statistics.fmean(one["seconds"] for one in found)}


def read_marks(course: Path) -> dict[str, float]:
    """Every mark in a course's gradebook: "student notebook cell" -> points."""
    query = """
        select student.id, notebook.name, base_cell.name, grade.auto_score from grade
        join submitted_notebook on grade.notebook_id = submitted_notebook.id
        join notebook on submitted_notebook.notebook_id = notebook.id
        join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
        join student on submitted_assignment.student_id = student.id
        join base_cell on grade.cell_id = base_cell.id
    """
    with sqlite3.connect(course / "grading" / "gradebook.db") as connection:
        return {f"{student} {notebook} {cell}": score for student, notebook, cell, score in connection.execute(query)}
