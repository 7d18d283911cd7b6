"""The warm server: a process that has imported everything once, and of which every warm kernel is a fork.

This file claims: the server runs nothing but imports, and holds one thread when it forks; a fork is a kernel in its
own session, with its own environment, folder, descriptors and random numbers. A fork of a process with several
threads can hang in a lock that another thread held; running any TensorFlow operation, even building a layer, starts
threads, so the server never does. It counts its threads, and refuses to fork when there are more than one.

The server speaks in packets of JSON over a Unix socket, one connection a kernel: a request with `argv`, `env`, `cwd`
and the descriptors for stdout and stderr is answered with `pid`; `{"signal": n}` goes to the kernel's process group;
when the kernel ends, `{"exit": code}` comes. A closed connection ends the kernel, and a closed stdin the server;
SIGTERM retires it: it ends with its last kernel.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import random
import selectors
import signal
import socket
import sys
import threading
import traceback
from dataclasses import dataclass

#: What a lesson or an exercise imports beside this library; each is safe to import in a process that will fork.
MODULES = (
    "tensorflow",
    "keras",
    "matplotlib.pyplot",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    "IPython.core.completer",
    "IPython.core.magics",
    "IPython.core.ultratb",
    "stack_data",
    "IPython.display",
    "pygments.formatters.terminal256",
    "pygments.lexers.python",
    "matplotlib_inline.config",
    "ipywidgets",
)
#: Parts of this library that no kernel needs.
NOT_IN_KERNELS = ("shapewise.grading", "shapewise.notebooks", "shapewise.cli")
PACKET = 1 << 20
SET_DEATH_SIGNAL, BE_SUBREAPER = 1, 36  # prctl's numbers, from linux/prctl.h


def prctl(option: int, value: int) -> None:
    """Ask Linux for a property of this process; where there is no such call, nothing happens."""
    try:
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
    except (OSError, AttributeError):
        pass


def preload() -> None:
    """Import what kernels will need, in silence; a part of this library that cannot be imported is left to them."""
    import shapewise
    from shapewise import quiet

    quiet.load_keras()
    with quiet.silence():
        for name in MODULES:
            importlib.import_module(name)
        for module in pkgutil.walk_packages(shapewise.__path__, "shapewise.", onerror=lambda name: None):
            if not module.name.startswith(NOT_IN_KERNELS):
                try:
                    importlib.import_module(module.name)
                except Exception:  # the kernel that needs it will say so
                    continue
        format_an_error()


def format_an_error() -> None:
    """Show an error as a notebook would: the first one in a process looks at every module's file, for half a second."""
    from IPython.core.ultratb import AutoFormattedTB

    try:
        exec(compile("1 / 0", "<cell>", "exec"), {})
    except ZeroDivisionError:
        AutoFormattedTB(mode="Context").structured_traceback(*sys.exc_info())


def thread_count() -> int:
    """How many threads this process has, those that Python does not know of included."""
    return len(os.listdir("/proc/self/task"))


@dataclass
class Kernel:
    """A fork that is still running, and the connection that asked for it."""

    pid: int
    connection: socket.socket


