"""The notebooks as files: canonical form, the rules of a lesson, and "made again equals stored"."""

import json
import re
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from shapewise import notebooks
from shapewise.notebooks import canonical_text, index, places, prose, rules
from shapewise.notebooks.canonical import read

ROOT = places.Path(__file__).resolve().parents[2]


# ---------------------------------------------------------------- this project's own notebooks


def test_every_notebook_keeps_every_rule(root):
    assert [str(finding) for finding in notebooks.findings(root)] == []


@pytest.mark.parametrize("path", places.solutions(ROOT), ids=lambda path: path.stem)
def test_assignments_generated_again_equal_the_stored_ones(root, path, tmp_path):
    made = {file.relative_to(tmp_path): file.read_bytes() for file in notebooks.generate(root, path.stem, tmp_path)}
    stored = {
        file.relative_to(root / "assignments"): file.read_bytes()
        for file in (root / "assignments" / path.stem).rglob("*")
        if file.is_file() and ".ipynb_checkpoints" not in file.parts and file.name != "progress.jsonl"
    }
    assert made == stored, f"run: shapewise release {path.stem}"


def test_the_generated_parts_of_the_readme_are_up_to_date(root):
    text = (root / "README.md").read_text(encoding="utf-8")
    assert index.with_index(text, root) == text, "run: shapewise index"


@pytest.mark.slow
@pytest.mark.parametrize("path", places.lessons(ROOT), ids=lambda path: path.stem)
def test_a_lesson_run_again_is_stored_in_the_same_bytes(path):
    again = canonical_text(notebooks.execute(read(path)), "course")
    stored = path.read_text(encoding="utf-8")
    if sys.platform != "linux":  # other systems draw other bytes; the words of a picture are the same
        again, stored = (re.sub(r"[A-Za-z0-9+/=]{200,}(\\n)?", "PICTURE", text) for text in (again, stored))
    assert again == stored, f"run: shapewise run {path.stem}"


# ---------------------------------------------------------------- canonical form


def noisy():
    """A notebook as an editor leaves it, with everything that the canonical form drops."""
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "1f"}}
    cell = new_code_cell(
        "f()",
        id="result",
        execution_count=17,
        metadata={"tags": ["predict"], "execution": {"iopub.execute_input": "2026"}, "collapsed": True},
        outputs=[
            new_output("stream", name="stdout", text="a\n"),
            new_output("stream", name="stdout", text="b\n"),
            new_output("display_data", data=view),
            new_output("display_data", data={"text/plain": "IntSlider()", **view}),
            new_output(
                "execute_result",
                data={"text/plain": "3", "image/png": "iVBO"},
                metadata={"image/png": {"alt": "words", "needs_background": "light"}, "isolated": True},
                execution_count=17,
            ),
            new_output("error", ename="ValueError", evalue="\x1b[1mno\x1b[0m", traceback=["File x.py, line 1", "no"]),
        ],
    )
    metadata = {"kernelspec": {"name": "mine", "display_name": "Mine"}, "widgets": {"state": {}}, "authors": ["me"]}
    return new_notebook(cells=[new_markdown_cell("# A", id="title"), cell], metadata=metadata)


def test_the_canonical_form_keeps_only_what_is_listed():
    stored = json.loads(canonical_text(noisy(), "course"))
    assert set(stored["metadata"]) == {"kernelspec", "language_info"}
    assert stored["metadata"]["kernelspec"]["name"] == "python3"
    cell = stored["cells"][1]
    assert (cell["metadata"], cell["execution_count"]) == ({"tags": ["predict"]}, 1)
    stream, slider, result, error = cell["outputs"]
    assert stream["text"] == ["a\n", "b\n"]
    assert set(slider["data"]) == {"text/plain"}
    assert (result["execution_count"], result["metadata"]) == (1, {"image/png": {"alt": "words"}})
    assert error["traceback"] == ["ValueError: no"]


def test_the_canonical_form_of_a_canonical_notebook_is_itself():
    for kind in notebooks.KINDS:
        once = canonical_text(noisy(), kind)
        assert canonical_text(nbformat.reads(once, as_version=4), kind) == once


@pytest.mark.parametrize("kind", ["solutions", "assignments"])
def test_exercises_keep_nbgraders_metadata_and_no_outputs(kind):
    notebook = noisy()
    notebook.cells[1].metadata = {"nbgrader": {"grade_id": "a", "locked": True}, "deletable": False, "tags": []}
    cell = json.loads(canonical_text(notebook, kind))["cells"][1]
    assert (cell["outputs"], cell["execution_count"]) == ([], None)
    assert ("deletable" in cell["metadata"]) == (kind == "assignments")
    assert cell["metadata"]["nbgrader"] == {"grade_id": "a", "locked": True}


def test_cells_without_an_id_or_with_anothers_get_one_that_stays():
    notebook = noisy()
    notebook.cells[1].id = "title"
    del notebook.cells[0]["id"]
    once = canonical_text(notebook, "course")
    assert [cell["id"] for cell in json.loads(once)["cells"]] == ["cell-1", "title"]
    assert canonical_text(nbformat.reads(once, as_version=4), "course") == once


