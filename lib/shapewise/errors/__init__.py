"""why(error): what happened, what was expected, and how to fix it.

One file a family of errors; each ends with ``KNOWN``, a tuple of :class:`~shapewise.errors.explained.Known`,
and a new file is found by itself. A fix is offered only after it was tried on the shapes of the error.
Keras' own type and message stay as they are.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from dataclasses import replace
from functools import cache

from shapewise.errors import showing
from shapewise.errors.deadline import OutOfTime, in_time
from shapewise.errors.drawing import drawing_of
from shapewise.errors.explained import ErrorExplanation, Fix, Known, NotExplained
from shapewise.errors.scene import scene_of
from shapewise.errors.showing import tracebacks

__all__ = ["ErrorExplanation", "Fix", "Known", "NotExplained", "install", "known", "tracebacks", "why"]

#: An explanation, its trials included, takes no longer.
SECONDS = 2


@cache
def known() -> tuple[Known, ...]:
    """Every error that can be explained, in the order in which they are asked."""
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    found = [one for module in modules for one in getattr(module, "KNOWN", ())]
    return tuple(sorted(found, key=lambda one: not one.early))


def why(error=None, *, debug=False) -> ErrorExplanation | NotExplained | None:
    """An error in plain words: what happened, what was expected, how to fix it.

    Whatever goes wrong inside, or takes longer than two seconds, leaves the error unexplained and raises nothing.

    Parameters
    ----------
    error : Exception or str, optional
        The error, or the text of one; by default the one that is being handled, or else the last one that
        was shown.
    debug : bool
        Whether to give the reason where there is no explanation.

    Returns
    -------
    ErrorExplanation, NotExplained or None
        For an error that cannot be explained None; with `debug` a NotExplained, which is false and has a ``.reason``.

    Raises
    ------
    TypeError
        If `error` is neither an exception nor a text.

    Examples
    --------
    >>> from shapewise.reading import keras
    >>> try:
    ...     keras.Sequential([keras.Input((3, 1)), keras.layers.Conv1D(2, 5, name="conv")])
    ... except ValueError as error:
    ...     print(why(error))
    Conv1D 'conv': a window of 5 does not fit 3 steps.
      got         input (None, 3, 1), kernel_size 5, strides 1, dilation_rate 1, padding "valid"
      arithmetic  steps: (3 - 5) // 1 + 1 = -1
      expected    kernel_size <= 3
      fix         Conv1D(2, 3)   tried: output (None, 1, 2)
      or          Conv1D(2, 5, padding='same')   tried: output (None, 3, 2)
    >>> why(KeyError("x"), debug=True)
    not explained: no known error has these words
    """
    error = _last_error() if error is None else error
    if error is None:
        return NotExplained("there is no error: none is being handled, and none was shown") if debug else None
    if not isinstance(error, (BaseException, str)):
        raise TypeError(f"expected an exception, or its text: got {type(error).__name__}.")
    try:
        explanation, problems = in_time(lambda: explained(error), SECONDS)
    except OutOfTime:
        explanation, problems = None, [f"it took longer than {SECONDS} s"]
    except Exception as problem:  # this function speaks under another error, which must stay the one that is seen
        explanation, problems = None, [_said(problem)]
    if explanation is not None or not debug:
        return explanation
    return NotExplained("; ".join(problems) or "no known error has these words")


def explained(error) -> tuple[ErrorExplanation | None, list[str]]:
    """The explanation of an error, and what went wrong on the way to it."""
    problems = []
    scene = scene_of(error)
    for one in known():
        try:
            found = re.search(one.pattern, scene.text, re.DOTALL)
            explanation = one.explain(scene, found) if found else None
        except Exception as problem:
            problems.append(f"{one.code}: {_said(problem)}")
            continue
        if explanation is not None:
            return replace(explanation, draw=_drawing(scene)), problems
    return None, problems


def _said(problem):
    return f"{type(problem).__name__}: {problem}"


def _drawing(scene):
    """What draws the error; None where that is not known: an explanation is worth having without a picture."""
    try:
        return drawing_of(scene)
    except Exception:
        return None


def install(ip) -> None:
    """Let a notebook explain errors by itself: the explanation first, the traceback folded under it."""
    showing.install(ip, why)


def _last_error():
    return sys.exc_info()[1] or getattr(sys, "last_exc", None) or getattr(sys, "last_value", None)
