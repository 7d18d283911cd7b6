"""The notebooks as files: canonical form, the rules of a lesson, and "made again equals stored"."""

import json
import re
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from shapewise import notebooks
from shapewise.notebooks import canonical_text, index, places, prose
from shapewise.notebooks.canonical import read

ROOT = places.Path(__file__).resolve().parents[2]
#: nbval runs every lesson and compares its outputs; that the whole file comes out the same is shown for one.
LESSONS = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.everything] if place else [])
    for place, path in enumerate(places.lessons(ROOT))
]


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
@pytest.mark.parametrize("path", LESSONS)
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


def test_of_a_cell_that_measures_no_output_is_stored():
    notebook = noisy()
    assert json.loads(canonical_text(notebook, "course"))["cells"][1]["outputs"]
    notebook.cells[1].metadata["tags"] = ["nbval-ignore-output"]
    stored = json.loads(canonical_text(notebook, "course"))["cells"][1]
    assert (stored["outputs"], stored["execution_count"]) == ([], 1)


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
    assert "### Convolution\n\n| lesson |" in text
    assert "| [06 Does it mix?](course/06_a.ipynb) | Each feature by itself. |  |  |" in text
    assert "(1 notebook)" in text
    assert index.with_index(text, tmp_path) == text


def test_the_index_of_this_course_is_in_chapters_with_minutes(root):
    text = index.lesson_table(root)
    assert re.search(r"### Sequences \(\d+ minutes\)", text)
    assert re.search(r"\| \d+ \| \[10 points, \d+ minutes\]\(assignments/06_conv1d_channels/", text)


def test_a_readme_without_markers_is_refused(tmp_path):
    with pytest.raises(ValueError, match="expected the lines '<!-- lessons: generated by shapewise index -->'"):
        index.with_index(README.format(""), tmp_path)
