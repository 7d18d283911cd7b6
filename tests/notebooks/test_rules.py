"""The rules of a lesson, each with what breaks it."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from shapewise import notebooks
from shapewise.lessons import Lesson
from shapewise.notebooks import canonical_text, places, reading_order, teaching
from shapewise.notebooks.canonical import read
from shapewise.notebooks.skeleton import LOAD, PARTS, SEED
from shapewise.notebooks.teaching import used_in


def setup(imports="import keras"):
    """The set-up cell of a lesson."""
    return new_code_cell(f"{LOAD}\n{imports}\n{SEED}", id="setup", metadata={"tags": ["setup"]}, execution_count=1)


def lesson(*extra, leave_out=()):
    """A lesson with one cell for every part of the parts, and more cells at its end."""
    cells = [
        setup() if tag == "setup" else new_markdown_cell(f"part {tag}", id=tag, metadata={"tags": [tag]})
        for tag in PARTS
        if tag not in leave_out
    ]
    return new_notebook(cells=cells + list(extra))


def found(tmp_path, notebook, slug="06_a"):
    """What the rules say of a project that has this lesson, and 00 and 01 before it."""
    for name, content in (("00_start_here", new_notebook()), ("01_b", lesson()), (slug, notebook)):
        places.write_atomically(tmp_path / "course" / f"{name}.ipynb", canonical_text(content, "course"))
    reading_order.write_next(tmp_path)
    return [str(finding) for finding in notebooks.findings(tmp_path)]


def test_a_lesson_that_keeps_the_rules_has_no_findings(tmp_path):
    assert found(tmp_path, lesson()) == []


@pytest.mark.parametrize(
    ("notebook", "message"),
    [
        (lesson(leave_out=["why"]), r"course/06_a.ipynb: has no part 'why'\n .*the tag why"),
        (lesson(leave_out=["mixed"]), "has no part 'mixed'"),
        (lesson(new_markdown_cell("x", id="z", metadata={"tags": ["why"]})), "cell z: the part 'why' begins a second"),
        (
            lesson(new_markdown_cell("x", id="z", metadata={"tags": ["card"]}), leave_out=["card"]),
            "cell z: the part 'card' comes too late",
        ),
        (lesson(*[new_markdown_cell("x") for _ in range(18)]), "has 31 cells; expected at most 30"),
        (lesson(new_markdown_cell("word " * 800)), "has 824 words of prose; expected at most 800"),
        (lesson(new_markdown_cell("it gives 119", id="z")), "cell z: says 119, which stands in no output"),
        (lesson(new_markdown_cell("[x](nowhere.ipynb)", id="z")), "cell z: links to nowhere.ipynb, which is not there"),
        (
            lesson(new_code_cell("1", id="z", outputs=[new_output("stream", name="stderr", text="w")])),
            "cell z: wrote to stderr",
        ),
    ],
)
def test_a_broken_rule_is_found_and_says_how_to_fix_it(tmp_path, notebook, message):
    (only,) = found(tmp_path, notebook)
    assert re.search(message, only), only
    assert only.count("\n") == 1


def test_a_lesson_that_was_not_run_is_one_finding(tmp_path):
    found(tmp_path, lesson())
    notebook = lesson(new_code_cell("1", id="y"), new_code_cell("2", id="z"))
    (tmp_path / "course" / "06_a.ipynb").write_text(nbformat.writes(notebook))
    unrun = [finding for finding in notebooks.findings(tmp_path) if finding.what == "was not run"]
    assert [finding.cell for finding in unrun] == ["y, z"]


def test_minutes_in_the_card_are_no_output(tmp_path):
    notebook = lesson()
    notebook.cells[1].source = "45 minutes"
    assert found(tmp_path, notebook) == []


def test_a_notebook_out_of_form_is_found_with_the_command_that_fixes_it(tmp_path):
    found(tmp_path, lesson())
    path = tmp_path / "course" / "06_a.ipynb"
    path.write_text(path.read_text().replace('"cells"', ' "cells"', 1))
    (only,) = notebooks.findings(tmp_path)
    assert (only.what, only.fix) == ("is not in canonical form", "run: shapewise run 06_a")


def test_a_set_up_that_imports_what_nobody_uses_is_found(tmp_path):
    notebook = lesson()
    notebook.cells[2] = setup("import keras\nimport numpy as np\nfrom shapewise import predict, why")
    (only,) = found(tmp_path, notebook)
    assert "cell setup: imports np, predict, why, which no cell uses" in only


def test_a_set_up_without_the_extension_is_found(tmp_path):
    notebook = lesson()
    notebook.cells[2].source = "import keras\nkeras.utils.set_random_seed(0)"
    (only,) = found(tmp_path, notebook)
    assert "cell setup: is not the set-up of a lesson" in only


def test_parts_that_not_every_lesson_has_may_be_missing(tmp_path):
    assert {"stake", "touch", "by-hand", "repair"} == {tag for tag, needed in PARTS.items() if not needed}
    assert found(tmp_path, lesson(leave_out=["stake", "touch", "by-hand", "repair"])) == []


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("keras.layers.Conv1D(4, 3)", {"Conv1D"}),
        ("layers.LSTM(units=4, return_sequences=True, name='x')", {"LSTM", "LSTM.return_sequences"}),
        ("make = keras.layers.Dense", {"Dense"}),
        ("%load_ext shapewise\nx = 3", set()),
        ("keras.layers.Conv1D(4, 3, kernel_initializer='ones')", {"Conv1D"}),
    ],
)
def test_layers_and_arguments_that_code_uses_are_seen(source, used):
    assert used_in(source) == used


def test_what_no_lesson_has_taught_is_found(tmp_path):
    cell = new_code_cell("keras.layers.ConvLSTM3D(2, 3)", id="z", execution_count=1)
    (only,) = found(tmp_path, lesson(cell))
    assert "cell z: uses ConvLSTM3D, which no lesson up to this one teaches" in only


def test_a_lesson_may_use_what_it_teaches_itself(monkeypatch):
    taught = (Lesson("01_a", "", teaches=("Dense",)), Lesson("02_b", "", teaches=("Conv1D", "Conv1D.strides")))
    monkeypatch.setattr(teaching, "lessons", lambda: taught)
    notebook = new_notebook(
        cells=[new_code_cell("keras.layers.Conv1D(4, 3, strides=2)\nkeras.layers.Dense(2)", id="z")]
    )
    assert list(teaching.check_taught("x", "02_b", notebook)) == []
    (only,) = teaching.check_taught("x", "01_a", notebook)
    assert only.what == "uses Conv1D, Conv1D.strides, which no lesson up to this one teaches"


def test_the_last_line_of_a_lesson_leads_to_the_next_and_of_the_last_one_nowhere(tmp_path):
    found(tmp_path, lesson())
    first, last = (read(tmp_path / "course" / f"{slug}.ipynb").cells[-1].source for slug in ("01_b", "06_a"))
    assert first == "part takeaway\n\nNext: [06_a](06_a.ipynb)."
    assert last == "part takeaway"
    title = lesson()
    title.cells[0].source = "# Where do 9 channels go?"
    places.write_atomically(tmp_path / "course" / "03_c.ipynb", canonical_text(title, "course"))
    broken = [finding for finding in notebooks.findings(tmp_path) if "last line" in finding.what]
    assert [(finding.file, finding.fix) for finding in broken] == [
        ("course/01_b.ipynb", "run: shapewise index"),
        ("course/03_c.ipynb", "run: shapewise index"),
    ]
    reading_order.write_next(tmp_path)
    assert (
        read(tmp_path / "course" / "01_b.ipynb")
        .cells[-1]
        .source.endswith("Next: [Where do 9 channels go?](03_c.ipynb)")
    )
    assert [finding.file for finding in notebooks.findings(tmp_path) if "says 9" in finding.what] == [
        "course/03_c.ipynb"
    ]


@pytest.mark.parametrize(
    ("card", "missing"),
    [
        ("| **Time** | 20 minutes |\n| **Kind** | Debugging: a model is repaired |", []),
        ("| Time | 20 minutes |\n| Kind | build |", ['the card does not say "debugging" in a row Kind']),
        ("| **Time** | 45 minutes |\n| Kind | debugging |", ['the card does not say "20 minutes" in a row Time']),
    ],
)  # fmt: skip
def test_the_card_says_the_minutes_and_the_kind_of_the_lesson(monkeypatch, card, missing):
    monkeypatch.setattr(reading_order, "lessons", lambda: (Lesson("01_a", "", kind="debugging", minutes=20),))
    notebook = new_notebook(cells=[new_markdown_cell(f"| | |\n| --- | --- |\n{card}", metadata={"tags": ["card"]})])
    assert [finding.what for finding in reading_order.check_card("x", "01_a", notebook)] == missing


def test_stray_files_and_broken_pairs_are_found(tmp_path):
    found(tmp_path, lesson())
    (tmp_path / "course" / "notes.txt").touch()
    for name in ("solutions/06_a/06_a.ipynb", "solutions/06_a/06_a-Copy1.ipynb", "assignments/07_c/07_c.ipynb"):
        text = canonical_text(new_notebook(), name.split("/")[0])
        places.write_atomically(tmp_path / name, text)
    what = {finding.file: finding.what for finding in notebooks.findings(tmp_path)}
    assert what == {
        "course/notes.txt": "this is not a lesson",
        "solutions/06_a/06_a-Copy1.ipynb": "the notebook is not named like its folder",
        "solutions/06_a": "has no generated assignment",
        "solutions/06_a-Copy1": "has no generated assignment",
        "assignments/07_c": "has no source in solutions/",
    }


def test_a_broken_file_is_a_finding_not_a_crash(tmp_path):
    found(tmp_path, lesson())
    (tmp_path / "course" / "06_a.ipynb").write_text("{")
    (only,) = notebooks.findings(tmp_path)
    assert "cannot be read as a notebook" in only.what


@pytest.mark.parametrize("head", ["| | layer |", "|  |  |", "| case | |", "| a | | b |"])
def test_a_table_with_an_empty_header_is_found(tmp_path, head):
    line = "|" + " --- |" * (head.count("|") - 1)
    table = new_markdown_cell(f"Words.\n\n{head}\n{line}\n| A | b |", id="table")
    assert any("has a table with an empty header" in one for one in found(tmp_path, lesson(table)))


def test_a_table_may_have_empty_cells_below_its_header(tmp_path):
    table = new_markdown_cell("| case | layer |\n| --- | --- |\n| A | |\n| | b |", id="table")
    assert not any("empty header" in one for one in found(tmp_path, lesson(table)))
