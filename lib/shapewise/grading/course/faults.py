"""What goes wrong with disks and gradebooks, said with the file and what to do about it."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT)


def explain_fault(error: BaseException, place: str) -> str | None:
    """A fault of the machine in words; None for any other error.

    Parameters
    ----------
    error : exception
        What was raised; that of a database stands behind SQLAlchemy's.
    place : str
        The file that was being written, where the error does not name one.

    Examples
    --------
    >>> explain_fault(OSError(28, "No space left on device"), "grading/results")
    'the disk is full at grading/results: make room there, then run the same command again'
    >>> explain_fault(ValueError("no"), "grading/results")
    """
    again = "then run the same command again"
    error = getattr(error, "orig", None) or error
    text = str(error)
    if isinstance(error, OSError) and error.errno in FULL:
        return f"the disk is full at {error.filename or place}: make room there, {again}"
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EROFS):
        return f"{error.filename or place} cannot be written: give yourself the right to write it, {again}"
    if isinstance(error, sqlite3.Error):
        if "full" in text:
            return f"the disk is full at {place}: make room there, {again}"
        if "locked" in text:
            holders = "close formgrader or the database browser that has it open"
            return f"{place} is locked by another program: {holders}, {again}"
        if "not a database" in text or "malformed" in text:
            back = "put it back from a backup; or move it away, and a new one is made, without the marks given by hand"
            return f"{place} is damaged ({text}): {back}, {again}"
        if "readonly" in text or "unable to open" in text:
            return f"{place} cannot be written ({text}): give yourself the right to write it and its folder, {again}"
    if type(error).__module__.partition(".")[0] in ("psycopg2", "psycopg"):
        return f"the gradebook at {place} does not answer ({text.strip()}): see that it runs and is reached from here, {again}"
    return None


def refuse_emptied(path: Path) -> None:
    """Refuse a gradebook that is there and holds nothing: filled anew, it would pass for the old one.

    Raises
    ------
    ValueError
        If the file has no tables.
    """
    if not path.is_file():
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as book:
            (tables,) = book.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.Error:
        return  # said by whoever opens it
    if not tables:
        raise ValueError(
            f"the gradebook {path} is there and empty. A new one would not hold the marks given by hand: put it "
            "back from "
            "a backup, or delete the file to begin a new one."
        )
