"""What is asked stands nowhere above its `reveal`: not in a source, not in an open output, not in another lesson's title."""

import re

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lessons.predictions import COURSE, predictions_of
from shapewise.answers import mixing
from shapewise.answers import predictions as record
from shapewise.answers.drawer import closed_drawer, without_drawers
from shapewise.answers.truths import Truth
from shapewise.lessons import lessons
from shapewise.notebooks.canonical import read
from shapewise.notebooks.mixed_outputs import stale_cells
from shapewise.notebooks.prose import TAG, numbers_in

SLUGS = [one.slug for one in lessons()]
#: A smaller whole number stands somewhere in every example, and says nothing.
SAYS_NOTHING_BELOW = 10


def seen(cell) -> str:
    """What a reader of a stored cell sees: its source, and its outputs with their drawers closed."""
    texts = [cell.source]
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        texts += [output.get("text", ""), output.get("evalue", ""), data.get("text/plain", "")]
        texts += [TAG.sub(" ", without_drawers(data.get("text/html", ""))), data.get("text/markdown", "")]
    return "\n".join("".join(text) for text in texts)


def is_said(value, text: str) -> bool:
    """Whether a text has the answer in it: a fraction or a number from 10 on, or a shape, with the batch axis or without.

    True or False, and what a question offers to choose from, stand in the question itself.
    """
    if isinstance(value, tuple):
        lengths = r",\s*".join(str(length) for length in (value[1:] if value[:1] == (None,) else value))
        return re.search(rf"[(\[](?:(?:None|\d+),\s*)?{lengths},?\s*[)\]]", text) is not None
    if isinstance(value, (bool, str)) or np.ndim(value) > 0:
        return False
    tells = abs(value) >= SAYS_NOTHING_BELOW or value != int(value)
    return tells and f"{value:g}" in {f"{float(number):g}" for number in numbers_in(text)}


def titles_that_answer(truth: Truth, slug: str) -> list[str]:
    """Titles of other lessons that say what is true: its number, or of the words to choose from the right ones alone."""
    titles = [one.title for one in lessons() if one.slug != slug]
    if not isinstance(truth.value, str):
        return [title for title in titles if is_said(truth.value, title)]
    others = [
        option for option in getattr(truth.kind, "allowed", ()) if isinstance(option, str) and option != truth.value
    ]
    return [title for title in titles if _has(title, truth.value) and not any(_has(title, other) for other in others)]


def _has(title, words):
    return re.search(rf"\b{re.escape(words)}\b", title, re.IGNORECASE) is not None


@pytest.mark.parametrize("slug", SLUGS)
def test_no_answer_stands_above_its_reveal_nor_in_a_title(slug):
    cells = read(COURSE / f"{slug}.ipynb").cells
    given_away = [
        f"{one.question}: {part} = {truth.shown} stands in cell {cell.id}"
        for one in predictions_of(slug)
        for part, truth in one.truths.items()
        for cell in cells[: one.place]
        if is_said(truth.value, seen(cell))
    ]
    given_away += [
        f"{one.question}: {part} = {truth.shown} stands in the title {title!r}"
        for one in predictions_of(slug)
        for part, truth in one.truths.items()
        for title in titles_that_answer(truth, slug)
    ]
    assert given_away == []


# ---------------------------------------------------------------- mixed questions


@pytest.fixture
def new_learner(monkeypatch):
    """Nothing was answered yet, and nothing is kept."""
    monkeypatch.setenv("SHAPEWISE_PROGRESS", "off")
    monkeypatch.setattr(mixing, "_drawn", {})
    monkeypatch.setattr(record, "_responses", {})


@pytest.mark.parametrize("one", [one for one in lessons() if one.mixed], ids=lambda one: one.slug)
def test_the_stored_lesson_shows_the_mixed_questions_of_a_new_learner_their_answers_in_drawers(one, new_learner):
    notebook = read(COURSE / f"{one.slug}.ipynb")
    calls = [cell.source.strip() for cell in notebook.cells if cell.cell_type == "code"]
    assert {f'mixed("{one.slug}")', f'reveal_mixed("{one.slug}")'} <= set(calls)
    assert [cell.id for cell in stale_cells(one, notebook)] == [], "run: shapewise index"


def test_mixed_questions_of_another_time_would_be_seen_and_are_written_anew(new_learner):
    one = next(one for one in lessons() if one.mixed)
    questions, revealed = (cell(source=f'{name}("{one.slug}")') for name in ("mixed", "reveal_mixed"))
    notebook = new_notebook(cells=[questions, revealed, cell(source="f()")])
    assert stale_cells(one, notebook) == [questions, revealed]
    assert stale_cells(one, notebook) == []
    assert one.mixed[0].prompt in questions.outputs[0].data["text/plain"]


# ---------------------------------------------------------------- these tests can fail


def cell(text="", html="", source="f()"):
    output = new_output("execute_result", data={"text/plain": text, "text/html": html}, execution_count=1)
    return new_code_cell(source, outputs=[output])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (42, cell("42")),
        (42, cell("", "<td>42</td>")),
        (42, cell(source="layer.count_params() == 42")),
        (42, new_markdown_cell("It has 42 of them.")),
        (0.5625, new_markdown_cell("about 0.5625")),
        (12.0, cell("12")),
        ((None, 4, 2), cell("(None, 4, 2)")),
        ((None, 4, 2), cell("(4, 2)")),
        ((None, 4, 2), cell("", "<p>[1, 4, 2]</p>")),
        ((None, 10), new_markdown_cell("`(10,)`")),
        ((3, 4, 7), new_markdown_cell("its kernel (3, 4, 7)")),
    ],
)
def test_an_answer_that_stands_in_a_cell_would_be_seen(value, shown):
    assert is_said(value, seen(shown))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (42, cell("", closed_drawer("Inside: the number", "<p>42</p>"))),
        (42, new_markdown_cell("142 and Conv42D and 4.2")),
        (3, new_markdown_cell("3 filters")),
        ((None, 4, 2), new_markdown_cell("(None, 4, 2, 1) and (4, 21) and (14, 2)")),
        ((None, 4, 2), new_markdown_cell("(None, 4, 3)")),
        (True, cell("True")),
    ],
)
def test_what_is_no_answer_or_in_a_closed_drawer_is_not_seen(value, shown):
    assert not is_said(value, seen(shown))


def test_a_title_that_names_the_right_choice_alone_would_be_seen(monkeypatch):
    from shapewise.answers.asking import Choice
    from shapewise.lessons import Lesson

    three = (Lesson("01_a", "Only pooling forgets"), Lesson("02_b", "Stride or pooling?"), Lesson("03_c", "42 and why"))
    monkeypatch.setattr("lessons.test_nothing_given_away.lessons", lambda: three)
    choice = Truth("winner", "pooling", Choice(("stride", "pooling")))
    assert titles_that_answer(choice, "09_x") == ["Only pooling forgets"]
    assert titles_that_answer(choice, "01_a") == []
    assert titles_that_answer(Truth("count", 42, Choice(())), "09_x") == ["42 and why"]
