"""An explorer for each picture that has one in small numbers."""

from __future__ import annotations

import importlib
from functools import wraps


def explorers_of(package, pictures):
    """What a package needs to offer an explorer for each film of another: ``__getattr__``, ``__dir__`` and ``__all__``.

    Parameters
    ----------
    package, pictures : str
        The full names of both.

    Raises
    ------
    AttributeError
        From ``__getattr__``, for a name that is no picture's.
    """
    names = importlib.import_module(pictures).__all__

    def find(name):
        if name not in names:
            raise AttributeError(f"{package} has no {name!r}; it has {', '.join(names)}")
        picture = getattr(importlib.import_module(pictures), name)
        small = importlib.import_module(picture.__module__).small

        @wraps(small)
        def explore(**arguments):
            from shapewise.explorers.explorer import Explorer  # here and not above: it brings the widgets

            return Explorer(small(**arguments))

        explore.__name__ = explore.__qualname__ = name
        return explore

    return find, lambda: list(names), list(names)
