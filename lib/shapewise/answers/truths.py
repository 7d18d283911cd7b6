"""What is true of each part of a question: computed from the layer, or given by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from shapewise.answers.arithmetic import arithmetic_of, sum_behind
from shapewise.answers.asking import KNOWN, Kind, Numbers, kind_of, written
from shapewise.answers.beliefs_named import predicted
from shapewise.answers.diagnosis import diagnose, diagnose_value
from shapewise.answers.matching import Diagnosis, match, show
from shapewise.lessons import where_to_read
from shapewise.misconceptions.belief import Prediction
from shapewise.reading import read, run


@dataclass(frozen=True)
class Truth:
    """What is true of one part of a question.

    Parameters
    ----------
    name : str
        Of the part.
    value : object
        A plain value.
    kind : Kind
        What was asked for.
    arithmetic : str
        How it follows, or nothing.
    because : str
        A sentence that says why, or nothing.
    wrong : tuple of Prediction
        The wrong answers that the question itself knows, with their beliefs.
    by_layer : callable, optional
        ``answer -> Diagnosis``, where the layer tells.
    """

    name: str
    value: object
    kind: Kind
    arithmetic: str = ""
    because: str = ""
    wrong: tuple[Prediction, ...] = ()
    by_layer: Callable[[object], Diagnosis] | None = field(default=None, compare=False)

    @property
    def shown(self):
        """The value, short."""
        return show(self.value)

    @property
    def reasoned(self):
        """Why it is true, as the end of a sentence."""
        if self.because:
            return f". {self.because}"
        return f": {self.arithmetic}." if self.arithmetic else "."

    def judge(self, answer) -> Diagnosis:
        """Whether a plain answer is right, and which belief leads to it if it is not."""
        found = self.by_layer(answer) if self.by_layer else self._by_value(answer)
        named = [p for p in self.wrong if not found and self.kind.same(answer, p.value, self.value)]
        if not named:
            return found
        alone = replace(found, beliefs=tuple(p.belief.code for p in named), found=tuple(named), near=())
        return replace(alone, lessons=where_to_read([p.belief.code for p in named]))

    def _by_value(self, answer):
        considered = tuple(p.belief.code for p in self.wrong)
        if isinstance(self.kind, Numbers) and np.shape(answer) == np.shape(self.value) and np.ndim(answer):
            return replace(match("value", answer, self.value, []), kind=self.name, considered=considered)
        right = self.kind.same(answer, self.value, self.value)
        return Diagnosis(
            self.name, answer, right, (), f"{written(answer)} is {'' if right else 'not '}right.", considered=considered
        )


def truths_of(response, layer, data, at, because: Mapping, beliefs: Mapping, given: Mapping) -> dict[str, Truth]:
    """What is true of every part that was asked, in the order of the question; of what is given by name, if nothing was.

    Raises
    ------
    ValueError
        If a belief has a code that does not exist.
    """
    kinds = dict(response.kinds) if response else {}
    names = list(kinds) or [*([] if layer is None else ["output_shape"]), *given]
    shape, x = (None, None) if data is None else input_of(data)
    found = {}
    for name in names:
        if name in given:
            value = given[name]() if callable(given[name]) else given[name]
            truth = _given(name, _plain(value), kinds.get(name))
        elif layer is not None and name in KNOWN and (name != "value" or x is not None):
            truth = _of_layer(name, layer, shape, x, at)
        else:
            continue
        truth = replace(truth, because=because.get(name, ""), wrong=_wrong_answers(truth.value, beliefs.get(name, {})))
        if not truth.because and not truth.arithmetic and truth.wrong:  # the belief's own reason says why it is not so
            truth = replace(truth, because=" ".join(dict.fromkeys(p.belief.because for p in truth.wrong)))
        found[name] = truth
    return found


def _wrong_answers(true, beliefs) -> tuple[Prediction, ...]:
    """Wrong answers with their beliefs; one code alone stands for the other of True and False."""
    if isinstance(beliefs, str):
        if not isinstance(true, bool):
            raise ValueError(f"which wrong answer comes from {beliefs}? Write it as {{answer: {beliefs!r}}}.")
        beliefs = {not true: beliefs}
    return tuple(predicted(code, answer) for answer, code in beliefs.items())


def input_of(data):
    """An input shape, and the input itself where it was given.

    Returns
    -------
    (tuple or list of tuple, array or None)

    Examples
    --------
    >>> input_of((None, 2, 3))
    ((None, 2, 3), None)
    >>> input_of(np.ones((1, 2)))[0]
    (1, 2)
    """
    if isinstance(data, (tuple, list)) and not hasattr(data, "dtype"):
        if all(length is None or isinstance(length, (int, np.integer)) for length in data):
            return tuple(data), None
        if all(isinstance(one, tuple) for one in data):
            return [tuple(one) for one in data], None
    x = np.asarray(data, dtype="float32")
    return x.shape, x


def _given(name, value, kind):
    if kind is None or (type(value) is int and not _reads(kind, value)):
        kind = kind_of(name, {name: int} if type(value) is int else {})
    if isinstance(value, list):
        value = tuple(value)
    return Truth(name, value, kind)


def _reads(kind, value):
    try:
        kind.read(value)
    except ValueError:
        return False
    return True


def _of_layer(name, layer, shape, x, at):
    if name == "value":
        y = run(layer, x)
        value = y if at is None else y[at]
        sum_ = sum_behind(layer, x, at) if at is not None and np.ndim(value) == 0 else ""
        plain = value.item() if np.ndim(value) == 0 else value
        return Truth(name, plain, KNOWN[name], sum_, by_layer=lambda answer: diagnose_value(answer, layer, x, at))
    facts = read(layer, shape)
    return Truth(
        name,
        getattr(facts, name),
        KNOWN[name],
        arithmetic_of(facts, name),
        by_layer=lambda answer: diagnose(answer, layer, shape, name),
    )


def _plain(value):
    """A measured truth as a plain value: what NumPy and TensorFlow give as Python's own."""
    if isinstance(value, (str, bool, int, float, type(None))):
        return value
    if isinstance(value, (tuple, list)) or type(value).__name__ == "TensorShape":
        return tuple(_plain(item) for item in value)
    array = np.asarray(value)
    return array.item() if array.ndim == 0 else array
