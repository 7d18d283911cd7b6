"""The exercises' checks meet the bank of answers: what is right passes, what is wrong is told its reason."""

import pytest

import bank

EXERCISES = [exercise for slug in bank.slugs() for exercise in bank.exercises(slug)]
ANSWERS = [(exercise, answer) for exercise in EXERCISES for answer in bank.answers(exercise.slug, exercise.cell)]
RIGHT = [(exercise, answer) for exercise, answer in ANSWERS if answer.right]
WRONG = [(exercise, answer) for exercise, answer in ANSWERS if not answer.right]


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")


@pytest.mark.parametrize("exercise, answer", RIGHT, ids=str)
def test_a_right_answer_passes(exercise, answer):
    for hidden in (False, True):
        verdict = bank.judge(exercise, answer.source, hidden=hidden)
        assert verdict.passed, verdict.text


@pytest.mark.parametrize("exercise, answer", WRONG, ids=str)
def test_a_wrong_answer_is_told_its_reason(exercise, answer):
    verdict = bank.judge(exercise, answer.source, hidden=True)
    assert not verdict.passed
    assert verdict.names_the_reason_of(answer), (verdict.codes, verdict.text)
