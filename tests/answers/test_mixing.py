"""Mixed questions: one of the lesson, two of lessons before it, those first that the learner's journal still shows."""

import re

import pytest

from shapewise import live, mixed, predict, reveal_mixed
from shapewise.answers import drawing, mixing, predictions
from shapewise.answers.drawer import opened, without_drawers
from shapewise.answers.drawing import beliefs_missing, draw_questions
from shapewise.layers.call import LayerCall
from shapewise.lessons import Lesson, Question


def question(name, units=4):
    return Question(name, LayerCall("Dense", units), (None, 5, 3), ("parameters",))


def three(slug, **others):
    """A lesson with three questions on Dense, or with those that are given."""
    return Lesson(slug, slug, mixed=others.get("mixed", tuple(question(f"{slug[:2]}-{letter}") for letter in "abc")))


WIDTH = Question("06-width", LayerCall("Conv1D", 7, 3), (None, 10, 4))
LESSONS = (
    Lesson("00_start", "How"),
    *(three(f"0{number}_x") for number in (1, 2, 3)),
    three("04_none", mixed=()),
    three("05_x"),
    three(
        "06_conv", mixed=(WIDTH, Question("06-flat", (LayerCall("Conv1D", 2, 3), LayerCall("Flatten")), (None, 10, 4)))
    ),
    three("07_x"),
)


def names(slug, **learner):
    return [one.name for one in draw_questions(next(one for one in LESSONS if one.slug == slug), **learner)]


@pytest.fixture(autouse=True)
def _lessons(monkeypatch, tmp_path):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(tmp_path / "progress.jsonl"))
    monkeypatch.setattr(drawing, "lessons", lambda: LESSONS)
    monkeypatch.setattr(mixing, "lesson", lambda slug: next(one for one in LESSONS if one.slug == slug))
    monkeypatch.setattr(mixing, "_drawn", {})
    monkeypatch.setattr(predictions, "_responses", {})


def test_a_new_learner_gets_one_of_the_lesson_one_of_the_lesson_before_and_one_of_the_third_before():
    assert names("07_x") == ["07-a", "06-flat", "03-c"]
    assert names("05_x") == ["05-a", "03-b", "01-c"]


def test_where_there_are_few_lessons_before_the_rest_is_the_lessons_own():
    assert names("01_x") == ["01-a", "01-b", "01-c"]
    assert names("02_x") == ["02-a", "01-b", "01-c"]


def test_what_a_learner_still_believes_is_asked_first_and_what_was_right_last():
    assert names("07_x", still=["conv1d/channels-kept-apart"])[:2] == ["07-a", "06-flat"]
    assert names("07_x", still=["conv1d/channels-kept-apart"], right=["06-flat"])[1] == "06-width"
    assert names("05_x", still=["conv1d/channels-kept-apart"]) == names("05_x")
    assert names("07_x", right=["07-a"])[0] == "07-b"
    assert names("05_x", right=["03-b", "01-c"]) == ["05-a", "03-c", "01-a"]


def test_no_question_is_drawn_twice():
    for one in LESSONS[1:]:
        drawn = draw_questions(one)
        assert len(set(drawn)) == len(drawn)


def test_the_beliefs_that_miss_a_question_are_those_of_all_its_layers():
    assert "conv1d/channels-kept-apart" in beliefs_missing(WIDTH)
    both = beliefs_missing(LESSONS[6].mixed[1])
    assert {"conv1d/channels-kept-apart", "flatten/shape-kept"} <= both
    assert "dense/flattened" in beliefs_missing(question("rows"))
    assert "dense/flattened" not in beliefs_missing(Question("one-row", LayerCall("Dense", 4), (None, 3))) | both


def test_an_unanswered_question_shows_the_call_to_fill_in():
    assert str(mixed("01_x")).splitlines()[:2] == [
        "1. Dense(4) gets an input of shape (None, 5, 3): how many parameters does it have?",
        '   predict("01-a", parameters=..., confidence=...)',
    ]
    assert "Put your answers in place of the dots" in str(mixed("01_x"))
    assert (
        "<li><p><code>Dense(4)</code> gets an input of shape <code>(None, 5, 3)</code>:" in mixed("01_x")._repr_html_()
    )


def test_each_question_is_revealed_in_a_drawer_that_its_own_answer_opens():
    mixed("02_x")
    closed = reveal_mixed("02_x")
    assert [one.is_open for one in closed.revealed] == [False, False, False]
    assert "16" not in without_drawers(closed._repr_html_())
    assert "16" not in str(closed)
    assert opened(closed._repr_html_()).count("parameters: 16") == 3
    predict("02-a", parameters=16, confidence=3)
    predict("01-b", parameters=12, confidence=3)
    assert "Noted, fairly sure: parameters 16." in str(mixed("02_x"))
    right, wrong, still_open = reveal_mixed("02_x").revealed
    assert "✓ parameters: 16 is right" in str(right)
    assert "[dense/bias-forgotten]" in str(wrong)
    assert not still_open.is_open


def test_the_questions_that_are_revealed_are_those_that_were_asked():
    drawn = [one.name for one in mixed("07_x").questions]
    predict(drawn[1], output_shape=(16,), parameters=26, confidence=3)
    assert [one.name for one in reveal_mixed("07_x").questions] == drawn
    assert [one.name for one in reveal_mixed("07_x").questions] == drawn
    mixing._drawn.clear()  # the next day, in another kernel
    assert [one.name for one in mixed("07_x").questions] != drawn


def test_a_model_is_asked_about_and_revealed():
    mixed("07_x")
    predict("06-flat", output_shape=(16,), parameters=26, confidence=4)
    assert re.findall("✓ (output_shape|parameters)", str(reveal_mixed("07_x"))) == ["output_shape", "parameters"]


def test_in_a_live_notebook_there_is_a_form_for_each_and_a_drawer_that_it_opens(monkeypatch):
    monkeypatch.setattr(mixing, "is_live", lambda: True)
    assert live.WIDGET_VIEW in mixed("01_x")._repr_mimebundle_()
    assert live.WIDGET_VIEW in reveal_mixed("01_x")._repr_mimebundle_()
    forms, drawers = mixed("01_x").forms().children[1::2], reveal_mixed("01_x").drawers().children[1::2]
    assert [drawer.inside for drawer in drawers] == ["", "", ""]
    forms[1].receive({"answers": {"parameters": "4 * 3 + 4"}, "confidence": "3"})
    assert [bool(drawer.inside) for drawer in drawers] == [False, True, False]
    assert "16 is right" in reveal_mixed("01_x").drawers().children[3].inside


def test_a_lesson_without_questions_is_refused_with_what_to_do():
    with pytest.raises(ValueError, match="lesson '04_none' has no questions to mix: give its LESSON mixed="):
        mixed("04_none")
