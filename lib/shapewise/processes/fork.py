"""A fork of the warm server becomes a kernel.

This file claims: a fork keeps nothing of the server but its imports. Session, signals, descriptors, environment, folder
and random numbers are its own, and it ends when the server does.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import os
import random
import signal
import sys
import threading
import traceback

from shapewise.processes import sandbox

SET_DEATH_SIGNAL, BE_SUBREAPER = 1, 36  # prctl's numbers, from linux/prctl.h


def prctl(option: int, value: int) -> None:
    """Ask Linux for a property of this process; where there is no such call, nothing happens."""
    try:
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    except (OSError, AttributeError):
        pass


def become(request: dict, descriptors: list[int], done: int) -> None:
    """In a fork: cut every tie with the server, and be an IPython kernel or a judge; never returns."""
    code = 1
    try:
        os.setsid()
        prctl(SET_DEATH_SIGNAL, signal.SIGKILL)
        for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGPIPE, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # as Python starts
        signal.signal(signal.SIGINT, signal.default_int_handler)
        confine = request.get("confine")
        if confine and not confine.get("only_limits"):
            sandbox.enter(confine, lambda pid: os.write(done, str(pid).encode()))
        else:
            os.write(done, b"!")
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        kept = arranged(descriptors)
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        reseed()
        gc.enable()
        if confine and confine.get("only_limits"):
            sandbox.bound(confine["limits"])
        elif confine:
            sandbox.drop(confine)
        code = run_judge(kept) if request.get("judge") else run_kernel(request["argv"], bool(confine) and not confine.get("only_limits"))
    except BaseException:
        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)


def arranged(descriptors: list[int]) -> int:
    """Give stdout, stderr and, as number 3, the third descriptor their places, and close all others."""
    spare = [os.dup2(source, 100 + place) for place, source in enumerate(descriptors)]
    for target, source in enumerate(spare, start=1):
        os.dup2(source, target)
    os.closerange(1 + len(descriptors), os.sysconf("SC_OPEN_MAX"))
    return 3


def run_judge(descriptor: int) -> int:
    """What `python -m shapewise.grading.judging.judge` does; the exit code."""
    from shapewise.grading.judging import judge

    return judge.main(descriptor)


def reseed() -> None:
    """Give this process random numbers of its own: a fork starts with the server's."""
    import numpy

    random.seed()
    numpy.random.seed()


def run_kernel(argv: list[str], alone: bool = False) -> int:
    """What `python -m ipykernel_launcher` does from here on; the exit code. `alone`: it sees no parent."""
    for name in [name for name in sys.modules if name.startswith(("shapewise.grading", "shapewise.processes"))]:
        del sys.modules[name]
    import ipykernel_launcher
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = [ipykernel_launcher.__file__, *argv]
    code = 0
    try:
        IPKernelApp.launch_instance(argv=[*argv, f"--IPKernelApp.parent_handle={0 if alone else os.getppid()}"])
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    threading._shutdown()
    atexit._run_exitfuncs()
    return code
