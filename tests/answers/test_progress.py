"""The journal speaks in sentences: an answer counts once, an example never, what is gone is said to be gone."""

import json

import pytest

from shapewise import check, predict, progress, reveal
from shapewise.answers import journal
from shapewise.reading import keras

CONV1D = keras.layers.Conv1D(100, 10), (None, 128, 9)
APART = "conv1d/channels-kept-apart"


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(tmp_path / "progress.jsonl"))
    return tmp_path / "progress.jsonl"


def answer(question="one", confidence=4, **answers):
    predict(question, confidence=confidence, **answers)
    return reveal(question, *CONV1D)


def test_nothing_kept_is_said_with_what_to_do():
    assert str(progress()) == "Nothing is kept yet: make a prediction and reveal it, then look here again."


def test_a_belief_is_told_in_its_own_words_with_how_often_and_the_lesson():
    answer("one", output_shape=(119, 900))
    answer("two", parameters=9900)
    first, *_ = str(progress()).splitlines()
    assert first.startswith('"Every filter')
    assert first.endswith('": you answered this way twice. Lesson 06 shows why not.')


def test_an_answer_counts_once_however_often_it_is_revealed():
    for _ in range(3):
        answer("one", output_shape=(119, 900))
    reveal("one", *CONV1D)
    assert progress().met == {APART: 1}
    assert progress().by_confidence == {4: (0, 1)}
    answer("one", output_shape=(119, 100))
    answer("one", output_shape=(119, 900))
    assert progress().met == {APART: 1}
    assert APART not in progress().gone


def test_two_parts_of_one_answer_count_once():
    answer("one", output_shape=(119, 900), parameters=9900)
    assert progress().met == {APART: 1}


def test_a_belief_is_gone_when_a_later_question_that_it_would_have_missed_is_answered_right():
    answer("one", output_shape=(119, 900))
    answer("two", output_shape=(119, 100), confidence=3)
    assert progress().gone == {APART}
    assert "once, and have answered right since." in str(progress())
    assert "shows why not" not in str(progress())


def test_neither_examples_nor_checks_of_a_lesson_nor_what_is_no_answer_are_counted(file):
    predict("example", output_shape=(119, 900), confidence=4, example=True)
    assert "You were certain" not in str(reveal("example", *CONV1D))
    with pytest.raises(check.WrongAnswer, match="You get"):
        check.check_output_shape((119, 900), *CONV1D)
    check.check_parameters(9100, *CONV1D)
    answer("malformed", output_shape="119, 900")
    answer("malformed", output_shape=(119, 900), confidence=7)
    assert not file.exists()
    with pytest.raises(check.WrongAnswer):
        check.exercise("conv1d-predict", (17, 6), 79, (46, 8), 288)
    assert file.exists()


def test_confidence_is_summed_up_in_sentences():
    answer("one", output_shape=(119, 900), confidence=4)
    answer("two", output_shape=(119, 100), confidence=4)
    answer("three", output_shape=(119, 100), confidence=1)
    lines = str(progress()).splitlines()
    assert lines[-2:] == [
        "When you were certain, 1 of 2 predictions was right.",
        "When you guessed, your one prediction was right.",
    ]


def test_in_a_notebook_the_lesson_is_a_link_that_leads_somewhere(tmp_path, monkeypatch):
    for folder in ("course", "assignments/02_dense_last_axis"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "course" / "06_conv1d_channels.ipynb").touch()
    answer("one", output_shape=(119, 900))
    monkeypatch.chdir(tmp_path / "course")
    assert '<a href="06_conv1d_channels.ipynb">06</a> shows why not.' in progress()._repr_html_()
    monkeypatch.chdir(tmp_path / "assignments" / "02_dense_last_axis")
    assert '<a href="../../course/06_conv1d_channels.ipynb">06</a>' in progress()._repr_html_()
    monkeypatch.chdir("/")
    assert "Lesson 06 shows why not." in progress()._repr_html_()


def test_the_lesson_in_which_an_answer_was_given_is_kept(file, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "/somewhere/course/06_conv1d_channels.ipynb")
    answer("one", output_shape=(119, 900))
    assert journal.entries()[-1]["lesson"] == "06_conv1d_channels"
    monkeypatch.setenv("JPY_SESSION_NAME", "/somewhere/Untitled.ipynb")
    answer("two", output_shape=(119, 900))
    assert journal.entries()[-1]["lesson"] == ""


def test_lines_of_another_release_or_none_at_all_are_passed_over(file):
    lines = [
        "no json",
        "3",
        "[]",
        json.dumps({"correct": False, "beliefs": ["toaster/forgotten-by-now"], "question": "old"}),
    ]
    file.write_text("\n".join(lines) + "\n")
    assert str(progress()) == "toaster/forgotten-by-now: you answered this way once."
