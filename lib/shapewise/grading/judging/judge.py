"""The process that reaches verdicts: it runs the author's tests, and never a line of a submission.

This file claims: a verdict is "passed" only if every line of the author's test ran here without an error. What the
tests ask of a submission comes over :mod:`shapewise.grading.judging.remote`. One judge serves many submissions, one
after
another; each begins with fresh names, and with numbers of its own for checks that draw them.

It speaks with the grader over a socket in frames of :mod:`shapewise.grading.judging.wire`: ("begin", author's cells),
and for
each test ("test", grade id, seconds) with the socket at which the submission's kernel answers, replied to with a
verdict.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import secrets
import socket
import sys
import time
import warnings
from numbers import Real

import numpy as np

from shapewise.answers.checks import bundle_of
from shapewise.answers.context import Context, judging
from shapewise.answers.matching import Diagnosis
from shapewise.exercises.checking import without_numbers
from shapewise.exercises.unwritten import answer_names
from shapewise.grading.judging import wire
from shapewise.grading.judging.hiding import find_hidden_lines, hide_numbers, raising_line, running_line
from shapewise.grading.judging.names import AuthorCells, split_last, without_magics
from shapewise.grading.judging.remote import Names, RemoteSubmission, SubmissionLost

#: Characters of a message that are kept.
MOST_TEXT = 10_000


class Judge:
    """The tests of one assignment, for the submissions that come."""

    def __init__(self):
        self.authors = AuthorCells([])
        self.names = Names()
        self.context = Context()
        self.found: list[dict] = []
        self.hidden: frozenset[int] = frozenset()

    def begin(self, cells: list[dict], class_seed: int | None = None) -> None:
        """A new submission: nothing of the one before is left. Hidden numbers are those of `class_seed`, if there is one."""
        from shapewise.reading import keras

        keras.backend.clear_session()
        gc.collect()
        self.authors, self.names = AuthorCells(cells), Names()
        self.context = Context(tell=self.keep, seeds=(secrets.randbelow(2**31),), class_seed=class_seed)

    def keep(self, diagnosis: Diagnosis) -> None:
        """A diagnosis, as the check would have shown it; of a hidden check without its numbers."""
        self.found.append(bundle_of(without_numbers(diagnosis) if running_line() in self.hidden else diagnosis))

    def reach_verdict(self, grade_id: str, listener: socket.socket, deadline: float) -> dict:
        """What a test says of the submission that answers at `listener`."""
        self.found = []
        source = self.authors.cells[self.authors.place_of(grade_id)]["source"]
        self.hidden = find_hidden_lines(source)
        printed = io.StringIO()
        verdict = {"passed": False, "lost": None, "error": None, "result": None, "empty": False}
        try:
            with contextlib.redirect_stdout(printed), judging(self.context), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with accept(listener, deadline) as connection:
                    submission = RemoteSubmission(connection, deadline)
                    verdict["result"] = self.run(grade_id, submission)
                    verdict["empty"] = submission.gave_nothing and not self.found
            verdict["passed"] = True
        except SubmissionLost as reason:
            verdict["lost"] = str(reason)
        except BaseException as error:
            line = raising_line(error.__traceback__)
            hidden = line in self.hidden
            verdict["error"] = describe_error(hide_numbers(error, without_magics(source), line) if hidden else error)
        bundles = json.dumps(self.found)
        return {**verdict, "found": bundles, "printed": printed.getvalue()[:MOST_TEXT]}

    def run(self, grade_id: str, submission: RemoteSubmission):
        """Run a test; the text of its last expression, or None."""
        place = self.authors.place_of(grade_id)
        for before in self.authors.setups_before(place):
            self.names.begin(None, set())
            self.authors.done.add(before)
            try:
                exec(compile(without_magics(self.authors.cells[before]["source"]), "<setup>", "exec"), self.names)
            except Exception:  # it needs something of the student's: the submission has run it too
                continue
        self.names.begin(submission, self.authors.theirs(place))
        for name in answer_names(self.authors.cells[place]["source"]):
            self.names.stand_in(name)
        body, last = split_last(self.authors.cells[place]["source"])
        exec(body, self.names)
        result = eval(last, self.names) if last is not None else None
        return None if result is None else as_points(result)


def as_points(result) -> str:
    """The last line of a test as text: a number, of whatever type, as one that can be read again.

    Examples
    --------
    >>> import numpy as np
    >>> as_points(np.float64(0.5)), as_points(np.array(2)), as_points(True), as_points("done")
    ('0.5', '2.0', 'True', "'done'")
    """
    array = np.asarray(result) if isinstance(result, (Real, np.ndarray, np.generic)) else np.asarray("")
    if array.ndim == 0 and array.dtype.kind in "iuf":
        return repr(float(array))
    if isinstance(result, Real) and not isinstance(result, (bool, np.bool_)):
        return repr(float(result))
    return repr(result)[:100]


@contextlib.contextmanager
def accept(listener: socket.socket, deadline: float):
    try:
        listener.settimeout(max(deadline - time.monotonic(), 0.01))
        connection, _ = listener.accept()
    except OSError as error:
        raise SubmissionLost(f"the submission's kernel did not call back ({error})") from None
    with connection:
        yield connection


def describe_error(error: BaseException) -> dict:
    """An error's name and message; of a wrong answer what a learner reads, and never a line of a test."""
    shown = getattr(error, "_render_traceback_", None)
    lines = shown() if shown and isinstance(error, AssertionError) else None
    name, text = type(error).__name__, str(error)[:MOST_TEXT]
    return {"name": name, "text": text, "lines": lines or [f"{name}: {text}"]}


def serve(connection: socket.socket) -> None:
    """Judge until the grader hangs up."""
    judge = Judge()
    while True:
        try:
            data, descriptors, _, _ = socket.recv_fds(connection, 1, 1)
            if not data:
                return
            request = wire.unpack(wire.receive(connection))
        except wire.Lost:
            return
        if request[0] == "begin":
            judge.begin(*request[1:])
            reply = {}
        else:
            with socket.socket(fileno=descriptors[0]) as listener:
                reply = judge.reach_verdict(request[1], listener, time.monotonic() + request[2])
        try:
            wire.send(connection, wire.pack(reply))
        except wire.Lost:
            return


def main(descriptor: int) -> int:
    """Serve on a socket that this process has inherited."""
    with socket.socket(fileno=descriptor) as connection:
        serve(connection)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
