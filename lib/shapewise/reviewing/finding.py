"""What `review` gives: findings, each with its place, its consequence in numbers and its fix."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from shapewise.markup import html_table

#: What the dictionary of findings is called; a change that a reader must know of makes it ``/2``.
SCHEMA = "shapewise/review/1"


@dataclass(frozen=True)
class Finding:
    """One mistake that raises no error.

    Parameters
    ----------
    code : str
        Which kind it is, ``"family/what"``.
    what : str
        The mistake in one sentence.
    where : str
        The layer, or what was given.
    consequence : str
        What comes of it, in numbers.
    fix : str
        What to write or do instead.
    """

    code: str
    what: str
    where: str
    consequence: str
    fix: str

    def as_dict(self) -> dict:
        """The finding as plain JSON: ``code``, ``what``, ``where``, ``consequence`` and ``fix``, all of them texts.

        Examples
        --------
        >>> Finding("a/b", "it repeats", "output (None, 3)", "9 pairs", "Flatten()").as_dict()["fix"]
        'Flatten()'
        """
        return asdict(self)

    def __str__(self):
        return f"{self.where}: {self.what}\n    consequence {self.consequence}\n    fix         {self.fix}"

    __repr__ = __str__


@dataclass(frozen=True, repr=False)
class Findings(Sequence):
    """The findings of a review in the order in which they were found; empty, and so false, for a sound model."""

    items: tuple[Finding, ...]
    name: str = ""

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def as_dict(self) -> dict:
        """All findings as plain JSON, in the schema ``shapewise/review/1``.

        Returns
        -------
        dict
            ``schema``, ``model`` (its name), ``sound`` (whether nothing was found), and ``findings``, a list of what
            :meth:`Finding.as_dict` gives.

        Examples
        --------
        >>> Findings((), "model").as_dict()
        {'schema': 'shapewise/review/1', 'model': 'model', 'sound': True, 'findings': []}
        """
        return {
            "schema": SCHEMA,
            "model": self.name,
            "sound": not self.items,
            "findings": [one.as_dict() for one in self.items],
        }

    def __str__(self):
        return "\n".join(map(str, self.items)) or f"{self.name}: nothing found"

    __repr__ = __str__

    def _repr_html_(self):
        if not self.items:
            return f"<p>{html.escape(str(self))}</p>"
        rows = [(one.where, one.what, one.consequence, one.fix) for one in self.items]
        caption = f"{self.name} reviewed: {len(self.items)} found"
        return html_table(rows, caption=caption, head=("where", "what", "consequence", "fix"))

    def __rich__(self):
        from rich.table import Table
        from rich.text import Text

        if not self.items:
            return Text(str(self))
        table = Table(title=f"{self.name} reviewed: {len(self.items)} found", title_justify="left")
        for title in ("where", "what", "consequence", "fix"):
            table.add_column(title, overflow="fold")
        for one in self.items:
            table.add_row(one.where, one.what, one.consequence, one.fix, end_section=True)
        return table