class Server:
    """Forks kernels for whoever connects to `listener`, until stdin closes."""

    def __init__(self, listener: socket.socket, fingerprint: str):
        self.listener = listener
        self.fingerprint = fingerprint
        self.kernels: dict[int, Kernel] = {}
        self.by_connection: dict[socket.socket, int] = {}
        self.selector = selectors.DefaultSelector()
        self.woken, self.waker = socket.socketpair()
        self.retired = False

    def serve(self) -> None:
        """Answer requests until the owner's end of stdin is closed; then end every kernel."""
        self.waker.setblocking(False)
        self.woken.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, self.retire)
        signal.set_wakeup_fd(self.waker.fileno(), warn_on_full_buffer=False)
        self.selector.register(self.listener, selectors.EVENT_READ, self.accept)
        self.selector.register(self.woken, selectors.EVENT_READ, self.reap)
        self.selector.register(0, selectors.EVENT_READ, None)
        while not (self.retired and not self.kernels):
            for key, _ in self.selector.select():
                if key.data is None:
                    self.end()
                    return
                key.data(key.fileobj)

    def retire(self, *_) -> None:
        """Fork no more, and end with the last kernel."""
        self.retired = True

    def end(self) -> None:
        for kernel in self.kernels.values():
            self.signal_group(kernel.pid, signal.SIGKILL)

    def accept(self, listener) -> None:
        connection, _ = listener.accept()
        self.selector.register(connection, selectors.EVENT_READ, self.receive)

    def receive(self, connection) -> None:
        """One packet of a client: a request, a signal, or its end."""
        try:
            data, descriptors, _, _ = socket.recv_fds(connection, PACKET, 2)
        except OSError:
            data, descriptors = b"", []
        if not data:
            self.drop(connection)
            return
        try:
            request = json.loads(data)
            if "signal" in request:
                self.signal_group(self.by_connection.get(connection), int(request["signal"]))
            else:
                self.launch(connection, request, descriptors)
        except (ValueError, KeyError, TypeError, OSError) as error:
            self.send(connection, {"refused": f"the request was not understood: {error}"})
        finally:
            for descriptor in descriptors:
                os.close(descriptor)

    def launch(self, connection, request: dict, descriptors: list[int]) -> None:
        """Fork a kernel, or say why not."""
        if request["fingerprint"] != self.fingerprint:
            self.send(connection, {"refused": "the environment has changed since the warm server started", "old": True})
            return
        threads = thread_count()
        if threads != 1:
            self.send(connection, {"refused": f"the warm server has {threads} threads; a fork needs it to have 1"})
            return
        ready, done = os.pipe()
        pid = os.fork()
        if pid == 0:
            self.forget()
            become_kernel(request, descriptors, done)
        os.close(done)
        os.read(ready, 1)  # the kernel's own session and process group exist from here on
        os.close(ready)
        self.kernels[pid] = Kernel(pid, connection)
        self.by_connection[connection] = pid
        self.send(connection, {"pid": pid, "threads": threads})

    def forget(self) -> None:
        """In a fork: let go of the server's descriptors without closing them twice."""
        signal.set_wakeup_fd(-1)
        for thing in [self.listener, self.woken, self.waker, *self.by_connection]:
            thing.detach()
        self.selector.close()

    def signal_group(self, pid: int | None, number: int) -> None:
        if pid is None or pid not in self.kernels:
            return
        try:
            os.killpg(pid, number)
        except OSError:
            pass

    def reap(self, woken) -> None:
        """Take leave of ended kernels, end what they left running, and tell their clients."""
        try:
            woken.recv(4096)
        except BlockingIOError:
            pass
        while True:
            try:
                ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if ended is None:
                return
            # Not yet waited for: its number is still its own, and so is its group's.
            self.signal_group(ended.si_pid, signal.SIGKILL)
            _, status = os.waitpid(ended.si_pid, 0)
            kernel = self.kernels.pop(ended.si_pid, None)
            if kernel is not None:
                self.by_connection.pop(kernel.connection, None)
                self.send(kernel.connection, {"exit": os.waitstatus_to_exitcode(status)})

    def drop(self, connection) -> None:
        """The client is gone: so is its kernel."""
        self.signal_group(self.by_connection.pop(connection, None), signal.SIGKILL)
        self.selector.unregister(connection)
        connection.close()

    def send(self, connection, message: dict) -> None:
        try:
            connection.send(json.dumps(message).encode())
        except OSError:
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


def main() -> int:
    """Serve on the listening socket whose descriptor is the first argument; the second is the fingerprint."""
    if sys.path and (sys.path[0] == "" or os.path.realpath(sys.path[0]) == os.path.realpath(os.getcwd())):
        del sys.path[0]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the owner's to act on
    prctl(BE_SUBREAPER, 1)
    listener = socket.socket(fileno=int(sys.argv[1]))
    fingerprint = sys.argv[2]
    preload()
    gc.disable()
    gc.collect()
    gc.freeze()
    Server(listener, fingerprint).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
