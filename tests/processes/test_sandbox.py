"""What a sandboxed process sees, and what it may write."""

import errno
import os
import struct
import subprocess
import sys

import pytest

from shapewise.grading.running import isolation
from shapewise.processes import calls, sandbox

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no sandbox but on Linux")


@linux_only
def test_no_path_of_the_course_is_shown(root):
    shown = sandbox.python_paths()
    assert str(root) not in shown
    assert not [path for path in shown if path.endswith(("solutions", "grading", "tests", "course"))]
    assert not [path for path in shown if str(root / "solutions").startswith(path + os.sep)]


LOOK = """
import os, sys
from shapewise.grading.running import isolation
from shapewise.processes import calls, sandbox
from shapewise.processes.limits import Limits
plan = isolation.make_plan("namespaces", Limits(disk_bytes=8 << 20), isolation.shared_folder())
sandbox.enter(plan, lambda pid: None)
os.chdir(plan["folder"])
sandbox.drop(plan)
print(os.getpid(), sorted(os.listdir("/proc"), key=str.isdigit)[-1], os.path.exists("/etc/passwd"), os.geteuid() != 0)
try:
    open("full", "wb").write(b"x" * (16 << 20))
except OSError as error:
    print("no space" if error.errno == 28 else error)
for path in (sys.prefix, "/usr", "/"):
    try:
        open(os.path.join(path, "planted"), "w")
        print("planted in", path)
    except OSError:
        pass
try:
    import socket
    socket.create_connection(("127.0.0.1", 1), 1)
except OSError as error:
    print(error.errno)
"""


@linux_only
def test_a_process_in_the_sandbox_sees_itself_and_writes_a_bounded_amount():
    if isolation.best_level() not in isolation.STRONG:
        pytest.skip("no namespaces here")
    done = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, env=isolation.kernel_environment()
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["1 1 False True", "no space", "101"]


REFUSED = (
    LOOK[: LOOK.index("print(")]
    + """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for name, arguments in {"memfd_create": (b"x", 0), "shmget": (0, 1 << 30, 0o1600), "unshare": (0x10000000,), "setsid": ()}.items():
    ctypes.set_errno(0)
    print(name, getattr(libc, name)(*arguments), ctypes.get_errno())
import subprocess, threading
thread = threading.Thread(target=print, args=("a thread",))
thread.start()
thread.join()
print(subprocess.run(["/bin/echo", "a program"], capture_output=True, text=True).stdout, end="")
"""
)


@linux_only
def test_calls_that_take_memory_past_its_limit_are_refused_and_threads_and_programs_still_start():
    if isolation.best_level() not in isolation.STRONG or calls.make_filter(os.uname().machine) is None:
        pytest.skip("no namespaces or no filter here")
    done = subprocess.run(
        [sys.executable, "-c", REFUSED], capture_output=True, text=True, env=isolation.kernel_environment()
    )
    assert done.stderr == ""
    refused = [f"{name} -1 {errno.ENOSYS}" for name in ("memfd_create", "shmget", "unshare", "setsid")]
    assert done.stdout.splitlines() == [*refused, "a thread", "a program"]


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_every_jump_of_the_filter_lands_in_it(machine):
    lines = list(struct.iter_unpack("HBBI", calls.make_filter(machine)))
    assert all(place + 1 + max(line[1:3]) < len(lines) for place, line in enumerate(lines[:-2]))
    assert [line[3] for line in lines[-2:]] == [calls.ALLOW, calls.FAIL]
    assert calls.make_filter("riscv64") is None
