"""What a sandboxed process sees, and what it may write."""

import os
import subprocess
import sys

import pytest

from shapewise.grading.running import isolation
from shapewise.processes import sandbox

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
from shapewise.processes import sandbox
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
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, env=isolation.kernel_environment())
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["1 1 False True", "no space", "101"]
