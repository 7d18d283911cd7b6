"""Hints come one at a time and are noted; a solution opens once the check has passed."""

import json

import pytest

from exercises.solved import answers, solved
from shapewise import check, hint, solution
from shapewise.answers import journal
from shapewise.exercises import exercise, record

NAME, SLUG = "conv1d-keep-apart", "06_conv1d_channels"


@pytest.fixture(autouse=True)
def a_journal_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(tmp_path / "progress.jsonl"))
    monkeypatch.setattr(record, "_passed", set())
    monkeypatch.setattr(record, "_hints", {})
    return tmp_path / "progress.jsonl"


def test_hints_come_one_at_a_time_and_the_last_one_stays(a_journal_of_its_own):
    hints = exercise(NAME).hints
    for number in (1, 2, 3, 3):
        said = str(hint(NAME))
        assert f"Hint {number} of 3: {hints[number - 1]}" in said
        assert [one for one in hints if one in said] == list(hints[:number])
    lines = [json.loads(line) for line in a_journal_of_its_own.read_text("utf-8").splitlines()]
    assert [(one["event"], one["exercise"], one["number"]) for one in lines] == [
        ("hint", NAME, n) for n in (1, 2, 3, 3)
    ]
    assert journal.entries() == [], "a hint is no answer"


def test_hints_go_on_where_they_were_when_python_starts_again(monkeypatch):
    hint(NAME)
    monkeypatch.setattr(record, "_hints", {})
    assert "Hint 2 of 3" in str(hint(NAME))


def test_a_solution_opens_once_the_check_has_passed(monkeypatch):
    closed = str(solution(NAME))
    assert "opens when its check has passed" in closed
    assert "Depthwise" not in closed
    names = solved(SLUG)
    check.exercise(NAME, *[names[name] for name in answers(SLUG, NAME)], numbers=2)
    assert "Depthwise" not in str(solution(NAME)), "hidden numbers open nothing"
    check.exercise(NAME, *[names[name] for name in answers(SLUG, NAME)])
    opened = solution(NAME)
    assert exercise(NAME).because in opened.text
    assert opened.code == exercise(NAME).solution.strip()
    monkeypatch.setattr(record, "_passed", set())
    assert solution(NAME).code, "the journal remembers"


def test_a_wrong_answer_opens_nothing():
    with pytest.raises(check.WrongAnswer, match="expected a function"):
        check.exercise(NAME, 3)
    assert not solution(NAME).code


def test_help_prints_as_text_and_as_html():
    one = hint(NAME)
    assert repr(one) == one.text
    shown = hint("conv1d-predict")._repr_html_()
    assert shown.startswith("<p>Hint 1 of 3")
    assert "&quot;conv1d-predict&quot;" in shown


@pytest.mark.parametrize("ask", [hint, solution])
def test_help_with_an_exercise_that_is_not_there_is_refused(ask):
    with pytest.raises(ValueError, match="there is no exercise 'nothing'"):
        ask("nothing")
