"""The shapewise command, without the work that its commands do."""

import argparse
import json
import os
import re

import pytest
from nbformat.v4 import new_notebook

from shapewise import cli, commands
from shapewise.commands import Command, find_commands
from shapewise.commands.bench import find_benchmarks
from shapewise.commands.command import THEMES
from shapewise.commands.lab import lab_arguments, settings_folders
from shapewise.commands.testing import pytest_arguments
from shapewise.lessons import lessons
from shapewise.notebooks import canonical_text, places


def test_every_command_has_help_that_says_what_it_does(capsys):
    for name, command in find_commands().items():
        with pytest.raises(SystemExit, match="0"):
            cli.main([name, "--help"])
        assert command.help[1:] in " ".join(capsys.readouterr().out.split())


def test_a_file_among_the_commands_is_a_command(monkeypatch, tmp_path):
    (tmp_path / "greet.py").write_text(
        "from shapewise.commands import Command\n"
        'COMMANDS = {"greet": Command("say hello", lambda options, rest: print("hello") or 0, "learning")}\n'
    )
    monkeypatch.setattr(commands, "__path__", [*commands.__path__, str(tmp_path)])
    find_commands.cache_clear()
    try:
        assert cli.main(["greet"]) == 0
    finally:
        monkeypatch.undo()
        find_commands.cache_clear()
    assert "greet" not in find_commands()


def test_commands_are_listed_by_theme_lab_first():
    themes = [THEMES.index(command.theme) for command in find_commands().values()]
    assert themes == sorted(themes)
    assert next(iter(find_commands())) == "lab"


@pytest.mark.parametrize("name", sorted(find_benchmarks()))
def test_every_benchmark_has_help_that_says_what_it_measures(name, capsys):
    with pytest.raises(SystemExit, match="0"):
        cli.main(["bench", name, "--help"])
    assert find_benchmarks()[name].help[1:] in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["tset"],
            "there is no command 'tset'; expected one of lab, reset, questions, recall, test.*Did you mean 'test'",
        ),
        (["zzz"], "there is no command 'zzz'; expected one of lab, reset, questions, recall, test[^?]*$"),
        (["index", "--fast"], "index does not know --fast; `shapewise index --help` lists what it takes"),
        (["lab", "--port", "many"], "argument --port: invalid int value: 'many'"),
        ([], "the following arguments are required: COMMAND"),
    ],
)
def test_a_mistake_is_answered_with_what_was_expected(arguments, message, capsys):
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)
    written = " ".join(capsys.readouterr().err.split())
    assert re.search(message, written), written


def test_an_unknown_slug_is_answered_with_the_known_ones(capsys, tmp_path):
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "06_conv1d_channels.ipynb").write_text("{}")
    assert cli.main(["run", "06_conv1d_chanels"], tmp_path) == 2
    assert "Did you mean 06_conv1d_channels?" in capsys.readouterr().err


