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

SET_DEATH_SIGNAL, BE_SUBREAPER = 1, 36  # prctl's numbers, from linux/prctl.h


def prctl(option: int, value: int) -> None:
    """Ask Linux for a property of this process; where there is no such call, nothing happens."""
    try:
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    except (OSError, AttributeError):
        pass


def become_kernel(request: dict, descriptors: list[int], done: int) -> None:
    """In a fork: cut every tie with the server, and be an IPython kernel; never returns."""
    code = 1
    try:
        os.setsid()
        prctl(SET_DEATH_SIGNAL, signal.SIGKILL)
        for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGPIPE, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # as Python starts
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.write(done, b"!")
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for target, source in zip((1, 2), descriptors, strict=True):
            os.dup2(source, target)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        reseed()
        gc.enable()
        code = run_kernel(request["argv"])
    except BaseException:
        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)


def reseed() -> None:
    """Give this process random numbers of its own: a fork starts with the server's."""
    import numpy

    random.seed()
    numpy.random.seed()


def run_kernel(argv: list[str]) -> int:
    """What `python -m ipykernel_launcher` does from here on; the exit code."""
    for name in [name for name in sys.modules if name.startswith("shapewise.grading")]:
        del sys.modules[name]
    import ipykernel_launcher
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = [ipykernel_launcher.__file__, *argv]
    code = 0
    try:
        IPKernelApp.launch_instance(argv=[*argv, f"--IPKernelApp.parent_handle={os.getppid()}"])
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    threading._shutdown()
    atexit._run_exitfuncs()
    return code
