"""One file a lesson: its exercises, with what is right and what is known to be wrong. A new file is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from shapewise.exercises.exercise import Exercise

__all__ = ["Exercise", "exercise", "exercises"]

#: Files of exercises are called so, and then like their lesson.
PREFIX = "exercises_"


@cache
def exercises() -> dict[str, tuple[Exercise, ...]]:
    """Slug of the lesson -> its exercises, in the order of the notebook.

    Examples
    --------
    >>> [one.name for one in exercises()["06_conv1d_channels"]][:2]
    ['conv1d-predict', 'conv1d-one-number']
    """
    files = [found.name for found in pkgutil.iter_modules(__path__) if found.name.startswith(PREFIX)]
    return {
        name.removeprefix(PREFIX): importlib.import_module(f"{__name__}.{name}").EXERCISES for name in sorted(files)
    }


def exercise(name: str) -> Exercise:
    """The exercise of that name.

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> exercise("conv1d-keep-apart").stars
    2
    """
    known = {one.name: one for several in exercises().values() for one in several}
    if name not in known:
        near = [other for other in known if other.split("-")[0] == str(name).split("-")[0]] or list(known)
        raise ValueError(f"there is no exercise {name!r}: expected one of {', '.join(near)}.")
    return known[name]
