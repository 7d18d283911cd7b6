"""Exercises whose answer is a function of plain values: arrays, shapes, numbers, for which the truth is computed elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

import numpy as np

from shapewise.answers.beliefs_named import predicted
from shapewise.answers.diagnosis import as_plain, describe
from shapewise.answers.functions import not_a_function, not_written, used_another
from shapewise.answers.in_numpy import NotInNumPy, in_numpy
from shapewise.answers.matching import Diagnosis, match, name, show
from shapewise.answers.near import said
from shapewise.answers.raised import in_numpy_words, place_of
from shapewise.answers.suspicion import DRAWS, suspicious_line


@dataclass(frozen=True)
class Computes:
    """The function must give what `right` gives: numbers, one of some words, True or False.

    Parameters
    ----------
    right : callable
        ``(*arguments) -> result``: what is true, best asked of Keras itself.
    cases : callable
        ``(n, rng) -> sequence of tuples``: the arguments of each call. Nothing is judged that is right for one of them.
    known : dict of str to callable
        Code of a belief -> ``(*arguments) -> result``, what those who believe it give.
    numpy_only : bool
        Whether the function must compute by itself, see :func:`shapewise.answers.in_numpy.in_numpy`.
    try_it : str
        What to try with the arguments of a call whose wrong answer no belief explains, in a sentence.

    Examples
    --------
    >>> kind = Computes(lambda a, b: a * b, lambda n, rng: [(n.width, 3)], {"target/squares-added-up": lambda a, b: a + b})
    >>> n = SimpleNamespace(width=4)
    >>> bool(kind.judge((lambda a, b: b * a,), n, (0,))), kind.judge((lambda a, b: a + b,), n, (0,)).beliefs
    (True, ('target/squares-added-up',))
    """

    right: Callable
    cases: Callable[[SimpleNamespace, np.random.Generator], list]
    known: Mapping[str, Callable] = field(default_factory=dict)
    numpy_only: bool = True
    try_it: str = ""

    def judge(self, answers, n, seeds):
        (function,) = answers
        if function is ...:
            return not_written("the answer")
        if (complaint := not_a_function(function)) is not None:  # a wrong diagnosis is false
            return complaint
        watched = in_numpy(function) if self.numpy_only else function
        for seed in seeds:
            cases = self._cases(n, seed)
            given = [_result(watched, arguments) for arguments in cases]
            at_once = next((complaint for _, complaint in given if complaint and complaint.kind != "value"), None)
            found = at_once or self._compare(function, cases, given)
            if not found:
                ran = all(raised is None for _, raised in given)
                line = (
                    self._wrong_line(function, n, seed) if ran and not found.beliefs and found.kind == "value" else None
                )
                return said(found, (line,), found.message, graded=True) if line else found
        return Diagnosis("value", None, True, (), f"{_name(function)} is right.")

    def _wrong_line(self, function, n, seed):
        """The line that is wrong, if changes of one line alone make the function right on further draws."""
        cases = [case for fresh in range(1, DRAWS + 1) for case in self._cases(n, seed + 100 * fresh)]
        truths = [self.right(*_copies(arguments)) for arguments in cases]
        return suspicious_line(function, cases, lambda place, result: _agrees(result, truths[place]))

    def is_fair(self, n):
        """Whether all beliefs differ from the truth, and from one another, on some of the cases."""
        given = [answers for _, answers in self.answers(n)]
        return not any(all(map(_same, one, other)) for place, one in enumerate(given) for other in given[:place])

    def answers(self, n, seed=0):
        """The truth, and what each belief gives, for all cases: ``(code, results)``; the truth's code is empty."""
        cases = self._cases(n, seed)
        for code, compute in {"": self.right, **self.known}.items():
            yield code, [compute(*_copies(arguments)) for arguments in cases]

    def _cases(self, n, seed):
        return list(self.cases(n, np.random.default_rng([seed, 43])))

    def _compare(self, function, cases, given):
        """The first case that is not right, and the belief that gives the same wherever the function gives anything."""
        for arguments, (result, raised) in zip(cases, given, strict=True):
            truth = self.right(*_copies(arguments))
            plain, complaint = _plain(result, truth) if raised is None else (None, raised.message)
            if not complaint and _same(plain, truth):
                continue
            if raised is not None:
                return raised
            with_what = _call(function, arguments)
            if codes := [] if complaint else self._believed(cases, given):
                shown = f'"{plain}"' if isinstance(plain, str) else plain
                found = name("value", shown, [predicted(code, shown) for code in codes], tuple(self.known))
                return replace(found, message=f"{with_what}: {found.message}")
            if complaint:
                return Diagnosis("value", None, False, (), f"{with_what}: {complaint}")
            if isinstance(truth, (str, bool)):
                found = Diagnosis("value", plain, False, (), f"{show(plain)} is not right.")
            else:
                found = match("value", plain, truth, [])
            message = f"{with_what}: {found.message} {self.try_it}".rstrip()
            return replace(found, message=message, considered=tuple(self.known))
        return Diagnosis("value", None, True, (), f"{_name(function)} is right.")

    def _believed(self, cases, given):
        """Codes of the beliefs that give what the function gives, wherever it does not raise."""
        ran = [(arguments, result) for arguments, (result, raised) in zip(cases, given, strict=True) if raised is None]
        return [
            code
            for code, compute in self.known.items()
            if all(_agrees(result, compute(*_copies(arguments))) for arguments, result in ran)
        ]


