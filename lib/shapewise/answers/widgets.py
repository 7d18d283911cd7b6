"""Widgets of a live notebook: the form of an open question, which fills the same record as a call of predict, and the drawer."""

from __future__ import annotations

import ast
import operator
from pathlib import Path

import anywidget
import traitlets

from shapewise.answers.asking import Choice, Typed

_HERE = Path(__file__).parent
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}


class Drawer(anywidget.AnyWidget):
    """What :func:`shapewise.reveal` shows in a live notebook: closed until there is a prediction, then open by itself.

    Attributes
    ----------
    line : str
        What is inside.
    inside : str
        HTML; nothing as long as it is closed.
    """

    _esm = _HERE / "drawer.js"
    line = traitlets.Unicode().tag(sync=True)
    inside = traitlets.Unicode().tag(sync=True)


class Form(anywidget.AnyWidget):
    """Labelled fields and four levels of confidence; Enter submits.

    Parameters
    ----------
    asked : Asked
        The open question.
    submit : callable
        ``(answers, confidence) -> Asked``, called with what was typed, as Python values.
    message : str
        What was noted before.

    Attributes
    ----------
    refused : bool
        Whether what was typed cannot be an answer.
    """

    _esm = _HERE / "form.js"
    _css = _HERE / "form.css"
    question = traitlets.Unicode().tag(sync=True)
    parts = traitlets.List().tag(sync=True)
    confidence = traitlets.Unicode().tag(sync=True)
    message = traitlets.Unicode().tag(sync=True)
    refused = traitlets.Bool(False).tag(sync=True)

    def __init__(self, asked, submit, message=""):
        super().__init__(
            question=asked.question,
            message=message,
            parts=[_part(name, kind, asked.answers.get(name, ...)) for name, kind in asked.kinds.items()],
            confidence="" if asked.confidence is ... else str(asked.confidence),
        )
        self._submit = submit
        self.on_msg(lambda _, content, buffers: self.receive(content))

    def receive(self, content) -> None:
        """Take what was typed: the parts' answers as text, and the confidence."""
        answers = {part["name"]: read_text(content["answers"].get(part["name"], "")) for part in self.parts}
        asked = self._submit(answers, read_text(content.get("confidence", "")))
        if asked.open and not asked.refused:
            self.message = f"Still open: {', '.join(asked.open)}."
        else:
            self.message = "\n".join(asked.refused) or asked.message
        self.refused = bool(asked.refused or asked.open)


def read_text(text: str):
    """What was typed into a field, as a Python value; a sum is worked out, and nothing at all is still open.

    Examples
    --------
    >>> read_text("(None, 4, 2)"), read_text("4, 2"), read_text("10 * 9 + 1"), read_text("stride")
    ((None, 4, 2), (4, 2), 91, 'stride')
    >>> read_text("  ")
    Ellipsis
    """
    text = text.strip()
    if text in ("", "..."):
        return ...
    try:
        return _value(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, ArithmeticError, RecursionError, MemoryError):
        return Typed(text)


def _value(node):
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_number(node.left), _number(node.right))
    if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_number(node.operand))
    if isinstance(node, (ast.Tuple, ast.List)):
        return tuple(_value(item) for item in node.elts)
    return ast.literal_eval(node)


def _number(node):
    value = _value(node)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{value!r} is no number")
    return value


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
