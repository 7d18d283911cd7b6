"""Figures in a notebook: the same bytes every time, and words in every reader."""

import base64

import pytest
from IPython.core.formatters import DisplayFormatter
from matplotlib.figure import Figure

from shapewise import inline


@pytest.fixture
def figure():
    figure = Figure(figsize=(2, 1))
    figure.subplots().plot([1, 2])
    figure.alternative_text = 'a line from 1 to 2 & "more"'
    return figure


class Shell:
    """The part of IPython that install() uses; like IPython, %matplotlib inline registers a PNG of its own."""

    def __init__(self):
        self.display_formatter = DisplayFormatter()

    def run_line_magic(self, name, line):
        assert (name, line) == ("matplotlib", "inline")
        self.display_formatter.formatters["image/png"].for_type(Figure, lambda figure: b"IPython's own")


def test_a_figure_is_stored_as_words_png_and_html_with_the_words(figure):
    shell = Shell()
    inline.install(shell)
    data, metadata = shell.display_formatter.format(figure)
    assert set(data) == {"text/plain", "image/png", "text/html"}
    assert data["text/plain"] == 'a line from 1 to 2 & "more"'
    assert data["text/html"].startswith(
        '<img alt="a line from 1 to 2 &amp; &quot;more&quot;" src="data:image/png;base64,'
    )
    assert data["image/png"] in data["text/html"]
    assert metadata["image/png"] == {"alt": data["text/plain"]}


def test_the_bytes_of_a_figure_depend_on_the_figure_alone(figure):
    assert inline.png(figure) == inline.png(figure)
    assert b"Software" not in inline.png(figure)
    data, _ = inline.mime_bundle(figure)
    assert base64.b64decode(data["image/png"]) == inline.png(figure)


def test_a_figure_without_words_says_so():
    assert inline.alternative_text(Figure()) == "a figure without a description"
