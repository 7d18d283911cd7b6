"""Wrong answers that were written from the exercises' texts alone, before anybody looked into the checks.

They stand in ``tests/submissions/unseen/``, in the form of the bank. None passes; nearly all are told why. The answers
in
``half_a`` were looked at while reasons were built, those in ``half_b`` only when they were measured; the halves were
drawn.
Those in ``others`` belong to other lessons, and fewer of them have a reason.
"""

import pytest

import bank
from shapewise.answers.matching import UNKNOWN

UNSEEN = bank.SUBMISSIONS / "unseen"
EXERCISES = {exercise.cell: exercise for slug in bank.slugs() for exercise in bank.exercises(slug)}
#: How a reason begins that is no belief: one changed step, a part that is right, a line, a sentence.
REASONS = ("as if", "right for", "wrong in one line", "it raised", "sentence", "one more is", "an activation too many")


def answers_in(folder):
    return [
        answer
        for path in sorted(folder.rglob("*.py"))
        for answer in bank.parse(path.read_text(encoding="utf-8"), path.parent.name, path.stem)
    ]


def has_reason(answer):
    return bool(answer.code or answer.words.startswith(REASONS))


ANSWERS = answers_in(UNSEEN)


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
    for folder, least, share in (
        ("0*", 30, 0.75),
        ("1*", 30, 0.75),
        ("half_a", 95, 0.8),
        ("half_b", 95, 0.8),
        ("others", 90, 0.6),
    ):
        answers = [one for path in UNSEEN.glob(folder) for one in answers_in(path)]
        assert len(answers) >= least
        assert sum(map(has_reason, answers)) >= share * len(answers), folder
    assert not any(UNKNOWN in (answer.words or "") for answer in ANSWERS)
