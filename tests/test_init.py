"""import shapewise: quick, pure, and every public name where it belongs."""

import importlib.util
import pkgutil
import subprocess
import sys

import pytest

import shapewise

HEAVY = ("tensorflow", "keras", "numpy", "matplotlib", "IPython", "ipywidgets", "nbformat")


def loaded_by(code):
    """Which of the heavy modules a fresh Python holds after `code`."""
    question = f"{code}\nimport sys\nprint([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_shapewise_and_its_command_loads_nothing_heavy():
    assert (
        loaded_by("import shapewise, shapewise.cli, shapewise.quiet; dir(shapewise); shapewise.cli.build_parser()")
        == "[]"
    )


def test_that_test_can_fail():
    assert loaded_by("import shapewise, numpy") == "['numpy']"


def test_every_public_name_is_listed_once_in_dir_and_all():
    assert set(shapewise._PUBLIC) <= set(shapewise.__all__)
    assert sorted(shapewise.__all__) == sorted(set(shapewise.__all__))
    assert set(shapewise.__all__) <= set(dir(shapewise))


@pytest.mark.parametrize("name", sorted(shapewise._PUBLIC))
def test_every_public_name_names_a_module_that_exists(name):
    module, _ = shapewise._PUBLIC[name]
    assert importlib.util.find_spec(f"shapewise.{module}") is not None


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(AttributeError, match="shapewise has no 'explian'; it has .*explain"):
        shapewise.explian  # noqa: B018


def test_a_public_name_is_what_its_module_defines():
    from shapewise import explanation
    from shapewise.answers import diagnosis

    assert shapewise.explain is explanation.explain
    assert shapewise.beliefs is diagnosis.beliefs


def test_no_public_name_is_a_module_of_the_package_as_well():
    rooms = {module.name for module in pkgutil.iter_modules(shapewise.__path__)}
    assert rooms.isdisjoint(shapewise._PUBLIC)
    assert "layers" in rooms


def test_load_keras_is_silent_and_keeps_variables_that_are_set(monkeypatch):
    code = (
        "import os; os.environ['TF_CPP_MIN_LOG_LEVEL'] = '2'\n"
        "from shapewise import quiet\n"
        "keras = quiet.load_keras()\n"
        "print(keras.__name__, os.environ['TF_CPP_MIN_LOG_LEVEL'], os.environ['TF_ENABLE_ONEDNN_OPTS'])"
    )
    monkeypatch.delenv("TF_ENABLE_ONEDNN_OPTS")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("keras 2 0", "")


def test_what_was_written_is_shown_when_an_import_fails():
    code = (
        "import os\n"
        "from shapewise import quiet\n"
        "with quiet.silence(): os.write(2, b'kept back\\n')\n"
        "with quiet.silence():\n"
        "    os.write(2, b'the reason\\n')\n"
        "    raise ImportError('no such thing')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert "the reason" in done.stderr
    assert "ImportError: no such thing" in done.stderr
    assert "kept back" not in done.stderr
