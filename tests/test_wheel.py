"""The library from its wheel, where nothing is installed but what the wheel asks for, a backend and IPython."""

import subprocess
import sys
import zipfile
from email import message_from_string
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

IN_A_NOTEBOOK = '''
from IPython.core.interactiveshell import InteractiveShell

ip = InteractiveShell.instance()
assert ip.run_line_magic("load_ext", "shapewise") is None
cell = ip.run_cell("""
import keras, numpy as np
from shapewise import explain, recompute, review, why
model = keras.Sequential([keras.Input((30, 4)), keras.layers.Conv1D(8, 5), keras.layers.Dense(1, name="answer")])
print(explain(model))
print(bool(recompute(keras.layers.Dense(2), np.ones((1, 3)))))
print(explain(model).picture().svg[:4])
print([one.code for one in review(model, x=np.zeros((32, 30, 4)), y=np.zeros((32, 1)), loss="mse")])
""")
assert cell.success, cell.error_in_exec
ip.run_cell("keras.Sequential([keras.Input((3, 1)), keras.layers.Conv1D(8, 5, name='conv')])")
ip.run_cell("from shapewise import explore; explore.conv1d()")
'''


def needed(*names):
    """The distributions with these names, and all that they need in turn."""
    found, open_names = {}, list(names)
    while open_names:
        one = distribution(open_names.pop())
        if one.metadata["Name"] in found:
            continue
        found[one.metadata["Name"]] = one
        wanted = [Requirement(line) for line in one.requires or ()]
        open_names += [each.name for each in wanted if each.marker is None or each.marker.evaluate({"extra": ""})]
    return found.values()


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "source"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-CC-BY-4.0", "lib"):
        (copy / name).symlink_to(root / name)
    build = f"from setuptools.build_meta import build_wheel; print(build_wheel({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", build], cwd=copy, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def asked_for(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = message_from_string(archive.read(name).decode())
    return [Requirement(line) for line in metadata.get_all("Requires-Dist")]


def test_the_wheel_asks_for_keras_numpy_and_rich_only(asked_for):
    assert {one.name for one in asked_for if one.marker is None} == {"keras", "numpy", "rich"}


def test_explain_review_and_why_work_from_the_wheel_without_the_course(wheel, asked_for, tmp_path):
    installed, unpacked = tmp_path / "installed", tmp_path / "unpacked"
    installed.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    for one in needed(*(one.name for one in asked_for if one.marker is None), "tensorflow", "ipython"):
        for top in {Path(file.parts[0]) for file in one.files if file.parts[0] not in ("..", "__pycache__")}:
            link = installed / top
            if not link.exists():
                link.symlink_to(one.locate_file(top))
    start = f"import sys; sys.path[:0] = [{str(unpacked)!r}, {str(installed)!r}]\n"
    for absent in ("jupyterlab", "nbgrader", "ipywidgets", "matplotlib", "anywidget", "jinja2"):
        start += f"import importlib.util; assert importlib.util.find_spec({absent!r}) is None, {absent!r}\n"
    command = [sys.executable, "-I", "-S", "-c", start + IN_A_NOTEBOOK]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "(30 - 5) // 1 + 1 = 26" in ran.stdout
    assert "True" in ran.stdout.split()
    assert "<svg" in ran.stdout
    assert "['target/broadcast']" in ran.stdout
    assert "Conv1D 'conv': a window of 5 does not fit 3 steps." in ran.stdout
    assert "the picture needs fontTools, which is not installed." in ran.stdout
    for called, code, said in (
        (["explain", "Conv1D(8, 5)", "--input-shape", "(None, 30, 4)"], 0, "(30 - 5) // 1 + 1 = 26"),
        (["lab"], 1, "shapewise lab needs nbformat, which is not installed."),
    ):
        run = f"from shapewise.cli import main; sys.exit(main({called!r}))"
        ran = subprocess.run([*command[:-1], start + run], capture_output=True, text=True, cwd=tmp_path)
        assert ran.returncode == code, ran.stderr
        assert said in ran.stdout + ran.stderr
