"""Exercises whose answer is named quantities: shapes, counts, numbers, and which sentences of a text are wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

from shapewise.answers.diagnosis import as_plain, describe, diagnose
from shapewise.answers.functions import not_written
from shapewise.answers.matching import Diagnosis
from shapewise.answers.near import said
from shapewise.answers.quantities import judge_number, judge_numbers, judge_shape
from shapewise.exercises.calling import called
from shapewise.near_misses import Sizes, near_formulas


@dataclass(frozen=True)
class Shape:
    """The output shape of a layer; beliefs about it are known from the layer."""

    layer: object
    input_shape: tuple

    def judge(self, answer, what):
        found = judge_shape(answer, self.layer, self.input_shape)
        return found if found else replace(found, message=f"{what}: {found.message}")


@dataclass(frozen=True)
class Count:
    """The parameter count of a layer; beliefs about it are known from the layer."""

    layer: object
    input_shape: tuple

    def judge(self, answer, what):
        found = diagnose(answer, self.layer, self.input_shape, kind="parameters", graded=True)
        return found if found else replace(found, message=f"{what}: {found.message}")


@dataclass(frozen=True)
class Number:
    """A whole number; `known` holds for codes of beliefs the wrong number that each leads to."""

    right: int
    known: Mapping = field(default_factory=dict)

    def judge(self, answer, what):
        return judge_number(answer, what, self.right, self.codes())

    def codes(self):
        """Wrong number -> the belief that leads to it."""
        return {int(wrong): code for code, wrong in self.known.items()}


@dataclass(frozen=True)
class Sentences:
    """Which of the numbered sentences of a text are wrong."""

    wrong: tuple[int, ...]
    of: int

    def judge(self, answer, what):
        plain, _ = as_plain(sorted(answer) if type(answer) in (set, frozenset) else answer, "output_shape")
        if not isinstance(plain, tuple) or not all(isinstance(one, int) and 1 <= one <= self.of for one in plain):
            given = f"{what}: expected numbers of sentences from 1 to {self.of}, such as [1, {self.of}]: got {describe(answer)}."
            return Diagnosis("sentences", None, False, (), given)
        if fine := [one for one in plain if one not in self.wrong]:
            return Diagnosis(
                "sentences", plain, False, (), f"{what}: sentence {fine[0]} is true. Try it on a small layer."
            )
        if len(set(plain)) < len(self.wrong):
            number = len(self.wrong) - len(set(plain))
            more = "one more is" if number == 1 else f"{number} more are"
            return Diagnosis("sentences", plain, False, (), f"{what}: those you name are wrong, and {more} as well.")
        return Diagnosis("sentences", plain, True, (), f"{what}: right.")


@dataclass(frozen=True)
class Quantities:
    """Answers that are values, in the order of ``of(n)``: name -> :class:`Shape`, :class:`Count`, :class:`Number`, ..."""

    of: Callable[[SimpleNamespace], Mapping]

    def judge(self, answers, n, seeds):
        quantities = _right(self, n)
        if len(answers) != len(quantities):
            raise TypeError(f"expected {len(quantities)} answers: {', '.join(quantities)}; got {len(answers)}.")
        if any(answer is ... for answer in answers):
            open_ones = [what for what, answer in zip(quantities, answers, strict=True) if answer is ...]
            message = f"nothing is written here yet for {', '.join(open_ones)}: put your answers in place of the dots."
            return Diagnosis("unwritten", None, False, (), message)
        for answer, (what, quantity) in zip(answers, quantities.items(), strict=True):
            found = quantity.judge(answer, what)
            if not found:
                return found
        return Diagnosis("quantities", None, True, (), f"{', '.join(quantities)}: right.")

    def is_fair(self, n):
        return all(_tells(quantity) for quantity in self.of(n).values())


@dataclass(frozen=True)
class Corrections:
    """Find the errors in a text: which sentences are wrong, and a function of sizes that gives what is right.

    Parameters
    ----------
    sentences : Sentences
        Which are wrong.
    arguments : tuple of str
        The sizes that the function is called with, in order.
    of : callable
        ``n -> dict of str to Number``, in the order in which the function returns them.
    """

    sentences: Sentences
    arguments: tuple[str, ...]
    of: Callable[[SimpleNamespace], Mapping]

    def judge(self, answers, n, seeds):
        sentences, function = answers
        if sentences is ...:
            return not_written("the wrong sentences", dots=True)
        found = self.sentences.judge(sentences, "the wrong sentences")
        if not found:
            return found
        given, complaint = called(function, n, self.arguments)
        if complaint is not None:
            return complaint
        asked = _right(self, n)
        rights = {what: number.right for what, number in asked.items()}
        found = judge_numbers(given, rights, {what: number.codes() for what, number in asked.items()})
        if found or found.beliefs or found.answer is None:
            return found
        return said(found, self._near(function, n, found.message.partition(":")[0]), found.message, graded=True)

    def _near(self, function, n, what):
        """The one change of the right number called `what` that a learner's function makes, for these sizes and larger ones."""
        tried = []
        for step in range(3):
            larger = {name: getattr(n, name) + step * (1 + place) for place, name in enumerate(self.arguments[::-1])}
            sizes = SimpleNamespace(**{**vars(n), **larger})
            try:
                asked = self.of(sizes)
                answer, right = tuple(function(*[larger[name] for name in self.arguments])), asked[what].right
                tried.append(Sizes(larger, int(right), int(answer[list(asked).index(what)])))
            except (Exception, SystemExit):  # the text is about no such sizes, or the function is not
                return ()
        return near_formulas(tried)

    def is_fair(self, n):
        return all(_tells(number) for number in self.of(n).values())


#: What is right, of an exercise and its sizes: Keras is asked once, which may take a training.
_truths: dict[tuple, Mapping] = {}


def _right(exercise, n) -> Mapping:
    key = (exercise, *vars(n).items())
    return _truths[key] if key in _truths else _truths.setdefault(key, exercise.of(n))


def _tells(quantity):
    """Whether no two beliefs lead to the same number, and none to the right one."""
    if not isinstance(quantity, Number):
        return True
    numbers = [quantity.right, *quantity.known.values()]
    return len(set(numbers)) == len(numbers)
