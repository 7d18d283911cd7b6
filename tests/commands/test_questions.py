"""`shapewise questions` on the command line."""

import argparse

from shapewise.commands.questions import find_answers


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
