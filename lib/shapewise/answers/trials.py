"""Run changed copies of a learner's function, in a process of their own that can be stopped.

A changed loop may never end, fill the memory, print, or write into what it shares: a forked child does all of that to
itself alone, keeps bounds of memory, processor and files, and is killed when its time is over. Tracing steps in the
learner's own process would stop none of the first two, when they happen inside NumPy. A kernel's fork computes with
NumPy
only; TensorFlow's threads are not there, and nothing calls it.
"""

from __future__ import annotations

import gc
import inspect
import os
import pickle
import select
import signal
import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from shapewise.near_misses import Mutant, mutants
from shapewise.near_misses.lines import MOST_CHANGES

#: For all changed copies together; a learner waits for it.
SECONDS = 1.5
#: For one copy and one case: at least this long, or as often as long as the function itself needs.
SECONDS_EACH, TIMES_AS_LONG = 0.05, 20
MOST_NUMBERS = 20_000
MORE_MEMORY = 512 << 20


@dataclass(frozen=True)
class Trial:
    """A changed copy that came to an end: its number, the changed line with its text, and a result for each case."""

    number: int
    line: int
    text: str
    results: list


def try_changes(function, cases: Sequence[tuple], which: Sequence[int] | None = None) -> list[Trial] | None:
    """What each changed copy of a function returns for all `cases`.

    Parameters
    ----------
    function : callable
        Its source has to be at hand; it is not run here.
    cases : sequence of tuple
        The arguments of each call.
    which : sequence of int, optional
        The numbers of the copies to run; all of them if it is not given.

    Returns
    -------
    list of Trial or None
        Copies that raise, or take too long, are left out. None where there is no source, or not all could be tried.
    """
    source = source_of(function)
    if source is None or not hasattr(os, "fork"):
        return None
    made = list(mutants(source))
    if len(made) >= MOST_CHANGES:
        return None
    chosen = [(number, mutant) for number, mutant in enumerate(made) if which is None or number in which]
    lines = source.splitlines()
    sent = _in_a_child(lambda: list(_run(function, chosen, cases)))
    if sent is None:
        return None
    return [Trial(number, line, lines[line - 1].strip(), results) for number, line, results in sent]


def source_of(function) -> str | None:
    """The source of a function written with ``def`` that a copy can be made of; None for any other.

    Examples
    --------
    >>> source_of(lambda x: x) is None
    True
    """
    try:
        code = function.__code__
        source = textwrap.dedent(inspect.getsource(function))
    except (AttributeError, OSError, TypeError):
        return None
    plain = source.startswith(f"def {function.__name__}(") and not code.co_freevars
    try:
        compile(source, "<answer>", "exec")
    except (SyntaxError, ValueError):
        return None
    return source if plain else None


class _TooLong(BaseException):
    """A copy has had its time; no ``except Exception`` of its own catches it."""


def _run(function, chosen: Sequence[tuple[int, Mutant]], cases) -> Iterator[tuple[int, int, list]]:
    """In the child: the results of every copy that comes to an end."""
    signal.signal(signal.SIGALRM, _stop)
    began = time.monotonic()
    _results(function, cases)
    each = max(SECONDS_EACH, TIMES_AS_LONG * (time.monotonic() - began))
    for number, mutant in chosen:
        scope = dict(function.__globals__)
        try:
            exec(compile(mutant.source, "<changed>", "exec"), scope)
        except Exception:
            continue
        results = _results(scope[function.__name__], cases, each)
        if results is not None:
            yield number, mutant.line, results


def _stop(*_):
    raise _TooLong


def _results(function, cases, seconds: float = SECONDS) -> list | None:
    """What a function returns for each case, as plain arrays; None if it raises or takes too long."""
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        results = [function(*_copies(case)) for case in cases]
        signal.setitimer(signal.ITIMER_REAL, 0)
        results = [one if isinstance(one, (str, bool)) else np.asarray(one, dtype=float) for one in results]
    except (Exception, SystemExit, _TooLong):
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return results if all(np.size(one) <= MOST_NUMBERS for one in results) else None


def _copies(case) -> list:
    return [one.copy() if isinstance(one, np.ndarray) else one for one in case]


def _in_a_child(compute):
    """What `compute` returns in a forked child, None if it does not end in time."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        child = os.fork()
    except OSError:  # no further process is allowed
        os.close(reading)
        os.close(writing)
        return None
    if child == 0:
        try:
            _shut_in()
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(compute(), pipe)
        finally:
            os._exit(0)
    os.close(writing)
    try:
        return _received(reading, time.monotonic() + SECONDS)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _shut_in() -> None:
    """In the child: no output, no files, bounded memory and processor."""
    import resource

    gc.disable()  # what belongs to the kernel is not cleaned up here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    sys.stdout = sys.stderr = open(os.devnull, "w")  # open for as long as this process lives
    bounds = [(resource.RLIMIT_CPU, int(SECONDS) + 2), (resource.RLIMIT_FSIZE, 0)]
    if os.path.exists("/proc/self/statm"):
        with open("/proc/self/statm") as statm:
            used = int(statm.read().split()[0]) * resource.getpagesize()
        bounds.append((resource.RLIMIT_AS, used + MORE_MEMORY))
    for limit, bound in bounds:
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))


def _received(descriptor: int, deadline: float):
    """What the child sent, if it ended before `deadline`."""
    parts = []
    while select.select([descriptor], [], [], max(deadline - time.monotonic(), 0))[0]:
        part = os.read(descriptor, 1 << 16)
        if not part:
            return pickle.loads(b"".join(parts)) if parts else None
        parts.append(part)
    return None
