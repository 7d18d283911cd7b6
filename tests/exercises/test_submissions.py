"""The exercises' checks meet the bank of answers: what is right passes, what is wrong is told its reason."""

import pytest

import bank
from shapewise.misconceptions.predicting import belief

EXERCISES = [exercise for slug in bank.slugs() for exercise in bank.exercises(slug)]
ANSWERS = [answer for exercise in EXERCISES for answer in bank.answers(exercise.slug, exercise.cell)]
RIGHT = [answer for answer in ANSWERS if answer.right]
WRONG = [answer for answer in ANSWERS if not answer.right]

FEWEST_RIGHT = 3
FEWEST_WRONG = 8


@pytest.fixture(autouse=True)
def nothing_is_kept(monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")


# ---------------------------------------------------------------- every answer


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_a_right_answer_passes_what_is_seen_and_what_is_hidden(answer):
    for verdict in (bank.verdict(answer, False), bank.verdict(answer, True, alone=True)):
        assert verdict.passed, verdict.text


@pytest.mark.parametrize("answer", WRONG, ids=str)
def test_what_is_seen_refuses_a_wrong_answer_with_its_reason(answer):
    verdict = bank.verdict(answer, False)
    assert not verdict.passed, "it passes: the check is fooled"
    assert verdict.names_the_reason_of(answer), f"named {verdict.codes}: {verdict.text}"


@pytest.mark.parametrize("answer", WRONG, ids=str)
def test_what_is_hidden_refuses_it_too_and_names_no_other_belief(answer):
    verdict = bank.verdict(answer, True, alone=True)
    assert not verdict.passed, "it passes: the check is fooled"
    assert (
        answer.code is None or set(verdict.codes) <= {answer.code} or "first sizes" in bank.verdict(answer, False).text
    )


@pytest.mark.parametrize("slug", bank.slugs())
def test_all_wrong_answers_are_rejected_and_nearly_all_with_their_reason(slug, capsys):
    wrong = [answer for answer in WRONG if answer.slug == slug]
    rejected = [answer for answer in wrong if not bank.verdict(answer, False).passed]
    explained = [answer for answer in rejected if bank.verdict(answer, False).names_the_reason_of(answer)]
    by_belief = [answer for answer in explained if answer.code]
    with capsys.disabled():
        print(
            f"\n{slug}: {len(wrong)} wrong answers, {len(rejected) / len(wrong):.0%} rejected, "
            f"{len(explained) / len(wrong):.0%} with the right reason, {len(by_belief)} of them by a belief; "
            f"{sum(answer.slug == slug for answer in RIGHT)} right answers"
        )
    assert rejected == wrong
    assert len(explained) >= 0.95 * len(wrong)


# ---------------------------------------------------------------- every exercise


@pytest.mark.parametrize("exercise", EXERCISES, ids=str)
def test_the_bank_holds_enough_different_answers(exercise):
    answers = bank.answers(exercise.slug, exercise.cell)
    assert sum(answer.right for answer in answers) >= FEWEST_RIGHT
    assert sum(not answer.right for answer in answers) >= FEWEST_WRONG
    for text in ("what", "source"):
        texts = [getattr(answer, text) for answer in answers]
        assert [one for one in texts if texts.count(one) > 1] == []


@pytest.mark.parametrize("place", range(len(EXERCISES)), ids=lambda place: str(EXERCISES[place]))
def test_an_unsolved_exercise_fails_and_its_solution_passes(place):
    exercise = EXERCISES[place]
    above = [other.solution for other in EXERCISES[:place] if other.slug == exercise.slug]
    for hidden in (False, True):
        assert not bank.judge(exercise, exercise.stub, hidden=hidden, before=above).passed
        solved = bank.judge(exercise, exercise.solution, hidden=hidden, before=above)
        assert solved.passed, solved.text


@pytest.mark.parametrize("slug", bank.slugs())
def test_the_exercises_of_a_lesson_give_ten_points(slug):
    exercises = bank.exercises(slug)
    assert sum(points for exercise in exercises for points in exercise.points.values()) == 10
    assert all(exercise.points for exercise in exercises), "an exercise without a test cell"


def test_every_file_of_the_bank_belongs_to_an_exercise():
    files = {path.relative_to(bank.SUBMISSIONS).as_posix() for path in bank.SUBMISSIONS.glob("*_*/*.py")}
    assert files == {f"{exercise.slug}/{exercise.cell}.py" for exercise in EXERCISES}


@pytest.mark.parametrize("code", sorted({answer.code for answer in WRONG if answer.code}))
def test_every_code_in_the_bank_is_a_belief(code):
    assert belief(code).code == code


# ---------------------------------------------------------------- the bank itself


def test_the_tests_above_can_fail():
    right, wrong = RIGHT[0], next(answer for answer in WRONG if answer.code)
    assert not bank.verdict(right, True).names_the_reason_of(wrong)
    other = next(answer for answer in WRONG if answer.cell == wrong.cell and answer.code not in (None, wrong.code))
    assert not bank.verdict(wrong, True).names_the_reason_of(other)


@pytest.mark.parametrize(
    "header", ["# %% right", "# %% wrong: slip", "# %% wrong: slip -> two words", "# %% maybe: x -> conv1d/a", "# %%"]
)
def test_a_header_of_another_form_is_refused_by_name(header):
    with pytest.raises(ValueError, match=f"a/b.py: '{header}' is no header; expected"):
        bank.parse(f"# %% right: x\na = 1\n{header}\na = 2\n", "a", "b")


def test_answers_are_read_with_their_reasons():
    text = 'notes\n# %% right: by hand\na = 1\n\n# %% wrong: x -> y -> conv1d/b\na = 2\n# %% wrong: z -> "say "so""\na = 3\n'
    by_hand, belief, words = bank.parse(text, "s", "c")
    assert (by_hand.right, by_hand.what, by_hand.source) == (True, "by hand", "a = 1\n")
    assert (belief.right, belief.what, belief.code, belief.words) == (False, "x -> y", "conv1d/b", None)
    assert (words.code, words.words, words.source) == (None, 'say "so"', "a = 3\n")
