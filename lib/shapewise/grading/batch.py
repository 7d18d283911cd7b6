"""A class, graded: run in parallel, recorded by one, taken up again where it stopped.

This file claims: every submission gets an outcome, none stops another, what has been graded is not graded again, a run
that was killed loses at most the submissions that were running, and two runs on one folder share the work.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from shapewise.grading.course.assignment import SourceAssignment, read_source_assignment
from shapewise.grading.course.claims import PAUSE, try_claim
from shapewise.grading.course.faults import explain_fault
from shapewise.grading.course.folder import Course, find_submission, make_job, nothing_to_run
from shapewise.grading.course.gradebook import Book, load_result, result_path
from shapewise.grading.course.order import slow_last
from shapewise.grading.engines import open_executor
from shapewise.grading.recording import Recorder, Work
from shapewise.grading.running import launching
from shapewise.grading.running.progress import COULD_NOT, FINDINGS, GRADED, Progress, outcome
from shapewise.grading.running.submission import could_not, execute
from shapewise.markup import printable
from shapewise.notebooks.places import write_atomically
from shapewise.processes import warm
from shapewise.processes.limits import Limits


@dataclass(frozen=True)
class Options:
    """What `shapewise grade` is to do."""

    assignment: str
    students: tuple[str, ...] = ()
    notebook: str | None = None
    jobs: int = 1
    engine: str = "local"
    cluster: str | None = None
    shard: tuple[int, int] | None = None
    db: str | None = None
    belief: str | None = None
    again: bool = False
    json: bool = False
    limits: Limits = field(default_factory=Limits)
    #: a level of :data:`shapewise.grading.running.isolation.LEVELS`, "strict", or empty for the best there is
    sandbox: str = ""


def grade(root: Path, options: Options, say: Callable[[str], None] = print) -> int:
    """Grade an assignment, and return the exit code: 0 graded, 3 graded with findings, 1 something could not be graded.

    Raises
    ------
    ValueError
        If there is no such assignment, student or notebook, or the gradebook cannot take the assignment.
    """
    began = time.time()
    warm.freeze_fingerprint()
    if options.engine == "local":
        warn_of_weak_isolation(launching.start_ahead(options.sandbox), say if not options.json else None)
    course = Course(root, options.db)
    assignment = read_source_assignment(root, options.assignment)
    wanted = list(_choose(course, assignment, options))
    unusable = course.unusable(assignment.name) if not options.students else {}
    for name, why in unusable.items():
        say(f"not graded: the folder {printable(name)} in grading/submitted: {why}")
    if not wanted:
        say(f"nothing handed in for {options.assignment} in {course.folder('submitted', '*', options.assignment)}")
        return COULD_NOT
    progress = Progress(len(wanted), options.json, say, errors=sum(not name.startswith(".") for name in unusable))
    with open_book(course, assignment, options, progress) as book:
        try:
            with open_executor(options.engine, options.jobs, options.cluster, say) as pool:
                grade_pairs(course, assignment, wanted, options, Recorder(assignment, book, progress), pool, began)
        except KeyboardInterrupt:
            launching.stop_servers()
            say(f"stopped after {progress.done} of {progress.total}; the same command goes on with the rest")
            raise
        progress.summary()
    _write_lines(course, assignment, progress)
    return progress.exit_code()


def grade_all(root: Path, options: Options, say: Callable[[str], None] = print) -> int:
    """Grade every assignment that somebody has handed in, on the same warm server and with the same judges.

    Returns
    -------
    int
        The exit code: 1 if something could not be graded, else 3 if there were findings, else 0.

    Raises
    ------
    ValueError
        If nothing was handed in.
    """
    course = Course(root, options.db)
    names = sorted(path.name for path in (root / "solutions").glob("*") if any(path.glob("*.ipynb")))
    handed_in = [name for name in names if course.students(name)]
    if not handed_in:
        raise ValueError(f"nothing handed in for any assignment in {course.folder('submitted', '*', '*')}")
    codes = []
    for name in handed_in:
        if not options.json:
            say(f"{name}:")
        codes.append(grade(root, replace(options, assignment=name), say))
    return next(code for code in (COULD_NOT, FINDINGS, GRADED) if code in codes)


def grade_pairs(
    course: Course,
    assignment: SourceAssignment,
    wanted: list[tuple[str, str]],
    options: Options,
    recorder: Recorder,
    pool: Executor,
    began: float,
    wait: bool = True,
) -> None:
    """Grade (student, notebook) pairs in their order; what another grader has is left to it, and with `wait` waited for.

    What another grader has recorded since `began` is not graded again.
    """
    progress = recorder.progress
    recorded = recorder.book.find_recorded(assignment.name) if recorder.book else None
    if recorded is not None:
        _say_what_is_lost(course, assignment, wanted, recorded, progress)
    finished = _find_unchanged(course, assignment, wanted, recorded, options)
    for result in finished.values():
        progress.skip(result)
    left = slow_last(course, assignment, [pair for pair in wanted if pair not in finished], progress)
    while left:
        others: list[tuple[str, str]] = []
        for work in _run(
            pool, _prepare(course, assignment, left, options, others, progress, began), 2 * max(options.jobs, 1)
        ):
            recorder.take(work)
        if not others or not wait:
            break
        if len(others) == len(left):
            progress.note(f"waiting for another grader, which has {len(others)} of these submissions")
            time.sleep(PAUSE)
        left = others
    recorder.finish()


def warn_of_weak_isolation(level: str, say: Callable[[str], None] | None) -> None:
    """Warn of a sandbox that shuts nothing in."""
    if level == "limits" and say:
        say(
            "warning: neither bubblewrap nor namespaces work here: submissions are limited, but see your files and the "
            "network; --strict refuses that"
        )


def _choose(course: Course, assignment: SourceAssignment, options: Options) -> Iterator[tuple[str, str]]:
    """(student, notebook) of what is to be graded."""
    students = course.students(assignment.name)
    for student in options.students:
        if student not in students:
            raise ValueError(
                f"{student!r} has handed in nothing for {assignment.name}; those who have: {', '.join(students)}"
            )
    if options.notebook is not None and options.notebook not in assignment.notebooks:
        raise ValueError(
            f"{assignment.name} has no notebook {options.notebook!r}; it has {', '.join(assignment.notebooks)}"
        )
    pairs = [(student, notebook) for student in options.students or students for notebook in assignment.notebooks]
    number, shards = options.shard or (1, 1)
    for index, (student, notebook) in enumerate(pairs):
        if index % shards != number - 1 or options.notebook not in (None, notebook):
            continue
        if options.belief is None or options.belief in _beliefs(course, assignment, student, notebook):
            yield student, notebook


def _beliefs(course: Course, assignment: SourceAssignment, student: str, notebook: str) -> set[str]:
    found = load_result(result_path(course, assignment.name, student, notebook))
    return {code for entry in (found or {}).get("result", {}).get("diagnoses", []) for code in entry["beliefs"]}


@contextmanager
def open_book(
    course: Course, assignment: SourceAssignment, options: Options, progress: Progress
) -> Iterator[Book | None]:
    """The gradebook with the assignment in it; None for a shard, and where the gradebook cannot be used: that is said."""
    if options.shard is not None:
        yield None
        return
    book = None
    try:
        book = Book(course)
        book.ensure(assignment)
    except Exception as error:
        fault = explain_fault(error, course.db_place)
        if book is not None:
            book.close()
        if fault is None:
            raise
        progress.fault(f"{fault}. What is graded meanwhile is kept in grading/results; that command then records it.")
        yield None
        return
    with book:
        yield book


def _say_what_is_lost(course, assignment, wanted, recorded, progress) -> None:
    """Say that the gradebook is another one than what was recorded before went into."""
    gone = 0
    for student, notebook in wanted:
        old = load_result(result_path(course, assignment.name, student, notebook))
        gone += old is not None and old["recorded"] and (student, notebook) not in recorded
    if gone:
        progress.note(
            f"the gradebook lacks {gone} that were recorded before: graded again, without marks given by hand"
        )


def _find_unchanged(course, assignment, wanted, recorded, options) -> dict[tuple[str, str], dict]:
    """What has been graded and recorded, and has not changed since: (student, notebook) -> result."""
    found = {}
    for student, notebook in [] if options.again or options.belief else wanted:
        old = load_result(result_path(course, assignment.name, student, notebook))
        if old is None or not old["recorded"] or (recorded is not None and (student, notebook) not in recorded):
            continue
        submission = find_submission(course, assignment, student, notebook)
        if old["digest"] == submission.digest(assignment):
            found[student, notebook] = old["result"]
    return found


def _prepare(
    course, assignment, wanted, options: Options, others: list, progress: Progress, began: float
) -> Iterator[Work]:
    """Jobs, made when they are needed; one that was run but not recorded keeps its result.

    What another grader has goes into `others`; what it has finished since `began` is not done again.
    """
    for student, notebook in wanted:
        path = result_path(course, assignment.name, student, notebook)
        claim = try_claim(path.with_name(f".{notebook}.claim"))
        if claim is None:
            others.append((student, notebook))
            continue
        submission = find_submission(course, assignment, student, notebook)
        digest = submission.digest(assignment)
        old = load_result(path)
        if old is not None and old["digest"] != digest:
            old = None
        if old is not None and old["recorded"] and path.stat().st_mtime >= began:
            claim.release()
            progress.skip(old["result"])
            continue
        job = make_job(submission, assignment.notebooks[notebook], options.limits, options.sandbox)
        work = Work(submission, digest, path, job, claim=claim)
        if old is not None and "cells" in old["result"] and not (options.again or options.belief):
            work.result = old["result"]
        elif not job["cells"]:
            work.result = nothing_to_run(job)
        yield work


def _run(pool: Executor, works: Iterator[Work], ahead: int) -> Iterator[Work]:
    """Works with their results, in the order in which they end; at most `ahead` are under way."""
    running: dict = {}
    try:
        for work in works:
            if work.result is not None:
                yield work
                continue
            running[pool.submit(execute, work.job)] = work
            while len(running) >= ahead:
                yield from _collect(running)
        while running:
            yield from _collect(running)
    finally:
        for work in running.values():  # interrupted
            work.release()


def _collect(running: dict) -> Iterator[Work]:
    ended, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in ended:
        work = running.pop(future)
        try:
            work.result = future.result()
        except Exception as error:  # of one submission: the others go on
            work.result = could_not(work.job, error)
            if fault := explain_fault(error, "the folder for temporary files"):
                work.result["error"] = fault
        yield work


def _write_lines(course: Course, assignment: SourceAssignment, progress: Progress) -> None:
    """Every result of the assignment, a line each, for other programs."""
    folder = course.results(assignment.name)
    lines = []
    for path in sorted(folder.glob("*/*.json")):
        found = load_result(path)
        if found:
            kept = {key: value for key, value in found["result"].items() if key != "cells"}
            lines.append(json.dumps({**kept, "outcome": outcome(kept)}))
    try:
        write_atomically(folder.with_suffix(".jsonl"), "".join(line + "\n" for line in lines))
    except OSError as error:
        progress.fault(explain_fault(error, str(folder.with_suffix(".jsonl"))) or str(error))
