"""What the search box of the lab's first page shows: lessons that exist, the belief that fits best, a word where nothing does."""

import subprocess
import sys

from shapewise.notebooks import places
from shapewise.notebooks.search_box import NOTHING, answer


def test_a_question_brings_lessons_that_can_be_opened_and_the_belief_that_fits_best(root):
    shown = answer(root, "does Conv1D keep each channel apart?")
    assert shown["lessons"][0] == {
        "title": "06 Conv1D: where do my channels go?",
        "minutes": 40,
        "path": "course/06_conv1d_channels.ipynb",
    }
    assert shown["message"] == f"{len(shown['lessons'])} lessons, the best first:"
    assert all((root / one["path"]).exists() for one in shown["lessons"])
    assert [one["number"] for one in shown["beliefs"]] == ["06"]


def test_a_question_without_an_answer_says_what_to_try(root):
    assert answer(root, "xyzzy") == {"message": NOTHING, "lessons": [], "beliefs": []}
    assert "has no word to search for" in answer(root, "?")["message"]


def test_an_endless_question_is_cut(root):
    assert answer(root, "embedding " * 100_000)["lessons"][0]["path"] == f"course/{places.lessons(root)[16].name}"


def test_the_server_answers_without_keras(root):
    code = "import sys; from pathlib import Path; from shapewise.notebooks.search_box import answer; "
    code += f"answer(Path({str(root)!r}), 'dense'); "
    code += "print({'keras', 'tensorflow'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.stdout == "set()\n", done.stderr
