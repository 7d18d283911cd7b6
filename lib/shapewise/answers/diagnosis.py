"""diagnose(answer, layer, ...): is an answer about a layer right, and if not, which belief leads to it?

The truth is Keras' own; what beliefs predict comes from the layers for which they would be right.
"""

from __future__ import annotations

import operator
from collections import OrderedDict
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from numbers import Real

import numpy as np

from shapewise.answers import context
from shapewise.answers.matching import Diagnosis, match, written
from shapewise.answers.near import with_near_misses
from shapewise.lessons import lessons_treating
from shapewise.markup import html_table
from shapewise.misconceptions.belief import Belief
from shapewise.misconceptions.predicting import beliefs_by_code, predictions, value_predictions
from shapewise.reading import read, run


def diagnose(answer, layer, input_shape=None, kind="output_shape", *, graded=False) -> Diagnosis:
    """Judge an answer about a layer, and say which belief leads to it if it is wrong.

    Parameters
    ----------
    answer : tuple or int
        A shape, with or without the batch axis, or its last axis alone; or a parameter count.
    layer : keras.Layer
        The layer asked about, built or not.
    input_shape : tuple, optional
        The batch axis first; needed for a layer that has not been built.
    kind : {"output_shape", "parameters"}
        What was asked.
    graded : bool
        Whether the answer is to a question with points: then no calculation is shown that gives the right one away.

    Returns
    -------
    Diagnosis
        With `correct`, `beliefs` (codes) and `message`.

    Raises
    ------
    ValueError
        If `kind` is another one, or the layer gives several arrays.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> diagnose((119, 900), keras.layers.Conv1D(100, 10), (None, 128, 9)).beliefs
    ('conv1d/channels-kept-apart',)
    >>> bool(diagnose(9100, keras.layers.Conv1D(100, 10), (None, 128, 9), kind="parameters"))
    True
    """
    if kind not in ("output_shape", "parameters"):
        raise ValueError(f'kind={kind!r} is not known: expected "output_shape" or "parameters".')
    facts = read(layer, input_shape)
    if kind == "output_shape" and isinstance(facts.output_shape, list):
        raise ValueError(
            f"{facts.name} gives {len(facts.output_shape)} arrays, not one: expected a layer with one output. "
            f"Leave return_state out, or ask for its parameters."
        )
    plain, complaint = as_plain(answer, kind)
    if complaint:
        return Diagnosis(kind, answer, False, (), complaint)
    compared = match(kind, plain, getattr(facts, kind), [])
    if _is_enough(compared):
        return compared
    found = predictions(facts.kind, kind, facts.input_shape, facts.config) if facts.known else []
    return with_near_misses(match(kind, plain, getattr(facts, kind), found), facts, graded=graded)


def diagnose_value(answer, layer, x, at=None, only=None) -> Diagnosis:
    """Judge numbers that are said to come out of a layer.

    Parameters
    ----------
    answer : number or array
        The whole output, or the one number at `at`.
    layer : keras.Layer
        Built, with its weights.
    x : array
        The input, the batch axis first.
    at : tuple of int, optional
        The place of the number in the output.
    only : collection of str, optional
        The codes of the beliefs that can be named; all of them if it is not given.

    Returns
    -------
    Diagnosis

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> layer = keras.layers.Conv1D(1, 2, kernel_initializer="ones", bias_initializer="ones")
    >>> diagnose_value(6, layer, np.ones((1, 6, 3)), at=(0, 0, 0)).beliefs
    ('conv1d/bias-forgotten',)
    """
    x = np.asarray(x, dtype="float32")
    truth = run(layer, x)
    facts = read(layer, x.shape)
    plain, complaint = as_plain(answer, "value")
    if complaint:
        return Diagnosis("value", answer, False, (), complaint)
    compared = match("value", plain, truth if at is None else truth[at], [])
    if only == () or _is_enough(compared):
        return compared
    found = believed_values(facts, x)
    found = [prediction for prediction in found if only is None or prediction.belief.code in only]
    if at is not None:
        alike = [np.shape(p.value)[2:] == truth.shape[2:] for p in found]
        truth, found = truth[at], [_at(prediction, at) for prediction in found]
        tell = [p and np.shape(p.value) == np.shape(truth) and not np.allclose(p.value, truth) for p in found]
        # where a belief has other axes the place means something else: that explains a number only if nothing else does
        near = [p for p, tells, same in zip(found, tell, alike) if tells and same]
        found = [p for p, tells in zip(found, tell) if tells]
        first = match("value", plain, truth, near)
        if first or first.beliefs:
            return replace(first, considered=tuple(p.belief.code for p in found))
    return match("value", plain, truth, found)


def _is_enough(compared: Diagnosis) -> bool:
    """Whether nobody asks what beliefs say: an answer is right, and no learner's journal keeps what that rules out.

    What beliefs say takes most of the time that a check takes.
    """
    return compared.correct and context.current().tell is not None