def _result(function, arguments):
    """What a function returns for these arguments, and None; or None and what is wrong."""
    try:
        return function(*_copies(arguments)), None
    except (Exception, SystemExit) as error:
        if isinstance(error, NotImplementedError):
            return None, not_written(_name(function))
        if type(error).__name__ == NotInNumPy.__name__:  # its own, or the same from another process
            return None, used_another(_name(function), str(error))
        given = ", ".join(map(_written, arguments))
        raised = f"it raised {type(error).__name__}{place_of(error, function)}: {error} (called with {given})."
        message = " ".join(filter(None, [f"{_name(function)}: {raised}", in_numpy_words(error)]))
        return None, Diagnosis("value", _name(function), False, (), message)


def _described(result):
    given = describe(result)
    return given if given.endswith("?") else f"{given}."


def _plain(result, truth):
    """A result as a plain value of the kind that the truth is, and None; or None and what is wrong with it."""
    if isinstance(truth, bool):
        is_bool = isinstance(result, bool) or (
            getattr(result, "dtype", None) == np.dtype(bool) and np.ndim(result) == 0
        )
        return (bool(result), None) if is_bool else (None, f"expected True or False: got {_described(result)}")
    if isinstance(truth, str):
        text = isinstance(result, str)
        return (
            (" ".join(result.split()).casefold(), None)
            if text
            else (None, f"expected a text: got {_described(result)}")
        )
    return as_plain(result, "value")


def _same(one, other):
    if isinstance(one, (str, bool)) or isinstance(other, (str, bool)):
        return type(one) is type(other) and one == other
    one, other = np.asarray(one), np.asarray(other)
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=1e-4, atol=1e-5))


def _agrees(result, believed):
    """Whether what was returned is what a belief gives."""
    plain, complaint = _plain(result, believed)
    return not complaint and _same(plain, believed)


def _copies(arguments):
    return [one.copy() if isinstance(one, np.ndarray) else one for one in arguments]


def _written(argument):
    """An argument in a sentence: an array by its shape."""
    return f"an array of shape {argument.shape}" if isinstance(argument, np.ndarray) else repr(argument)


def _call(function, arguments):
    return f"{_name(function)}({', '.join(map(_written, arguments))})"


def _name(function):
    return getattr(function, "__name__", "your function")
