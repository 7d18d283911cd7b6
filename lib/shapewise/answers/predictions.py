"""Predictions: asked, kept, revealed.

A prediction is plain Python values in a cell of its own, with a confidence. :func:`reveal` shows nothing
until there is one, and neither function raises for what a learner writes: Run All reaches the end.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

import numpy as np

from shapewise.answers import journal
from shapewise.answers.diagnosis import diagnose, diagnose_value
from shapewise.answers.matching import Diagnosis, show
from shapewise.misconceptions.belief import KINDS

#: what a confidence means
CONFIDENCE = {1: "a guess", 2: "not sure", 3: "fairly sure", 4: "certain"}

_asked: dict[str, Asked] = {}


@dataclass(frozen=True)
class Asked:
    """A question with what was predicted; ``...`` is a prediction still open."""

    question: str
    answers: dict
    confidence: object

    @property
    def open(self):
        """What has not been answered yet."""
        missing = [kind for kind, answer in self.answers.items() if _is_open(answer)]
        return missing + (["confidence"] if self.confidence is ... else [])

    @property
    def message(self):
        """What to do next."""
        if self.open:
            return f"Still open: {', '.join(self.open)}. Put your prediction in place of the dots, then run this cell again."
        if self.confidence not in CONFIDENCE:
            levels = ", ".join(f"{level} {meaning}" for level, meaning in CONFIDENCE.items())
            return f"The confidence {self.confidence!r} is none of these: {levels}. Choose one, then run this cell again."
        given = ", ".join(f"{kind} {show(answer)}" for kind, answer in self.answers.items())
        return f"Noted, {CONFIDENCE[self.confidence]}: {given}."

    def __str__(self):
        return self.message

    __repr__ = __str__


def predict(question, *, confidence=..., **answers) -> Asked:
    """Commit to a prediction before you look.

    Parameters
    ----------
    question : str
        The question's name, the same as in :func:`reveal`.
    confidence : int
        From 1, a guess, to 4, certain.
    **answers
        ``output_shape`` (a tuple), ``parameters`` (a whole number), ``value`` (a number or an array).

    Returns
    -------
    Asked
        Prints what is still open, or what was noted.

    Raises
    ------
    TypeError
        If another kind of answer is asked for.

    Examples
    --------
    >>> predict("example", parameters=..., confidence=...)
    Still open: parameters, confidence. Put your prediction in place of the dots, then run this cell again.
    >>> predict("example", parameters=9900, confidence=3)
    Noted, fairly sure: parameters 9900.
    """
    unknown = [kind for kind in answers if kind not in KINDS]
    if unknown or not answers:
        raise TypeError(f"predict asks for {', '.join(KINDS)}: got {', '.join(unknown) or 'nothing'}.")
    _asked[question] = Asked(question, answers, confidence)
    return _asked[question]


@dataclass(frozen=True)
class Revealed:
    """What became of a prediction: a Diagnosis for each answer, and what is still open."""

    question: str
    diagnoses: tuple[Diagnosis, ...]
    notes: tuple[str, ...] = ()

    @property
    def lines(self):
        """One line an answer."""
        found = [f"{'✓' if d else '✗'} {d.kind}: {d.message}" for d in self.diagnoses]
        return found + list(self.notes)

    def __str__(self):
        return "\n".join(self.lines)

    __repr__ = __str__

    def _repr_html_(self):
        return '<div role="status">' + "".join(f"<p>{html.escape(line)}</p>" for line in self.lines) + "</div>"


def reveal(question, layer, data, at=None) -> Revealed:
    """Compare a prediction with what Keras does, once there is one.

    Parameters
    ----------
    question : str
        The name given to :func:`predict`.
    layer : keras.Layer
        The layer asked about.
    data : tuple or array
        The input shape, the batch axis first; or the input itself, if a value was asked.
    at : tuple of int, optional
        The place of the number that was asked.

    Returns
    -------
    Revealed
        Never raises for what a learner wrote.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> layer = keras.layers.Dense(4)
    >>> reveal("not asked", layer, (None, 2, 3))
    Nothing to reveal yet: first predict "not asked".
    >>> predict("rows", output_shape=(2, 4), confidence=2)
    Noted, not sure: output_shape (2, 4).
    >>> reveal("rows", layer, (None, 2, 3))
    ✓ output_shape: (2, 4) is right.
    """
    asked = _asked.get(question)
    if asked is None or set(asked.open) >= set(asked.answers):
        return Revealed(question, (), (f'Nothing to reveal yet: first predict "{question}".',))
    confidence = asked.confidence if asked.confidence in CONFIDENCE else None
    found, notes = [], []
    for kind, answer in asked.answers.items():
        if _is_open(answer):
            notes.append(f"{kind}: still open.")
            continue
        try:
            diagnosis = _diagnose(kind, answer, layer, data, at)
        except Exception as error:  # a lesson must reach its end whatever was written into it
            notes.append(f"{kind}: could not be compared ({type(error).__name__}: {error})")
            continue
        journal.keep(question, diagnosis, confidence)
        found.append(diagnosis)
    return Revealed(question, tuple(found), tuple(notes))


def _diagnose(kind, answer, layer, data, at):
    if kind == "value":
        return diagnose_value(answer, layer, data, at)
    return diagnose(answer, layer, np.shape(data) if hasattr(data, "dtype") else data, kind)


def _is_open(answer):
    return answer is ... or (isinstance(answer, (tuple, list)) and any(item is ... for item in answer))
