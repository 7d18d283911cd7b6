"""How an answer is matched to what beliefs predict.

:func:`match` never guesses: an answer that no belief predicts is told only what differs first.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from shapewise.lessons import where_to_read
from shapewise.misconceptions.belief import Prediction
from shapewise.near_misses.near_miss import NearMiss

#: MIME type of a diagnosis in a cell's output: how feedback and reports read it
MIME = "application/vnd.shapewise.diagnosis+json"
#: the end of a message about an answer that nothing here explains
UNKNOWN = "None of the mistakes that this course knows gives that."


@dataclass(frozen=True)
class Diagnosis:
    """Whether an answer is right, and which beliefs explain it when it is not.

    Truth value: whether the answer is right. `beliefs` holds codes, none for a right answer and
    none for a wrong one that no known belief explains; `message` is for a learner to read;
    `considered` holds the codes of all beliefs that would have answered otherwise; `found` what the named ones
    predict, with their sums. `near` holds what a wrong answer that no belief explains is one step away from.
    """

    kind: str
    answer: object
    correct: bool
    beliefs: tuple[str, ...]
    message: str
    lessons: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()
    near: tuple[NearMiss, ...] = ()
    found: tuple[Prediction, ...] = field(default=(), compare=False, repr=False)

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
    return name(kind, answer, found, considered, truth)


def name(kind, answer, found: Sequence[Prediction], considered=(), truth=None) -> Diagnosis:
    """The diagnosis of a wrong `answer` that the beliefs behind `found` lead to; of more than two, not one is named alone."""
    return Diagnosis(
        kind,
        answer,
        False,
        tuple(prediction.belief.code for prediction in found),
        _explain(kind, answer, truth, found),
        where_to_read([prediction.belief.code for prediction in found]),
        considered,
        found=tuple(found),
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


#: types of values that show themselves as they are written
_PLAIN = (str, int, float, bool, tuple, list, set, dict, type(None))


def written(given) -> str:
    """What was written, as it was, if it is short enough for a sentence; of anything else, what it is.

    Examples
    --------
    >>> written((2, "a")), written(np.ones((2, 3))), written(np.float32(2.5)), written([np.ones])
    ("(2, 'a')", 'an array of shape (2, 3)', '2.5', 'a list')
    """
    if type(given) in _PLAIN:
        if isinstance(given, (tuple, list, set)) and not all(type(item) in _PLAIN for item in given):
            return nameless(given)
        try:
            text = repr(given)
        except Exception:  # something further inside cannot show itself
            return nameless(given)
        return text if len(text) <= 60 else f"{text[:57]}..."
    if isinstance(given, (np.number, np.bool_)):
        return str(given.item())
    if isinstance(given, type):
        return f"the class {given.__name__}"
    if isinstance(given, np.ndarray) or (hasattr(given, "numpy") and hasattr(given, "shape")):
        return f"an array of shape {tuple(given.shape)}"
    return nameless(given)


def _show(value):
    if value is None or isinstance(value, str):
        return repr(value)
    if isinstance(value, (tuple, list)):
        return str(value) if any(isinstance(item, (tuple, list)) for item in value) else str(tuple(value))
    array = np.asarray(value)
    if array.ndim == 0:
        return f"{array.item():.6g}" if array.dtype.kind == "f" else str(array.item())
    return _short(array.tolist()) if array.size <= 6 else f"an array of shape {array.shape}"


def _short(number):
    """Numbers in their brackets, four digits each."""
    if isinstance(number, list):
        return f"[{', '.join(map(_short, number))}]"
    return f"{number:.4g}" if isinstance(number, float) else str(number)


def listing(words) -> str:
    """Words as in a sentence.

    Examples
    --------
    >>> listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def possible_shapes(answer, truth):
    """The shapes that `answer` can stand for: as it is, with None as the batch size, and with the batch axis left out.

    Examples
    --------
    >>> possible_shapes((None, 4, 2), (1, 4, 2)), possible_shapes((4, 2), (None, 4, 2))
    (((1, 4, 2),), ((4, 2), (None, 4, 2)))
    """
    answer = tuple(None if length is None else int(length) for length in answer)
    batch = tuple(truth[:1])
    if not answer or answer[0] is not None:
        return (answer, (*batch, *answer))
    with_batch = (
        *batch,
        *answer[1:],
    )  # its None is the batch axis, unless the first length after it is not known either
    return (with_batch, (*batch, *answer)) if tuple(truth[1:2]) == (None,) else (with_batch,)


def _same_shape(answer, value, truth):
    value = tuple(value)
    if not isinstance(answer, (tuple, list)):
        return bool(value) and answer == value[-1]
    return value in possible_shapes(answer, truth)


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


