"""Words, numbers and links: what the prose of a notebook says, and what its outputs show.

This file claims: a number counts if it stands by itself. The 1 of Conv1D, the 07 of Q07, numbered lists and the
targets of links do not count; the 9 of `(128, 9)` does, in code font or not. Blocks of code are no prose.
"""

from __future__ import annotations

import html
import re

from nbformat import NotebookNode

from shapewise.answers.drawer import opened

CODE_BLOCK = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)")
ADDRESS = re.compile(r"[a-z]+://\S+")
LIST_NUMBER = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
#: A number by itself: not part of a word, a version or a file name. 9,100 is one number; (9,100) is read as two below.
NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?!\w|\.\d)")


def prose(source: str) -> str:
    """The text of a markdown cell as it is read: without code blocks, tags and addresses."""
    text = CODE_BLOCK.sub(" ", source)
    text = TAG.sub(" ", text)
    text = LINK.sub("]", text)
    return html.unescape(ADDRESS.sub(" ", text))


def count_words(source: str) -> int:
    """How many words a reader reads in a markdown cell.

    Examples
    --------
    >>> count_words("## A *filter*: one number per step, see [lesson](06_conv1d_channels.ipynb)")
    8
    """
    return sum(any(sign.isalnum() for sign in word) for word in prose(source).split())


def numbers_in(text: str) -> list[str]:
    """The numbers in a text, as they are written but without thousands separators.

    Examples
    --------
    >>> numbers_in("Conv1D with 9,100 parameters gives (119, 100), not 900.")
    ['9100', '119', '100', '900']
    """
    return [number.replace(",", "") for number in NUMBER.findall(LIST_NUMBER.sub(" ", text))]


def numbers_shown(notebook: NotebookNode) -> set[str]:
    """Every number in an output of the notebook: text, tables, messages, the words of a picture, what is in a drawer."""
    shown: set[str] = set()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            texts = [output.get("text", ""), output.get("evalue", ""), data.get("text/plain", "")]
            texts += [prose(opened(data.get("text/html", ""))), data.get("text/markdown", "")]
            for text in texts:
                shown.update(numbers_in(text))
    # An array prints 3 as "3.": the prose may call it 3.
    return shown | {number.removesuffix(".0") for number in shown}


def relative_links(source: str) -> list[str]:
    """The files that a markdown cell links to, without anchors; addresses and attachments are left out."""
    targets = (target.split("#")[0] for target in LINK.findall(CODE_BLOCK.sub(" ", source)))
    return [target for target in targets if target and not re.match(r"[a-z]+:", target)]
