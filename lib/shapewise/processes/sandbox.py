"""A process shut in: it sees its own folder, read-only what Python needs, and nothing else; and takes a bounded part.

This file claims: after :func:`enter` and :func:`drop` a process is in mount, process, network, IPC and host namespaces
of its own, as a user who owns nothing outside, without a capability; its files lie in memory of a bounded size and are
gone with it. Both are called between a fork and the first line of a submission; they cost some milliseconds.

A plan is plain data: "see": paths that are shown read-only; "write": the folder with the kernel's sockets; "files": a
folder whose content is copied to "folder"; "limits": as :class:`shapewise.processes.limits.Limits` has them.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from shapewise.processes.calls import refuse_calls
from shapewise.processes.watching import stand_by

NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER = 0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000
NEWPID, NEWNET = 0x20000000, 0x40000000
BIND, REC, PRIVATE, NOSUID, NODEV, DETACH = 4096, 16384, 1 << 18, 2, 4, 2
SET_DEATH_SIGNAL, NO_NEW_PRIVILEGES = 1, 38
MOUNT_SETATTR, PIVOT_ROOT = 442, 155  # x86_64 and arm64 differ in the second
RECURSIVE, READ_ONLY, SET_NO_SUID = 0x8000, 1, 2
#: Where the new root is put together, before it is the root.
STAGE = "/mnt"
#: Inside: where may be written; memory of a bounded size.
SCRATCH = "/tmp"
DEVICES = ("null", "zero", "full", "random", "urandom")
#: Users of kernels, where the grader is root: one for each process number, so that none can touch another's.
FIRST_USER = 1_000_000
#: Processes and threads of a submission, of which TensorFlow takes a few for each processor; and files that are open
#: at once.
MOST_PROCESSES, MOST_OPEN_FILES = 48 + 8 * (os.cpu_count() or 1), 512


class NoSandbox(OSError):
    """A step was refused by the system; the message names it."""


def _libc():
    return ctypes.CDLL(None, use_errno=True)


def _must(what: str, result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise NoSandbox(number, f"{what}: {os.strerror(number)}")


def mount(source: str, target: str, kind: str | None = None, flags: int = 0, options: str = "") -> None:
    arguments = [text.encode() if text is not None else None for text in (source, target, kind)]
    _must(f"mount {target}", _libc().mount(*arguments, ctypes.c_ulong(flags), options.encode()))


def _read_only(target: str) -> None:
    """A mount and all below it: read-only, no set-user-id programs."""
    attributes = (ctypes.c_uint64 * 4)(READ_ONLY | SET_NO_SUID, 0, 0, 0)
    result = _libc().syscall(MOUNT_SETATTR, -100, target.encode(), RECURSIVE, attributes, ctypes.c_size_t(32))
    _must(f"make {target} read-only", result)


# ---------------------------------------------------------------- in


def enter(plan: dict, tell: Callable[[int], object]) -> None:
    """Go into namespaces of its own, and see only what `plan` shows.

    The calling process stays behind and waits: it tells the number of the process that went in, and ends as that one
    ends. Only the process inside returns.

    Raises
    ------
    NoSandbox
        If the system refuses a step.
    """
    root = os.geteuid() == 0
    outer = (os.geteuid(), os.getegid())
    flags = NEWNS | NEWPID | NEWNET | NEWIPC | NEWUTS | NEWCGROUP | (0 if root else NEWUSER)
    plan["user"] = FIRST_USER + os.getpid() % FIRST_USER if root else None
    _must("unshare", _libc().unshare(flags))
    if not root:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"1000 {outer[0]} 1")
        Path("/proc/self/gid_map").write_text(f"1000 {outer[1]} 1")
    os.chdir("/proc")  # as it is here: whoever stays behind has it as its folder, whatever becomes of the mounts
    pid = os.fork()
    if pid:
        tell(pid)
        stand_by(pid, plan["limits"]["memory_bytes"])
    os.setsid()
    _death_with_parent()
    _make_root(plan)


def _death_with_parent() -> None:
    _libc().prctl(SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _make_root(plan: dict) -> None:
    mount("none", "/", None, REC | PRIVATE)
    mount("tmpfs", STAGE, "tmpfs", NOSUID | NODEV, "size=1m,mode=755")
    os.makedirs(f"{STAGE}/proc")
    mount("proc", f"{STAGE}/proc", "proc", NOSUID | NODEV | 8)
    for name in DEVICES:
        _show(f"/dev/{name}", writable=True)
    for path, size in (("/dev/shm", 64 << 20), (SCRATCH, plan["limits"]["disk_bytes"])):
        os.makedirs(STAGE + path)
        mount("tmpfs", STAGE + path, "tmpfs", NOSUID | NODEV, f"size={size},mode=1777,nr_inodes=20000")
    for path in plan["see"]:
        _show(path)
    if plan.get("write"):
        os.makedirs(STAGE + plan["write"], exist_ok=True)
        mount(plan["write"], STAGE + plan["write"], None, BIND)
    folder = STAGE + plan["folder"]
    os.makedirs(folder, exist_ok=True)
    if plan.get("files"):
        shutil.copytree(plan["files"], folder, dirs_exist_ok=True)
    if plan["user"] is not None:
        _own(folder, plan["user"])
    os.chdir(STAGE)
    _must("pivot_root", _libc().syscall(_pivot_root_number(), b".", b"."))
    _must("leave the old root", _libc().umount2(b".", DETACH))
    os.chdir("/")
    _read_only_root()


def _read_only_root() -> None:
    """The root itself, but not what is mounted in it."""
    attributes = (ctypes.c_uint64 * 4)(READ_ONLY, 0, 0, 0)
    _must("make / read-only", _libc().syscall(MOUNT_SETATTR, -100, b"/", 0, attributes, ctypes.c_size_t(32)))


def _pivot_root_number() -> int:
    return PIVOT_ROOT if os.uname().machine == "x86_64" else 41


def _show(path: str, writable: bool = False) -> None:
    """Bind `path` at the same place in the new root; a link is made anew."""
    target = STAGE + path
    if os.path.lexists(target):
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path):
        os.symlink(os.readlink(path), target)
        return
    if not os.path.exists(path):
        return
    if os.path.isdir(path):
        os.makedirs(target)
    else:
        Path(target).touch()
    mount(path, target, None, BIND | REC)
    if not writable:
        _read_only(target)


def _own(folder: str, user: int) -> None:
    for name, folders, files in os.walk(folder):
        for path in [name, *(os.path.join(name, one) for one in (*folders, *files))]:
            os.chown(path, user, user, follow_symlinks=False)


# ---------------------------------------------------------------- down


def drop(plan: dict) -> None:
    """Give up every privilege, and take the limits on."""
    bound(plan["limits"])
    if plan.get("user") is not None:
        os.setgroups([])
        os.setresgid(plan["user"], plan["user"], plan["user"])
        os.setresuid(plan["user"], plan["user"], plan["user"])
    header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    _must("drop capabilities", _libc().capset(header, nothing))
    _must("no new privileges", _libc().prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    refuse_calls()
    _death_with_parent()  # changing the user has taken it back


def bound(limits: dict, others: int = 0) -> None:
    """What this process and its children may take: memory, processes, files, processor time.

    `others` are threads that the same user already has: the system counts them together.
    """
    with open("/proc/self/statm") as file:
        now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    seconds = int(2 * limits["total_seconds"]) + 60
    bounds = {
        resource.RLIMIT_AS: now + limits["memory_bytes"],
        resource.RLIMIT_FSIZE: limits["file_bytes"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: MOST_PROCESSES + others,
        resource.RLIMIT_NOFILE: MOST_OPEN_FILES,
        resource.RLIMIT_CPU: seconds,
    }
    for kind, most in bounds.items():
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))
    with contextlib.suppress(OSError):  # where memory runs out, the system ends this process first
        Path("/proc/self/oom_score_adj").write_text("1000")


# ---------------------------------------------------------------- what is shown


def python_paths() -> list[str]:
    """What Python and the packages need: no home, no course, no temporary folder."""
    system = ["/usr", "/bin", "/lib", "/lib64", "/lib32", "/sbin", "/etc/ld.so.cache", "/etc/ld.so.conf"]
    system += ["/etc/ld.so.conf.d", "/etc/alternatives", "/etc/localtime", "/etc/fonts", "/etc/mime.types"]
    python = [sys.prefix, sys.base_prefix, *sys.path, os.path.realpath(sys.executable)]
    library = str(Path(__file__).resolve().parents[2])
    found: list[str] = []
    for path in [*system, *sorted({os.path.abspath(path) for path in [*python, library] if path}, key=len)]:
        inside = any(path == one or path.startswith(one + "/") for one in found)
        if os.path.lexists(path) and not inside and (path in system or _is_python(path)):
            found.append(path)
    return found


def _is_python(path: str) -> bool:
    """Whether a path of Python's may be shown: the folder that a command was started in may not."""
    return path in (sys.prefix, sys.base_prefix, os.path.realpath(sys.executable)) or bool(
        path.endswith(("site-packages", "dist-packages", ".zip")) or os.path.isdir(os.path.join(path, "shapewise"))
    )


def probe(folder: str) -> int:
    """In a process of its own: whether a sandbox can be entered here; an exit code."""
    limits = {"disk_bytes": 1 << 20, "memory_bytes": 1 << 30, "file_bytes": 1 << 20, "total_seconds": 60}
    plan = {"see": python_paths(), "folder": f"{SCRATCH}/probe", "write": folder, "limits": limits}
    try:
        enter(plan, lambda pid: None)
        os.chdir(plan["folder"])
        drop(plan)
        alone = os.getpid() == 1 and [name for name in os.listdir("/proc") if name.isdigit()] == ["1"]
        os._exit(0 if alone and not os.path.exists("/etc/passwd") else 1)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(probe(sys.argv[1]))
