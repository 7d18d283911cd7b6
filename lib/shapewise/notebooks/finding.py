"""A rule that a notebook does not keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Where it is, what is wrong, and how to fix it."""

    file: str
    cell: str
    what: str
    fix: str

    def __str__(self) -> str:
        where = f"{self.file}, cell {self.cell}" if self.cell else self.file
        return f"{where}: {self.what}\n    {self.fix}"
