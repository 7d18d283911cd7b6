"""`shapewise recall`: up to three questions in the terminal, on beliefs that came back or that a second look is due on."""

from __future__ import annotations

import os

from shapewise.commands.command import Command


def add_arguments(parser) -> None:
    parser.add_argument("--list", action="store_true", help="only say which beliefs are due, and ask nothing")


def ask_what_is_due(options, rest) -> int:
    """Ask up to three questions on what your answers once showed; the answers go where those of the lessons go."""
    from shapewise.answers import journal
    from shapewise.commands.lab import COPY
    from shapewise.notebooks.learners_copy import JOURNAL

    os.environ.setdefault(journal.VARIABLE, str(options.root / COPY / JOURNAL))
    if options.list:
        return _list()
    from shapewise import quiet
    from shapewise.answers.recalling import NothingDue, questions_due

    quiet.load_keras()
    questions = questions_due()
    if not questions:
        print(NothingDue())
        return 0
    print(f"Questions: {len(questions)}. An empty line skips one; Ctrl-C ends, and what you answered stays.")
    for number, one in enumerate(questions, start=1):
        print(f"\n{number}. {one.prompt}")
        try:
            _ask(one)
        except EOFError:
            print()
            return 0
    return 0


def _list() -> int:
    from shapewise.answers.schedule import due_now
    from shapewise.misconceptions.predicting import belief

    due = due_now()
    for one in due:
        print(f"{'came back' if one.is_back else f'due since {one.when:%Y-%m-%d}'}: {belief(one.code).claim}")
    if not due:
        print("Nothing is due.")
    return 0


def _ask(question) -> None:
    """One question, asked until it has an answer that can be one or is skipped, and what became of it."""
    from shapewise.answers.asking import KNOWN, NotAnAnswer, read_answer, read_confidence
    from shapewise.answers.confidence import CONFIDENCE
    from shapewise.answers.drawing import layer_of
    from shapewise.answers.predictions import predict
    from shapewise.answers.revealing import reveal

    levels = ", ".join(f"{level} {meaning}" for level, meaning in CONFIDENCE.items())
    asks = {
        name: (KNOWN[name].expected, lambda given, name=name: read_answer(name, KNOWN[name], given))
        for name in question.asks
    }
    asks["confidence"] = (levels, read_confidence)
    answers = {}
    for name, (expected, read) in asks.items():
        while name not in answers:
            given = _typed(f"   {name} ({expected}): ")
            if given is ...:
                print("   Skipped: it comes again.")
                return
            try:
                answers[name] = read(given)
            except NotAnAnswer as error:
                print(f"   {error}")
    predict(question.name, **answers)
    revealed = str(reveal(question.name, layer_of(question), question.input_shape))
    print("\n".join(f"   {line}" for line in revealed.splitlines()))


def _typed(asking):
    from shapewise.answers.typed import read_text

    return read_text(input(asking))


COMMANDS = {"recall": Command("ask what a second look is due on", ask_what_is_due, "starting", add_arguments)}
