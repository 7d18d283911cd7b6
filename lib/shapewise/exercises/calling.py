"""Call what a learner has written with the sizes of an exercise."""

from __future__ import annotations

from shapewise.answers.diagnosis import describe
from shapewise.answers.functions import not_written, place_of
from shapewise.answers.matching import Diagnosis


def called(function, n, arguments):
    """What a learner's function returns for the sizes `n`, and None; or None and what is wrong with it.

    Returns
    -------
    (object, Diagnosis or None)
    """
    if function is ...:
        return None, not_written("the answer")
    if not callable(function):
        return None, Diagnosis("value", None, False, (), f"expected a function: got {describe(function).rstrip('?')}.")
    name = getattr(function, "__name__", "your function")
    sizes = [getattr(n, argument) for argument in arguments]
    try:
        return function(*sizes), None
    except NotImplementedError:
        return None, not_written(name)
    except (Exception, SystemExit) as error:
        given = ", ".join(f"{argument}={size}" for argument, size in zip(arguments, sizes, strict=True))
        raised = f"{name}: it raised {type(error).__name__}{place_of(error, function)}: {error} (called with {given})."
        return None, Diagnosis("value", None, False, (), raised)
