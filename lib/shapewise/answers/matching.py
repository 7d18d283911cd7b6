"""How an answer is matched to what beliefs predict.

:func:`match` never guesses: an answer that no belief predicts is told only what differs first.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from shapewise.misconceptions.belief import Prediction
from shapewise.near_misses.near_miss import NearMiss

#: MIME type of a diagnosis in a cell's output: how feedback and reports read it
MIME = "application/vnd.shapewise.diagnosis+json"


@dataclass(frozen=True)
class Diagnosis:
    """Whether an answer is right, and which beliefs explain it when it is not.

    Truth value: whether the answer is right. `beliefs` holds codes, none for a right answer and
    none for a wrong one that no known belief explains; `message` is for a learner to read;
    `considered` holds the codes of all beliefs that would have answered otherwise. `near` holds what a wrong answer that
    no belief explains is one step away from.
    """

    kind: str
    answer: object
    correct: bool
    beliefs: tuple[str, ...]
    message: str
    lessons: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()
    near: tuple[NearMiss, ...] = ()

    def __bool__(self):
        return self.correct

    def __str__(self):
        return self.message

    def to_dict(self):
        """The diagnosis as plain values, for reports: no truth is in it."""
        return {
            "kind": self.kind,
            "correct": self.correct,
            "beliefs": list(self.beliefs),
            "answer": show(self.answer),
            "message": self.message,
            "lessons": list(self.lessons),
            "near": [miss.phrase for miss in self.near],
        }

    def _repr_mimebundle_(self, include=None, exclude=None):
        word, mark = ("right", "\u2713") if self.correct else ("not yet", "\u2717")
        text = "<br>".join(html.escape(line) for line in self.message.splitlines())
        return {
            "text/plain": self.message,
            "text/html": f'<div role="status"><b>{mark} {word}.</b> {text}</div>',
            MIME: self.to_dict(),
        }


def match(kind, answer, truth, predictions: Sequence[Prediction]) -> Diagnosis:
    """Compare `answer` with `truth`, and if it is wrong with what every belief predicts.

    Parameters
    ----------
    kind : str
        ``"output_shape"`` (tuples with or without the batch axis, or the last axis alone as a
        number), ``"parameters"`` (a number) or ``"value"`` (numbers or arrays).
    answer, truth : tuple, number or array
        What was answered and what is right.
    predictions : sequence of Prediction
        What each belief says.

    Returns
    -------
    Diagnosis
    """
    same = _COMPARE[kind]
    considered = tuple(prediction.belief.code for prediction in predictions)
    if same(answer, truth, truth):
        return Diagnosis(kind, answer, True, (), f"{show(answer)} is right.", considered=considered)
    found = [prediction for prediction in predictions if same(answer, prediction.value, truth)]
    if not found:
        return Diagnosis(kind, answer, False, (), _first_difference(kind, answer, truth), considered=considered)
    return name(kind, answer, found, considered)


def name(kind, answer, found: Sequence[Prediction], considered=()) -> Diagnosis:
    """The diagnosis of a wrong `answer` that the beliefs behind `found` lead to."""
    return Diagnosis(
        kind,
        answer,
        False,
        tuple(prediction.belief.code for prediction in found),
        _explain(answer, found),
        tuple(dict.fromkeys(prediction.belief.lesson for prediction in found)),
        considered,
    )


def show(value):
    """`value` short enough for a sentence: a number or a tuple as it is, a larger array by its shape."""
    try:
        text = _show(value)
    except Exception:  # an answer of a type that cannot show itself
        return nameless(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def nameless(value):
    """`value` by its type only: ``a dict``."""
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeioAEIO' else 'a'} {name}"


def _show(value):
    if value is None or isinstance(value, str):
        return repr(value)
    if isinstance(value, (tuple, list)):
        return str(value) if any(isinstance(item, (tuple, list)) for item in value) else str(tuple(value))
    array = np.asarray(value)
    if array.ndim == 0:
        return f"{array.item():.6g}" if array.dtype.kind == "f" else str(array.item())
    return str(array.tolist()) if array.size <= 6 else f"an array of shape {array.shape}"


def readings(answer, truth):
    """The shapes that `answer` can stand for: as it is, and with the batch axis of `truth` put in front."""
    answer = tuple(None if length is None else int(length) for length in answer)
    if answer and answer[0] is None and tuple(truth[1:2]) != (None,):  # its None is the batch axis
        return (answer,)
    return (answer, (truth[0], *answer))


def _same_shape(answer, value, truth):
    value = tuple(value)
    if not isinstance(answer, (tuple, list)):
        return bool(value) and answer == value[-1]
    return value in readings(answer, truth)


def _same_number(answer, value, truth):
    return not isinstance(answer, bool) and answer == value


def _same_values(answer, value, truth):
    answer, value = np.asarray(answer), np.asarray(value)
    return answer.shape == value.shape and bool(np.allclose(answer, value, rtol=1e-5, atol=1e-5))


_COMPARE: Mapping[str, Callable] = {
    "output_shape": _same_shape,
    "parameters": _same_number,
    "value": _same_values,
}


def _explain(answer, found):
    start = "" if len(found) == 1 else f"{len(found)} beliefs lead to {_yours(answer)[1]}; see which one is yours.\n"
    return start + "\n".join(_reason(answer, prediction) for prediction in found)


def _reason(answer, prediction):
    subject, given = _yours(answer)
    line = f"{subject} what comes out if {prediction.belief.claim}{_arithmetic(answer, prediction)}. {prediction.belief.because}"
    if prediction.layers:
        names = ", then ".join(str(layer) for layer in prediction.layers)
        line += f" ({names} would give {given}.)"
    return f"{line} Next: {prediction.belief.next_step} [{prediction.belief.code}]"


def _yours(answer):
    """An answer as the subject of a sentence, and as its object."""
    if isinstance(answer, (tuple, list, str)) or np.ndim(answer) == 0:
        return f"{answer if isinstance(answer, str) else show(answer)} is", f"your {show(answer)}"
    return f"Your numbers, {show(answer)}, are", "your numbers"


def _arithmetic(answer, prediction):
    """The belief's own sum, where it says more than the bare number."""
    if prediction.derivation is None:
        return ""
    parts = prediction.derivation.parts
    if prediction.derivation.is_shape:
        parts = parts[1:] if isinstance(answer, (tuple, list)) else parts[-1:]
    sums = [f"{expression.numbers} = {expression.value}" for _, expression in parts if expression.numbers != str(expression.value)]
    return f": {', '.join(sums)}" if sums else ""


