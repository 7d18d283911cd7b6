"""docs/map.md: which lesson answers which question, and which beliefs it removes; generated, because lessons say so themselves."""

from __future__ import annotations

from shapewise.lessons import Lesson, lessons, lessons_treating
from shapewise.lessons.thirty import THIRTY
from shapewise.misconceptions.predicting import beliefs_by_code

NAME = "docs/map.md"


def parts() -> dict[str, str]:
    """The generated parts of the page, by the name of their markers."""
    return {"questions": question_table(), "beliefs": belief_table()}


def question_table() -> str:
    """A row for each of the thirty questions: what is asked, and the lesson that answers it."""
    rows = ["| question | somebody asks | lesson |", "| --- | --- | --- |"]
    for number, asked in THIRTY.items():
        answering = ", ".join(_link(one) for one in lessons() if number in one.questions)
        rows.append(f"| {number} | {asked} | {answering} |")
    return "\n".join(rows)


def belief_table() -> str:
    """A row for each lesson that removes beliefs: the one of its title, and what else it treats."""
    rows = ["| lesson | you may think | and also that |", "| --- | --- | --- |"]
    for one in lessons():
        if one.belief:
            rows.append(f"| {_link(one)} | {_cell(one.belief)} | {'; '.join(map(_cell, claims_treated(one)))} |")
    return "\n".join(rows)


def claims_treated(one: Lesson) -> list[str]:
    """What a lesson removes in words, each once: several layers may have a belief in the same words."""
    codes = (code for code in beliefs_by_code() if one.slug in lessons_treating(code))
    return list(dict.fromkeys(beliefs_by_code()[code].claim for code in codes))


def _link(one: Lesson) -> str:
    return f"[{one.number} {_cell(one.title)}](../course/{one.slug}.ipynb)"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
