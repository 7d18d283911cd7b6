import subprocess
import sys

import pytest

from shapewise import draw, explore
from shapewise.pictures.discovery import public_functions, small_film


def test_the_pictures_are_listed_and_each_has_an_explorer():
    assert {"conv1d", "dense", "lstm", "stride_or_pooling", "halved_maps"} <= set(dir(draw))
    assert dir(explore) == explore.__all__ == draw.__all__


@pytest.mark.parametrize("name", draw.__all__)
def test_a_picture_stays_a_function_after_its_module_is_imported(name):
    assert small_film(getattr(draw, name)).moments
    assert callable(getattr(draw, name))


def test_a_new_file_needs_no_entry(tmp_path, monkeypatch):
    package = tmp_path / "albums"
    package.mkdir()
    (package / "__init__.py").write_text("")
    source = "class Film: pass\n\ndef gru() -> Film:\n    return 'a grid'\n\ndef small() -> Film:\n    pass\n\ndef helper():\n    pass\n"
    (package / "gru_film.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    find, names, listed = public_functions("albums", [str(package)])
    assert names() == listed == ["gru"]
    assert find("gru")() == "a grid"
    with pytest.raises(AttributeError, match="albums has no 'helper'; it has gru"):
        find("helper")


@pytest.mark.parametrize(
    "statement", ["from shapewise import draw; dir(draw)", "from shapewise import explore; explore.conv1d"]
)
def test_keras_is_not_imported_for_it(statement):
    code = f"import sys; {statement}; assert 'keras' not in sys.modules and 'matplotlib.pyplot' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
