"""General sentences of the lessons, and the tests that try them on Keras.

A test of a lesson's sentences is marked with the sentences that it tries::

    @claims("Rows never meet each other, so adding rows adds no weights.")
    def test_rows_add_no_weights(): ...

`test_claims.py` finds every general sentence in the notebooks and asks that a test names it.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from shapewise.notebooks.canonical import read
from shapewise.notebooks.prose import CODE_BLOCK, TAG

COURSE = Path(__file__).parents[2] / "course"
#: Parts that quote, that speak about the course, or that ask.
NOT_CLAIMED = {"title", "card", "predict", "mixed"}
GENERAL = re.compile(r"\b(always|never|only|both|all|every|none|no matter)\b|\d", re.IGNORECASE)
LIST_MARK = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")


def claims(*sentences: str):
    """Mark a test with the sentences that it tries."""

    def mark(test):
        test.claims = sentences
        return test

    return mark


def claimed(slug: str) -> set[str]:
    """The sentences that the tests of a lesson name."""
    path = Path(__file__).parent / f"test_claims_{slug}.py"
    if not path.exists():
        return set()
    spec = importlib.util.spec_from_file_location(f"claims_{slug}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {plain(one) for test in vars(module).values() for one in getattr(test, "claims", ())}


def general_sentences(slug: str) -> list[str]:
    """The sentences of a lesson that have numbers or the words of :data:`GENERAL`; questions are none."""
    found, part = [], ""
    for cell in read(COURSE / f"{slug}.ipynb").cells:
        part = next(iter(cell.metadata.get("tags", [])), part)
        if cell.cell_type == "markdown" and part not in NOT_CLAIMED:
            found += [one for one in sentences(cell.source) if GENERAL.search(one) and not one.endswith("?")]
    return found


def sentences(source: str) -> list[str]:
    """The sentences of a markdown cell, as plain text; links to other pages are left out.

    >>> sentences("## Why\\n\\nA filter is **deep**. See [lesson 02](02_x.ipynb).\\n\\n- One number each.")
    ['A filter is deep.', 'One number each.']
    """
    text = TAG.sub(" ", CODE_BLOCK.sub(" ", source))
    blocks = [block for block in re.split(r"\n\s*\n|\n(?=\s*[-*|>])|\n(?=\s*\d+\. )", text) if block.strip()]
    found = []
    for block in blocks:
        if block.lstrip().startswith(("#", "|", ">")) or "](" in block and "](http" not in block and len(blocks) == 1:
            continue
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z`*\"(])", LIST_MARK.sub("", block).strip()):
            if "](" not in sentence and plain(sentence):
                found.append(plain(sentence))
    return found


def plain(sentence: str) -> str:
    """A sentence without marks and line breaks."""
    return re.sub(r"\s+", " ", re.sub(r"\*\*|`|(?<!\w)\*|\*(?!\w)", "", sentence)).strip()
