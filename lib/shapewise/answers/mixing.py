"""mixed() and reveal_mixed(): questions at the end of a lesson, one on it and two from lessons before."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from shapewise.answers import journal
from shapewise.answers.drawing import draw_questions, layer_of
from shapewise.answers.predictions import Response, predict, response_to
from shapewise.answers.progress import progress
from shapewise.answers.revealing import Revealed, reveal
from shapewise.lessons import Question, lesson
from shapewise.live import WIDGET_VIEW, is_live, view_of

_TO_DO = "Put your answers in place of the dots, run each line in a cell of its own, then run the next cell."
_drawn: dict[str, tuple[Question, ...]] = {}


@dataclass(frozen=True)
class Mixed:
    """Numbered questions, each with what was answered so far; in a live notebook each is a form.

    Parameters
    ----------
    questions : tuple of Question
        In the order of their numbers.
    """

    questions: tuple[Question, ...]

    @property
    def responses(self) -> tuple[Response, ...]:
        """What was answered so far, question by question."""
        return tuple(response_to(question.name) for question in self.questions)

    def __str__(self):
        items = zip(self.questions, self.responses, strict=True)
        lines = [
            f"{_numbered(number, one)}\n   {_answer(one, response)}"
            for number, (one, response) in enumerate(items, start=1)
        ]
        return "\n".join(lines + ([_TO_DO] if any(response.open for response in self.responses) else []))

    __repr__ = __str__

    def _repr_html_(self):
        items = zip(self.questions, self.responses, strict=True)
        listed = "".join(
            f"<li><p>{_sentence(one)}</p><p><code>{html.escape(_answer(one, response))}</code></p></li>"
            for one, response in items
        )
        to_do = f"<p>{_TO_DO}</p>" if any(response.open for response in self.responses) else ""
        return f"<ol>{listed}</ol>{to_do}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": str(self), "text/html": self._repr_html_()}
        if is_live():
            data[WIDGET_VIEW] = view_of(self.forms())
        return data

    def forms(self):
        """The questions as forms, one below the other."""
        from shapewise.answers.widgets import stacked

        return stacked(
            [
                (_paragraph(number, one), response.form())
                for number, one, response in _each(self.questions, self.responses)
            ]
        )


@dataclass(frozen=True)
class RevealedMixed:
    """What became of the questions; each has a drawer of its own, closed as long as it has no answer.

    Parameters
    ----------
    questions : tuple of Question
        In the order of their numbers.
    revealed : tuple of Revealed
        What became of each.
    """

    questions: tuple[Question, ...]
    revealed: tuple[Revealed, ...]

    def __str__(self):
        each = _each(self.questions, self.revealed)
        return "\n".join(f"{_numbered(number, one)}\n{_indented(str(revealed))}" for number, one, revealed in each)

    __repr__ = __str__

    def _repr_html_(self):
        each = _each(self.questions, self.revealed)
        return f"<ol>{''.join(f'<li><p>{_sentence(one)}</p>{revealed._repr_html_()}</li>' for _, one, revealed in each)}</ol>"

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": str(self), "text/html": self._repr_html_()}
        if is_live():
            data[WIDGET_VIEW] = view_of(self.drawers())
        return data

    def drawers(self):
        """The drawers of a live notebook, one below the other; each opens when its question is answered."""
        from shapewise.answers.widgets import stacked

        return stacked(
            [
                (_paragraph(number, one), revealed.drawer())
                for number, one, revealed in _each(self.questions, self.revealed)
            ]
        )


def mixed(slug) -> Mixed:
    """Three questions to end a lesson with: one on it, with new numbers, and two from lessons before it.

    Questions on what your answers still show come first. In a live notebook each is a form; elsewhere, fill in and run
    the calls of :func:`~shapewise.predict` that are shown.

    Parameters
    ----------
    slug : str
        Of the lesson, such as ``"06_conv1d_channels"``.

    Raises
    ------
    ValueError
        If there is no such lesson, or if it has no questions.
    """
    return ask(drawn(slug))


def ask(questions: tuple[Question, ...]) -> Mixed:
    """Questions, each open for an answer that it has not got yet."""
    for one in questions:
        if response_to(one.name) is None:
            predict(one.name, **dict.fromkeys((*one.asks, "confidence"), ...))
    return Mixed(questions)


def reveal_mixed(slug) -> RevealedMixed:
    """What became of your answers to the questions of :func:`mixed`, each in a drawer of its own.

    Parameters
    ----------
    slug : str
        Of the lesson, as for :func:`mixed`.

    Raises
    ------
    ValueError
        If there is no such lesson, or if it has no questions.
    """
    mixed(slug)
    questions = drawn(slug)
    return RevealedMixed(questions, tuple(reveal(one.name, layer_of(one), one.input_shape) for one in questions))


def drawn(slug) -> tuple[Question, ...]:
    """The questions of a lesson's end, drawn once a kernel, so that those revealed are those asked."""
    one = lesson(slug)
    if not one.mixed:
        raise ValueError(f"lesson {slug!r} has no questions to mix: give its LESSON mixed=(Question(...), ...).")
    if slug not in _drawn:
        so_far = progress()
        right = {entry.get("question") for entry in journal.entries() if entry["correct"]}
        _drawn[slug] = draw_questions(one, set(so_far.met) - so_far.gone, right)
    return _drawn[slug]


def _each(questions, others):
    return [(number, one, other) for number, (one, other) in enumerate(zip(questions, others, strict=True), start=1)]


def _numbered(number, question):
    return f"{number}. {question.prompt}"


def _answer(question, response):
    return question.call if not response.complete else response.message


def _indented(text):
    return "\n".join(f"   {line}" for line in text.splitlines())


def _sentence(question):
    """The question as HTML, what is written in code in a code font."""
    code = [re.escape(str(one)) for one in (*question.layers, question.input_shape)]
    parts = re.split(f"({'|'.join(code)})", question.prompt)
    return "".join(
        f"<code>{html.escape(part)}</code>" if place % 2 else html.escape(part) for place, part in enumerate(parts)
    )


def _paragraph(number, question):
    font = "font-size: var(--jp-content-font-size1, 14px)"
    return f'<p style="{font}"><b>{number}.</b> {_sentence(question)}</p>'
