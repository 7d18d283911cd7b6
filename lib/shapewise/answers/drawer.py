"""A closed drawer in a stored notebook: a line that says what is inside, and the inside for whoever opens it.

The inside is the text of a script that puts it into the drawer. GitHub, like every page that shows a stranger's
notebook,
removes scripts with all that is in them; it also removes ``<details>``, ``hidden`` and styles, but keeps the text that
stood in them, so that nothing less would keep an answer out of sight there. What is left is the line.
"""

from __future__ import annotations

import html
import json
import re

#: before what is inside, in the stored HTML
_BEGIN, _END = "<script>document.currentScript.previousElementSibling.innerHTML = ", ";</script>"
_SCRIPT = re.compile(re.escape(_BEGIN) + r"(\".*?\")" + re.escape(_END), re.DOTALL)


def closed_drawer(line: str, inside: str) -> str:
    """The HTML of a drawer.

    Parameters
    ----------
    line : str
        What is inside, in plain text.
    inside : str
        HTML.

    Examples
    --------
    >>> print(closed_drawer("What came out.", "<p>7</p>"))
    <details><summary>What came out.</summary><div></div><script>document.currentScript.previousElementSibling.innerHTML = \
"\\u003cp>7\\u003c/p>";</script></details>
    """
    text = json.dumps(inside, ensure_ascii=False).replace("<", "\\u003c")  # no tag in it may end the script
    return f"<details><summary>{html.escape(line)}</summary><div></div>{_BEGIN}{text}{_END}</details>"


def opened(stored: str) -> str:
    """Stored HTML with its drawers opened: what a reader sees who opens them all.

    Examples
    --------
    >>> opened(closed_drawer("What came out.", "<p>7</p>"))
    '<details><summary>What came out.</summary><div></div><p>7</p></details>'
    """
    return _SCRIPT.sub(lambda found: json.loads(found.group(1)), stored)


def without_drawers(stored: str) -> str:
    """Stored HTML as it is seen with its drawers closed.

    Examples
    --------
    >>> without_drawers(closed_drawer("What came out.", "<p>7</p>"))
    '<details><summary>What came out.</summary><div></div></details>'
    """
    return _SCRIPT.sub("", stored)
