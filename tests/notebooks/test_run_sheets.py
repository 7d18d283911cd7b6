"""Run-sheets: their tops are those of the lessons, what stands below is kept, and no answer means two things."""

import re

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from shapewise.layers.call import LayerCall
from shapewise.lessons import Lesson, Question, Vote, lessons
from shapewise.notebooks import places
from shapewise.notebooks.canonical import read
from shapewise.notebooks.run_sheets import MARK, minutes_by_part, question_to_vote_on, sheet_of, taught, top, with_top

ROOT = places.Path(__file__).resolve().parents[2]
NOTEBOOK = new_notebook(
    cells=[
        new_markdown_cell("## A bill\n\ntext", metadata={"tags": ["stake"]}),
        new_markdown_cell("## Predict", metadata={"tags": ["predict"]}),
        new_markdown_cell("x", metadata={"tags": ["reveal"]}),
        new_markdown_cell("## Why", metadata={"tags": ["why"]}),
    ]
)
CONV = Question("conv", LayerCall("Conv1D", 100, 10), (None, 128, 9))
LESSON = Lesson("06_x", "Where?", "apart", minutes=40, removes=("conv1d/*",), mixed=(CONV,))


@pytest.mark.parametrize("one", taught(ROOT), ids=lambda one: one.slug)
def test_a_run_sheet_is_up_to_date_and_has_its_part_by_hand(one):
    text = sheet_of(ROOT, one.slug).read_text(encoding="utf-8")
    made = with_top(text, one, read(places.places_of(ROOT, one.slug)["course"]))
    assert made == text, "run: shapewise index"
    by_hand = text.partition(MARK)[2]
    assert re.findall(
        r"^## (What to say at the reveal|What usually goes wrong|For those who finish early)$", by_hand, re.M
    )
    assert len(by_hand) > 400, "write what to say, what goes wrong, and a question for those who finish early"


@pytest.mark.parametrize("one", taught(ROOT), ids=lambda one: one.slug)
def test_a_class_has_a_question_to_vote_on_with_three_answers_or_more_of_which_one_is_right(one):
    vote = question_to_vote_on(one)
    answers = [answer for answer, _ in vote.answers]
    assert len(answers) >= 3
    assert len(set(answers)) == len(answers)
    assert [believes.startswith("right") for _, believes in vote.answers].count(True) == 1


def test_no_run_sheet_is_left_without_a_lesson():
    assert {path.stem for path in (ROOT / "course" / "run-sheets").iterdir()} <= {one.slug for one in lessons()}


def test_the_minutes_of_the_parts_are_those_of_the_lesson_and_headings_name_them():
    rows = minutes_by_part(LESSON, NOTEBOOK)
    assert sum(minutes for minutes, _ in rows) == 40
    assert [part for _, part in rows][::3] == ["A bill", "Why"]
    assert rows[1][1].startswith("Predict: alone first")
    assert rows[2][1] == "Reveal"


def test_the_question_has_the_answers_that_beliefs_give_the_lessons_own_first():
    vote = question_to_vote_on(LESSON)
    assert vote.text == "`Conv1D(100, 10)` gets an input of shape `(None, 128, 9)`: what is the shape of its output?"
    assert vote.answers[:2] == (
        ("(None, 119, 100)", "right: steps = (128 - 10) // 1 + 1 = 119, channels = filters = 100"),
        ("(None, 119, 900)", "every filter is run over each channel by itself and the results stand side by side"),
    )
    own = Lesson("06_x", "", "b", removes=("conv1d/length-kept", "conv1d/*"), mixed=(CONV,))
    assert question_to_vote_on(own).answers[1] == ("(None, 128, 100)", "the output is as long as the input")


def test_a_vote_of_its_own_is_told_with_the_claims_of_its_beliefs():
    vote = Vote("How many move?", 3, {1: "conv1d/is-a-pooling", 0: "a change is lost"}, because="filters add up")
    ballot = question_to_vote_on(Lesson("06_x", "", "b", vote=vote, mixed=(CONV,)))
    assert ballot.text == "How many move?"
    assert ballot.answers[::2] == (("3", "right: filters add up"), ("0", "a change is lost"))
    assert ballot.answers[1][1].startswith("a convolution with strides is a pooling")
    assert question_to_vote_on(Lesson("06_x", "", "b")) is None


def test_what_was_written_by_hand_is_kept_whatever_happens_to_the_lesson():
    first = with_top(f"{MARK}\n\nmine\n", LESSON, NOTEBOOK)
    again = with_top(first, Lesson("06_x", "Another title", "b", minutes=30), NOTEBOOK)
    assert first.endswith(f"{MARK}\n\nmine\n")
    assert again.endswith(f"{MARK}\n\nmine\n")
    assert again.startswith("# Run-sheet: 06 Another title\n")
    assert with_top(first, LESSON, NOTEBOOK) == first
    assert with_top("# mine\n", LESSON, NOTEBOOK).endswith(f"{MARK}\n\n# mine\n")
    assert "vote" not in top(Lesson("06_x", "", "b"), NOTEBOOK).split("Minutes")[0]
