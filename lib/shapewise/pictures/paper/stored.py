"""Films as HTML that needs no kernel and no network: a strip of frames, or one frame at a time to step through.

This file claims: where scripts are not run (GitHub, a notebook that JupyterLab does not trust yet), the strip is there
as images; where they are, the images become text that can be selected, follow the theme and can be pointed at.
"""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from urllib.parse import quote

from shapewise.pictures.paper.svg import frame_svg, size_of

#: what may stand in an address as it is, so that a stored picture can be read
PLAIN = "/:;=,()'!*~?$@+"


def film_svg(film):
    """The strip of a film: its main frames one below the other, and their numbers as tables.

    Parameters
    ----------
    film : Film
        With ``title`` and ``frames``, its main frames.

    Returns
    -------
    str
        A ``<figure>``.
    """
    return _figure(film.title, film.frames)


def film_steps(film, note=""):
    """The main frames of a film to step through; `note` stands below them.

    Parameters
    ----------
    film : Film
        As in :func:`film_svg`.
    note : str
        Text for readers without a kernel.

    Returns
    -------
    str
        A ``<figure>``; where scripts are not run it is the strip.
    """
    return _figure(film.title, film.frames, " data-steps", note)


def frame_figure(frame):
    """One frame as HTML.

    Parameters
    ----------
    frame : Frame

    Returns
    -------
    str
        A ``<figure>``.
    """
    return _figure(frame.title, [frame])


def image(svg, words):
    """An SVG as an HTML image with its alternative text.

    >>> image("<svg/>", "nothing")
    '<img alt="nothing" src="data:image/svg+xml;charset=utf-8,%3Csvg/%3E" style="max-width: 100%">'
    """
    source = f"data:image/svg+xml;charset=utf-8,{quote(svg, safe=PLAIN)}"
    return f'<img alt="{html.escape(words)}" src="{source}" style="max-width: 100%">'


@cache
def source_of(path):
    """A script or style sheet, of this folder if it is a name, in one line: a notebook stores it with every film."""
    lines = (Path(__file__).parent / path).read_text(encoding="utf-8").splitlines()
    return " ".join(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("//"))


def _figure(title, frames, attributes="", note=""):
    numbered = len(frames) > 1
    width = max(size_of(frame, number=numbered)[0] for frame in frames)
    images = "".join(
        f'<div class="shapewise-frame">'
        f"{image(frame_svg(frame, number=place if numbered else None, width=width), _sentence(frame, place, numbered))}"
        "</div>"
        for place, frame in enumerate(frames, 1)
    )
    script = f"{{{source_of('picture.js')} {source_of('film.js')}}}"
    return (
        f'<figure class="shapewise-film"{attributes} aria-label="{html.escape(title)}">'
        f"<style>{source_of('page.css')}</style>{images}"
        + (f'<p class="shapewise-note">{html.escape(note)}</p>' if note else "")
        + f"<details><summary>The numbers as tables</summary>{_tables(frames)}</details>"
        f"</figure><script>{script}</script>"
    )


def _sentence(frame, place, numbered):
    """The alternative text of a frame."""
    return f"{place}. {frame.title}" if numbered else frame.title


def _tables(frames):
    """The tables of all frames; what a frame shares with one before it is not said again."""
    parts, said = [], set()
    for place, frame in enumerate(frames, 1):
        if len(frames) > 1:
            parts.append(f"<p><b>{place}. {html.escape(frame.title)}</b></p>")
        tables = [f"{table}</table>" for table in frame.tables.split("</table>") if table]
        parts += [table for table in tables if table not in said]
        said.update(tables)
    return "".join(parts)
