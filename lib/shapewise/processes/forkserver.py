"""The warm server: a process that has imported everything once, and of which every warm kernel is a fork.

This file claims: the server runs nothing but imports, and holds one thread when it forks; a fork is a kernel in its
own session, with its own environment, folder, descriptors and random numbers. A fork of a process with several
threads can hang in a lock that another thread held; running any TensorFlow operation, even building a layer, starts
threads, so the server never does. It counts its threads, and refuses to fork when there are more than one.

The server speaks in packets of JSON over a Unix socket, one connection a kernel: a request with `argv`, `env`, `cwd`
and the descriptors for stdout and stderr is answered with `pid`; `{"signal": n}` goes to the kernel's process group;
`{"usage": true}` is answered with what the kernel has used; when it ends, `{"exit": code}` comes. A closed connection
ends the kernel, and a closed stdin the server; SIGTERM retires it: it ends with its last kernel.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import signal
import socket
import sys
from dataclasses import dataclass

from shapewise.processes import warm
from shapewise.processes.child import BE_SUBREAPER, become, prctl
from shapewise.processes.preloading import preload
from shapewise.processes.usage import measure_usage

PACKET = 1 << 20


def thread_count() -> int:
    """How many threads this process has, those that Python does not know of included."""
    return len(os.listdir("/proc/self/task"))


@dataclass
class Fork:
    """A fork that is still running, and the connection that asked for it."""

    pid: int
    connection: socket.socket
    #: in a sandbox: the first process in it, which `pid` waits for
    inner: int | None = None


class Server:
    """Forks kernels for whoever connects to `listener`, until stdin closes."""

    def __init__(self, listener: socket.socket, fingerprint: str, environment: dict[str, str] | None = None):
        self.listener = listener
        self.fingerprint = fingerprint
        self.environment = dict(os.environ if environment is None else environment)
        self.forks: dict[int, Fork] = {}
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
        while not (self.retired and not self.forks):
            for key, _ in self.selector.select():
                if key.data is None:
                    self.end()
                    return
                key.data(key.fileobj)

    def retire(self, *_) -> None:
        """Fork no more, and end with the last kernel."""
        self.retired = True

    def end(self) -> None:
        for fork in self.forks.values():
            self.signal_group(fork.pid, signal.SIGKILL)

    def accept(self, listener) -> None:
        connection, _ = listener.accept()
        self.selector.register(connection, selectors.EVENT_READ, self.receive)

    def receive(self, connection) -> None:
        """One packet of a client: a request, a signal, or its end."""
        try:
            data, descriptors, _, _ = socket.recv_fds(connection, PACKET, 3)
        except OSError:
            data, descriptors = b"", []
        if not data:
            self.drop(connection)
            return
        try:
            request = json.loads(data)
            if "usage" in request:
                self.send(connection, {"usage": self.measure(connection)})
            elif "signal" in request:
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
        if names := warm.differing_variables(request["env"], self.environment):
            self.send(connection, {"refused": f"the kernel wants another {', '.join(names)} than the warm server has"})
            return
        threads = thread_count()
        if threads != 1:
            self.send(connection, {"refused": f"the warm server has {threads} threads; a fork needs it to have 1"})
            return
        ready, done = os.pipe()
        pid = os.fork()
        if pid == 0:
            self.forget()
            become(request, descriptors, done)
        os.close(done)
        said = os.read(ready, 20)  # the kernel's own session and process group exist from here on
        os.close(ready)
        self.forks[pid] = Fork(pid, connection, int(said) if said.isdigit() else None)
        self.by_connection[connection] = pid
        self.send(connection, {"pid": pid, "threads": threads})

    def measure(self, connection) -> dict:
        """What the fork of this connection, and all that it started, has used."""
        fork = self.forks.get(self.by_connection.get(connection))
        return measure_usage(fork.inner or fork.pid).to_dict() if fork else {}

    def forget(self) -> None:
        """In a fork: let go of the server's descriptors without closing them twice."""
        signal.set_wakeup_fd(-1)
        for thing in [self.listener, self.woken, self.waker, *self.by_connection]:
            thing.detach()
        self.selector.close()

    def signal_group(self, pid: int | None, number: int) -> None:
        if pid is None or pid not in self.forks:
            return
        inner = self.forks[pid].inner
        if inner is not None and number != signal.SIGKILL:
            _signal(inner, number)
            return
        if inner is not None:
            _signal(inner, number)
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
            fork = self.forks.pop(ended.si_pid, None)
            if fork is not None:
                self.by_connection.pop(fork.connection, None)
                self.send(fork.connection, {"exit": os.waitstatus_to_exitcode(status)})

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


def _signal(pid: int, number: int) -> None:
    """To a process and its group, or to it alone if it has left the group."""
    for send in (os.killpg, os.kill) if number != signal.SIGKILL else (os.kill,):
        try:
            send(pid, number)
            return
        except OSError:
            continue


def main() -> int:
    """Serve on the listening socket whose descriptor is the first argument; the second is the fingerprint."""
    if sys.path and (sys.path[0] == "" or os.path.realpath(sys.path[0]) == os.path.realpath(os.getcwd())):
        del sys.path[0]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the owner's to act on
    prctl(BE_SUBREAPER, 1)
    listener = socket.socket(fileno=int(sys.argv[1]))
    fingerprint = sys.argv[2]
    environment = dict(os.environ)  # imports may add to it
    gc.disable()  # nothing that is imported becomes garbage; looking for it costs a fifth of the time
    preload()
    gc.collect()
    gc.freeze()
    Server(listener, fingerprint, environment).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
