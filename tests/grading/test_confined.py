"""Which sandbox is chosen, what is refused, and what a sandboxed process sees."""

import os
import subprocess
import sys

import pytest

from shapewise.grading.running import launching as confined
from shapewise.processes import sandbox

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no sandbox but on Linux")


@pytest.fixture
def available(monkeypatch):
    def make(rung):
        monkeypatch.setattr(confined, "available", lambda: rung)

    return make


@pytest.mark.parametrize("best", ["bubblewrap", "namespaces", "limits"])
def test_the_best_rung_is_taken(available, best):
    available(best)
    assert confined.rung() == best


def test_without_any_sandbox_grading_is_refused_unless_told(available):
    available("")
    with pytest.raises(ValueError, match="there is no sandbox on .*--no-sandbox if you trust every submission"):
        confined.rung()
    assert confined.rung("none") == "none"


def test_strict_refuses_what_does_not_shut_in(available):
    available("limits")
    with pytest.raises(ValueError, match="--strict wants a sandbox that shuts submissions in"):
        confined.rung("strict")
    available("namespaces")
    assert confined.rung("strict") == "namespaces"


def test_a_better_rung_than_there_is_cannot_be_asked_for(available):
    available("namespaces")
    with pytest.raises(
        ValueError, match="the sandbox 'bubblewrap' does not work here; the best that does is 'namespaces'"
    ):
        confined.rung("bubblewrap")
    assert confined.rung("limits") == "limits"
    with pytest.raises(ValueError, match="there is no sandbox 'thick'; expected one of bubblewrap"):
        confined.rung("thick")


def test_nothing_of_the_graders_environment_is_passed_on(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_TEST_SECRET", "secret")
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    assert "secret" not in confined.environment().values()
    assert confined.environment()["HOME"] == "/tmp"


@linux_only
def test_no_path_of_the_course_is_shown(root):
    shown = sandbox.python_paths()
    assert str(root) not in shown
    assert not [path for path in shown if path.endswith(("solutions", "grading", "tests", "course"))]
    assert not [path for path in shown if str(root / "solutions").startswith(path + os.sep)]


LOOK = """
import os, sys
from shapewise.grading.running import launching as confined
from shapewise.processes import sandbox
from shapewise.processes.limits import Limits
plan = confined.plan("namespaces", Limits(disk_bytes=8 << 20), confined.base())
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
    if confined.available() not in confined.STRONG:
        pytest.skip("no namespaces here")
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, env=confined.environment())
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["1 1 False True", "no space", "101"]
