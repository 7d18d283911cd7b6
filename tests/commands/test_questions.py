"""`shapewise questions` on the command line."""

import argparse
import json

from shapewise.commands.questions import find_answers, say_what_is_due


def test_a_question_is_answered_with_a_lesson_a_belief_and_where_they_are(root, capsys):
    words = ["does", "Conv1D", "keep", "each", "channel", "apart?"]
    assert find_answers(argparse.Namespace(root=root, question=words), []) == 0
    said = capsys.readouterr().out
    lesson = said.index("06 Conv1D: where do my channels go?  (course/06_conv1d_channels.ipynb")
    assert said.index("Lessons:") < lesson < said.index("You may think:")
    assert "Lesson 06." in said


def test_a_question_that_nothing_fits_says_what_to_try(root, capsys):
    assert find_answers(argparse.Namespace(root=root, question=["xyzzy"]), []) == 1
    assert "Try the name of a layer" in capsys.readouterr().out


def test_what_is_due_is_said_from_the_journal(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(tmp_path / "progress.jsonl"))
    assert say_what_is_due(argparse.Namespace(root=tmp_path), []) == 0
    assert capsys.readouterr().out == "Nothing is due.\n"
    shown = {"time": "2026-03-01T12:00:00+00:00", "question": "q", "correct": False, "answers": {}, "beliefs": ["dense/flattened"]}
    (tmp_path / "progress.jsonl").write_text(json.dumps(shown) + "\n")
    say_what_is_due(argparse.Namespace(root=tmp_path), [])
    assert capsys.readouterr().out.startswith("came back: the whole input is flattened first")
