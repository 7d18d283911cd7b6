"""The process that stays outside a sandbox: it keeps what the submission starts from taking the machine, and ends as it ends."""

from __future__ import annotations

import contextlib
import os
import resource
import signal

from shapewise.processes.usage import find_descendants, uses_more_than

#: Seconds between two looks.
PAUSE = 0.25


def stand_by(pid: int, most_memory: int) -> None:
    """Wait for the process `pid`, pass signals on, and end as it does; never returns.

    Meanwhile whatever it starts computes only while nobody else wants to, and all of it is ended when it holds more
    than
    `most_memory` bytes together. The folder that this process works in is /proc as it is outside.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGINT, lambda *_: _send(pid, signal.SIGINT))
    signal.signal(signal.SIGTERM, lambda *_: _send(pid, signal.SIGKILL))
    os.closerange(0, os.sysconf("SC_OPEN_MAX"))
    calmed: set[int] = set()
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            _end_as(status)
        signal.sigtimedwait([signal.SIGCHLD], PAUSE)
        with contextlib.suppress(OSError):
            look_after(pid, most_memory, calmed)


def look_after(pid: int, most_memory: int, calmed: set[int], proc: str = ".") -> None:
    """One look: let what `pid` has started compute only when the machine is idle, and bound its memory.

    `calmed` is kept from look to look; what those in it start is like them from its beginning.
    """
    running = find_descendants(pid, proc)
    for child in running[1:]:
        if child not in calmed:
            with contextlib.suppress(OSError):
                os.sched_setscheduler(child, os.SCHED_IDLE, os.sched_param(0))
    calmed.clear()
    calmed.update(running[1:])
    if len(running) > 1 and uses_more_than(most_memory, running, proc):
        os.kill(pid, signal.SIGKILL)


def _send(pid: int, number: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, number)


def _end_as(status: int) -> None:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number not in (signal.SIGKILL, signal.SIGSTOP):
            signal.signal(number, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.kill(os.getpid(), number)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