def test_test_runs_everything_with_a_worker_on_each_core(tmp_path):
    for name in ("course/00_a.ipynb", "solutions/06_b/06_b.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    arguments = pytest_arguments(tmp_path, ["-x"])
    assert arguments[-5:] == ["-x", "tests", "lib/shapewise", "course/00_a.ipynb", "solutions/06_b/06_b.ipynb"]
    assert {"--doctest-modules", "--nbval", "--durations=10", "--numprocesses=auto", "--dist=loadfile"} < set(arguments)


def test_test_with_a_path_runs_that_path_only(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_cli.py").touch()
    assert pytest_arguments(tmp_path, ["tests/test_cli.py::test_x", "-q"])[-2:] == ["tests/test_cli.py::test_x", "-q"]


def test_other_arguments_of_lab_and_test_are_passed_on(monkeypatch):
    passed = []
    command = Command("t", lambda options, rest: passed.extend(rest) or 0, "starting", passes_on="x")
    monkeypatch.setitem(find_commands(), "test", command)
    assert cli.main(["test", "-k", "beliefs", "-x"]) == 0
    assert passed == ["-k", "beliefs", "-x"]


@pytest.fixture
def lab(tmp_path, monkeypatch):
    """What `shapewise lab` asks of JupyterLab, in a course of two lessons."""
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")
    for slug in ("00_start_here", "02_dense_last_axis"):
        places.write_atomically(tmp_path / f"course/{slug}.ipynb", canonical_text(new_notebook(), "course"))

    def run_in(*rest, **options):
        settings = {"root": tmp_path, "instructor": False, "no_browser": True, "port": None, **options}
        return lab_arguments(argparse.Namespace(**settings), list(rest))

    run_in.root = tmp_path
    return run_in


def test_lab_opens_the_learners_own_copy_on_a_page_with_the_next_lesson_on_top(lab, capsys):
    arguments = lab(port=9000)
    assert f"--ServerApp.root_dir={lab.root / 'learning'}" in arguments
    assert "--LabApp.default_url=/lab/tree/START.md" in arguments
    assert (
        "**Go on:** [00 How a lesson works](course/00_start_here.ipynb)" in (lab.root / "learning/START.md").read_text()
    )
    assert {"--no-browser", "--port=9000"} < set(arguments)
    assert (lab.root / "learning/course/02_dense_last_axis.ipynb").exists()
    assert capsys.readouterr().out == "Your copy of the course is up to date: 2 new.\n"


def test_lab_goes_on_where_the_journal_in_the_copy_says_and_kernels_keep_it_there(lab, monkeypatch):
    monkeypatch.delenv("SHAPEWISE_PROGRESS")
    (lab.root / "learning").mkdir()
    entry = {"lesson": "00_start_here", "question": "first", "correct": True}
    (lab.root / "learning" / "progress.jsonl").write_text(json.dumps(entry) + "\n")
    lessons_there = [one for one in lessons() if one.slug != "00_start_here"]
    lab()
    assert f"](course/{lessons_there[0].slug}.ipynb), " in (lab.root / "learning/START.md").read_text().split("## ")[0]
    assert os.environ["SHAPEWISE_PROGRESS"] == str(lab.root / "learning" / "progress.jsonl")
    monkeypatch.delenv("SHAPEWISE_PROGRESS")


def test_for_an_instructor_and_in_a_folder_of_ones_own_nothing_is_copied(lab):
    assert f"--ServerApp.root_dir={lab.root}" in lab(instructor=True)
    own = lab("--ServerApp.root_dir=elsewhere")
    assert [argument for argument in own if "root_dir" in argument] == ["--ServerApp.root_dir=elsewhere"]
    assert not (lab.root / "learning").exists()


def test_a_copy_that_cannot_be_written_is_said_in_words(lab):
    (lab.root / "learning").write_text("a file where the folder has to be")
    with pytest.raises(ValueError, match="your copy of the course cannot be written"):
        lab()


def test_ctrl_c_ends_a_command_without_a_traceback(monkeypatch, capsys):
    def interrupted(options, rest):
        raise KeyboardInterrupt

    monkeypatch.setitem(find_commands(), "index", Command("i", interrupted, "writing"))
    assert cli.main(["index"]) == 130
    assert capsys.readouterr().err == "shapewise: stopped\n"


def test_jupyterlab_asks_nothing_and_fetches_no_news(root):
    settings = root / "lib/shapewise/jupyter/labconfig/default_setting_overrides.json"
    wanted = json.loads(settings.read_text())["@jupyterlab/apputils-extension:notification"]
    assert wanted == {"checkForUpdates": False, "fetchNews": "false"}


def test_a_learner_sees_no_panels_for_instructors_and_an_instructor_does():
    def disabled(instructor):
        pages = [folder / "labconfig/page_config.json" for folder in settings_folders(instructor)]
        return {name for page in pages if page.exists() for name in json.loads(page.read_text())["disabledExtensions"]}

    panels = {"course-list", "create-assignment", "formgrader"}
    assert disabled(instructor=False) == {f"@jupyter/nbgrader:{panel}" for panel in panels}
    assert disabled(instructor=True) == set()


def test_a_long_line_of_code_is_wrapped_in_a_narrow_window(root):
    settings = root / "lib/shapewise/jupyter/labconfig/default_setting_overrides.json"
    assert json.loads(settings.read_text())["@jupyterlab/notebook-extension:tracker"]["codeCellConfig"]["lineWrap"]
