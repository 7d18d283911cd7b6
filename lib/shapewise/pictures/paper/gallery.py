"""Every moment of every film on one page, on light ground and on dark: how pictures are reviewed."""

from __future__ import annotations

import html

from shapewise.markup import html_table
from shapewise.pictures.paper.svg import frame_svg

LOOK = (
    "body{margin:0;font:15px/1.5 'DejaVu Sans',Verdana,sans-serif}"
    "section{padding:8px 20px}[data-jp-theme-light=false]{background:black;color:white}"
    "figure{margin:0 0 18px;overflow-x:auto}figcaption{font-family:monospace}"
    ".pair{display:grid;grid-template-columns:1fr 1fr}nav{padding:8px 20px}"
)


def gallery_page(films):
    """The page.

    Parameters
    ----------
    films : dict
        Name -> Film.

    Returns
    -------
    str
        HTML that needs nothing else.
    """
    links = " ".join(f'<a href="#{name}">{name}</a>' for name in films)
    body = "".join(_film(name, film) for name, film in films.items())
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures of '
        f"shapewise</title><style>{LOOK}</style>"
        f"<nav>{links}</nav><main><h1>Pictures of shapewise</h1>{body}</main></html>"
    )


def _film(name, film):
    moments = zip(film.moments, film)
    drawn = [(f"{key}{' (strip)' if key in film.strip else ''}", frame_svg(frame)) for key, frame in moments]
    sides = "".join(
        f'<section data-jp-theme-light="{light}">'
        + "".join(f"<figure><figcaption>{html.escape(key)}</figcaption>{svg}</figure>" for key, svg in drawn)
        + "</section>"
        for light in ("true", "false")
    )
    facts = "; ".join(f"{fact}: {value.value}" for fact, value in film.facts.items())
    return (
        f'<section id="{name}"><h2>{name}: {html.escape(film.title)}</h2><p>{html.escape(facts)}</p>'
        f'{_settings(film)}</section><div class="pair">{sides}</div>'
    )


def _settings(film):
    rows = [(one.argument, str(film.arguments[one.argument]), one.changes) for one in film.controls]
    return (
        html_table(rows, caption="What can be changed", head=("argument", "value", "what it changes")) if rows else ""
    )
