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

from shapewise.errors.drawing import drawing_of
from shapewise.errors.explained import ErrorExplanation, Fix, Known
from shapewise.errors.scene import scene_of

__all__ = ["ErrorExplanation", "Known", "Fix", "install", "known", "why"]


@cache
def known() -> tuple[Known, ...]:
    """Every error that can be explained."""
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return tuple(one for module in modules for one in getattr(module, "KNOWN", ()))


def why(error=None) -> ErrorExplanation | None:
    """An error in plain words: what happened, what was expected, how to fix it.

    Parameters
    ----------
    error : Exception or str, optional
        The error, or the text of one; by default the one that is being handled, or else the last one that
        was shown.

    Returns
    -------
    ErrorExplanation or None
        None for an error that is not known.

    Raises
    ------
    TypeError
        If `error` is something else.

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
      fix        Conv1D(2, 3)   tried: output (None, 1, 2)
      or          Conv1D(2, 5, padding='same')   tried: output (None, 3, 2)
    """
    error = _last_error() if error is None else error
    if error is None:
        return None
    if not isinstance(error, (BaseException, str)):
        raise TypeError(f"expected an exception, or its text: got {type(error).__name__}.")
    scene = scene_of(error)
    for one in known():
        found = re.search(one.pattern, scene.text, re.DOTALL)
        explanation = one.explain(scene, found) if found else None
        if explanation is not None:
            return replace(explanation, draw=_drawing(scene))
    return None


def _drawing(scene):
    """What draws the error; None where that is not known: an explanation is worth having without a picture."""
    try:
        return drawing_of(scene)
    except Exception:
        return None


def install(ip) -> None:
    """Let a notebook explain errors by itself: the traceback as ever, and the explanation under it."""
    if getattr(ip, "_shapewise_explains", False):
        return
    ip._shapewise_explains = True
    shown_before = ip._showtraceback

    def show(etype, evalue, stb):
        shown_before(etype, evalue, stb)
        explanation = _without_failing(evalue)
        if explanation is not None:
            from IPython.display import display

            display(explanation)

    ip._showtraceback = show


def _without_failing(error):
    """An explanation that goes wrong must not hide the error that it explains."""
    try:
        return why(error)
    except Exception:
        return None


def _last_error():
    return sys.exc_info()[1] or getattr(sys, "last_exc", None) or getattr(sys, "last_value", None)
