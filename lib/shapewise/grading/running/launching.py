"""Kernels and judges in sandboxes: which kind this machine can give, and their start.

This file claims: what is started here sees neither the grader's environment nor its files, and says which rung of
:data:`RUNGS` it stands on. On the first rung the warm server itself is started inside bubblewrap, and each fork of it
goes into a sandbox of its own within; on the second only the forks are shut in; on the third they are only limited.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from shapewise.processes import sandbox, warm
from shapewise.processes.limits import Limits
from shapewise.processes.handles import WarmProcess, WarmServer

#: Best first. "limits" hides nothing and shuts nothing in; "none" is what --no-sandbox asks for: limits, and no complaint.
RUNGS = ("bubblewrap", "namespaces", "limits", "none")
STRONG = ("bubblewrap", "namespaces")
FOLDER = f"{sandbox.SCRATCH}/submission"
#: Variables of the grader that a kernel may have.
KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "TZ")
READ_BY_PYTHON = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
#: What the process of a judge runs, and its limits.
JUDGE_PROCESS = "shapewise.grading.judging.judge:main"
JUDGE = Limits(memory_bytes=8 << 30, total_seconds=1e6)


# ---------------------------------------------------------------- which rung


@functools.cache
def available() -> str:
    """The best rung that this machine can give, tried out; "" for none."""
    if not sys.platform.startswith("linux"):
        return ""
    for rung in STRONG:
        if rung == "bubblewrap" and not shutil.which("bwrap"):
            continue
        command = [*prefix(rung), sys.executable, "-m", "shapewise.processes.sandbox", base()]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            tried = subprocess.run(command, env=environment(), capture_output=True, timeout=60)
            if tried.returncode == 0:
                return rung
    return "limits"


def rung(asked: str = "") -> str:
    """The rung to stand on: the one `asked` for, or the best.

    Raises
    ------
    ValueError
        If this machine cannot give any, or not the one that was asked for.
    """
    if asked not in ("", "strict", *RUNGS):
        raise ValueError(f"there is no sandbox {asked!r}; expected one of {', '.join(RUNGS)}")
    if asked == "none":
        return "none"
    best = available()
    if not best:
        raise ValueError(
            f"there is no sandbox on {sys.platform}: a submission could read and change everything that you can. Grade "
            f"on Linux or in a container or virtual machine, or say --no-sandbox if you trust every submission."
        )
    if asked == "strict" and best not in STRONG:
        raise ValueError(
            "--strict wants a sandbox that shuts submissions in, and neither bubblewrap nor namespaces work here; "
            "install bubblewrap (apt install bubblewrap), or allow user namespaces."
        )
    if asked in RUNGS and RUNGS.index(asked) < RUNGS.index(best):
        raise ValueError(f"the sandbox {asked!r} does not work here; the best that does is {best!r}")
    return asked if asked in RUNGS else best


# ---------------------------------------------------------------- folders and environment


@functools.cache
def _base(owner: int) -> str:
    folder = tempfile.mkdtemp(prefix="shapewise-g-")
    os.chmod(folder, 0o711)
    atexit.register(lambda: os.getpid() == owner and shutil.rmtree(folder, ignore_errors=True))
    return folder


def base() -> str:
    """The folder of this process's kernels: the only one that sandboxes and the grader share."""
    return _base(os.getpid())


def environment(more: dict[str, str] | None = None) -> dict[str, str]:
    """What a kernel is told of the machine: how to find Python and which language to speak."""
    names = [name for name in os.environ if name in (*KEPT, *READ_BY_PYTHON, *warm.ENVIRONMENT)]
    kept = {name: os.environ[name] for name in names}
    path = os.pathsep.join([os.path.dirname(sys.executable), "/usr/local/bin", "/usr/bin", "/bin"])
    own = {"HOME": sandbox.SCRATCH, "USER": "student", "LOGNAME": "student", "PATH": path}
    own["IPYTHONDIR"] = f"{sandbox.SCRATCH}/.ipython"
    return warm.complete_environment({**kept, **own, "SHAPEWISE_PROGRESS": "off", **(more or {})})


