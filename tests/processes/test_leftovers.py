"""Folders that a killed process leaves are taken away by the next one, and nobody else's."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from shapewise.processes import leftovers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders are locked by POSIX")
PREFIX = f"shapewise-test-{os.getpid()}-"
MAKE = f"""
import time
from shapewise.processes.leftovers import make_folder
print(make_folder({PREFIX!r}), flush=True)
time.sleep(60)
"""


def test_the_folder_of_a_process_that_was_killed_is_removed_and_that_of_a_living_one_is_not():
    with subprocess.Popen([sys.executable, "-c", MAKE], stdout=subprocess.PIPE, text=True) as killed:
        left = Path(killed.stdout.readline().strip())
        (left / "submission").mkdir()
        leftovers.sweep(PREFIX)
        assert left.is_dir(), "its maker lives"
        killed.send_signal(signal.SIGKILL)
    assert left.is_dir()
    mine = leftovers.make_folder(PREFIX)
    assert not left.exists()
    leftovers.sweep(PREFIX)
    assert Path(mine).is_dir(), "this process lives"
    leftovers.remove_folder(mine)
    assert not list(Path(tempfile.gettempdir()).glob(f"{PREFIX}*"))


def test_a_link_is_not_followed(tmp_path):
    link = Path(tempfile.gettempdir()) / f"{PREFIX}link"
    link.symlink_to(tmp_path)
    try:
        leftovers.sweep(PREFIX)
        assert tmp_path.is_dir()
    finally:
        link.unlink()
