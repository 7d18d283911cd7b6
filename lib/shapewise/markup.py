"""Text in other clothes: a table as HTML for a notebook, what a terminal wrote without its colours, names that are safe to print."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Jupyter would set numbers and words to the right.
LEFT = 'style="text-align:left"'
_ANSI = re.compile(r"\x1b\[[^@-~]*[@-~]")


@dataclass(frozen=True)
class Cell:
    """A cell that spans more than one column or row, or that is a header: of its row ("row") or of several ("rowgroup")."""

    text: str
    columns: int = 1
    rows: int = 1
    heads: str = ""

    def html(self) -> str:
        name = "th" if self.heads else "td"
        scope = f' scope="{self.heads}"' if self.heads else ""
        columns = f' colspan="{self.columns}"' if self.columns > 1 else ""
        rows = f' rowspan="{self.rows}"' if self.rows > 1 else ""
        text = html.escape(self.text).replace("\n", "<br>")
        return f"<{name}{scope}{columns}{rows} {LEFT}>{text}</{name}>"


def html_table(
    rows: Iterable[Sequence[str | Cell]],
    *,
    caption: str,
    lead: str = "",
    head: Sequence[str] = (),
    foot: Iterable[Sequence[str | Cell]] = (),
) -> str:
    """A table with a caption and headers, as a screen reader needs them.

    Parameters
    ----------
    rows : iterable of sequences
        The texts of each row; the first is the header of its row. A :class:`Cell` says itself what it is.
    caption : str
        What the table shows.
    lead : str
        A word before the caption, in bold.
    head : sequence of str
        The titles of the columns.
    foot : iterable of sequences
        Rows below a line.

    Examples
    --------
    >>> html_table([("units", "3")], caption="Dense").replace(f" {LEFT}", "")
    '<table><caption>Dense</caption><tbody><tr><th scope="row">units</th><td>3</td></tr></tbody></table>'
    """
    titles = "".join(f'<th scope="col" {LEFT}>{html.escape(title)}</th>' for title in head)
    bold = f"<b>{html.escape(lead)}</b> " if lead else ""
    parts = [f"<caption {LEFT}>{bold}{html.escape(caption)}</caption>"]
    parts += [f"<thead><tr>{titles}</tr></thead>"] if titles else []
    parts += [f"<tbody>{''.join(map(_html_row, rows))}</tbody>"]
    last = "".join(map(_html_row, foot))
    parts += [f"<tfoot>{last}</tfoot>"] if last else []
    return f"<table>{''.join(parts)}</table>"


def _html_row(row: Sequence[str | Cell]) -> str:
    cells = [one if isinstance(one, Cell) else Cell(one, heads="" if place else "row") for place, one in enumerate(row)]
    return f"<tr>{''.join(cell.html() for cell in cells)}</tr>"


def printable(text: str) -> str:
    """A name or message from a stranger, so that it says what it is and moves no cursor: control characters are written out.

    Examples
    --------
    >>> printable("ada\\x1b[2K\\rmallory: 10/10")
    'ada\\\\x1b[2K\\\\rmallory: 10/10'
    >>> printable("Zoë 王")
    'Zoë 王'
    """
    return "".join(one if one.isprintable() else one.encode("unicode_escape", "surrogatepass").decode() for one in text)


def strip_ansi(text: str) -> str:
    """`text` without the codes that colour it in a terminal.

    Examples
    --------
    >>> strip_ansi("\\x1b[1mno\\x1b[0m")
    'no'
    """
    return _ANSI.sub("", text)
