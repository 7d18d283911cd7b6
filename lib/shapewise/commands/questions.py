"""`shapewise questions`: the lesson, the belief and the error that fit a question in your own words."""

from __future__ import annotations

from shapewise.commands.command import Command


def add_arguments(parser) -> None:
    parser.add_argument("question", nargs="+", metavar="WORDS", help='as in "why is my output (None, 28, 1)?"')


def find_answers(options, rest) -> int:
    """Find the lessons, beliefs and errors that fit a question, without a network."""
    from shapewise.lessons import lesson, lessons_treating
    from shapewise.misconceptions.predicting import belief
    from shapewise.notebooks.searching import search

    question = " ".join(options.question)
    found = search(options.root, question)
    if not found:
        print("Nothing here has these words. Try the name of a layer, an argument, or what surprised you.")
        return 1
    if found.lessons:
        print("Lessons:")
    for slug in found.lessons:
        one = lesson(slug)
        print(f"  {one.number} {one.title}  (course/{slug}.ipynb, {one.minutes} minutes)")
    if found.beliefs:
        print("You may think:")
    for code in found.beliefs:
        one, where = belief(code), lessons_treating(code)[:1]
        print(
            f"  {one.claim[0].upper()}{one.claim[1:]}.  "
            f"{one.because}{f' Lesson {lesson(where[0]).number}.' if where else ''}"
        )
    if found.errors:
        print('Errors that `why` explains, in a notebook by itself or with the text, why("..."):')
        print(f"  {', '.join(found.errors)}")
    return 0


COMMANDS = {
    "questions": Command(
        "find the lesson, the belief and the error that fit your own words", find_answers, "starting", add_arguments
    )
}
