"""predict(): a learner commits to an answer before looking."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from shapewise.answers.asking import Kind, NotAnAnswer, is_open, kind_of, read_answer, read_confidence
from shapewise.answers.confidence import CONFIDENCE
from shapewise.answers.live import tell_noted
from shapewise.answers.matching import show
from shapewise.live import WIDGET_VIEW, is_live, view_of

_responses: dict[str, Response] = {}


@dataclass(eq=False)
class Response:
    """A question with what was answered; ``...`` is an answer still open.

    Parameters
    ----------
    question : str
        Its name.
    kinds : dict of str to Kind
        What each part asks for.
    answers : dict of str to object
        Plain values; ``...`` where nothing was answered yet.
    confidence : int or ellipsis
        From 1 to 4.
    refused : tuple of str
        What was written that cannot be an answer, in words.
    example : bool
        Whether the lesson answers here, not the learner: this is never kept.
    typed : bool
        Whether it was answered in the form.
    options : dict
        As given to :func:`predict`.
    """

    question: str
    kinds: dict[str, Kind]
    answers: dict
    confidence: object = ...
    refused: tuple[str, ...] = ()
    example: bool = False
    typed: bool = False
    options: dict = field(default_factory=dict)

    @property
    def open(self):
        """What has not been answered yet, the confidence among it."""
        missing = [name for name, answer in self.answers.items() if answer is ...]
        return missing + (["confidence"] if self.confidence is ... else [])

    @property
    def complete(self):
        """Whether every part has an answer; the confidence may be open."""
        return bool(self.answers) and all(answer is not ... for answer in self.answers.values())

    @property
    def message(self):
        """What was noted, or what to do next."""
        if self.refused:
            return "\n".join((*self.refused, "Nothing is noted yet: change it, then run this cell again."))
        given = ", ".join(f"{name} {show(answer)}" for name, answer in self.answers.items() if answer is not ...)
        levels = ", ".join(f"{level} {meaning}" for level, meaning in CONFIDENCE.items())
        if self.open == ["confidence"]:
            return f"Noted: {given}. How sure are you? Put a number in place of the dots: {levels}."
        if self.open:
            choices = [
                f"{name} is {self.kinds[name].expected}."
                for name in self.open
                if name in self.kinds and _offers(self.kinds[name])
            ]
            lines = [
                f"Still open: {', '.join(self.open)}. Put your answer in place of the dots, then run this cell again.",
                *choices,
            ]
            return " ".join(
                lines + ([f"confidence is how sure you are: {levels}."] if "confidence" in self.open else [])
            )
        return f"Noted, {CONFIDENCE[self.confidence]}: {given}."

    def __str__(self):
        return self.message

    __repr__ = __str__

    def _repr_html_(self):
        role = "alert" if self.refused else "status"
        return f'<div role="{role}">{"<br>".join(html.escape(line) for line in self.message.splitlines())}</div>'

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": str(self), "text/html": self._repr_html_()}
        if is_live() and not self.refused and (self.open or self.typed):
            data[WIDGET_VIEW] = view_of(self.form())
        return data

    def form(self):
        """The question as a form, which fills the same record."""
        from shapewise.answers.widgets import Form

        return Form(self, self._answer, self.message if self.typed else "")

    def _answer(self, answers, confidence):
        """Note what was typed into the form."""
        response = replace(
            read_response(self.question, (), confidence, self.options, self.example, answers), typed=True
        )
        return _note(response)


def predict(question="", *unnamed, confidence=..., options=None, example=False, **answers) -> Response:
    """Commit to a prediction before you look.

    Every part of the question is a keyword; ``...`` leaves it open. What cannot be an answer is refused at once, in
    words, and nothing is noted. Nothing that a learner writes here raises an error.

    Parameters
    ----------
    question : str
        The question's name, the same as in :func:`~shapewise.reveal`.
    confidence : int
        How sure you are: 1 a guess, 2 not sure, 3 fairly sure, 4 certain.
    options : dict, optional
        What a part with a name of its own may be: the allowed answers, as in ``{"winner": ("stride", "pooling")}``, or
        ``int`` (a whole number), ``float`` (a number, half a percent is near enough), ``tuple`` (a shape), ``bool``.
        A part that is not listed is answered with True or False; one whose name ends with ``shape`` is a shape.
    example : bool
        Whether this is the lesson's own example: it is never kept in the learner's record.
    **answers
        ``output_shape`` (a tuple, the batch axis with or without), ``parameters`` (a whole number), ``value`` (a number
        or an array), and names of the question's own, such as ``moves=True``.

    Returns
    -------
    Response
        Prints what is still open, what was noted, or what cannot be an answer.

    Examples
    --------
    >>> predict("rows", parameters=..., confidence=...)
    Still open: parameters, confidence. Put your answer in place of the dots, then run this cell again. \
confidence is how sure you are: 1 a guess, 2 not sure, 3 fairly sure, 4 certain.
    >>> predict("rows", parameters=9900, confidence=3)
    Noted, fairly sure: parameters 9900.
    >>> predict("halve", winner="stride", moves=True, confidence=2, options={"winner": ("stride", "pooling")})
    Noted, not sure: winner 'stride', moves True.
    >>> predict("rows", parameters="many", confidence=3)
    parameters is a whole number, such as 42. You wrote 'many': leave the quotation marks out.
    Nothing is noted yet: change it, then run this cell again.
    """
    response = read_response(question, unnamed, confidence, options or {}, example, answers)
    before = _responses.get(response.question)
    if before and before.typed and before.complete and before.answers.keys() == response.answers.keys():
        if all(
            answer is ... for answer in response.answers.values()
        ):  # the dots are still in the cell, the answer is in the form
            return before
    return _note(response)


def _note(response):
    _responses[response.question] = response
    tell_noted(response.question)
    return response


def read_response(question, unnamed, confidence, options: Mapping, example, answers: Mapping) -> Response:
    """What a call of :func:`predict` with these arguments says."""
    refused, plain = [], {}
    if not isinstance(question, str) or not question:
        refused.append(
            'The question has no name: write it first, in quotation marks, as in predict("rows", parameters=...).'
        )
        question = ""
    if unnamed or not answers:
        what = (
            "Say what each answer is about: write its name before it"
            if unnamed
            else "Nothing is asked here: name a part"
        )
        refused.append(f'{what}, as in predict("{question or "rows"}", output_shape=(2, 4), confidence=3).')
    kinds = {name: kind_of(name, options) for name in answers}
    for name, given in answers.items():
        try:
            plain[name] = ... if is_open(given) else read_answer(name, kinds[name], given)
        except NotAnAnswer as error:
            refused.append(str(error))
    try:
        sure = ... if confidence is ... else read_confidence(confidence)
    except NotAnAnswer as error:
        refused.append(str(error))
        sure = ...
    return Response(
        question, kinds, {} if refused else plain, sure, tuple(refused), bool(example), options=dict(options)
    )


def response_to(question) -> Response | None:
    """What was last asked, and answered, under this name in this kernel."""
    return _responses.get(question) if isinstance(question, str) else None


def _offers(kind):
    """Whether a kind of answer has to be named before it can be given: the name alone does not tell."""
    return hasattr(kind, "allowed")
