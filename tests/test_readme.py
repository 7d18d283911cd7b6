"""The README's first screen: what it shows is what the library prints."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from shapewise import draw, predict, reveal, review, why
from shapewise.notebooks.index import PICTURE
from shapewise.pictures.discovery import small_film
from shapewise.pictures.paper.svg import frame_svg
from shapewise.reading import keras

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def _shown(start):
    """The lines of the README from the one that begins with `start` to the end of its block."""
    return re.search(rf"^{re.escape(start)}.*?(?=^```$)", README, re.MULTILINE | re.DOTALL).group().rstrip()


def test_the_picture_is_the_moment_of_the_film_as_it_is_drawn_now():
    drawn = Path(__file__).parents[1] / PICTURE
    assert f"]({PICTURE})" in README
    assert drawn.read_text(encoding="utf-8") == frame_svg(small_film(draw.conv1d)["sum"]) + "\n"


def test_the_refused_model_is_explained_as_the_readme_says():
    with pytest.raises(ValueError, match="Computed output size would be zero or negative") as caught:
        keras.Sequential([keras.Input((3, 1)), keras.layers.Conv1D(8, 5, name="conv"), keras.layers.Dense(1)])
    assert str(caught.value).startswith(
        _shown("ValueError: ").split("\n")[0].removeprefix("ValueError: ").removesuffix("...")
    )
    assert str(why(caught.value)) == _shown("Conv1D 'conv'")


def test_the_silent_mistake_is_found_as_the_readme_says():
    model = keras.Sequential([keras.Input((30, 4)), keras.layers.Conv1D(8, 5), keras.layers.Dense(1, name="answer")])
    findings = review(model, x=np.zeros((32, 30, 4)), y=np.zeros((32, 1)), loss="mse")
    assert str(findings) == _shown("output (None, 26, 1)")


def test_a_prediction_is_answered_as_the_readme_says(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")
    noted = predict("first", output_shape=(None, 5), confidence=3)
    answered = reveal("first", keras.layers.Flatten(), (None, 2, 5))
    assert str(noted) == _shown("Noted, fairly sure").partition("\n")[0]
    assert str(answered).split() == _shown("✗ output_shape").split()
