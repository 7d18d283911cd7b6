"""The bank of answers to the exercises, as text: ``tests/submissions/<slug>/<id of the solution cell>.py``.

Answers stand in percent cells under ``# %% right: how`` or ``# %% wrong: slip -> family/belief`` (or ``-> "words"``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HEADER = re.compile(r'# %% (?:right: (?P<how>.+)|wrong: (?P<slip>.+) -> (?:(?P<code>[\w/-]+)|"(?P<words>.+)"))')


@dataclass(frozen=True)
class Answer:
    """One answer to one exercise; `code` or `words` is the reason for which a wrong one must fail."""

    slug: str
    cell: str
    what: str
    right: bool
    code: str | None
    words: str | None
    source: str

    def __str__(self):
        return f"{self.slug}/{self.cell}: {self.what}"


def read_answers(root: Path, slug: str) -> dict[str, tuple[Answer, ...]]:
    """Solution cell -> the answers that the bank of a project holds; empty without a bank."""
    paths = sorted((root / "tests" / "submissions" / slug).glob("*.py"))
    return {path.stem: parse_answers(path.read_text("utf-8"), slug, path.stem) for path in paths}


def parse_answers(text: str, slug: str, cell: str) -> tuple[Answer, ...]:
    """The answers that stand in `text`, in order.

    Raises
    ------
    ValueError
        If a header is not of the form above; the message names its line.
    """
    found = []
    for part in re.split(r"^(?=# %%)", text, flags=re.MULTILINE):
        header, _, source = part.partition("\n")
        if not found and not header.startswith("# %%"):
            continue  # what stands above the first answer
        parts = HEADER.fullmatch(header.rstrip())
        if parts is None:
            raise ValueError(
                f"{slug}/{cell}.py: {header!r} is no header; expected '# %% right: how' or "
                f"'# %% wrong: slip -> family/belief' or '# %% wrong: slip -> \"words\"'."
            )
        how, slip, code, words = parts.group("how", "slip", "code", "words")
        found.append(Answer(slug, cell, how or slip, how is not None, code, words, source.strip("\n") + "\n"))
    return tuple(found)
