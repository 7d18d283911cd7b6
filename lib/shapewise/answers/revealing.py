"""reveal(): what came out, against what was predicted."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from shapewise.answers import journal
from shapewise.answers.drawer import closed_drawer
from shapewise.answers.live import when_noted
from shapewise.answers.matching import listing
from shapewise.answers.predictions import Response, response_to
from shapewise.answers.truths import Truth, input_of, truths_of
from shapewise.answers.verdicts import about_confidence, verdicts
from shapewise.inline import mime_bundle
from shapewise.live import WIDGET_VIEW, is_live, view_of
from shapewise.reading import keras, read

if TYPE_CHECKING:
    from shapewise.answers.matching import Diagnosis

#: names of what is asked, as they stand in a sentence
_CALLED = {"output_shape": "the output shape", "parameters": "the number of parameters", "value": "the number"}
_MOST_NUMBERS = 24
_CLOSED = "Predict first, then run this cell. (Without a kernel: open it here.)"


@dataclass(frozen=True)
class Revealed:
    """What became of a prediction; a closed drawer as long as there is none.

    Parameters
    ----------
    question : str
        Its name.
    line : str
        What is inside, as the closed drawer says it.
    lines : tuple of str
        The verdict on each part, what your confidence says, and what came out.
    diagnoses : tuple of Diagnosis
        One for each part that was answered.
    picture : str
        HTML to be shown below, or nothing.
    notes : tuple of str
        What keeps the drawer closed, or what could not be compared.
    again : callable, optional
        Gives what became of it by now.
    """

    question: str
    line: str
    lines: tuple[str, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    picture: str = ""
    notes: tuple[str, ...] = ()
    again: Callable[[], Revealed] | None = None

    @property
    def is_open(self):
        """Whether there was a prediction, so that everything is said."""
        return bool(self.diagnoses)

    def __str__(self):
        return "\n".join((*self.notes, *(self.lines if self.is_open else (f"{self.line} {_CLOSED}",))))

    __repr__ = __str__

    def _repr_html_(self):
        if not self.is_open:
            return _paragraphs(self.notes) + closed_drawer(f"{self.line} {_CLOSED}", self._inside)
        return f'<div role="status">{_paragraphs(self.notes)}{self._inside}</div>'

    def _repr_mimebundle_(self, include=None, exclude=None):
        data = {"text/plain": str(self), "text/html": self._repr_html_()}
        if is_live() and not self.is_open and self.again:
            data[WIDGET_VIEW] = view_of(self.drawer())
        return data

    @property
    def _inside(self):
        return _paragraphs(self.lines) + self.picture

    def drawer(self):
        """The drawer of a live notebook, which opens by itself as soon as there is a prediction."""
        from shapewise.answers.widgets import Drawer

        inside = _paragraphs(self.notes) + self._inside if self.is_open else ""
        drawer = Drawer(line=" ".join((*self.notes, self.line, "It opens when you have predicted.")), inside=inside)

        def look():
            now = self.again()
            drawer.inside = _paragraphs(now.notes) + now._inside if now.is_open else ""

        when_noted(self.question, look)
        return drawer


def reveal(question, layer=None, data=None, at=None, *, because=None, beliefs=None, show=None, **truths) -> Revealed:
    """Compare a prediction with what Keras does, once there is one; until then the drawer stays closed.

    Parameters
    ----------
    question : str
        The name given to :func:`~shapewise.predict`.
    layer : keras.Layer, optional
        The layer or model asked about; not needed where every truth is given by name.
    data : tuple or array, optional
        The input shape, the batch axis first; or the input itself, if a value was asked.
    at : tuple of int, optional
        The place of the number that was asked, the batch axis first.
    because : dict of str to str, optional
        Name of a part -> one sentence that says why the truth is true; where it is missing, the layer's own arithmetic
        is
        shown, or the reason of the belief that a wrong choice means.
    beliefs : dict of str to dict, optional
        Name of a part -> wrong answer -> code of the belief behind it, as in ``{"winner": {"stride":
        "dense/flattened"}}``.
        Where the answer is True or False, the code alone will do, so that the call does not tell which of them is
        wrong.
    show : object or callable, optional
        A picture to be shown with what came out: a figure or anything that shows itself as HTML, or a function that
        makes it.
    **truths
        What is true of every part that does not follow from the layer, as in ``moves=False``: a value, what was
        measured,
        or a function without arguments. A truth given here counts, also for a part that the layer could answer.

    Returns
    -------
    Revealed
        Nothing that a learner predicted makes this raise an error.

    Raises
    ------
    ValueError
        If a belief has a code that does not exist.

    Examples
    --------
    >>> from shapewise import predict
    >>> from shapewise.reading import keras
    >>> layer = keras.layers.Dense(4, name="dense")
    >>> print(predict("rows", output_shape=(2, 4), moves=True, confidence=2))
    Noted, not sure: output_shape (2, 4), moves True.
    >>> reveal("rows", layer, (None, 2, 3), moves=False, beliefs={"moves": "dense/flattened"})
    ✓ output_shape: (2, 4) is right: axis 1 = 2, features = units = 4.
    ✗ moves: your True comes from the idea that the whole input is flattened first, so that every unit sees all of it. \
