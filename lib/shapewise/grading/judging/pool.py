"""The judges of a grader: started, leased to one submission at a time, replaced when they fail.

This file claims: a test of a submission comes to an end in time, whatever the submission or the judge does; its
outputs are the judge's alone; and without a verdict there are no points.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import select
import socket
import subprocess
import time
from collections.abc import Iterator

from shapewise.grading.judging import wire, worker
from shapewise.grading.running import launching
from shapewise.grading.running.clock import SLOWEST, Clock
from shapewise.grading.running.kernel import CellRun, Kernel, KernelStartError

#: A judge that has served so many submissions gives way to a new one.
MOST_SUBMISSIONS = 200
#: Seconds that a judge has for its verdict when the submission's kernel has finished answering.
GRACE_SECONDS = 10
LOST = "the test reached no verdict"
EMPTY = "it passed with an empty array, of which everything is true: look at the answer"


class JudgeProcess:
    """A judge's process, and the connection to it."""

    def __init__(self, isolation: str):
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            self.process = launching.launch_judge(isolation, theirs)
        self.isolation = isolation
        self.connection = ours
        self.served = 0
        self.owner = os.getpid()

    def is_usable(self) -> bool:
        return self.served < MOST_SUBMISSIONS and self.owner == os.getpid() and self.process.poll() is None

    def begin(self, cells: list[dict], seconds: float, class_seed: int | None) -> None:
        """A new submission.

        Raises
        ------
        KernelStartError
            If the judge does not answer.
        """
        self.served += 1
        try:
            self._send(("begin", cells, class_seed))
            self.read_reply(time.monotonic() + seconds)
        except (wire.Lost, wire.NotPlain) as reason:
            raise KernelStartError(f"the judge did not start: {reason}") from None

    def _send(self, request, descriptors=()) -> None:
        try:
            socket.send_fds(self.connection, [b"."], list(descriptors))
        except OSError as error:
            raise wire.Lost(str(error)) from None
        wire.send(self.connection, wire.pack(request), time.monotonic() + GRACE_SECONDS)

    def request_verdict(self, grade_id: str, seconds: float, listener: socket.socket) -> None:
        """Have a test put to who calls at `listener`; whoever asks keeps the time, which is no more than so much on the wall."""
        self._send(("test", grade_id, float(SLOWEST * seconds)), [listener.fileno()])

    def read_reply(self, deadline: float) -> dict:
        return wire.unpack(wire.receive(self.connection, deadline))

    def read_verdict(self, seconds: float) -> dict:
        """The reply, waited for as long as the judge has not had `seconds` for it.

        Raises
        ------
        wire.Lost
            If it does not come.
        """
        clock = Clock(self.process)
        while (left := seconds - clock.seconds()) > 0:
            if select.select([self.connection], [], [], left)[0]:
                return self.read_reply(time.monotonic() + SLOWEST * seconds)
        raise wire.Lost("the time is over")

    def close(self) -> None:
        self.connection.close()
        self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)


_idle: queue.LifoQueue[JudgeProcess] = queue.LifoQueue()


@contextlib.contextmanager
def lease_judge(isolation: str) -> Iterator[JudgeLease]:
    """A judge for one submission, used before or new."""
    lease = JudgeLease(isolation)
    try:
        yield lease
    finally:
        lease.give_back()


def close_idle_judges() -> None:
    """End all judges that wait for work."""
    with contextlib.suppress(queue.Empty):
        while True:
            _idle.get_nowait().close()


class JudgeLease:
    """The judge of one submission: if it fails at one test, another takes its place for the next."""

    def __init__(self, isolation: str):
        self.isolation = isolation
        self.judge: JudgeProcess | None = None
        self.cells: list[dict] = []
        self.seconds = 120.0
        self.class_seed: int | None = None

    def begin(self, cells: list[dict], seconds: float, class_seed: int | None = None) -> None:
        """Take a judge, and give it the author's cells."""
        self.cells, self.seconds, self.class_seed = cells, seconds, class_seed
        while self.judge is None:
            try:
                found = _idle.get_nowait()
            except queue.Empty:
                found = JudgeProcess(self.isolation)
            if found.is_usable() and found.isolation == self.isolation:
                self.judge = found
            else:
                found.close()
        self.judge.begin(cells, seconds, class_seed)

    def give_back(self) -> None:
        if self.judge is not None and self.judge.is_usable():
            _idle.put(self.judge)
        elif self.judge is not None:
            self.judge.close()
        self.judge = None

    def _fail(self) -> None:
        if self.judge is not None:
            self.judge.close()
            self.judge = None

    def run_test(self, kernel: Kernel, grade_id: str, seconds: float) -> CellRun:
        """Put one test to the submission in `kernel`."""
        if self.judge is None:
            self.begin(self.cells, self.seconds, self.class_seed)
        seconds = min(seconds, kernel.limits.cell_seconds)
        run, verdict = CellRun("error"), None
        with kernel.listener() as (listener, path):
            try:
                self.judge.request_verdict(grade_id, seconds, listener)
                run = kernel.run(worker.SOURCE.format(path=path), seconds, history=False, also=(self.judge.process,))
                _call(path)  # a judge that still waits for a call need not
                verdict = self.judge.read_verdict(GRACE_SECONDS)
            except (wire.Lost, wire.NotPlain):
                self._fail()
            except BaseException:
                self._fail()
                raise
        return combine(run, verdict)


def _call(path: str) -> None:
    """Call a judge that nobody has called, and hang up."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(0.1)
        connection.connect(path)


def combine(run: CellRun, verdict: dict | None) -> CellRun:
    """What came of a test: of the kernel's run only how it ended, the rest from the judge."""
    if run.end not in ("ok", "error"):
        outputs = [_error("MemoryError", run.reason)] if run.end == "memory" else []
        return CellRun(run.end, outputs, run.seconds, run.reason, run.counted)
    if verdict is None:
        return CellRun("error", [_error("NoVerdict", LOST)], run.seconds, LOST, run.counted)
    outputs = [{"output_type": "display_data", "data": bundle, "metadata": {}} for bundle in json.loads(verdict["found"])]
    if verdict["printed"]:
        outputs.insert(0, {"output_type": "stream", "name": "stdout", "text": verdict["printed"]})
    if verdict["passed"] is True:
        if verdict["result"] is not None:
            data = {"text/plain": verdict["result"]}
            outputs.append({"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None})
        return CellRun("ok", outputs, run.seconds, EMPTY if verdict["empty"] else "", run.counted)
    if verdict["error"]:
        error = verdict["error"]
        shown = {"output_type": "error", "ename": error["name"], "evalue": error["text"], "traceback": error["lines"]}
        return CellRun("error", [*outputs, shown], run.seconds, counted=run.counted)
    reason = f"{LOST}: {verdict['lost']}"
    return CellRun("error", [*outputs, _error("NoVerdict", reason)], run.seconds, reason, run.counted)


def _error(name: str, text: str) -> dict:
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
