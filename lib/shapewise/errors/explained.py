"""What `why` gives: an error explained, as text, as a table and as a list of mends that were tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shapewise.markup import html_table


@dataclass(frozen=True)
class Mend:
    """One way to make it run.

    Parameters
    ----------
    code : str
        What to write instead, or what to do.
    result : str
        What came out when it was tried, such as ``"output (None, 1, 2)"``.
    """

    code: str
    result: str = ""

    def __str__(self):
        return f"{self.code}   tried: {self.result}" if self.result else self.code


@dataclass(frozen=True)
class ErrorExplanation:
    """An error in plain words.

    Parameters
    ----------
    code : str
        Which kind of error it is, ``"family/what"``.
    happened : str
        One sentence, with the names and numbers of the error.
    got, arithmetic, expected : str
        What was given, the sum that failed, what would have fitted; empty where there is nothing to say.
    mends : tuple of Mend
        At most three; each was tried before it was offered.
    draw : callable, optional
        What :meth:`picture` calls.
    """

    code: str
    happened: str
    got: str = ""
    arithmetic: str = ""
    expected: str = ""
    mends: tuple[Mend, ...] = ()
    draw: Callable | None = field(default=None, repr=False, compare=False)

    def picture(self):
        """The layers that ran and the one that broke, with the shapes that do not meet there.

        Returns
        -------
        Picture
            SVG: shows itself in a notebook; ``.save("error.svg")`` writes a file.

        Raises
        ------
        ValueError
            If no layer is in sight: of the text of an error, or of one that happened outside of Keras.
        """
        if self.draw is None:
            raise ValueError("no layer is in sight of this error: expected the error itself, raised by a call of a layer.")
        return self.draw(expected=self.expected, lines=self.arithmetic.splitlines())

    @property
    def rows(self):
        """What it says, as (label, text)."""
        rows = [("got", self.got), ("arithmetic", self.arithmetic), ("expected", self.expected)]
        rows += [("mend" if i == 0 else "or", str(mend)) for i, mend in enumerate(self.mends)]
        return [(label if i == 0 else "", line) for label, text in rows for i, line in enumerate(text.splitlines())]

    def __str__(self):
        return "\n".join([self.happened, *(f"  {label:<11} {text}" for label, text in self.rows)])

    __repr__ = __str__

    def _repr_html_(self):
        return html_table(self.rows, caption=self.happened, lead="Why:")


    def __rich__(self):
        from rich.table import Table

        table = Table(title=self.happened, title_justify="left", show_header=False)
        table.add_column("what")
        table.add_column("text", overflow="fold")
        for label, text in self.rows:
            table.add_row(label, text)
        return table


@dataclass(frozen=True)
class Known:
    """An error that can be explained.

    Parameters
    ----------
    code : str
        ``"family/what"``.
    pattern : str
        A regular expression, searched in the error's own text.
    explain : callable
        ``(scene, match) -> ErrorExplanation``, or None where it turns out to be another error.
    """

    code: str
    pattern: str
    explain: Callable
