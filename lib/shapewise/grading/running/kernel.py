"""One kernel and the cells that run in it: what they put out, and how each ended.

This file claims: whatever a cell does (loop for ever, flood its output, end its process), :meth:`Kernel.run` returns
within its time with what was put out until then, and says how the cell ended. Kernel and client talk over Unix
sockets in a folder of their own, so that no port is taken and no network is needed.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import zmq
from jupyter_client.session import Session

from shapewise.grading.running import isolation, launching
from shapewise.grading.running.clock import Clock
from shapewise.grading.running.outputs import Outputs
from shapewise.processes.limits import Limits

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
#: How a cell can end. After "died" the kernel is gone, and after "memory" too: what is hoarded would starve the rest.
ENDS = ("ok", "error", "timeout", "flood", "memory", "died")
#: Seconds that an interrupted cell has to stop, before its kernel is ended.
GRACE_SECONDS = 3
#: Bytes of one message; a kernel that sends a larger one is cut off.
MOST_MESSAGE = 128 << 20


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
    #: the seconds that count against limits: without those in which others had the processor
    counted: float = 0.0


class Kernel:
    """A kernel of its own for one submission, working in `folder`; a context manager.

    Raises
    ------
    KernelStartError
        If it does not answer in time.
    """

    def __init__(
        self, folder: Path, limits: Limits, environment: dict[str, str] | None = None, level: str = "none"
    ):
        self.limits = limits
        self.listeners = 0
        self.runtime = tempfile.mkdtemp(prefix="k-", dir=isolation.shared_folder())
        os.chmod(self.runtime, 0o777)  # until it has made its sockets; nobody else sees the folder
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
        arguments.append("--IPKernelApp.outstream_class=shapewise.grading.running.stream.BoundedStream")
        self.process = launching.launch_kernel(level, arguments, limits, folder, self.runtime, environment or {})
        self.context = zmq.Context()
        self.shell = self._connect(info, "shell", zmq.DEALER)
        self.iopub = self._connect(info, "iopub", zmq.SUB)
        self.iopub.setsockopt(zmq.SUBSCRIBE, b"")
        try:
            self._wait_until_ready()
            os.chmod(self.runtime, 0o755)
        except BaseException:
            self.close()
            raise

    def _connect(self, info: dict, name: str, kind: int) -> zmq.Socket:
        channel = self.context.socket(kind)
        channel.setsockopt(zmq.LINGER, 0)
        channel.setsockopt(zmq.RECONNECT_IVL, 5)  # milliseconds; the kernel binds a little after we connect
        channel.setsockopt(zmq.RCVHWM, 0)
        channel.setsockopt(zmq.MAXMSGSIZE, MOST_MESSAGE)
        channel.connect(f"ipc://{info['ip']}-{info[f'{name}_port']}")
        return channel

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

    @contextlib.contextmanager
    def listener(self):
        """A socket that this kernel can call, and its path: how a judge asks the submission."""
        self.listeners += 1
        path = os.path.join(self.runtime, f"b{self.listeners}")
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
            listener.bind(path)
            os.chmod(path, 0o666)  # the runtime folder is the kernel's own; it may run as another user
            listener.listen(1)
            yield listener, path

    def run(self, source: str, seconds: float | None = None, history: bool = True, also=()) -> CellRun:
        """Run one cell, for at most `seconds` (default: the limit for a cell); `also`: processes that work for it meanwhile."""
        began = time.monotonic()
        seconds = self.limits.cell_seconds if seconds is None else min(seconds, self.limits.cell_seconds)
        outputs, clock = Outputs(self.limits.kept_output), Clock(self.process, *also)
        request = self._request(source, history=history)
        end, reason = self._follow(request, outputs, clock, seconds, self.limits.flood_output)
        counted = clock.seconds() if end == "timeout" else min(time.monotonic() - began, seconds)
        if end in ("timeout", "flood") and not self._interrupt(request):
            self._end()
            reason += "; it did not stop when interrupted, and was ended"
        if end == "error" and any(output.get("ename") == "MemoryError" for output in outputs.items):
            self._end()
            end, reason = "memory", f"it used more than {self.limits.memory_bytes >> 30} GB of memory"
        if end == "timeout":
            reason = f"stopped after {seconds:.0f} s{reason}"
        return CellRun(end, outputs.items, time.monotonic() - began, reason, counted)

    def _request(self, source: str, silent: bool = False, history: bool = True) -> str:
        """Ask the kernel to run `source`; the request's id."""
        self._reply, self._idle, self._replied = None, False, 0.0
        content = {"code": source, "silent": silent, "store_history": history and not silent, "user_expressions": {}}
        content |= {"allow_stdin": False, "stop_on_error": False}
        return self.session.send(self.shell, "execute_request", content)["header"]["msg_id"]

    def _follow(self, request: str, outputs: Outputs, clock: Clock, seconds: float, flood: float) -> tuple[str, str]:
        """Collect messages until the cell has ended, `seconds` are over on its clock or more than `flood` came; and say which."""
        poller = zmq.Poller()
        poller.register(self.shell, zmq.POLLIN)
        poller.register(self.iopub, zmq.POLLIN)
        deadline = clock.began + seconds
        while not (self._reply and self._idle):
            left = deadline - time.monotonic()
            if self._reply:  # a full channel may have dropped the message that says idle
                left = min(left, self._replied + 2 - time.monotonic())
            if left <= 0 and not self._reply and (left := seconds - clock.seconds()) > 0:
                deadline = time.monotonic() + max(left, 0.05)
            if left <= 0:
                break
            ready = dict(poller.poll(min(left, 0.25) * 1000))
            if not ready and self.process.poll() is not None:
                return "died", describe_death(self.process.poll())
            for channel in ready:
                message = self._receive(channel)
                if message is None or message["parent_header"].get("msg_id") != request:
                    continue
                kind, content = message["msg_type"], message["content"]
                if channel is self.shell:
                    self._reply, self._replied = str(content.get("status")), time.monotonic()
                elif kind == "status":
                    self._idle = content.get("execution_state") == "idle"
                else:
                    # A submission can send messages of its own making: what is no output is none.
                    with contextlib.suppress(KeyError, TypeError, AttributeError, ValueError):
                        outputs.add(kind, content)
            if outputs.size > flood:
                return "flood", f"stopped after {outputs.size} characters of output"
            if outputs.weight > flood:
                return "flood", "stopped after thousands of outputs"
        if self._reply:
            return ("ok" if self._reply == "ok" else "error"), ""
        return "timeout", ""

    def _receive(self, channel: zmq.Socket) -> dict | None:
        """The next message, or None for one that this kernel's key has not signed or that is no message."""
        try:
            parts = channel.recv_multipart()
            _, parts = self.session.feed_identities(parts)
            message = self.session.deserialize(parts)
        except (ValueError, KeyError, TypeError, UnicodeDecodeError, RecursionError):
            return None
        plain = isinstance(message["parent_header"], dict) and isinstance(message["content"], dict)
        return message if plain else None

    def _interrupt(self, request: str) -> bool:
        """Stop the running cell; whether it stopped, and the kernel can run another."""
        for _ in range(3):
            self.process.send_signal(signal.SIGINT)
            end, _ = self._follow(request, Outputs(0), Clock(self.process), GRACE_SECONDS / 3, math.inf)
            if end != "timeout":
                return end != "died" and self._is_settled()
        return False

    def _is_settled(self) -> bool:
        """Whether the kernel runs nothing without being interrupted: an interrupt may come late, into the next cell."""
        calm = 0
        for _ in range(6):
            end, _ = self._follow(self._request("", silent=True), Outputs(0), Clock(self.process), 5, math.inf)
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
        for channel in (self.shell, self.iopub):
            channel.close()
        self.context.term()
        shutil.rmtree(self.runtime, ignore_errors=True)

    def __enter__(self) -> Kernel:
        return self

    def __exit__(self, *_) -> None:
        self.close()


def describe_death(code: int | None) -> str:
    """How a kernel ended, in words."""
    if code is not None and code < 0:
        try:
            return f"the kernel was ended by {signal.Signals(-code).name}"
        except ValueError:
            pass
    return f"the kernel ended with exit code {code}"
