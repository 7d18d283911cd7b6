"""What `why` gives: an error explained, as text, as a table, as JSON, with the fixes that were tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shapewise.markup import html_table

#: What the dictionary of an explanation is called; a change that a reader must know of makes it ``/2``.
SCHEMA = "shapewise/error/1"


@dataclass(frozen=True)
class Fix:
    """One way to make it run.

    Parameters
    ----------
    code : str
        What to write instead, or what to do.
    result : str
        What came out when it was tried, such as ``"output (None, 1, 2)"``; empty if it was not tried.
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
    fixes : tuple of Fix
        At most three; each was tried before it was offered.
    draw : callable, optional
        What :meth:`picture` calls.
    """

    code: str
    happened: str
    got: str = ""
    arithmetic: str = ""
    expected: str = ""
    fixes: tuple[Fix, ...] = ()
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
            raise ValueError(
                "no layer is in sight of this error: expected the error itself, raised by a call of a layer."
            )
        return self.draw(expected=self.expected, lines=self.arithmetic.splitlines())

    @property
    def rows(self):
        """What it says, as (label, text)."""
        rows = [("got", self.got), ("arithmetic", self.arithmetic), ("expected", self.expected)]
        rows += [("fix" if i == 0 else "or", str(fix)) for i, fix in enumerate(self.fixes)]
        return [(label if i == 0 else "", line) for label, text in rows for i, line in enumerate(text.splitlines())]

    def as_dict(self) -> dict:
        """The explanation as plain JSON, in the schema ``shapewise/error/1``.

        Returns
        -------
        dict
            ``schema``, ``code``, ``happened``, ``got``, ``arithmetic`` (a list of lines), ``expected``, and ``fixes``,
            a list of ``{"code", "tried"}``: what to write, and what came out when it was tried.

        Examples
        --------
        >>> ErrorExplanation("a/b", "it broke.", fixes=(Fix("Dense(4)", "output (None, 4)"),)).as_dict()["fixes"]
        [{'code': 'Dense(4)', 'tried': 'output (None, 4)'}]
        """
        return {
            "schema": SCHEMA,
            "code": self.code,
            "happened": self.happened,
            "got": self.got,
            "arithmetic": self.arithmetic.splitlines(),
            "expected": self.expected,
            "fixes": [{"code": fix.code, "tried": fix.result} for fix in self.fixes],
        }

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
class NotExplained:
    """What ``why(error, debug=True)`` gives for an error that it cannot explain; false in a condition.

    Parameters
    ----------
    reason : str
        Why there is no explanation: the error is not known, or what went wrong while it was looked at.
    """

    reason: str

    def __bool__(self):
        return False

    def __str__(self):
        return f"not explained: {self.reason}"

    __repr__ = __str__


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
    early : bool
        Asked before the others: for a cause that shows itself in many messages, such as a dataset without batches.
    """

    code: str
    pattern: str
    explain: Callable
    early: bool = False
