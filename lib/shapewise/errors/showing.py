"""How a notebook shows an error: its explanation first, and the traceback folded under it.

Keras' own type and message stay as they are, at the end. An error that cannot be explained is shown in full, as ever.
"""

from __future__ import annotations

import html
from importlib.util import find_spec

from shapewise.live import WIDGET_VIEW, is_live, view_of
from shapewise.markup import strip_ansi

FORMS = ("folded", "full")
_form = "folded"


def tracebacks(form=None) -> str:
    """How notebooks show the traceback of an error that is explained; `form` changes it.

    Parameters
    ----------
    form : {"folded", "full"}, optional
        "folded": the explanation, then the traceback in a drawer, then its last line. "full": the traceback, then the
        explanation. Without it, nothing changes.

    Returns
    -------
    str
        How it is now.

    Raises
    ------
    ValueError
        For another word.

    Examples
    --------
    >>> tracebacks()
    'folded'
    """
    global _form
    if form is not None:
        if form not in FORMS:
            raise ValueError(f"tracebacks({form!r}) is not known: expected 'folded' or 'full'.")
        _form = form
    return _form


def install(ip, explain) -> None:
    """Let a notebook explain its errors by itself.

    Parameters
    ----------
    ip : InteractiveShell
    explain : callable
        ``error -> explanation or None``.
    """
    if getattr(ip, "_shapewise_explains", False):
        return
    ip._shapewise_explains = True
    shown_before = ip._showtraceback

    def show(etype, evalue, stb):
        from IPython.display import display

        explanation = explain(evalue)
        folds = explanation is not None and _form == "folded" and is_live() and find_spec("ipywidgets") is not None
        if folds:
            display(explanation)
            display(_drawer(stb), raw=True)
        shown_before(etype, evalue, stb[-1:] if folds else stb)
        if explanation is not None and not folds:
            display(explanation)

    ip._showtraceback = show


def _drawer(stb) -> dict:
    """The traceback in a closed drawer, as a widget: it is shown while the kernel lives and stored nowhere."""
    import ipywidgets

    text = strip_ansi("\n".join(stb))
    lines = len(text.splitlines())
    drawer = ipywidgets.HTML(
        f"<details><summary>The traceback, {lines} lines</summary>"
        f'<pre style="overflow-x: auto">{html.escape(text)}</pre></details>'
    )
    return {WIDGET_VIEW: view_of(drawer)}
