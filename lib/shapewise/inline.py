"""How a figure stands in a notebook: the picture, and the same thing in words.

This file claims: a figure shown in a notebook is stored as PNG and carries its alternative text
(`figure.alternative_text`) in every reader: as `text/plain`, as the `alt` metadata of the PNG, and as the
`alt` of an `<img>`. The last is what JupyterLab and nbconvert show, because neither passes the metadata on.
The same figure gives the same bytes: nothing in it depends on the time or on the version of Matplotlib.
"""

from __future__ import annotations

import base64
import html
import io
from importlib.util import find_spec

DOTS_PER_INCH = 100
WITHOUT_WORDS = "a figure without a description"


def alternative_text(figure) -> str:
    """What the figure shows, in words; the drawing functions set it as `figure.alternative_text`."""
    return getattr(figure, "alternative_text", None) or WITHOUT_WORDS


def png(figure) -> bytes:
    """The figure as PNG bytes, cut to what is drawn, without a date or a program's name."""
    store = io.BytesIO()
    figure.savefig(store, format="png", dpi=DOTS_PER_INCH, bbox_inches="tight", metadata={"Software": None})
    return store.getvalue()


def mime_bundle(figure, include=None, exclude=None) -> tuple[dict, dict]:
    """What a notebook stores for a figure: `text/plain`, `image/png` and `text/html`, and their metadata."""
    words = alternative_text(figure)
    image = base64.b64encode(png(figure)).decode("ascii")
    data = {
        "text/plain": words,
        "image/png": image,
        "text/html": f'<img alt="{html.escape(words)}" src="data:image/png;base64,{image}">',
    }
    return data, {"image/png": {"alt": words}}


def install(ip) -> None:
    """Let a notebook show its figures at the end of the cell that drew them, each with its words."""
    if find_spec("matplotlib") is None:
        return
    ip.run_line_magic("matplotlib", "inline")
    from matplotlib.figure import Figure

    ip.display_formatter.mimebundle_formatter.for_type(Figure, mime_bundle)
    # IPython prefers its own PNG of a figure, which has no words and holds Matplotlib's version.
    ip.display_formatter.formatters["image/png"].pop(Figure, None)
