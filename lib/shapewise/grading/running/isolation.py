"""How well a submission can be shut in on this machine, and what a process that is shut in gets to see.

This file claims: a kernel or a judge sees neither the grader's environment nor its files, at a level of :data:`LEVELS`
that can be told. At the first the warm server itself runs inside bubblewrap, and each of its forks goes into a sandbox
of its own within; at the second only the forks are shut in; at the third they are only limited.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from shapewise.processes import sandbox, warm
from shapewise.processes.leftovers import make_folder, remove_folder
from shapewise.processes.limits import Limits

#: Best first. "limits" hides nothing and shuts nothing in; "none" is what --no-sandbox says: limits, and no complaint.
LEVELS = ("bubblewrap", "namespaces", "limits", "none")
STRONG = ("bubblewrap", "namespaces")
FOLDER = f"{sandbox.SCRATCH}/submission"
#: Variables of the grader that a kernel may have.
KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "TZ")
READ_BY_PYTHON = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")


# ---------------------------------------------------------------- which level


@functools.cache
def best_level() -> str:
    """The best level that this machine can give, tried out; "" for none."""
    if not sys.platform.startswith("linux"):
        return ""
    for level in STRONG:
        if level == "bubblewrap" and not shutil.which("bwrap"):
            continue
        command = [*enclosing_command(level), sys.executable, "-m", "shapewise.processes.sandbox", shared_folder()]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            tried = subprocess.run(command, env=kernel_environment(), capture_output=True, timeout=60)
            if tried.returncode == 0:
                return level
    return "limits"


def choose_level(wanted: str = "") -> str:
    """The level to grade at: the one that is `wanted`, or the best.

    Raises
    ------
    ValueError
        If this machine cannot give any, or not the one that is wanted.
    """
    if wanted not in ("", "strict", *LEVELS):
        raise ValueError(f"there is no sandbox {wanted!r}; expected one of {', '.join(LEVELS)}")
    if wanted == "none":
        return "none"
    best = best_level()
    if not best:
        raise ValueError(
            f"there is no sandbox on {sys.platform}: a submission could read and change everything that you can. Grade "
            f"on Linux or in a container or virtual machine, or say --no-sandbox if you trust every submission."
        )
    if wanted == "strict" and best not in STRONG:
        raise ValueError(
            "--strict wants a sandbox that shuts submissions in, and neither bubblewrap nor namespaces work here; "
            "install bubblewrap (apt install bubblewrap), or allow user namespaces."
        )
    if wanted in LEVELS and LEVELS.index(wanted) < LEVELS.index(best):
        raise ValueError(f"the sandbox {wanted!r} does not work here; the best that does is {best!r}")
    return wanted if wanted in LEVELS else best


# ---------------------------------------------------------------- folders and environment


@functools.cache
def _make_shared_folder(owner: int) -> str:
    folder = make_folder("shapewise-run-")
    os.chmod(folder, 0o711)
    atexit.register(lambda: os.getpid() == owner and remove_folder(folder))
    return folder


def shared_folder() -> str:
    """The folder of this process's kernels: the only one that sandboxes and the grader share."""
    return _make_shared_folder(os.getpid())


def kernel_environment(more: dict[str, str] | None = None) -> dict[str, str]:
    """What a kernel is told of the machine: how to find Python and which language to speak."""
    names = [name for name in os.environ if name in (*KEPT, *READ_BY_PYTHON, *warm.ENVIRONMENT)]
    kept = {name: os.environ[name] for name in names}
    path = os.pathsep.join([os.path.dirname(sys.executable), "/usr/local/bin", "/usr/bin", "/bin"])
    own = {"HOME": sandbox.SCRATCH, "USER": "student", "LOGNAME": "student", "PATH": path}
    own["IPYTHONDIR"] = f"{sandbox.SCRATCH}/.ipython"
    return warm.complete_environment({**kept, **own, "SHAPEWISE_PROGRESS": "off", **(more or {})})


def enclosing_command(level: str) -> list[str]:
    """What stands before the warm server's command: bubblewrap, or nothing."""
    if level != "bubblewrap":
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
    command += _font_list()
    return [*command, "--bind", shared_folder(), shared_folder(), "--remount-ro", "/"]


def _font_list() -> list[str]:
    """Matplotlib's list of fonts: it would take seconds to be made anew."""
    found = sorted(Path.home().glob(".cache/matplotlib/fontlist*.json"))
    inside = f"{sandbox.SCRATCH}/.cache/matplotlib"
    return [part for path in found for part in ("--ro-bind", str(path), f"{inside}/{path.name}")]


def make_plan(level: str, limits: Limits, write: str = "", files: str = "") -> dict:
    """The plan of :mod:`shapewise.processes.sandbox` for one process."""
    found = {"limits": limits.to_dict(), "folder": FOLDER, "write": write, "files": files, "see": []}
    return {**found, "see": sandbox.python_paths()} if level in STRONG else {**found, "only_limits": True}
