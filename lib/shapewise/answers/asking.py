"""What a question can ask for, and how an answer is read: at once, in words, and never with an error."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from shapewise.answers import matching
from shapewise.answers.confidence import CONFIDENCE
from shapewise.answers.diagnosis import as_plain
from shapewise.answers.matching import possible_shapes


class NotAnAnswer(ValueError):
    """What was written cannot be an answer to this question, right or wrong; the text says what can."""


class Typed(str):
    """A text that was typed into a field, where nobody writes quotation marks."""


@dataclass(frozen=True)
class Kind:
    """One kind of answer.

    Parameters
    ----------
    expected : str
        How to write one, after "is": ``"a whole number, such as 42"``.
    example : str
        One, as it would be typed.
    """

    expected: str
    example: str

    def read(self, given):
        """`given` as a plain value, of types that cannot lie.

        Raises
        ------
        NotAnAnswer
            If it cannot be an answer of this kind.
        """
        raise NotImplementedError

    def same(self, answer, other, truth) -> bool:
        """Whether two plain answers to a question with this `truth` say the same."""
        return type(answer) is type(other) and answer == other


class Shape(Kind):
    """Lengths of axes, the batch axis with or without; of a weight, which has no batch axis, exactly those."""

    def __init__(self, of_a_weight=False):
        object.__setattr__(self, "of_a_weight", of_a_weight)
        example = "(3, 4)" if of_a_weight else "(None, 8, 4)"
        super().__init__(f"a shape: the lengths of its axes in parentheses, such as {example}", example)

    def read(self, given):
        if isinstance(given, (int, np.integer)) and not isinstance(given, (bool, np.bool_)):
            raise NotAnAnswer(
                f"You wrote {written(given)}; a single axis of that length is ({written(given)},), with a comma."
            )
        if hasattr(given, "dtype") and len(getattr(given, "shape", ())) > 1:
            raise NotAnAnswer(f"You gave {written(given)}; its shape is asked, not the numbers in it.")
        plain, complaint = as_plain(given, "output_shape")
        if complaint or isinstance(plain, int):
            raise NotAnAnswer(_you_wrote(given))
        wrong = [length for length in plain if length is not None and length < 1]
        if wrong:
            raise NotAnAnswer(f"You wrote {written(plain)}, but no axis has the length {wrong[0]}.")
        return plain

    def same(self, answer, other, truth):
        if self.of_a_weight:
            return tuple(answer) == tuple(other)
        return not set(possible_shapes(answer, truth)).isdisjoint(possible_shapes(other, truth))


class WholeNumber(Kind):
    """A count."""

    def read(self, given):
        plain, complaint = as_plain(given, "parameters")
        if complaint:
            raise NotAnAnswer(_you_wrote(given))
        if plain < 0:
            raise NotAnAnswer(f"You wrote {plain}; nothing can be counted below 0.")
        return plain


class Numbers(Kind):
    """One number, or an array of them."""

    def read(self, given):
        plain, complaint = as_plain(given, "value")
        if complaint or plain.size == 0:
            raise NotAnAnswer(_you_wrote(given))
        return plain.item() if plain.ndim == 0 else plain

    def same(self, answer, other, truth):
        answer, other = np.asarray(answer), np.asarray(other)
        return answer.shape == other.shape and bool(np.allclose(answer, other, rtol=1e-5, atol=1e-5))


class Measure(Numbers):
    """One number that was measured: half a percent is near enough."""

    def read(self, given):
        plain = super().read(given)
        if not isinstance(plain, float):
            raise NotAnAnswer(_you_wrote(given))
        return plain

    def same(self, answer, other, truth):
        return abs(answer - other) <= max(1e-5, 0.005 * abs(other))


class Choice(Kind):
    """One of the answers that the question names."""

    def __init__(self, allowed):
        object.__setattr__(self, "allowed", tuple(allowed))
        listed = " or ".join(repr(option) if not isinstance(option, str) else f'"{option}"' for option in self.allowed)
        super().__init__(listed, listed.split(" or ")[0])

    def read(self, given):
        for option in self.allowed:
            if isinstance(option, str) and isinstance(given, str) and _folded(option) == _folded(given):
                return option
            if (
                isinstance(option, (bool, np.bool_))
                and isinstance(given, (bool, np.bool_))
                and bool(option) == bool(given)
            ):
                return bool(option)
            if _is_number(option) and _is_number(given) and option == given:
                return option
        raise NotAnAnswer(_you_wrote(given, words=any(isinstance(option, str) for option in self.allowed)))


class YesNoOrCount(Choice):
    """True or False; a whole number where the question asks for one without having said so."""

    def __init__(self):
        super().__init__((True, False))

    def read(self, given):
        return WholeNumber("", "").read(given) if _is_number(given) else super().read(given)


_SHAPE = Shape()
_COUNT = WholeNumber("a whole number, such as 42", "42")
_NUMBERS = Numbers("a number such as 3, or several as in [1, 2]", "3")
_MEASURE = Measure("a number, such as 0.5", "0.5")
#: what always means the same, whoever asks
KNOWN = {"output_shape": _SHAPE, "parameters": _COUNT, "value": _NUMBERS}
#: a shape with one of these in its name has no batch axis
_WEIGHTS = ("kernel", "weight", "bias", "filter", "matrix")
_TYPES = {int: _COUNT, float: _MEASURE, tuple: _SHAPE, bool: Choice((True, False))}


def kind_of(name, options: Mapping) -> Kind:
    """What the part `name` of a question asks for.

    Parameters
    ----------
    name : str
        ``output_shape``, ``parameters``, ``value`` or a name of the question's own; one that ends with ``shape`` asks
        for
        a shape, any other for True or False unless `options` says something else.
    options : mapping of str to (tuple or type)
        Name -> the allowed answers, or ``int``, ``float``, ``bool`` or ``tuple`` (a shape).

    Examples
    --------
    >>> kind_of("winner", {"winner": ("stride", "pooling")}).expected
    '"stride" or "pooling"'
    >>> kind_of("updates", {"updates": int}).read(4.0)
    4
    """
    option = options.get(name)
    if option is not None:
        return _TYPES[option] if isinstance(option, type) else Choice(option)
    if name in KNOWN:
        return KNOWN[name]
    if not name.endswith("shape"):
        return YesNoOrCount()
    return Shape(of_a_weight=True) if any(word in name for word in _WEIGHTS) else _SHAPE


def read_answer(name, kind: Kind, given):
    """`given` as a plain answer to the part `name`.

    Raises
    ------
    NotAnAnswer
        With what can be an answer, what was written, and how to write it.

    Examples
    --------
    >>> read_answer("parameters", KNOWN["parameters"], "42")
    Traceback (most recent call last):
    ...
    shapewise.answers.asking.NotAnAnswer: parameters is a whole number, such as 42. You wrote '42': leave the quotation marks out.
    """
    near = [] if name in KNOWN or not isinstance(kind, YesNoOrCount) else difflib.get_close_matches(name, KNOWN, 1, 0.8)
    if near:
        raise NotAnAnswer(f"{name} is not a word that predict knows: did you mean {near[0]}?")
    try:
        return kind.read(given)
    except NotAnAnswer as error:
        raise NotAnAnswer(f"{name} is {kind.expected}. {error}") from None


def read_confidence(given) -> int:
    """A confidence from 1 to 4.

    Raises
    ------
    NotAnAnswer
        If it is none.
    """
    plain, complaint = as_plain(given, "parameters")
    if complaint or plain not in CONFIDENCE:
        levels = ", ".join(f"{level} ({meaning})" for level, meaning in CONFIDENCE.items())
        a_word = isinstance(given, str) and not given.strip().isdigit()
        raise NotAnAnswer(f"confidence is one of {levels}. {_you_wrote(given, words=a_word)}")
    return plain


def is_open(given) -> bool:
    """Whether an answer is still the dots, or has dots in it."""
    return given is ... or (isinstance(given, (tuple, list)) and any(item is ... for item in given))


def written(given) -> str:
    """What was written, or typed into a field, short enough for a sentence."""
    return str(given) if isinstance(given, Typed) else matching.written(given)


def _you_wrote(given, words=False):
    """What was written, as a sentence; `words` says that a text could be an answer."""
    if given is None:
        return "You wrote None, which is no answer."
    marks = (
        ": leave the quotation marks out"
        if isinstance(given, str) and not isinstance(given, Typed) and not words
        else ""
    )
    plain = (
        isinstance(given, str)
        or type(given) in (int, float, bool, tuple, list, set, dict)
        or isinstance(given, (np.number, np.bool_))
    )
    return f"You {'wrote' if plain else 'gave'} {written(given)}{marks}."


def _folded(text):
    return " ".join(text.split()).casefold()


def _is_number(value):
    return isinstance(value, (int, float, np.number)) and not isinstance(value, (bool, np.bool_))