It is False. Dense flattens nothing: it works on the last axis, vector by vector, and leaves the other axes as they are. \
Next: change one number of the input and see in which rows of the output anything moves. [dense/flattened]
    Dense gives (None, 2, 4) for (None, 2, 3). Weights: kernel (3, 4), bias (4,), 16 numbers.
    """

    def again():
        return reveal(question, layer, data, at, because=because, beliefs=beliefs, show=show, **truths)

    response = response_to(question)
    known = truths_of(response, layer, data, at, because or {}, beliefs or {}, truths)
    came_out = _came_out(layer, data, at)
    line = _line(known, layer)
    picture = _as_html(show)
    if response is None or not response.complete:
        inside = tuple(_statement(name, truth) for name, truth in known.items())
        return Revealed(str(question), line, inside + came_out, (), picture, _why_closed(question, response), again)
    found = {name: known[name].judge(answer) for name, answer in response.answers.items() if name in known}
    unknown = [name for name in response.answers if name not in known]
    notes = tuple(
        f'"{question}" does not ask for {name}: go back to the names that stood in its call of predict.'
        for name in unknown
    )
    if not found:
        return Revealed(response.question, line, came_out, (), picture, notes, again)
    lines, settled = verdicts(found, known)
    if not response.example:
        journal.keep_prediction(
            response.question, settled, response.confidence if response.confidence is not ... else None
        )
        lines += about_confidence(response.confidence, all(settled.values()))
    return Revealed(response.question, line, (*lines, *came_out), tuple(settled.values()), picture, notes, again)


def _why_closed(question, response: Response | None):
    if response is None:
        return (f'Nothing to reveal yet: first run the cell with predict("{question}", ...).',)
    if response.refused:
        return (f'Nothing to reveal yet: your last answer to "{question}" could not be read; its cell says why.',)
    missing = [name for name in response.open if name != "confidence"]
    return (
        (f"Nothing to reveal yet. Still open: {', '.join(missing)}.",) if len(missing) < len(response.answers) else ()
    )


def _line(known, layer):
    inside = [_CALLED.get(name, name) for name in known] + ([] if layer is None else ["what came out"])
    return f"Inside: {listing(inside or ['what came out'])}, with the reasons."


def _statement(name, truth: Truth):
    return f"{name}: {truth.shown}{truth.reasoned}"


def _came_out(layer, data, at):
    """What the layer gave, and its weights, in a line or two."""
    if layer is None or data is None:
        return ()
    shape, x = input_of(data)
    facts_shape = layer.compute_output_shape(shape) if x is None else None
    kind = type(layer).__name__
    if x is None:
        given, numbers = tuple(facts_shape) if not isinstance(facts_shape, dict) else facts_shape, ""
    else:
        y = layer(x)
        y = np.asarray(y[0] if isinstance(y, (tuple, list)) else y)
        given = y.shape
        numbers = "" if y.size > _MOST_NUMBERS else f" The numbers:\n{np.array2string(y, precision=4, separator=', ')}"
    shown = " and ".join(str(tuple(one)) for one in (shape if isinstance(shape, list) else [shape]))
    line = f"{kind} gives {given} for {shown}.{_weights(layer, shape)}"
    return tuple((line + numbers).splitlines())


def _weights(layer, shape):
    if isinstance(layer, keras.Model):
        return f" It has {layer.count_params():,} parameters." if layer.built else ""
    facts = read(layer, shape)
    if not facts.parameters:
        return " It has no weights."
    named = ", ".join(f"{name} {weight.shape}" for name, weight in zip(facts.weight_names, facts.weights))
    return f" Weights: {named}, {facts.parameters} numbers."


def _as_html(show):
    """A picture as HTML, whatever it is."""
    if show is None:
        return ""
    picture = show() if callable(show) else show
    picture = picture[0] if isinstance(picture, (tuple, list)) and picture else picture
    figure = getattr(picture, "figure", picture)  # Axes belong to a figure
    if hasattr(figure, "savefig"):
        return mime_bundle(figure)[0]["text/html"]
    if hasattr(picture, "_repr_mimebundle_"):
        data = picture._repr_mimebundle_()
        data = data[0] if isinstance(data, tuple) else data
        return data.get("text/html") or data.get("image/svg+xml", "")
    return picture._repr_html_() if hasattr(picture, "_repr_html_") else f"<pre>{html.escape(str(picture))}</pre>"


def _paragraphs(lines):
    """Lines as paragraphs, the mark and the part's name in bold; rows of an array stay below one another."""
    return "".join(f'<p style="{_style(line)}">{_with_name(html.escape(line))}</p>' for line in lines)


def _style(line):
    """A row of an array stands close below the one before, its columns below one another."""
    row = line.lstrip().startswith("[") or not line
    return f"white-space: pre-wrap; margin: {'0; font-family: monospace' if row else '0.3em 0'}"


def _with_name(line):
    name, colon, rest = line.partition(": ")
    return f"<b>{name}</b>{colon}{rest}" if line[:1] in ("✓", "✗") else line
