"""The shapewise command, without the work that its commands do."""

import json
import re

import pytest

from shapewise import cli


def test_every_command_has_help_that_says_what_it_does(capsys):
    for name, command in cli.COMMANDS.items():
        with pytest.raises(SystemExit, match="0"):
            cli.main([name, "--help"])
        assert command.help[1:] in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tset"], "there is no command 'tset'; expected one of lab, test.*Did you mean 'test'"),
        (["zzz"], "there is no command 'zzz'; expected one of lab, test[^?]*$"),
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


def test_an_unknown_slug_is_answered_with_the_known_ones(capsys, monkeypatch, tmp_path):
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "06_conv1d_channels.ipynb").write_text("{}")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert cli.main(["run", "06_conv1d_chanels"]) == 2
    assert "Did you mean 06_conv1d_channels?" in capsys.readouterr().err


def test_test_runs_everything_with_a_worker_on_each_core(monkeypatch, tmp_path):
    for name in ("course/00_a.ipynb", "solutions/06_b/06_b.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    arguments = cli.pytest_arguments(["-x"])
    assert arguments[-5:] == ["-x", "tests", "lib/shapewise", "course/00_a.ipynb", "solutions/06_b/06_b.ipynb"]
    assert {"--doctest-modules", "--nbval", "--durations=10", "--numprocesses=auto", "--dist=loadfile"} < set(arguments)


def test_test_with_a_path_runs_that_path_only(monkeypatch, tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_cli.py").touch()
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    assert cli.pytest_arguments(["tests/test_cli.py::test_x", "-q"])[-2:] == ["tests/test_cli.py::test_x", "-q"]


def test_other_arguments_of_lab_and_test_are_passed_on(monkeypatch):
    passed = []
    monkeypatch.setitem(
        cli.COMMANDS, "test", cli.Command("t", lambda options, rest: passed.extend(rest) or 0, passes_on="x")
    )
    assert cli.main(["test", "-k", "beliefs", "-x"]) == 0
    assert passed == ["-k", "beliefs", "-x"]


def test_ctrl_c_ends_a_command_without_a_traceback(monkeypatch, capsys):
    def interrupted(options, rest):
        raise KeyboardInterrupt

    monkeypatch.setitem(cli.COMMANDS, "index", cli.Command("i", interrupted))
    assert cli.main(["index"]) == 130
    assert capsys.readouterr().err == "shapewise: stopped\n"


def test_jupyterlab_asks_nothing_and_fetches_no_news(root):
    settings = root / "lib/shapewise/jupyter/labconfig/default_setting_overrides.json"
    wanted = json.loads(settings.read_text())["@jupyterlab/apputils-extension:notification"]
    assert wanted == {"checkForUpdates": False, "fetchNews": "false"}