# ---------------------------------------------------------------- prose


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Conv1D, Q07, `06_conv1d` and 3x3 name no number", []),
        ("the last axis is 100, not 900.", ["100", "900"]),
        ("`(128, 9)` and 9,100 and 1.5", ["128", "9", "9100", "1.5"]),
        ("1. first\n2) second\n\n3 filters", ["3"]),
        ("version 2.21.0", []),
    ],
)
def test_numbers_in_prose(text, numbers):
    assert prose.numbers_in(prose.prose(text)) == numbers


def test_links_code_blocks_and_comments_are_not_read():
    text = "see [that](06_x.ipynb#part-7)\n\n```\n99 bottles\n```\n<!-- 12 --><b>5</b> https://example.org/3"
    assert prose.numbers_in(prose.prose(text)) == ["5"]
    assert prose.relative_links(text + " [far](https://example.org)") == ["06_x.ipynb"]


def test_a_number_counts_as_shown_wherever_it_is_shown():
    outputs = [
        new_output("stream", name="stdout", text="1 + 2"),
        new_output("execute_result", data={"text/plain": "array([7.0])", "text/html": "<td>8</td>"}),
        new_output("error", ename="E", evalue="got 9", traceback=[]),
    ]
    shown = prose.numbers_shown(new_notebook(cells=[new_code_cell("0", outputs=outputs)]))
    assert {"1", "2", "7", "8", "9"} <= shown
    assert "0" not in shown


# ---------------------------------------------------------------- the rules, each with what breaks it


def lesson(*extra, leave_out=()):
    """A lesson with one cell for every part of the skeleton, and more cells at its end."""
    cells = [
        new_markdown_cell(f"part {tag}", id=tag, metadata={"tags": [tag]})
        for tag in rules.SKELETON
        if tag not in leave_out
    ]
    return new_notebook(cells=cells + list(extra))


def found(tmp_path, notebook, slug="06_a"):
    """What the rules say of a project that has this lesson, and 00 and 01 before it."""
    for name, content in (("00_start_here", new_notebook()), ("01_b", lesson(leave_out=["recall"])), (slug, notebook)):
        places.write_atomically(tmp_path / "course" / f"{name}.ipynb", canonical_text(content, "course"))
    return [str(finding) for finding in notebooks.findings(tmp_path)]


def test_a_lesson_that_keeps_the_rules_has_no_findings(tmp_path):
    assert found(tmp_path, lesson()) == []


@pytest.mark.parametrize(
    ("notebook", "message"),
    [
        (lesson(leave_out=["why"]), r"course/06_a.ipynb: has no part 'why'\n .*the tag why"),
        (lesson(leave_out=["recall"]), "has no part 'recall'"),
        (lesson(new_markdown_cell("x", id="z", metadata={"tags": ["why"]})), "cell z: the part 'why' begins a second"),
        (
            lesson(new_markdown_cell("x", id="z", metadata={"tags": ["card"]}), leave_out=["card"]),
            "cell z: the part 'card' stands too late",
        ),
        (lesson(*[new_markdown_cell("x") for _ in range(27)]), "has 41 cells; expected at most 40"),
        (lesson(new_markdown_cell("word " * 1000)), "has 1028 words of prose; expected at most 1000"),
        (lesson(new_markdown_cell("it gives 119", id="z")), "cell z: says 119, which stands in no output"),
        (lesson(new_markdown_cell("[x](nowhere.ipynb)", id="z")), "cell z: links to nowhere.ipynb, which is not there"),
        (
            lesson(new_code_cell("1", id="z", outputs=[new_output("stream", name="stderr", text="w")])),
            "cell z: wrote to stderr",
        ),
    ],
)
def test_a_broken_rule_is_found_and_says_how_to_mend_it(tmp_path, notebook, message):
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


def test_a_notebook_out_of_form_is_found_with_the_command_that_mends_it(tmp_path):
    found(tmp_path, lesson())
    path = tmp_path / "course" / "06_a.ipynb"
    path.write_text(path.read_text().replace('"cells"', ' "cells"', 1))
    (only,) = notebooks.findings(tmp_path)
    assert (only.what, only.mend) == ("is not in canonical form", "run: shapewise run 06_a")


def test_set_up_cells_that_differ_are_found(tmp_path):
    notebook = lesson()
    notebook.cells[2].source = "import something"
    (only,) = found(tmp_path, notebook)
    assert "cell setup: the set-up cell is not that of course/01_b.ipynb" in only


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


# ---------------------------------------------------------------- index


README = (
    "# X\n\n<!-- folders: generated by shapewise index -->\n<!-- folders: end -->\n\n{}<!-- lessons: end -->\nend\n"
)
MARKED = README.format("<!-- lessons: generated by shapewise index -->\n")


def test_the_index_is_made_of_the_notebooks(tmp_path):
    title = new_markdown_cell("# Does it mix?\n\n> Each feature\n> by itself.", metadata={"tags": ["title"]})
    path = tmp_path / "course" / "06_a.ipynb"
    places.write_atomically(path, canonical_text(new_notebook(cells=[title]), "course"))
    text = index.with_index(MARKED, tmp_path)
    assert "| [06 Does it mix?](course/06_a.ipynb) | Each feature by itself. |  |" in text
    assert "(1 notebook)" in text
    assert index.with_index(text, tmp_path) == text


def test_a_readme_without_markers_is_refused(tmp_path):
    with pytest.raises(ValueError, match="expected the lines '<!-- lessons: generated by shapewise index -->'"):
        index.with_index(README.format(""), tmp_path)
