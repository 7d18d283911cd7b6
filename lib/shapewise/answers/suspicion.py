"""Point to the one line of a learner's function that is wrong; the change that makes it right is never said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shapewise.answers.in_numpy import Elsewhere
from shapewise.answers.trials import try_changes
from shapewise.near_misses import NearMiss

#: Draws on which a changed copy must be right.
DRAWS = 6


def suspicious_line(function, cases: Sequence[tuple], is_right: Callable[[int, object], bool]) -> NearMiss | None:
    """The line on which all those single changes are that make a function right; None if there is no such line.

    Parameters
    ----------
    function : callable
        A learner's own, or one that runs in another process.
    cases : sequence of tuple
        The arguments of several calls.
    is_right : callable
        ``(number of the case, result) -> bool``. It stays here: no right answer goes to another process.
    """
    tried = _try(function, cases[:1])
    fitting = [trial.number for trial in tried or () if is_right(0, trial.results[0])]
    if not fitting:
        return None
    tried = _try(function, cases[1:], fitting)
    lines = {
        (trial.line, trial.text)
        for trial in tried or ()
        if all(is_right(place, result) for place, result in enumerate(trial.results, start=1))
    }
    if len(lines) != 1:
        return None
    ((_, text),) = lines
    return NearMiss(None, "wrong in one line only", look_at=f'the line "{text}"')


def _try(function, cases, which=None):
    return (
        function.try_changes(cases, which) if isinstance(function, Elsewhere) else try_changes(function, cases, which)
    )


def recorded(call: Callable, *arguments) -> tuple | None:
    """What `call` gives to a function of its single call, None if it calls it in another way."""
    given = []

    def record(*positional, **named):
        given.append((positional, named))
        raise _Called

    try:
        call(record, *arguments)
    except _Called:
        pass
    except Exception:
        return None
    return given[0][0] if len(given) == 1 and not given[0][1] else None


def finished(call: Callable, result, *arguments):
    """What `call` makes of the result of a function's single call.

    Raises
    ------
    ValueError
        If it calls the function once more: what it hands over then depends on what came before.
    """
    left = [result]

    def give(*_, **__):
        if not left:
            raise ValueError("the function is called more than once")
        return left.pop()

    return call(give, *arguments)


class _Called(BaseException):
    """The function was called: nothing more is to be known."""
