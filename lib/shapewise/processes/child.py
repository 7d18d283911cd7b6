"""A fork of the warm server becomes a kernel.

This file claims: a fork keeps nothing of the server but its imports. Session, signals, descriptors, environment, folder
and random numbers are its own, and it ends when the server does.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import os
import pkgutil
import random
import signal
import sys
import threading
import traceback

from shapewise.processes import sandbox
from shapewise.processes.preloading import NOT_IN_KERNELS
from shapewise.processes.usage import count_threads

SET_DEATH_SIGNAL, BE_SUBREAPER = 1, 36  # prctl's numbers, from linux/prctl.h


def prctl(option: int, value: int) -> None:
    """Ask Linux for a property of this process; where there is no such call, nothing happens."""
    try:
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    except (OSError, AttributeError):
        pass


def become(request: dict, descriptors: list[int], done: int) -> None:
    """In a fork: cut every tie with the server, and be what the request says; never returns.

    That is an IPython kernel with the arguments `request["argv"]`, or the function that `request["call"]` names, as in
    ``"package.module:function"``: it is called with the number of the third descriptor, and returns the exit code.
    """
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
        kept = place_descriptors(descriptors)
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        reseed()
        gc.enable()
        if confine and confine.get("only_limits"):
            sandbox.bound(confine["limits"], others=count_threads(os.getuid()))
        elif confine:
            sandbox.drop(confine)
        shut_in = bool(confine) and not confine.get("only_limits")
        code = run(request, kept, sees_parent=not shut_in)
    except BaseException:
        traceback.print_exc()
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)


def place_descriptors(descriptors: list[int]) -> int:
    """Give stdout, stderr and, as number 3, the third descriptor their places, and close all others."""
    spare = [os.dup2(source, 100 + place) for place, source in enumerate(descriptors)]
    for target, source in enumerate(spare, start=1):
        os.dup2(source, target)
    os.closerange(1 + len(descriptors), os.sysconf("SC_OPEN_MAX"))
    return 3


def run(request: dict, descriptor: int, sees_parent: bool) -> int:
    """Be what the request says; the exit code."""
    if "call" in request:
        return pkgutil.resolve_name(request["call"])(descriptor)
    return run_kernel(request["argv"], sees_parent)


def reseed() -> None:
    """Give this process random numbers of its own: a fork starts with the server's."""
    import numpy

    random.seed()
    numpy.random.seed()


def unload(names: tuple[str, ...]) -> None:
    """Forget the modules with these names and all below them: importing one gives a new one, without its state."""
    for name in [name for name in sys.modules if name in names or name.startswith(tuple(f"{one}." for one in names))]:
        del sys.modules[name]
        package, _, last = name.rpartition(".")
        if package in sys.modules:
            vars(sys.modules[package]).pop(last, None)


def run_kernel(argv: list[str], sees_parent: bool) -> int:
    """What `python -m ipykernel_launcher` does from here on; the exit code."""
    unload(NOT_IN_KERNELS)
    import ipykernel_launcher
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = [ipykernel_launcher.__file__, *argv]
    code = 0
    try:
        IPKernelApp.launch_instance(argv=[*argv, f"--IPKernelApp.parent_handle={os.getppid() if sees_parent else 0}"])
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    threading._shutdown()
    atexit._run_exitfuncs()
    return code
