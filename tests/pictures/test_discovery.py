import subprocess
import sys

import pytest

from shapewise import draw, explore
from shapewise.pictures.discovery import public_functions


def test_the_public_functions_are_listed():
    assert {"draw_conv1d", "draw_conv1d_film", "draw_channels_kept_apart", "describe_conv1d"} <= set(dir(draw))
    assert dir(explore) == explore.__all__
    assert "explore_conv1d" in explore.__all__


def test_a_new_file_needs_no_entry(tmp_path, monkeypatch):
    package = tmp_path / "albums"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "lstm.py").write_text("def draw_lstm():\n    return 'a grid'\n\ndef helper():\n    pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    find, names, listed = public_functions("albums", [str(package)], ("draw_",))
    assert names() == listed == ["draw_lstm"]
    assert find("draw_lstm")() == "a grid"
    with pytest.raises(AttributeError, match="albums has no 'helper'; it has draw_lstm"):
        find("helper")


@pytest.mark.parametrize(
    "statement", ["from shapewise import draw; dir(draw)", "from shapewise.explorers import explore_conv1d"]
)
def test_keras_is_not_imported_for_it(statement):
    code = f"import sys; {statement}; assert 'keras' not in sys.modules and 'matplotlib.pyplot' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
