"""An explorer for each picture that has one in small numbers."""

from __future__ import annotations

import importlib
import inspect
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

        @wraps(picture)
        def explore(*layers_and_data, **arguments):
            from shapewise.explorers.explorer import Explorer  # here and not above: it brings the widgets

            return Explorer(_film(picture, layers_and_data, arguments), **arguments)

        return explore

    return find, lambda: list(names), list(names)


def _film(picture, given, arguments):
    """The film to begin with: of the layers and data that were given, else of small built-in numbers.

    What `arguments` says by name of the layers and data is taken out of it.
    """
    small, taken = importlib.import_module(picture.__module__).small, inspect.signature(picture)
    by_name = {name: arguments.pop(name) for name in taken.parameters if name in arguments}
    if not given and not by_name:
        return small()
    try:
        bound = taken.bind(*given, **by_name)
    except TypeError as error:
        needed = ", ".join(name for name, one in taken.parameters.items() if one.default is one.empty)
        example = next(iter(inspect.signature(small).parameters))
        raise TypeError(
            f"explore.{picture.__name__}: {error}. Give your own layer and data, explore.{picture.__name__}({needed}), "
            f"or sizes by their names, such as explore.{picture.__name__}({example}=3)."
        ) from None
    return picture(*bound.args, **bound.kwargs)
