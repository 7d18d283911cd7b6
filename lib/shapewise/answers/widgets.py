"""Widgets of a live notebook: the form of an open question, which fills the same record as a call of predict, and the drawer."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from shapewise.answers.asking import Choice
from shapewise.answers.typed import read_text

_HERE = Path(__file__).parent


class Drawer(anywidget.AnyWidget):
    """What :func:`shapewise.reveal` shows in a live notebook: closed until there is a prediction, then open by itself.

    Attributes
    ----------
    line : str
        What is inside.
    inside : str
        HTML; nothing as long as it is closed.
    heard : int
        How often the browser was answered: that the kernel is another one shows in that it is not.
    """

    _esm = _HERE / "drawer.js"
    line = traitlets.Unicode().tag(sync=True)
    inside = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Int(0).tag(sync=True)

    def __init__(self, **what):
        super().__init__(**what)
        self.on_msg(lambda _, content, buffers: self.set_trait("heard", self.heard + 1))


class Form(anywidget.AnyWidget):
    """Labelled fields and four levels of confidence; Enter submits.

    Parameters
    ----------
    response : Response
        The open question.
    submit : callable
        ``(answers, confidence) -> Response``, called with what was typed, as Python values.
    message : str
        What was noted before.

    Attributes
    ----------
    refused : bool
        Whether what was typed cannot be an answer.
    heard : int
        How often the browser was answered.
    """

    _esm = _HERE / "form.js"
    _css = _HERE / "form.css"
    question = traitlets.Unicode().tag(sync=True)
    parts = traitlets.List().tag(sync=True)
    confidence = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    refused = traitlets.Bool(False).tag(sync=True)
    heard = traitlets.Int(0).tag(sync=True)

    def __init__(self, response, submit, message=""):
        super().__init__(
            question=response.question,
            message=message,
            parts=[_part(name, kind, response.answers.get(name, ...)) for name, kind in response.kinds.items()],
            confidence="" if response.confidence is ... else str(response.confidence),
        )
        self._submit = submit
        self.on_msg(lambda _, content, buffers: self.receive(content))

    def receive(self, content) -> None:
        """Take what was typed: the parts' answers as text, and the confidence; nothing where the browser only asks who is there."""
        self.heard += 1
        if "answers" not in content:
            return
        answers = {part["name"]: read_text(content["answers"].get(part["name"], "")) for part in self.parts}
        response = self._submit(answers, read_text(content.get("confidence", "")))
        if response.open and not response.refused:
            self.message = f"Still open: {', '.join(response.open)}."
        else:
            self.message = "\n".join(response.refused) or response.message
        self.refused = bool(response.refused or response.open)


def _part(name, kind, answer):
    """One part of the question as the browser needs it."""
    options = [str(option) for option in kind.allowed] if isinstance(kind, Choice) else []
    value = "" if answer is ... else str(answer)
    hint = "" if options else f"such as {kind.example}"
    return {"name": name, "options": options, "hint": hint, "value": value}


def stacked(pairs):
    """A widget of HTML and widgets, one below the other."""
    from ipywidgets import HTML, VBox

    return VBox([widget for text, below in pairs for widget in (HTML(text), below)])
