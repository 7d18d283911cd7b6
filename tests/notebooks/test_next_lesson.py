"""`shapewise lab` goes on where the learner was."""

import json

import pytest

from shapewise.layers.call import LayerCall
from shapewise.lessons import Lesson, Question
from shapewise.notebooks import next_lesson as machinery
from shapewise.notebooks.next_lesson import exercise_names, next_lesson


def question(name):
    return Question(name, LayerCall("Dense", 4), (None, 3))


LESSONS = (
    Lesson("00_start", ""),
    Lesson("01_a", "", mixed=(question("a-1"), question("a-2"))),
    Lesson("02_b", "", mixed=(question("b-1"), question("b-2"))),
    Lesson("03_c", "", mixed=(question("c-1"), question("c-2"))),
)


@pytest.fixture
def learner(tmp_path, monkeypatch):
    """Answers of a learner, as (lesson, question) or the name of an exercise that was passed."""
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(tmp_path / "progress.jsonl"))
    monkeypatch.setattr(machinery, "lessons", lambda: LESSONS)
    checked = tmp_path / "assignments" / "02_b" / "02_b.ipynb"
    checked.parent.mkdir(parents=True)
    source = ['check.exercise("b-one", f)\n', 'check.exercise("b-two", g, numbers=2)']
    checked.write_text(json.dumps({"cells": [{"source": source, "metadata": {}}]}))

    def answers(*given):
        kept = [
            {"event": "passed", "exercise": one}
            if isinstance(one, str)
            else {"lesson": one[0], "question": one[1], "correct": True}
            for one in given
        ]
        (tmp_path / "progress.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in kept))
        return next_lesson(tmp_path).slug

    answers.root = tmp_path
    return answers


def test_a_new_learner_begins_with_the_introduction_and_goes_on_to_the_first_lesson(learner):
    assert learner() == "00_start"
    assert learner(("00_start", "first")) == "01_a"


def test_a_lesson_that_is_open_comes_again_until_its_mixed_questions_are_answered(learner):
    assert learner(("00_start", "first"), ("01_a", "dense")) == "01_a"
    assert learner(("00_start", "first"), ("01_a", "dense"), ("01_a", "a-1")) == "02_b"


def test_a_question_of_a_lesson_that_is_asked_in_a_later_one_does_not_finish_it(learner):
    assert learner(("00_start", "first"), ("02_b", "b-1"), ("02_b", "a-2")) == "03_c"
    assert learner(("00_start", "first"), ("02_b", "b-1"), ("02_b", "a-2"), ("03_c", "c-1")) == "01_a"


def test_a_lesson_whose_exercises_are_all_passed_is_finished(learner):
    assert exercise_names("02_b", learner.root) == {"b-one", "b-two"}
    assert learner(("00_start", "first"), ("02_b", "dense"), "b-one") == "02_b"
    assert learner(("00_start", "first"), ("02_b", "dense"), "b-one", "b-two") == "03_c"


def test_who_has_finished_everything_gets_the_last_lesson(learner):
    assert learner(("00_start", "first"), ("01_a", "a-1"), ("02_b", "b-2"), ("03_c", "c-1")) == "03_c"


def test_the_exercises_of_the_course_are_found_in_their_notebooks(root):
    from shapewise.exercises import exercises

    for slug, several in exercises().items():
        assert exercise_names(slug, root) == {one.name for one in several}
