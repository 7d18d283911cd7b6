"""One file a lesson: what it is called, what it teaches, which beliefs it removes. A new file is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from shapewise.lessons.lesson import Lesson
from shapewise.lessons.question import Question, Vote

__all__ = ["Lesson", "Question", "Vote", "lesson", "lessons", "lessons_treating", "where_to_read"]


@cache
def lessons() -> tuple[Lesson, ...]:
    """Every lesson, in reading order.

    Examples
    --------
    >>> lessons()[0].slug
    '00_start_here'
    """
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found = [module.LESSON for module in modules if hasattr(module, "LESSON")]
    return tuple(sorted(found, key=lambda one: one.slug))


def lesson(slug: str) -> Lesson:
    """The lesson with that slug.

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> lesson("06_conv1d_channels").belief
    'Conv1D convolves each feature by itself.'
    """
    for one in lessons():
        if one.slug == slug:
            return one
    raise ValueError(f"there is no lesson {slug!r}: expected one of {', '.join(one.slug for one in lessons())}.")


def lessons_treating(code: str) -> tuple[str, ...]:
    """Slugs of the lessons that remove a belief, in reading order; those that list it by name, if any does.

    Examples
    --------
    >>> lessons_treating("conv1d/channels-kept-apart")
    ('06_conv1d_channels',)
    """
    named = tuple(one.slug for one in lessons() if one.treats(code))
    return named or tuple(one.slug for one in lessons() if one.treats_family(code))


def where_to_read(codes, current: str | None = None) -> tuple[str, ...]:
    """The lessons to send somebody to who believes these: of each belief the first that treats it, and the current one.

    Parameters
    ----------
    codes : sequence of str
        Codes of beliefs.
    current : str, optional
        The slug of the lesson that is being worked on; it is named where it treats one of them.

    Returns
    -------
    tuple of str
        Slugs, none twice.

    Examples
    --------
    >>> where_to_read(["conv1d/channels-kept-apart", "conv1d/bias-forgotten"], current="18_lstm_units")
    ('06_conv1d_channels',)
    """
    found = {}
    for code in codes:
        treating = lessons_treating(code)
        found |= dict.fromkeys([*treating[:1], *(slug for slug in treating if slug == current)])
    return tuple(found)
