"""`shapewise grade --watch`: what arrives is graded at once, and its feedback lies where the student finds it.

Each version of a submission is graded once, whoever else watches or grades the same folder; what is still being copied
is
waited for; what a watcher had not finished when it was stopped, the next one finishes.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from shapewise.grading import batch
from shapewise.grading.course.arriving import Arrivals
from shapewise.grading.course.assignment import SourceAssignment, read_source_assignment
from shapewise.grading.course.claims import claimed
from shapewise.grading.course.faults import explain_fault
from shapewise.grading.course.folder import Course
from shapewise.grading.course.gradebook import load_result, result_path
from shapewise.grading.engines import open_executor
from shapewise.grading.recording import Recorder, Work
from shapewise.grading.reporting.giving_back import GiveBack
from shapewise.grading.running import launching
from shapewise.grading.running.progress import Progress
from shapewise.markup import printable
from shapewise.processes import warm

#: Seconds between two looks, and until what could not be recorded is tried again.
PAUSE, AGAIN = 0.5, 30.0


class Arriving(Progress):
    """Says a line for each submission, with the time of the day; what was graded before is not worth one."""

    def skip(self, result: dict) -> None:
        self.skipped += 1

    def add(self, result: dict) -> None:
        say = self.say
        if not self.as_json:
            self.say = lambda text: say(
                text if text.startswith(" ") else f"{time.strftime('%H:%M:%S')} {text.partition('] ')[2]}"
            )
        self.done = self.total  # nothing is known of how many come
        try:
            super().add(result)
        finally:
            self.say = say
            self.done = 0


@dataclass
class Watch:
    """What a watcher keeps between two looks."""

    course: Course
    options: batch.Options
    say: Callable[[str], None]
    give_back: GiveBack
    sources: dict[str, tuple[float, SourceAssignment]]
    arrivals: Arrivals
    asked_to_stop: threading.Event = field(default_factory=threading.Event)
    graded: int = 0
    later: float = 0.0

    def source(self, name: str) -> SourceAssignment:
        """The assignment as it is now; read again when its files change."""
        files = (self.course.root / "solutions" / name).rglob("*")
        changed = max((path.stat().st_mtime for path in files), default=0.0)
        if name not in self.sources or self.sources[name][0] != changed:
            self.sources[name] = (changed, read_source_assignment(self.course.root, name))
        return self.sources[name][1]

    def prepare(self, name: str) -> None:
        """Have the gradebook ready before the first submission arrives; refuse a name that is none."""
        with batch.open_book(self.course, self.source(name), self.options, Arriving(0, self.options.json, self.say)):
            pass

    def look(self, pool) -> None:
        """Grade what has arrived, one submission after the other in the order of arrival, as many at once as there are jobs."""
        self.give_back.collect(tuple(self.arrivals.notebooks))
        if time.monotonic() < self.later:
            return
        whole = self.arrivals.find_whole()
        while whole and not self.asked_to_stop.is_set():
            assignment = whole[0][0]
            some = [key for key in whole if key[0] == assignment][: 4 * self.options.jobs]
            whole = [key for key in whole if key not in some]
            self._grade(assignment, [student for _, student in some], pool)

    def _grade(self, name: str, students: list[str], pool) -> None:
        source, began = self.source(name), time.time()
        options = replace(self.options, assignment=name, students=tuple(students))
        progress = Arriving(len(students), options.json, self.say)
        with batch.open_book(self.course, source, options, progress) as book:
            recorder = Recorder(source, book, progress, after=lambda work: self._return(work, source))
            pairs = [(student, notebook) for student in students for notebook in source.notebooks]
            batch.grade_pairs(self.course, source, pairs, options, recorder, pool, began, wait=False)
        if progress.faults or progress.errors:
            self.later = time.monotonic() + AGAIN
        for student in students:
            done = [load_result(result_path(self.course, name, student, notebook)) for notebook in source.notebooks]
            if all(one is not None and one["recorded"] for one in done) and not progress.faults:
                self.arrivals.take((name, student))
                self._make_up(name, student)

    def _return(self, work: Work, source: SourceAssignment) -> None:
        """Give feedback on a submission once all of its notebooks are graded."""
        assignment, student = work.submission.assignment, work.submission.student
        self.graded += 1
        if work.submission.notebook == list(source.notebooks)[-1]:
            with claimed(self._feedback_claim(assignment, student)):
                self._say_returned(assignment, student)

    def _feedback_claim(self, assignment: str, student: str) -> Path:
        return self.course.results(assignment) / student / ".feedback.claim"

    def _make_up(self, assignment: str, student: str) -> None:
        """Feedback that a watcher or a grader before did not come to."""
        if self.give_back.is_missing(assignment, student):
            with claimed(self._feedback_claim(assignment, student)):
                if self.give_back.is_missing(assignment, student):  # not made by somebody else meanwhile
                    self._say_returned(assignment, student)

    def _say_returned(self, assignment: str, student: str) -> None:
        try:
            place = self.give_back.give(assignment, student)
        except (OSError, ValueError) as error:
            if self.asked_to_stop.is_set():  # nbgrader takes an interrupt for an error of its own
                raise KeyboardInterrupt from None
            self.say(
                f"    no feedback for {printable(student)}: "
                f"{printable(explain_fault(error, 'grading/feedback') or str(error))}"
            )
        else:
            if not self.options.json:
                self.say(f"    feedback: {printable(str(place))}")


@contextmanager
def _stop_signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set, besides interrupting: some of nbgrader's code goes on when interrupted."""
    asked = threading.Event()

    def stop(*_):
        asked.set()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield asked
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def watch(root: Path, options: batch.Options, return_to: str | None = None, say: Callable[[str], None] = print) -> int:
    """Grade what arrives until stopped; 0.

    Parameters
    ----------
    root : Path
        The course folder.
    options : Options
        As for grading; an empty assignment stands for all.
    return_to : str, optional
        A folder for each student, with ``{student}`` in its path, into which feedback is copied.
    say : callable
        Is given each line.

    Raises
    ------
    ValueError
        If there is no such assignment.
    """
    warm.freeze_fingerprint()
    if options.engine == "local":
        batch.warn_of_weak_isolation(launching.start_ahead(options.sandbox), say if not options.json else None)
    course = Course(root, options.db)
    watched = Watch(course, options, say, GiveBack(course, return_to), {}, Arrivals(course, {}))
    names = (
        [options.assignment]
        if options.assignment
        else sorted(path.parent.name for path in root.glob("solutions/*/*.ipynb"))
    )
    for name in [options.assignment] if options.assignment else []:
        watched.prepare(name)
    found = {name: tuple(sorted(path.stem for path in (root / "solutions" / name).glob("*.ipynb"))) for name in names}
    watched.arrivals.notebooks.update(found)
    where = course.folder("submitted", "*", options.assignment or "*")
    if not options.json:
        say(f"watching {where}{watched.give_back.describe()}; Ctrl-C stops")
    try:
        with (
            _stop_signals() as watched.asked_to_stop,
            open_executor(options.engine, options.jobs, options.cluster, say) as pool,
        ):
            while not watched.asked_to_stop.is_set():
                watched.look(pool)
                watched.asked_to_stop.wait(PAUSE)
    except KeyboardInterrupt:
        pass
    launching.stop_servers()
    if not options.json:
        say(f"stopped: {watched.graded} graded; what was not finished is graded at the next start")
    return 0
