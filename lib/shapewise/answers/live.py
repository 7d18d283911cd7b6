"""What happens by itself in a live notebook: forms are shown, and what waits for a prediction hears of it."""

from __future__ import annotations

from collections.abc import Callable

_waiting: dict[str, Callable[[], None]] = {}


def when_noted(question: str, act: Callable[[], None]) -> None:
    """Call `act` whenever something is noted for this question; it takes the place of what was to be called before."""
    _waiting[question] = act


def tell_noted(question: str) -> None:
    """Something was noted for this question."""
    if question in _waiting:
        _waiting[question]()
