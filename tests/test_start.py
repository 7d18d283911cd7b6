"""start.py: the bootstrap, without installing anything."""

import ast
import importlib.util
import os
import subprocess
import sys

import pytest


def load(root, monkeypatch, tmp_path, name="posix"):
    """start.py as a module whose project is an empty one in tmp_path."""
    for file in ("requirements.txt", "pyproject.toml"):
        (tmp_path / file).write_text(f"# {file}\n")
    spec = importlib.util.spec_from_file_location("start", root / "start.py")
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", name)
        spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "made-from.txt"))
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / ".venv" / "python"))
    return module


@pytest.fixture
def start(root, monkeypatch, tmp_path):
    return load(root, monkeypatch, tmp_path)


@pytest.fixture
def steps(start, monkeypatch):
    """The commands that a set-up would run; each one succeeds, and the first makes .venv."""
    commands = []

    def call(command, **options):
        commands.append(command)
        os.makedirs(start.VENV, exist_ok=True)
        open(start.PYTHON, "w").close()
        return 0

    monkeypatch.setattr(start.subprocess, "call", call)
    monkeypatch.setattr(start, "find_uv", lambda: "uv")
    monkeypatch.setattr(start, "run_tool", lambda arguments: 0)
    return commands


def call(start, monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["start.py", *arguments])
    return start.main()


def test_old_pythons_can_read_the_file(root):
    tree = ast.parse((root / "start.py").read_text())
    too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.Match)
    found = [node.lineno for node in ast.walk(tree) if isinstance(node, too_new)]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and (node.returns or node.args.kwonlyargs or node.args.posonlyargs):
            found.append(node.lineno)
        if isinstance(node, ast.arg) and node.annotation:
            found.append(node.lineno)
    assert found == []


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10), (3, 14)])
def test_any_other_python_gets_a_message_that_says_what_to_do(start, monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", version + (0,))
    with pytest.raises(
        SystemExit, match=rf"(?s)this is Python {version[0]}\.{version[1]}; .* 3\.11 to 3\.13.*python3\.13"
    ):
        call(start, monkeypatch, "lab")


def test_a_first_call_makes_the_venv_installs_the_pins_and_then_the_project(start, steps, monkeypatch):
    assert call(start, monkeypatch, "setup") == 0
    assert [command[1] for command in steps] == ["venv", "pip", "pip"]
    assert steps[1][-3:] == ["--no-deps", "-r", "requirements.txt"]
    assert steps[2][-4:] == ["--no-deps", "--no-build-isolation", "-e", "."]


def test_without_uv_it_uses_venv_and_pip(start, steps, monkeypatch):
    monkeypatch.setattr(start, "find_uv", lambda: None)
    assert call(start, monkeypatch, "setup") == 0
    assert [command[1:3] for command in steps] == [["-m", "venv"], ["-m", "pip"], ["-m", "pip"]]


def test_a_second_call_sets_nothing_up(start, steps, monkeypatch):
    call(start, monkeypatch, "setup")
    steps.clear()
    assert call(start, monkeypatch, "test") == 0
    assert steps == []


@pytest.mark.parametrize("file", ["requirements.txt", "pyproject.toml"])
def test_other_pins_or_another_package_set_up_again(start, steps, monkeypatch, tmp_path, file):
    call(start, monkeypatch, "setup")
    (tmp_path / file).write_text("# changed\n")
    assert not start.is_ready()


def test_the_same_pins_with_windows_line_ends_are_the_same(start, steps, monkeypatch, tmp_path):
    call(start, monkeypatch, "setup")
    (tmp_path / "requirements.txt").write_bytes(b"# requirements.txt\r\n")
    assert start.is_ready()


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_an_interrupted_set_up_is_noticed_and_finished(start, steps, monkeypatch, capsys, stop_at):
    done = start.subprocess.call

    def interrupted(command, **options):
        if len(steps) + 1 == stop_at:
            raise KeyboardInterrupt
        return done(command, **options)

    monkeypatch.setattr(start.subprocess, "call", interrupted)
    assert call(start, monkeypatch, "setup") == 130
    assert "The next call finishes the set-up" in capsys.readouterr().out
    assert not start.is_ready()
    monkeypatch.setattr(start.subprocess, "call", done)
    assert call(start, monkeypatch, "setup") == 0
    assert start.is_ready()


def test_a_project_that_was_moved_is_set_up_again(start, steps, monkeypatch, tmp_path):
    call(start, monkeypatch, "setup")
    monkeypatch.setattr(start, "ROOT", str(tmp_path.parent))
    monkeypatch.setattr(start, "made_from", lambda: "folder elsewhere\n")
    assert not start.is_ready()


def test_a_failed_step_says_which_and_leaves_no_stamp(start, steps, monkeypatch, capsys):
    monkeypatch.setattr(start.subprocess, "call", lambda command, **options: 1)
    assert call(start, monkeypatch, "setup") == 1
    assert "this step failed: 1/3  making .venv" in capsys.readouterr().out
    assert start.stamp() is None


def test_a_venv_with_another_python_is_made_anew(start, steps, monkeypatch):
    call(start, monkeypatch, "setup")
    steps.clear()
    monkeypatch.setattr(start, "made_from", lambda: "python 3.99\n")
    monkeypatch.setattr(start, "same_python", lambda: False)
    call(start, monkeypatch, "setup")
    assert "--clear" in steps[0]


@pytest.mark.parametrize("version", ["", "1.0"])
def test_a_half_installed_package_is_noticed(start, monkeypatch, tmp_path, version):
    monkeypatch.setattr(start, "PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert start.is_whole()
    information = tmp_path / "half-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: half\nVersion: 1.0\n")
    if version:
        (information / "RECORD").write_text("half/there_is_no_such_file.py,,\n")
    assert not start.is_whole()


def test_on_windows_the_tools_are_in_scripts(root, monkeypatch, tmp_path):
    assert load(root, monkeypatch, tmp_path, name="nt").SCRIPTS.endswith("Scripts")
    assert load(root, monkeypatch, tmp_path).SCRIPTS.endswith("bin")


def test_the_tools_find_alembic_on_path(start, monkeypatch):
    monkeypatch.setenv("PATH", "elsewhere")
    assert start.tool_environment()["PATH"] == start.SCRIPTS + os.pathsep + "elsewhere"


def test_help_needs_no_set_up(root):
    done = subprocess.run(
        [sys.executable, str(root / "start.py"), "--help"], capture_output=True, text=True, check=True
    )
    assert "python3 start.py lab" in done.stdout
