"""What happens by itself in a live notebook: forms are shown, and what waits for a prediction hears of it."""

from __future__ import annotations

from collections.abc import Callable

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

_waiting: dict[str, Callable[[], None]] = {}


def is_live() -> bool:
    """Whether this runs in a notebook's kernel, so that widgets work."""
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    return getattr(get_ipython(), "kernel", None) is not None


def view_of(widget) -> dict:
    """What a cell's output holds to show a widget."""
    return {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}


def when_noted(question: str, act: Callable[[], None]) -> None:
    """Call `act` whenever something is noted for this question; it takes the place of what was to be called before."""
    _waiting[question] = act


def tell_noted(question: str) -> None:
    """Something was noted for this question."""
    if question in _waiting:
        _waiting[question]()
