"""Wrong answers that were written from the exercises' texts alone, before anybody looked into the checks.

They stand in ``tests/submissions/unseen/``, in the form of the bank. None passes; nearly all are told why.
"""

import pytest

import bank
from shapewise.answers.matching import UNKNOWN

UNSEEN = bank.SUBMISSIONS / "unseen"
EXERCISES = {exercise.cell: exercise for slug in bank.slugs() for exercise in bank.exercises(slug)}
ANSWERS = [
    answer
    for path in sorted(UNSEEN.rglob("*.py"))
    for answer in bank.parse(path.read_text(encoding="utf-8"), path.parent.name, path.stem)
]


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")


def said_to(answer):
    """What the cell under an answer says, where the exercises above are solved."""
    exercise = EXERCISES[answer.cell]
    exercises = bank.exercises(answer.slug)
    above = [other.solution for other in exercises[: exercises.index(exercise)]]
    return bank.judge(exercise, answer.source, hidden=False, before=above)


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_an_unseen_wrong_answer_is_refused_and_told_what_it_deserves(answer):
    verdict = said_to(answer)
    assert not verdict.passed, "it passes: the check is fooled"
    assert verdict.names_the_reason_of(answer), f"named {verdict.codes}: {verdict.text}"


def test_most_of_them_are_told_a_belief_or_one_step():
    reasons = [answer for answer in ANSWERS if answer.code or answer.words.startswith(("as if", "right for"))]
    assert len(ANSWERS) >= 75
    assert len(reasons) >= 0.75 * len(ANSWERS)
    assert not any(UNKNOWN in (answer.words or "") for answer in ANSWERS)
