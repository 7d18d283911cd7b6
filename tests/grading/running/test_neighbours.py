"""Two submissions on one machine: what one of them starts must not cost the other its time."""

import contextlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from shapewise.grading.running import isolation, launching
from shapewise.grading.running.clock import SLOWEST, Clock
from shapewise.grading.running.kernel import Kernel
from shapewise.processes import sandbox
from shapewise.processes.limits import Limits
from shapewise.processes.usage import Usage

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processor time is read from Linux's /proc"),
]
#: As many busy processes as may be, each in a session of its own: the system shares the processor out among sessions.
BUSY = """
import os, signal
born = 0
try:
    for _ in range(250):
        if os.fork() == 0:
            try:
                os.setsid()
            except OSError:
                pass
            while True:
                pass
        born += 1
except OSError:
    pass
print(born)
"""
#: What an honest submission computes: two seconds on a machine that nobody else uses.
HONEST = "import time\nwhile time.process_time() < {until}:\n    sum(range(10_000))\nprint('done')"


@contextlib.contextmanager
def started(limits, level=None):
    level = launching.start_ahead(level or "")
    with tempfile.TemporaryDirectory(dir=isolation.shared_folder()) as folder, Kernel(Path(folder), limits, level=level) as kernel:
        yield kernel


@pytest.fixture(scope="module", autouse=True)
def servers():
    yield
    launching.stop_servers()


def text_of(run):
    return "".join(output.get("text", output.get("evalue", "")) for output in run.outputs)


def test_busy_forks_of_a_neighbour_do_not_stop_an_honest_cell():
    limits = Limits(cell_seconds=6, total_seconds=60)
    with started(limits) as hostile, started(limits) as honest:
        born = int(text_of(hostile.run(BUSY)))
        assert born < sandbox.MOST_PROCESSES
        run = honest.run(f"import time\nfirst = time.process_time()\n{HONEST.format(until='first + 2')}")
        assert (run.end, text_of(run)) == ("ok", "done\n"), run


def test_what_a_submission_starts_computes_only_when_nobody_else_wants_to():
    ask = "import os, time\ntime.sleep({seconds})\nprint(os.sched_getscheduler({who}))"
    start = "import subprocess\nchild = subprocess.Popen(['sleep', '60'])"
    with started(Limits(cell_seconds=20)) as kernel:
        kernel.run(start)
        assert text_of(kernel.run(ask.format(seconds=1, who="child.pid"))) == f"{os.SCHED_IDLE}\n"
        assert text_of(kernel.run(ask.format(seconds=0, who="0"))) == f"{os.SCHED_OTHER}\n"
        back = kernel.run("os.sched_setscheduler(child.pid, os.SCHED_OTHER, os.sched_param(0))")
        assert "PermissionError" in str(back.outputs)


def test_a_cell_is_not_stopped_for_the_time_in_which_others_had_the_processor():
    place = min(os.sched_getaffinity(0))
    busy = [sys.executable, "-c", f"import os\nos.sched_setaffinity(0, {{{place}}})\nwhile True: pass"]
    with contextlib.ExitStack() as stack:
        kernel = stack.enter_context(started(Limits(cell_seconds=3, total_seconds=60)))
        kernel.run(f"import os\nos.sched_setaffinity(0, {{{place}}})")
        for _ in range(3):
            process = stack.enter_context(subprocess.Popen(busy, start_new_session=True))
            stack.callback(process.kill)
        run = kernel.run(f"import time\nfirst = time.process_time()\n{HONEST.format(until='first + 2')}")
        assert (run.end, text_of(run)) == ("ok", "done\n"), run
        assert run.counted <= 3


def test_a_cell_that_sleeps_or_computes_is_stopped_all_the_same():
    with started(Limits(cell_seconds=1, total_seconds=60)) as kernel:
        for source in ("import time; time.sleep(60)", "while True: pass"):
            run = kernel.run(source)
            assert (run.end, run.reason) == ("timeout", "stopped after 1 s")


def test_memory_is_counted_for_all_processes_of_a_submission_together():
    source = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        kept = b"x" * (200 << 20)
        time.sleep(60)
time.sleep(20)
print("LEFT ALONE")
"""
    with started(Limits(cell_seconds=30, memory_bytes=1 << 30)) as kernel:
        run = kernel.run(source)
        assert run.end == "died"
        assert "LEFT ALONE" not in text_of(run)


class Process:
    """Something that has used what it is told."""

    def __init__(self):
        self.used = Usage()

    def usage(self):
        return self.used


@pytest.mark.parametrize(
    ("wall", "waited", "computed", "counts"),
    [
        (10, 0, 0, 10),  # it sleeps
        (10, 7, 3, 3),  # others compute
        (10, 9, 10 * (os.cpu_count() or 1), 10),  # it waits for processes of its own
        (80, 80, 0, 80 / SLOWEST),  # there is an end to patience
    ],
)
def test_what_counts(monkeypatch, wall, waited, computed, counts):
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    process = Process()
    clock = Clock(process)
    now[0] += wall
    process.used = Usage(processor=computed, waited=waited)
    assert clock.seconds() == pytest.approx(counts)
