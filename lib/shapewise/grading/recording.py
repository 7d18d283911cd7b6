"""What became of a submission, kept, recorded and said; and what a locked gradebook or a full disk does to that.

A result is kept before it is recorded: where the gradebook cannot be written, nothing has to be run a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from shapewise.grading.course.assignment import SourceAssignment
from shapewise.grading.course.claims import Claim
from shapewise.grading.course.faults import explain_fault
from shapewise.grading.course.folder import Submission
from shapewise.grading.course.gradebook import Book, save_result
from shapewise.grading.running.progress import Progress

KEPT = "its result is kept in grading/results"


@dataclass
class Work:
    """A submission on its way: to be run, or only to be recorded."""

    submission: Submission
    digest: str
    path: Path
    job: dict
    result: dict | None = None
    claim: Claim | None = None

    def release(self) -> None:
        """Let others have it."""
        if self.claim is not None:
            self.claim.release()


@dataclass
class Recorder:
    """Records the results of an assignment, one after the other.

    Parameters
    ----------
    assignment : SourceAssignment
        What was graded.
    book : Book or None
        The gradebook; None where results are only kept.
    progress : Progress
        Is told of every submission once.
    after : callable, optional
        Called with the work once it is recorded, while nobody else can have it.
    """

    assignment: SourceAssignment
    book: Book | None
    progress: Progress
    after: Callable[[Work], None] | None = None
    #: kept while the gradebook is locked
    waiting: list[Work] = field(default_factory=list)

    def take(self, work: Work) -> None:
        """Keep a result, record it, say it."""
        try:
            self._take(work)
        except BaseException:
            work.release()
            raise

    def _take(self, work: Work) -> None:
        work.result = {**work.result, "predictions": work.submission.predictions}
        if "error" in work.result or not self._keep(work, recorded=False) or self.book is None:
            self._done(work)
        elif self.waiting:
            self.waiting.append(work)
        elif (fault := self._record(work)) and "locked" in fault:
            self.progress.fault(f"{fault}. What is graded meanwhile is kept, and recorded at the end if it can be.")
            self.waiting.append(work)
        else:
            self._done(work, fault)

    def finish(self) -> None:
        """Record what waits; after the first that cannot be, the others are not tried."""
        fault = None
        for work in self.waiting:
            fault = fault or self._record(work)
            self._done(work, fault)
        self.waiting = []

    def _keep(self, work: Work, recorded: bool) -> bool:
        try:
            save_result(work.path, work.digest, work.result, recorded=recorded)
        except OSError as error:
            work.result["error"] = f"not kept: {explain_fault(error, str(work.path)) or error}"
        return "error" not in work.result

    def _record(self, work: Work) -> str | None:
        """Write a result into the gradebook; what went wrong, if something did."""
        try:
            work.result["total"] = self.book.record(work.submission, work.job, work.result, self.assignment)
        except Exception as error:  # of one submission: the others go on
            self.book.roll_back()
            return explain_fault(error, self.book.course.db_place) or f"{type(error).__name__}: {error}"
        return None

    def _done(self, work: Work, fault: str | None = None) -> None:
        if fault:
            work.result["error"] = f"not recorded, {KEPT}: {fault}"
        elif self.book is not None and "error" not in work.result:
            self._keep(work, recorded=True)
        self.progress.add(work.result)
        if self.after is not None and self.book is not None and "error" not in work.result:
            self.after(work)
        work.release()
