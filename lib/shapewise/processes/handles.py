"""The warm server and a forked kernel, as their client sees them."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from shapewise.processes.leftovers import make_folder, remove_folder
from shapewise.processes.usage import Usage

#: The server answers in a millisecond; on a machine that is busy with others it may have to wait for its turn.
USAGE_SECONDS = 10


class WarmServer:
    """The server process that this process owns; it ends with its owner."""

    def __init__(self, fingerprint: str, environment: dict[str, str], prefix: list[str] | tuple = ()):
        """`prefix` stands before the command: a sandbox that the server is started in."""
        self.fingerprint = fingerprint
        self.folder = make_folder("shapewise-server-")
        self.socket = os.path.join(self.folder, "s")
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        listener.bind(self.socket)
        listener.listen(64)
        # A parent's identity would be taken over by every fork.
        environment = {name: value for name, value in environment.items() if name != "JPY_PARENT_PID"}
        command = [
            *prefix,
            sys.executable,
            "-m",
            "shapewise.processes.forkserver",
            str(listener.fileno()),
            self.fingerprint,
        ]
        with open(os.path.join(self.folder, "log"), "wb") as log:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=[listener.fileno()],
                env=environment,
                start_new_session=True,
            )
        listener.close()
        self.owner = os.getpid()
        atexit.register(self.close)

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def log(self) -> str:
        """What the server said: nothing, unless it failed."""
        return Path(self.folder, "log").read_text("utf-8", "replace").strip()

    def retire(self) -> None:
        """Let the server end with the last of its kernels: somebody may be working in one."""
        self.process.terminate()

    def close(self) -> None:
        """End the server and every kernel it forked."""
        if os.getpid() != self.owner:
            return
        atexit.unregister(self.close)
        self.process.stdin.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        remove_folder(self.folder)


class WarmProcess:
    """A forked kernel, with the methods of `subprocess.Popen` that jupyter_client calls.

    `pid` is None while the server, still importing, has not read the request: the kernel is on its way.
    """

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket, pid: int | None):
        self.connection = connection
        self.pid = pid
        self.returncode: int | None = None
        self.used = Usage()

    def _receive(self, timeout: float | None, end_with: str = "exit") -> None:
        """Wait for the news of the kernel's end, or for other news, at most `timeout` seconds."""
        while self.returncode is None:
            self.connection.settimeout(timeout)
            try:
                data = self.connection.recv(4096)
                news = json.loads(data) if data else {"exit": -9}
            except (BlockingIOError, TimeoutError):
                return
            except OSError:
                news = {"exit": -9}  # the server is gone, and every kernel with it
            if "pid" in news:
                self.pid = news["pid"]
            elif "usage" in news:
                self.used = Usage(**news["usage"])
                if end_with == "usage":
                    return
            else:
                self.returncode = news.get("exit", 1)  # or refused: whoever asks again is told at once
                self.connection.close()

    def poll(self) -> int | None:
        self._receive(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        self._receive(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired("warm kernel", timeout)
        return self.returncode

    def usage(self) -> Usage:
        """What the kernel and all that it started have used until now."""
        if self.poll() is None:
            try:
                self.connection.settimeout(USAGE_SECONDS)
                self.connection.send(json.dumps({"usage": True}).encode())
            except OSError:
                pass
            self._receive(USAGE_SECONDS, end_with="usage")
        return self.used

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel and what it started."""
        if self.poll() is None:
            try:
                self.connection.send(json.dumps({"signal": int(number)}).encode())
            except OSError:
                self._receive(0)

    def terminate(self) -> None:
        self.send_signal(15)

    def kill(self) -> None:
        self.send_signal(9)