def _first_difference(kind, answer, truth):
    if kind == "output_shape" and not isinstance(answer, (tuple, list)):
        return f"the last axis is not {show(answer)}, and no belief known here leads to that number."
    if kind == "parameters":
        size = "more" if answer < truth else "fewer"
        return f"the count is not {show(answer)}: there are {size}, and no belief known here leads to that number."
    if kind == "output_shape":
        return _shape_difference(answer, truth)
    answer, truth = np.asarray(answer), np.asarray(truth)
    if truth.ndim == 0 != answer.ndim:
        return f"expected one number: got {answer.size} of them in an array of shape {answer.shape}."
    if answer.shape != truth.shape:
        return _shape_difference(answer.shape, truth.shape, whole=True)
    wrong = ~np.isclose(answer, truth, rtol=1e-5, atol=1e-5)
    if answer.ndim == 0:
        return f"the number is not {show(answer)}, and no belief known here leads to it."
    where = tuple(int(i) for i in np.argwhere(wrong)[0])
    return (
        f"the shape is right; {int(wrong.sum())} of {answer.size} numbers differ, "
        f"the first at {where}: yours {answer[where]:.6g}, expected {truth[where]:.6g}."
    )


def _shape_difference(answer, truth, whole=False):
    """What differs first; a shape in words may lack its batch axis, the shape of an array is `whole`."""
    possible = (answer,) if whole else readings(answer, truth)
    yours = min(possible, key=lambda reading: abs(len(reading) - len(truth)))
    given = show(tuple(answer))
    if not whole and truth[0] is None and yours[0] is not None:
        hint = " Write None for the batch axis, or leave it out." if len(answer) == len(truth) else ""
        return f"the number of axes differs first: {given} has {len(answer)}; expected {len(truth) - 1} after the batch axis.{hint}"
    if len(yours) != len(truth):
        expected = f"{len(truth)}, the batch axis first" if whole else f"{len(truth) - 1} after the batch axis"
        return f"the number of axes differs first: {given} has {len(answer)}; expected {expected}."
    if sorted(yours[1:], key=str) == sorted(truth[1:], key=str) and yours[0] == truth[0]:
        return f"the order of the axes differs: {given} has the right lengths in another order."
    for axis, (mine, right) in enumerate(zip(yours, truth)):
        if mine != right:
            size = "" if None in (mine, right) else f": it is {'longer' if mine < right else 'shorter'}"
            return f"axis {axis} differs first: {mine} in {given} is not its length{size}. No belief known here leads to it."
    raise AssertionError("shapes that do not differ")  # match() has compared them already
