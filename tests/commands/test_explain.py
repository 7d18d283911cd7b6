"""`shapewise explain`: files and layers from the command line, and answers judged."""

import json

import pytest

from shapewise import cli
from shapewise.reading import build, call_from_text, keras


def said(capsys, *arguments):
    code = cli.main(["explain", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_layer_of_the_first_question(capsys):
    code, out, _ = said(capsys, "Conv1D(100, 10)", "--input-shape", "(None, 128, 9)")
    assert code == 0
    assert "(128 - 10) // 1 + 1 = 119" in out
    assert "10 x 9 x 100 + 100 = 9100" in out


@pytest.mark.parametrize(
    "answer, code, says",
    [("(119, 900)", 1, "conv1d/channels-kept-apart"), ("(119, 100)", 0, "is right"), ("9100", 0, "is right")],
)
def test_an_answer_is_judged(capsys, answer, code, says):
    got, out, _ = said(capsys, "keras.layers.Conv1D(100, 10)", "--input-shape", "(None, 128, 9)", "--answer", answer)
    assert got == code
    assert says in out


def test_a_model_file_is_explained(capsys, tmp_path):
    path = tmp_path / "small.keras"
    keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="first"), keras.layers.Dense(2)]).save(path)
    code, out, _ = said(capsys, str(path))
    assert code == 0
    assert "first (Dense): (None, 4) -> (None, 3)" in out
    assert "15 + 8 = 23" in out


def test_a_picture_is_written_beside_the_table(capsys, tmp_path):
    path = tmp_path / "out.svg"
    code, out, _ = said(capsys, "Dense(4)", "--input-shape", "(None, 3)", "--picture", str(path))
    assert (code, "3 x 4 + 4 = 16" in out) == (0, True)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "3 x 4 + 4 = 16</text>" in text


def test_plain_data_one_line_a_layer_and_costs_are_asked_for_by_options(capsys):
    layer = ("Dense(4)", "--input-shape", "(None, 3)")
    assert json.loads(said(capsys, *layer, "--json")[1])["schema"] == "shapewise/explanation/1"
    assert said(capsys, *layer, "--form", "lines")[1].splitlines()[0].split() == [
        "layer",
        "kind",
        "input",
        "output",
        "parameters",
    ]
    assert "32 x 3 x 4 = 384" in said(capsys, *layer, "--batch", "32")[1]


@pytest.mark.parametrize(
    "arguments, says",
    [
        (("missing.keras",), "there is no file missing.keras"),
        (("Conv1D(10",), "cannot read 'Conv1D\\(10' as a layer"),
        (("Conv1D(__import__('os').getcwd(), 3)",), "cannot read|expected a number"),
        (("Conv1D(10, 5)",), "give input_shape"),
        (("Conv1D(10, 5)", "--input-shape", "(None, 3, 1)"), "a window of 5 does not fit 3 steps"),
        (
            ("Conv1D(10, 5, border_mode='same')", "--input-shape", "(None, 8, 1)"),
            "padding='same' in place of border_mode",
        ),
        (("Conv9D(10)", "--input-shape", "(None, 8, 1)"), "keras.layers has no 'Conv9D'"),
    ],
)
def test_what_cannot_be_explained_is_said_on_stderr(capsys, arguments, says):
    code, out, err = said(capsys, *arguments)
    assert code == 2
    assert out == ""
    import re

    assert re.search(says, err), err


def test_nothing_of_a_written_layer_is_run():
    with pytest.raises(ValueError, match="keras.layers has no 'open'"):
        build(call_from_text("Dense(open('x'))"))
    with pytest.raises(ValueError, match="cannot read"):
        call_from_text("().__class__()")
