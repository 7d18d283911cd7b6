"""What the library says where a package of the course is not installed: the library alone needs Keras, NumPy and rich."""

from __future__ import annotations

import contextlib


@contextlib.contextmanager
def course_needed(what: str):
    """In the block, a package that is not there is said as one that comes with the course.

    Parameters
    ----------
    what : str
        What needs it, as its user wrote it.

    Raises
    ------
    ModuleNotFoundError
        In place of Python's own, with the command that installs what is missing.

    Examples
    --------
    >>> with course_needed("explore.conv1d"):
    ...     import a_package_that_nobody_has
    Traceback (most recent call last):
    ModuleNotFoundError: explore.conv1d needs a_package_that_nobody_has, which is not installed. It comes with what the \
lessons need: pip install 'shapewise[course]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] == "shapewise" or "shapewise[course]" in str(error):
            raise
        raise ModuleNotFoundError(
            f"{what} needs {error.name}, which is not installed. "
            "It comes with what the lessons need: pip install 'shapewise[course]'",
            name=error.name,
        ) from None
