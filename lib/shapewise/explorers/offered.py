"""An explorer for each picture that has one in small numbers."""

from __future__ import annotations

import importlib
import inspect

from shapewise.installed import course_needed


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

        def explore(*layers_and_data, **arguments):
            with course_needed(f"explore.{name}"):
                from shapewise.explorers.explorer import Explorer  # here and not above: it brings the widgets

            return Explorer(_film(picture, layers_and_data, arguments), **arguments)

        explore.__name__ = explore.__qualname__ = name
        explore.__doc__ = _words(picture)
        return explore

    return find, lambda: list(names), list(names)


def _words(picture):
    """What ``help`` says of an explorer: how it is called, and the sizes that it takes."""
    call = f"{picture.__name__}({', '.join(inspect.signature(picture).parameters)})"
    sizes = inspect.getdoc(_small(picture)) or ""
    return (
        f"Step through what `draw.{call}` draws, and change it with sliders.\n\n"
        f"`explore.{call}` begins with your own numbers, `explore.{picture.__name__}()` with small ones; either "
        "takes sizes "
        f"by their names.\n\n{sizes.partition(chr(10))[2].partition('Returns')[0].strip()}\n"
    )


def _small(picture):
    return importlib.import_module(picture.__module__).small


def _film(picture, given, arguments):
    """The film to begin with: of the layers and data that were given, else of small built-in numbers.

    What `arguments` says by name of the layers and data is taken out of it.
    """
    small, taken = _small(picture), inspect.signature(picture)
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
