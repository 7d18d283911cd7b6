"""Questions come back when they are due: what was answered wrongly first, what was known for certain last."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from shapewise import predict, recall, reveal_recall
from shapewise.answers import predictions, recalling
from shapewise.answers.drawing import beliefs_missing
from shapewise.answers.schedule import due_now, schedule
from shapewise.lessons import lessons

FLAT, APART = "dense/flattened", "conv1d/channels-kept-apart"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entry(correct, day=0, beliefs=(), considered=(), confidence=3, question="q"):
    when = (START + timedelta(days=day)).isoformat()
    answer = {"question": question, "correct": correct, "confidence": confidence, "answers": {}}
    return {"time": when, "beliefs": list(beliefs), "considered": list(considered), **answer}


@pytest.fixture
def learner(tmp_path, monkeypatch):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(tmp_path / "progress.jsonl"))
    monkeypatch.setattr(predictions, "_responses", {})
    monkeypatch.setattr(recalling, "_drawn", [])

    def journal(*entries):
        (tmp_path / "progress.jsonl").write_text("".join(json.dumps(one) + "\n" for one in entries))

    return journal


def test_who_has_shown_no_belief_has_nothing_to_look_at_again(learner):
    learner(entry(True, considered=[FLAT]))
    assert schedule() == ()
    assert str(recall()) == str(reveal_recall()) == "Nothing is due: your answers have shown no belief so far."


def test_a_belief_that_is_there_is_due_at_once_and_one_that_is_gone_only_later(learner):
    learner(entry(False, beliefs=[FLAT]))
    assert [one.code for one in due_now(START)] == [FLAT]
    learner(entry(False, beliefs=[FLAT]), entry(True, 1, considered=[FLAT]))
    assert due_now(START + timedelta(days=1)) == ()
    assert [one.code for one in due_now(START + timedelta(days=300))] == [FLAT]


@pytest.mark.parametrize("sure, unsure", [(4, 3), (3, 2), (3, 1)])
def test_the_surer_a_right_answer_the_later_its_question_comes_again(sure, unsure):
    def due(confidence):
        (one,) = schedule([entry(False, beliefs=[FLAT]), entry(True, 1, considered=[FLAT], confidence=confidence)])
        return one.when

    assert due(sure) > due(unsure)


def test_intervals_grow_with_each_right_answer_and_fall_back_with_a_wrong_one():
    kept, waits = [entry(False, beliefs=[FLAT])], []
    for _ in range(3):
        (one,) = schedule(kept)
        day = (one.when - START).days + 1
        kept.append(entry(True, day, considered=[FLAT]))
        waits.append((schedule(kept)[0].when - START).days - day)
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]
    kept.append(entry(False, day + waits[-1], beliefs=[FLAT]))
    (again,) = schedule(kept)
    assert again.is_back
    assert (again.when - START).days - day - waits[-1] < waits[-1]


def test_what_came_back_is_asked_before_what_is_due():
    kept = [entry(False, beliefs=[FLAT]), entry(True, 1, considered=[FLAT]), entry(False, 2, beliefs=[APART])]
    assert [one.code for one in schedule(kept)] == [APART, FLAT]


def test_the_same_journal_gives_the_same_times_and_a_damaged_line_gives_none():
    kept = [entry(False, beliefs=[FLAT]), entry(True, 1, considered=[FLAT])]
    assert schedule(kept) == schedule(kept)
    assert schedule([{**kept[0], "time": "yesterday"}, {**kept[0], "time": None}]) == ()


def test_each_question_is_one_that_the_belief_gets_wrong_and_none_comes_twice(learner):
    learner(entry(False, beliefs=[APART]), entry(False, beliefs=[FLAT]))
    questions = recall().questions
    assert 1 <= len(questions) <= 3
    assert len({one.name for one in questions}) == len(questions)
    assert all(not {APART, FLAT}.isdisjoint(beliefs_missing(one)) for one in questions)


def test_a_question_that_was_just_asked_waits_for_others(learner):
    learner(entry(False, beliefs=[APART]))
    first = recall().questions[0].name
    others = [question.name for one in lessons() for question in one.mixed if APART in beliefs_missing(question)]
    assert len(others) > 1
    learner(entry(False, beliefs=[APART]), entry(False, 1, beliefs=[APART], question=first))
    recalling._drawn.clear()
    assert recall().questions[0].name != first


def test_an_answer_is_revealed_with_its_reason(learner):
    learner(entry(False, beliefs=[APART]))
    (one, *_) = recall().questions
    wrong = {"output_shape": (None, 1), "parameters": 1}
    predict(one.name, confidence=1, **{name: wrong[name] for name in one.asks})
    assert "It is" in str(reveal_recall())
