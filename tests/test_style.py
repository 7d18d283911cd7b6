"""What holds for the whole tree: ruff is content, and nothing names the machine it was written on."""

import re
import subprocess
import sys

import pytest

#: A folder of one person's machine: somebody's home, or a temporary folder with a random name.
MACHINE_PATH = re.compile(r"/(?:root|home/\w+|Users/\w+)/\w|/tmp/tmp\w{6,}|[A-Z]:\\\\?Users\\")


def tracked(root):
    """The text files that git knows, as (name, text)."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git repository")
    for name in listed.splitlines():
        path = root / name
        if path.is_file() and path.suffix != ".png":
            yield name, path.read_text(encoding="latin-1" if path.suffix == ".pdf" else "utf-8")


@pytest.mark.parametrize("command", [["check", "--no-cache"], ["format", "--check", "--no-cache"]], ids=" ".join)
def test_ruff_is_content(root, command):
    done = subprocess.run([sys.executable, "-m", "ruff", *command, "."], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_names_the_machine_it_was_written_on(root):
    found = [f"{name}: {match.group()}" for name, text in tracked(root) for match in MACHINE_PATH.finditer(text)]
    assert found == []


@pytest.mark.parametrize("text", ["File /" + "home/me/x.py", "/" + "root/project", "C:" + r"\Users\me"])
def test_the_test_of_machine_paths_can_fail(text):
    assert MACHINE_PATH.search(text)
