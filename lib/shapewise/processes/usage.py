"""What processes have used of the machine, read from Linux's /proc: processor time, memory, and time spent waiting for a turn."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
#: Fields of /proc/PID/stat after the name: processor time of a process, and of its children that have ended.
USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM = 11, 12, 13, 14


@dataclass(frozen=True)
class Usage:
    """Seconds.

    Parameters
    ----------
    processor : float
        What a process and all below it have computed.
    waited : float
        How long its main thread was ready to compute, and others had the processor.
    """

    processor: float = 0.0
    waited: float = 0.0

    def to_dict(self) -> dict:
        return asdict(self)


def find_descendants(pid: int, proc: str = "/proc") -> list[int]:
    """A process and all below it, itself first; `proc` is where /proc is seen.

    Examples
    --------
    >>> import sys
    >>> find_descendants(os.getpid())[0] == os.getpid() or sys.platform != "linux"
    True
    """
    found, left = [], [pid]
    while left:
        one = left.pop()
        found.append(one)
        try:
            for task in os.listdir(f"{proc}/{one}/task"):
                left += map(int, _read(f"{proc}/{one}/task/{task}/children").split())
        except OSError:  # it has ended
            continue
    return found


def measure_usage(pid: int, proc: str = "/proc") -> Usage:
    """What a process and all below it have used; nothing where /proc says nothing."""
    processor = sum(_processor_seconds(one, proc) for one in find_descendants(pid, proc))
    try:
        waited = int(_read(f"{proc}/{pid}/schedstat").split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        waited = 0.0
    return Usage(processor, waited)


def uses_more_than(most: int, pids: list[int], proc: str = "/proc") -> bool:
    """Whether processes hold more bytes together; what they share is shared out among them.

    That takes milliseconds for each, and is asked only where they hold more when all of it is counted for each.
    """
    if sum(_resident(pid, proc) for pid in pids) <= most:
        return False
    total = 0
    for pid in pids:
        try:
            lines = _read(f"{proc}/{pid}/smaps_rollup").splitlines()
            total += sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
        except (OSError, ValueError, IndexError):
            continue
    return total > most


def count_threads(user: int, proc: str = "/proc") -> int:
    """How many threads a user has, in all processes."""
    total = 0
    for name in os.listdir(proc):
        try:
            if name.isdigit() and os.stat(f"{proc}/{name}").st_uid == user:
                total += len(os.listdir(f"{proc}/{name}/task"))
        except OSError:
            continue
    return total


def _processor_seconds(pid: int, proc: str) -> float:
    try:
        fields = _read(f"{proc}/{pid}/stat").rpartition(")")[2].split()
        return sum(int(fields[place]) for place in (USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM)) / TICKS
    except (OSError, ValueError, IndexError):
        return 0.0


def _resident(pid: int, proc: str) -> int:
    try:
        return int(_read(f"{proc}/{pid}/statm").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _read(path: str) -> str:
    with open(path) as file:
        return file.read()
