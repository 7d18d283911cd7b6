"""Whether a notebook is live, and how a widget is shown in it."""

from __future__ import annotations

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


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