def _explain(kind, answer, truth, found):
    """What is said of a wrong answer: its one reason, two as either ... or ..., of more only that they are many."""
    if len(found) == 1:
        return reason(answer, found[0])
    names = " ".join(f"[{prediction.belief.code}]" for prediction in found)
    if len(found) > 2:
        first = "" if truth is None else _first_difference(kind, answer, truth).removesuffix(UNKNOWN).rstrip()
        many = f"{len(found)} different ideas lead to {_yours(answer)}, so it does not tell which one is yours."
        return f"{many} {first} {names}" if first else f"{many} {names}"
    one, other = (f"{prediction.belief.claim}{_arithmetic(answer, prediction)}" for prediction in found)
    why = " ".join(prediction.belief.because for prediction in found)
    return f"You get {_given(answer)} either if {one}, or if {other}. {why} {names}"


def reason(answer, prediction) -> str:
    """Why a wrong `answer` comes out, and what to look at next: the belief behind it, with its own sum."""
    claim = f"{prediction.belief.claim}{_arithmetic(answer, prediction)}"
    if isinstance(answer, str):  # a layer that was made, such as "your Conv1D"
        line = f"{answer[:1].upper()}{answer[1:]} fits the idea that {claim}. {prediction.belief.because}"
    else:
        line = f"You get {_given(answer)} if {claim}. {prediction.belief.because}"
    if prediction.layers:
        names = ", then ".join(str(layer) for layer in prediction.layers)
        line += f" ({names} would give {_yours(answer)}.)"
    return f"{line} Next: {prediction.belief.next_step} [{prediction.belief.code}]"


def _given(answer):
    """An answer in a sentence: short ones as they are."""
    if isinstance(answer, str):
        return answer
    short = isinstance(answer, (tuple, list)) or np.ndim(answer) == 0
    return show(answer) if short else f"these numbers, {show(answer)},"


def _yours(answer):
    short = isinstance(answer, (tuple, list, str)) or np.ndim(answer) == 0
    return f"your {answer if isinstance(answer, str) else show(answer)}" if short else "your numbers"


def _arithmetic(answer, prediction):
    """The belief's own sum, where it says more than the bare number."""
    if prediction.derivation is None:
        return ""
    parts = prediction.derivation.parts
    if prediction.derivation.is_shape:
        parts = parts[1:] if isinstance(answer, (tuple, list)) else parts[-1:]
    sums = [
        f"{expression.numbers} = {expression.value}"
        for _, expression in parts
        if expression.numbers != str(expression.value)
    ]
    return f": {', '.join(sums)}" if sums else ""


def _first_difference(kind, answer, truth):
    """What a beginner can see of a wrong answer that nothing known leads to, without being told the right one."""
    if kind == "output_shape" and not isinstance(answer, (tuple, list)):
        return f"The last axis is not {show(answer)} long. {UNKNOWN}"
    if kind == "parameters":
        return f"The real number is {'larger' if answer < truth else 'smaller'} than {show(answer)}. {UNKNOWN}"
    if kind == "output_shape":
        return _shape_difference(answer, truth)
    answer, truth = np.asarray(answer), np.asarray(truth)
    if truth.ndim == 0 != answer.ndim:
        return f"One number is wanted here; you gave an array of shape {answer.shape}."
    if answer.shape != truth.shape:
        return _shape_difference(answer.shape, truth.shape, whole=True)
    wrong = ~np.isclose(answer, truth, rtol=1e-5, atol=1e-5)
    if answer.ndim == 0:
        return f"{show(answer)} is not the number that comes out. {UNKNOWN}"
    where = tuple(int(i) for i in np.argwhere(wrong)[0])
    return (
        f"The shape is right; {int(wrong.sum())} of {answer.size} numbers differ, "
        f"the first at {where}: yours is {answer[where] + 0.0:.6g}, the real one {truth[where] + 0.0:.6g}."
    )


def _shape_difference(answer, truth, whole=False):
    """What differs first; a shape in words may lack its batch axis, the shape of an array is `whole`."""
    possible = (tuple(answer),) if whole else possible_shapes(answer, truth)
    yours = min(possible, key=lambda shape: abs(len(shape) - len(truth)))
    given = show(tuple(answer))
    if not whole and truth[0] is None and yours[0] is not None:
        hint = " Write None for the batch axis, or leave it out." if len(answer) == len(truth) else ""
        return f"{_axes(len(answer), given)}; the real shape has {len(truth) - 1} after the batch axis.{hint}"
    if len(yours) != len(truth):
        if whole:
            return f"{_axes(len(answer), given)}; the real shape has {len(truth)}{', the batch axis first' if len(truth) > 1 else ''}."
        return f"{_axes(len(yours) - 1, given)} after the batch axis; the real shape has {len(truth) - 1}."
    if sorted(yours[1:], key=str) == sorted(truth[1:], key=str) and yours[0] == truth[0]:
        return f"{given} has the right lengths, in another order than the real shape."
    for axis, (mine, right) in enumerate(zip(yours, truth)):
        if mine != right:
            size = "" if None in (mine, right) else f"; the real one is {'longer' if mine < right else 'shorter'}"
            batch = " (The batch is axis 0.)" if len(truth) > 1 else ""
            return f"Axis {axis} is {mine} in your answer{size}.{batch} {UNKNOWN}"
    raise AssertionError("shapes that do not differ")  # match() has compared them already


def _axes(number, given):
    return f"{given} has {number} {'axis' if number == 1 else 'axes'}"
