"""`shapewise recall` asks in a terminal, keeps what was answered, and ends when the one who answers does."""

import builtins
import json
from datetime import UTC, datetime

import pytest

from shapewise.answers import predictions, recalling
from shapewise.answers.drawing import layer_of
from shapewise.answers.recalling import questions_due
from shapewise.cli import main

FLAT = "dense/flattened"


@pytest.fixture
def learner(tmp_path, monkeypatch):
    """A learner who has shown a belief; what is typed is given to the fixture's value, line by line."""
    path = tmp_path / "progress.jsonl"
    shown = {
        "time": datetime(2026, 3, 1, tzinfo=UTC).isoformat(),
        "question": "rows",
        "correct": False,
        "beliefs": [FLAT],
    }
    path.write_text(json.dumps({**shown, "confidence": 4, "answers": {}}) + "\n")
    monkeypatch.setenv("SHAPEWISE_PROGRESS", str(path))
    monkeypatch.setattr(predictions, "_responses", {})
    monkeypatch.setattr(recalling, "_drawn", [])
    prompts = []

    def type_lines(*lines):
        left = list(lines)

        def answer(prompt):
            prompts.append(prompt)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr(builtins, "input", answer)
        return prompts

    type_lines.journal_path = path
    type_lines.journal = lambda: [json.loads(line) for line in path.read_text().splitlines()]
    return type_lines


def right_answers(question):
    layer = layer_of(question)
    layer.build(question.input_shape)
    truths = {"output_shape": layer.compute_output_shape(question.input_shape), "parameters": layer.count_params()}
    return [str(tuple(truths[name]) if name == "output_shape" else truths[name]) for name in question.asks]


def test_a_right_answer_is_told_why_and_kept(learner, capsys):
    (question,) = questions_due()
    learner(*right_answers(question), "4")
    assert main(["recall"]) == 0
    out = capsys.readouterr().out
    assert question.prompt in out
    assert "✓" in out
    last = learner.journal()[-1]
    assert (last["question"], last["correct"], last["confidence"]) == (question.name, True, 4)


def test_what_cannot_be_an_answer_is_said_and_asked_again(learner, capsys):
    (question,) = questions_due()
    prompts = learner("many", *right_answers(question), "9", "3")
    assert main(["recall"]) == 0
    assert "You wrote many" in capsys.readouterr().out
    assert len(prompts) == len(question.asks) + 3
    assert learner.journal()[-1]["confidence"] == 3


def test_an_empty_line_skips_and_the_end_of_input_ends(learner, capsys):
    learner("")
    assert main(["recall"]) == 0
    assert "Skipped: it comes again." in capsys.readouterr().out
    learner()
    assert main(["recall"]) == 0
    assert len(learner.journal()) == 1


def test_what_is_due_is_listed(learner, capsys):
    assert main(["recall", "--list"]) == 0
    assert capsys.readouterr().out.startswith("came back: the whole input is flattened first")
    learner.journal_path.write_text("")
    assert main(["recall", "--list"]) == 0
    assert capsys.readouterr().out == "Nothing is due.\n"


def test_who_has_nothing_due_is_told_so(learner, capsys):
    learner.journal_path.write_text("")
    assert main(["recall"]) == 0
    assert "Nothing is due" in capsys.readouterr().out
