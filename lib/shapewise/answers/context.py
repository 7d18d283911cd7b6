"""Who checks an answer: the learner, or a grader who wants to be told and draws numbers of its own.

A grader sets the context around the checks that it runs; a check reads it with :func:`current`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Context:
    """What a check takes into account beside the answer; that of a learner is empty."""

    #: called with each diagnosis, in place of showing it in the notebook
    tell: Callable[[object], object] | None = None
    #: of further numbers that an answer must be right for, so that knowing the numbers of a test helps nobody
    seeds: tuple[int, ...] = ()
    #: drawn by a class for itself, in place of the hidden numbers that everybody can read
    class_seed: int | None = None


LEARNER = Context()
_CONTEXT: ContextVar[Context] = ContextVar("shapewise_context", default=LEARNER)


def current() -> Context:
    """The context that a check runs in.

    Examples
    --------
    >>> current().seeds
    ()
    """
    return _CONTEXT.get()


@contextmanager
def judging(context: Context) -> Iterator[Context]:
    """Run the checks inside the block in this context.

    Examples
    --------
    >>> with judging(Context(seeds=(7,))):
    ...     current().seeds
    (7,)
    >>> current().seeds
    ()
    """
    token = _CONTEXT.set(context)
    try:
        yield context
    finally:
        _CONTEXT.reset(token)
