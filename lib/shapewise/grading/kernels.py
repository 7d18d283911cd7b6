"""One kernel and the cells that run in it: what they put out, and how each ended.

This file claims: whatever a cell does (loop for ever, flood its output, end its process), :meth:`Kernel.run` returns
within its time with what was put out until then, and says how the cell ended. Kernel and client talk over Unix
sockets in a folder of their own, so that no port is taken and no network is needed.
"""

from __future__ import annotations

import json
import math
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import zmq
from jupyter_client.session import Session

from shapewise.grading import warm
from shapewise.grading.limits import Limits
from shapewise.grading.outputs import Outputs

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
#: How a cell can end. After "died" the kernel is gone, and after "memory" too: what is hoarded would starve the rest.
ENDS = ("ok", "error", "timeout", "flood", "memory", "died")
#: Seconds that an interrupted cell has to stop, before its kernel is ended.
GRACE_SECONDS = 3


class KernelStartError(RuntimeError):
    """No kernel could be started; nothing was learned about the submission."""


@dataclass
class CellRun:
    """What came of one cell."""

    end: str
    outputs: list[dict] = field(default_factory=list)
    seconds: float = 0.0
    #: in words, for an end that is no ordinary one
    reason: str = ""


class Kernel:
    """A kernel of its own for one submission, working in `folder`; a context manager.

    Raises
    ------
    KernelStartError
        If it does not answer in time.
    """

    def __init__(self, folder: Path, limits: Limits, environment: dict[str, str] | None = None):
        self.limits = limits
        self.runtime = tempfile.mkdtemp(prefix="shapewise-k-")
        key = secrets.token_hex(16)
        info = {
            "transport": "ipc",
            "ip": os.path.join(self.runtime, "k"),
            "key": key,
            "signature_scheme": "hmac-sha256",
        }
        info |= {f"{name}_port": number for number, name in enumerate(CHANNELS, start=1)}
        connection_file = Path(self.runtime, "connection.json")
        connection_file.write_text(json.dumps(info))
        self.session = Session(key=key.encode(), username="grader")
        arguments = ["-f", str(connection_file), "--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=ERROR"]
        self.process = warm.launch(arguments, self._environment(environment or {}), folder)
        self.context = zmq.Context()
        self.shell = self._connect(info, "shell", zmq.DEALER)
        self.iopub = self._connect(info, "iopub", zmq.SUB)
        self.iopub.setsockopt(zmq.SUBSCRIBE, b"")
        try:
            self._wait_until_ready()
            self._bound()
        except BaseException:
            self.close()
            raise

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        ipython = os.path.join(self.runtime, "ipython")
        return {**os.environ, "IPYTHONDIR": ipython, "SHAPEWISE_PROGRESS": os.devnull, **more}

    def _connect(self, info: dict, name: str, kind: int) -> zmq.Socket:
        socket = self.context.socket(kind)
        socket.setsockopt(zmq.LINGER, 0)
        socket.setsockopt(zmq.RECONNECT_IVL, 5)  # milliseconds; the kernel binds a little after we connect
        socket.setsockopt(zmq.RCVHWM, 0)
        socket.connect(f"ipc://{info['ip']}-{info[f'{name}_port']}")
        return socket

    def _wait_until_ready(self) -> None:
        """Ask who is there until both channels answer."""
        end = time.monotonic() + self.limits.start_seconds
        while time.monotonic() < end:
            self.session.send(self.shell, "kernel_info_request")
            if self.shell.poll(1000):
                self.shell.recv_multipart()
                if self.iopub.poll(50):
                    return
            elif self.process.poll() is not None:
                raise KernelStartError(f"the kernel ended while it started (exit code {self.process.poll()})")
        raise KernelStartError(f"the kernel did not answer within {self.limits.start_seconds:.0f} s")

    def _bound(self) -> None:
        """Limit what the kernel may take, where the system can."""
        if not sys.platform.startswith("linux"):
            return
        import resource

        with open(f"/proc/{self.process.pid}/statm") as file:
            now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        most = now + self.limits.memory_bytes
        resource.prlimit(self.process.pid, resource.RLIMIT_AS, (most, most))
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (self.limits.file_bytes,) * 2)
        resource.prlimit(self.process.pid, resource.RLIMIT_CORE, (0, 0))

    def run(self, source: str, seconds: float | None = None) -> CellRun:
        """Run one cell, for at most `seconds` (default: the limit for a cell)."""
        began = time.monotonic()
        seconds = self.limits.cell_seconds if seconds is None else min(seconds, self.limits.cell_seconds)
        outputs = Outputs(self.limits.kept_output)
        request = self._request(source)
        end, reason = self._follow(request, outputs, began + seconds, self.limits.flood_output)
        if end in ("timeout", "flood") and not self._interrupt(request):
            self._end()
            reason += "; it did not stop when interrupted, and was ended"
        if end == "error" and any(output.get("ename") == "MemoryError" for output in outputs.items):
            self._end()
            end, reason = "memory", f"it used more than {self.limits.memory_bytes >> 30} GB of memory"
        if end == "timeout":
            reason = f"stopped after {seconds:.0f} s{reason}"
        return CellRun(end, outputs.items, time.monotonic() - began, reason)

    def _request(self, source: str, silent: bool = False) -> str:
        """Ask the kernel to run `source`; the request's id."""
        self._reply, self._idle, self._replied = None, False, 0.0
        content = {"code": source, "silent": silent, "store_history": not silent, "user_expressions": {}}
        content |= {"allow_stdin": False, "stop_on_error": False}
        return self.session.send(self.shell, "execute_request", content)["header"]["msg_id"]

    def _follow(self, request: str, outputs: Outputs, deadline: float, flood: float) -> tuple[str, str]:
        """Collect messages until the cell has ended, its time is over or more than `flood` came; and say which."""
        poller = zmq.Poller()
        poller.register(self.shell, zmq.POLLIN)
        poller.register(self.iopub, zmq.POLLIN)
        while not (self._reply and self._idle):
            if self._reply and not self._idle:
                # A full channel may have dropped the message that says idle.
                deadline = min(deadline, self._replied + 2)
            left = deadline - time.monotonic()
            if left <= 0:
                break
            ready = dict(poller.poll(min(left, 0.25) * 1000))
            if not ready and self.process.poll() is not None:
                return "died", died(self.process.poll())
            for socket in ready:
                message = self._receive(socket)
                if message is None or message["parent_header"].get("msg_id") != request:
                    continue
                kind, content = message["msg_type"], message["content"]
                if socket is self.shell:
                    self._reply, self._replied = content["status"], time.monotonic()
                elif kind == "status":
                    self._idle = content["execution_state"] == "idle"
                else:
                    outputs.add(kind, content)
            if outputs.size > flood:
                return "flood", f"stopped after {outputs.size} characters of output"
        if self._reply:
            return ("ok" if self._reply == "ok" else "error"), ""
        return "timeout", ""

    def _receive(self, socket: zmq.Socket) -> dict | None:
        """The next message, or None for one that this kernel's key has not signed or that is no message."""
        try:
            parts = socket.recv_multipart()
            _, parts = self.session.feed_identities(parts)
            return self.session.deserialize(parts)
        except (ValueError, KeyError, TypeError, UnicodeDecodeError):
            return None

    def _interrupt(self, request: str) -> bool:
        """Stop the running cell; whether it stopped, and the kernel can run another."""
        for _ in range(3):
            self.process.send_signal(signal.SIGINT)
            end, _ = self._follow(request, Outputs(0), time.monotonic() + GRACE_SECONDS / 3, math.inf)
            if end != "timeout":
                return end != "died" and self._is_settled()
        return False

    def _is_settled(self) -> bool:
        """Whether the kernel runs nothing without being interrupted: an interrupt may come late, into the next cell."""
        calm = 0
        for _ in range(6):
            end, _ = self._follow(self._request("", silent=True), Outputs(0), time.monotonic() + 5, math.inf)
            if end in ("died", "timeout"):
                return False
            calm = calm + 1 if end == "ok" else 0
            if calm == 2:
                return True
        return False

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def _end(self) -> None:
        """End the process, and wait until it is gone."""
        self.process.kill()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:  # a kernel that cannot be killed must not stop the class
            pass

    def close(self) -> None:
        """End the kernel and all it started, and remove its sockets."""
        self._end()
        for socket in (self.shell, self.iopub):
            socket.close()
        self.context.term()
        shutil.rmtree(self.runtime, ignore_errors=True)

    def __enter__(self) -> Kernel:
        return self

    def __exit__(self, *_) -> None:
        self.close()


def died(code: int | None) -> str:
    """How a kernel ended, in words."""
    if code is not None and code < 0:
        try:
            return f"the kernel was ended by {signal.Signals(-code).name}"
        except ValueError:
            pass
    return f"the kernel ended with exit code {code}"
