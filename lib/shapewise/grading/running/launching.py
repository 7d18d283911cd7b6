"""The warm servers of a grader, and the kernels and judges that they fork; cold ones where there can be no server."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from shapewise.grading.running.isolation import (
    FOLDER,
    STRONG,
    choose_level,
    enclosing_command,
    kernel_environment,
    make_plan,
)
from shapewise.processes import warm
from shapewise.processes.handles import WarmProcess, WarmServer
from shapewise.processes.limits import Limits
from shapewise.processes.usage import Usage, find_descendants, measure_usage

#: What the process of a judge runs, and its limits.
JUDGE_PROCESS = "shapewise.grading.judging.judge:main"
JUDGE = Limits(memory_bytes=8 << 30, total_seconds=1e6)


# ---------------------------------------------------------------- servers

_lock = threading.Lock()
_servers: dict[tuple[int, str], WarmServer] = {}


def warm_server(level: str) -> WarmServer:
    """The warm server of this process for an isolation level; started if there is none, and anew if it is outdated."""
    with _lock:
        key = (os.getpid(), level)
        found = _servers.get(key)
        if found is not None and (not found.is_alive() or found.fingerprint != warm.fingerprint()):
            found.close()
            found = None
        if found is None:
            settings = kernel_environment() if level == "bubblewrap" else {**kernel_environment(), "HOME": str(Path.home())}
            found = _servers[key] = WarmServer(warm.fingerprint(), settings, enclosing_command(level))
        return found


def start_ahead(wanted: str = "") -> str:
    """The level to grade at; its warm server, if there can be one, starts: that takes as long as importing TensorFlow."""
    level = choose_level(wanted)
    if not warm.why_not():
        warm_server(level)
    return level


def stop_servers() -> None:
    """End the warm servers of this process, and every kernel with them."""
    with _lock:
        for owner, level in list(_servers):
            if owner == os.getpid():
                _servers.pop((owner, level)).close()


def _fork(level: str, request: dict, descriptors: tuple[int, ...]) -> WarmProcess:
    if reason := warm.why_not():
        raise warm.NotWarm(reason)
    return warm.request_process(request, descriptors, lambda: warm_server(level))


# ---------------------------------------------------------------- kernels and judges


class ColdProcess(subprocess.Popen):
    """A kernel started cold: what is waited for stands outside the sandbox, and passes signals on."""

    def usage(self) -> Usage:
        """What the kernel and all that it started have used until now; of what stands outside only the sum."""
        found = measure_usage(self.pid)
        inside = find_descendants(self.pid)[1:2]
        return Usage(found.processor, measure_usage(inside[0]).waited) if inside else found

    def kill(self) -> None:
        if self.poll() is None:
            self.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.wait(5)
        super().kill()


def _cold(request: dict, descriptors: tuple[int, ...] = ()) -> ColdProcess:
    command = [sys.executable, "-m", "shapewise.processes.cold", json.dumps(request), *map(str, descriptors)]
    nothing = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    settings = {**request["env"], "HOME": str(Path.home())}
    return ColdProcess(command, env=settings, pass_fds=descriptors, start_new_session=True, **nothing)


def launch_kernel(
    level: str, argv: list[str], limits: Limits, folder: Path, runtime: str, more: dict
) -> WarmProcess | ColdProcess:
    """A kernel that works on a copy of `folder`, or, where nothing shuts it in, in `folder` itself."""
    shut_in = level in STRONG
    request = {"argv": argv, "env": kernel_environment(more), "cwd": FOLDER if shut_in else str(folder)}
    request["confine"] = make_plan(level, limits, runtime, str(folder))
    with open(os.devnull, "wb") as nowhere:
        try:
            return _fork(level, request, (nowhere.fileno(), nowhere.fileno()))
        except warm.NotWarm as reason:
            warm.say_once(str(reason))
    return _cold(request)


def launch_judge(level: str, connection: socket.socket) -> WarmProcess | ColdProcess:
    """A judge that serves on `connection`, shut in like a kernel."""
    request = {"call": JUDGE_PROCESS, "cwd": FOLDER if level in STRONG else "/", "confine": make_plan(level, JUDGE)}
    request["env"] = kernel_environment({"NBGRADER_EXECUTION": "autograde"})
    with open(os.devnull, "wb") as nowhere:
        number = nowhere.fileno()
        try:
            return _fork(level, request, (number, number, connection.fileno()))
        except warm.NotWarm as reason:
            warm.say_once(str(reason))
    return _cold(request, (connection.fileno(),))