def prefix(rung: str) -> list[str]:
    """What stands before the warm server's command: bubblewrap, or nothing."""
    if rung != "bubblewrap":
        return []
    command = ["bwrap", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"]
    if os.geteuid() == 0:
        command += ["--cap-add", "ALL"]  # it makes sandboxes itself, and gives every kernel a user of its own
    else:
        command += ["--unshare-user"]
    command += ["--die-with-parent", "--new-session", "--tmpfs", "/", "--proc", "/proc", "--dev", "/dev"]
    command += ["--tmpfs", sandbox.SCRATCH, "--dir", sandbox.STAGE]
    for path in sandbox.python_paths():
        command += ["--symlink", os.readlink(path), path] if os.path.islink(path) else ["--ro-bind", path, path]
    command += _fonts()
    return [*command, "--bind", base(), base(), "--remount-ro", "/"]


def _fonts() -> list[str]:
    """Matplotlib's list of fonts: it would take seconds to be made anew."""
    found = sorted(Path.home().glob(".cache/matplotlib/fontlist*.json"))
    return [part for path in found for part in ("--ro-bind", str(path), f"{sandbox.SCRATCH}/.cache/matplotlib/{path.name}")]


def plan(rung: str, limits: Limits, write: str = "", files: str = "") -> dict:
    """The plan of :mod:`shapewise.processes.sandbox` for one process."""
    found = {"limits": limits.to_dict(), "folder": FOLDER, "write": write, "files": files, "see": []}
    return {**found, "see": sandbox.python_paths()} if rung in STRONG else {**found, "only_limits": True}


# ---------------------------------------------------------------- servers

_lock = threading.Lock()
_servers: dict[tuple[int, str], WarmServer] = {}


def server(rung: str) -> WarmServer:
    """The warm server of this process for a rung; started if there is none, and anew if it is outdated."""
    with _lock:
        key = (os.getpid(), rung)
        found = _servers.get(key)
        if found is not None and (not found.is_alive() or found.fingerprint != warm.fingerprint()):
            found.close()
            found = None
        if found is None:
            settings = environment() if rung == "bubblewrap" else {**environment(), "HOME": str(Path.home())}
            found = _servers[key] = WarmServer(warm.fingerprint(), settings, prefix(rung))
        return found


def start_ahead(asked: str = "") -> str:
    """The rung to stand on, its warm server started if there can be one: it takes as long as importing TensorFlow."""
    found = rung(asked)
    if not warm.why_not():
        server(found)
    return found


def stop() -> None:
    """End the warm servers of this process, and every kernel with them."""
    with _lock:
        for owner, rung in list(_servers):
            if owner == os.getpid():
                _servers.pop((owner, rung)).close()


def _fork(rung: str, request: dict, descriptors: tuple[int, ...]) -> WarmProcess:
    if reason := warm.why_not():
        raise warm.NotWarm(reason)
    return warm.request_process(request, descriptors, lambda: server(rung))


# ---------------------------------------------------------------- kernels and judges


class ColdProcess(subprocess.Popen):
    """A kernel started cold: what is waited for stands outside the sandbox, and passes signals on."""

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


def launch_kernel(rung: str, argv: list[str], limits: Limits, folder: Path, runtime: str, more: dict) -> WarmProcess:
    """A kernel that works on a copy of `folder`, or, where nothing shuts it in, in `folder` itself."""
    shut_in = rung in STRONG
    request = {"argv": argv, "env": environment(more), "cwd": FOLDER if shut_in else str(folder)}
    request["confine"] = plan(rung, limits, runtime, str(folder))
    with open(os.devnull, "wb") as nowhere:
        try:
            return _fork(rung, request, (nowhere.fileno(), nowhere.fileno()))
        except warm.NotWarm as reason:
            warm.say_once(str(reason))
    return _cold(request)


def launch_judge(rung: str, connection: socket.socket) -> WarmProcess:
    """A judge that serves on `connection`, shut in like a kernel."""
    request = {"call": JUDGE_PROCESS, "cwd": FOLDER if rung in STRONG else "/", "confine": plan(rung, JUDGE)}
    request["env"] = environment({"NBGRADER_EXECUTION": "autograde"})
    with open(os.devnull, "wb") as nowhere:
        number = nowhere.fileno()
        try:
            return _fork(rung, request, (number, number, connection.fileno()))
        except warm.NotWarm as reason:
            warm.say_once(str(reason))
    return _cold(request, (connection.fileno(),))