#: What beliefs give for the numbers that were asked about last: a check asks about the same ones again and again.
_last_believed: OrderedDict[tuple, list] = OrderedDict()
MOST_REMEMBERED = 32


def believed_values(facts, x) -> list:
    """What every belief about a layer with these facts says comes out of it for `x`."""
    if not facts.known:
        return []
    key = (facts.kind, repr(facts.config), x.shape, x.tobytes(), *(weight.tobytes() for weight in facts.weights))
    if key not in _last_believed:
        _last_believed[key] = value_predictions(facts.kind, x, facts.weights, facts.config)
        while len(_last_believed) > MOST_REMEMBERED:
            _last_believed.popitem(last=False)
    return _last_believed[key]


def beliefs(family=None) -> BeliefList:
    """Every belief that can be diagnosed, as a table; `family` keeps those of one layer file.

    Examples
    --------
    >>> "conv1d/channels-kept-apart" in [belief.code for belief in beliefs("conv1d")]
    True
    """
    known = beliefs_by_code()
    if family is not None and not any(code.startswith(f"{family}/") for code in known):
        families = ", ".join(sorted({code.split("/")[0] for code in known}))
        raise ValueError(f"no beliefs about {family!r}: expected one of {families}.")
    return BeliefList(tuple(b for code, b in sorted(known.items()) if family is None or code.startswith(f"{family}/")))


@dataclass(frozen=True)
class BeliefList:
    """Beliefs in order of their codes; iterate over it, or end a cell with it."""

    items: tuple[Belief, ...]

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __str__(self):
        return "\n".join(f"{belief.code}: {belief.claim}" for belief in self.items)

    __repr__ = __str__

    def _repr_html_(self):
        rows = [(belief.code, belief.claim, ", ".join(lessons_treating(belief.code)[:1])) for belief in self.items]
        return html_table(rows, caption="beliefs", head=("code", "what is believed", "lesson"))


def as_plain(answer, kind):
    """`answer` as plain numbers, of types that cannot lie, and what is wrong with it if it is not of that kind.

    Returns
    -------
    (object, str or None)
        The plain answer and None, or None and what was expected.

    Examples
    --------
    >>> as_plain([np.int64(119), 100], "output_shape")
    ((119, 100), None)
    >>> as_plain("119", "parameters")[1]
    "expected a whole number, such as 42: got the text '119': leave the quotation marks out."
    """
    read_as = _READERS[kind]
    if kind == "output_shape" and _is_number(answer):
        read_as = _plain_integer
    try:
        return read_as(answer), None
    except Exception:  # an answer may be of any type, and its type may refuse in any way to be read
        given = describe(answer)
        return None, f"expected {_EXPECTED[kind]}: got {given}{'' if given.endswith('?') else '.'}"


_EXPECTED = {
    "output_shape": "a tuple of whole numbers, such as (None, 8, 4)",
    "parameters": "a whole number, such as 42",
    "value": "numbers or an array of numbers",
}


def _is_number(value):
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


def _plain_integer(value):
    if isinstance(value, (bool, np.bool_, str)):
        raise TypeError
    if hasattr(value, "__array__") and not isinstance(value, int):  # NumPy's numbers, and those of TensorFlow
        array = np.asarray(value)
        if array.ndim or array.dtype.kind not in "iuf":
            raise TypeError
        value = array.item()
    if isinstance(value, float) and float.is_integer(value):
        return int(float.__float__(value))
    plain = int.__add__(operator.index(value), 0)  # an int of the type int itself
    if abs(plain) >= 2**63:
        raise TypeError
    return plain


def _plain_lengths(answer):
    ordered = hasattr(answer, "__len__") and not isinstance(answer, (str, bytes, bytearray, Mapping, Set))
    if not ordered or len(answer) > 32:
        raise TypeError
    return tuple(None if length is None else _plain_integer(length) for length in answer)


def _plain_numbers(answer):
    array = np.array(answer, copy=True, subok=False)
    if array.dtype.kind == "O" and all(isinstance(item, Real) and not isinstance(item, bool) for item in array.flat):
        array = array.astype(float)
    if array.dtype.kind not in "iuf" or np.isnan(array).any():
        raise TypeError
    return array.astype(float)


_READERS = {"output_shape": _plain_lengths, "parameters": _plain_integer, "value": _plain_numbers}


def describe(answer):
    """What an answer that cannot be read is, in words."""
    if answer is None:
        return "None: was the result returned?"
    if answer is ...:
        return "the dots: put your answer in their place"
    if isinstance(answer, str):
        return f"the text {written(answer)}: leave the quotation marks out"
    if isinstance(answer, (tuple, list)) and ... in [item for item in answer if item is ...]:
        return "dots among the numbers: put your answer in their place"
    if isinstance(answer, np.ndarray) and answer.dtype.kind == "f" and np.isnan(answer).any():
        return "an array that holds nan, which is no number"
    return written(answer)


def _at(prediction, at):
    try:
        return replace(prediction, value=prediction.value[at])
    except IndexError:  # the believed output has no such place
        return None
