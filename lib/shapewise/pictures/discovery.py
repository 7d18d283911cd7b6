"""The pictures of a folder, found by what their functions give: to add one, add a file.

Names are read from the source, so that listing them imports nothing; a module is imported when its picture is
asked for.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from functools import cache

#: what the function of a picture says that it gives
GIVES = "Film"
#: gives the same picture in small numbers, in each file
SMALL = "small"


def public_functions(package, path):
    """What a package needs to offer the films of its files: ``__getattr__``, ``__dir__`` and ``__all__``.

    Parameters
    ----------
    package : str
        Its full name.
    path : sequence of str
        Its ``__path__``.

    Raises
    ------
    AttributeError
        From ``__getattr__``, for a name that no file has; it lists those there are.

    Examples
    --------
    >>> from shapewise import pictures
    >>> find, names, _ = public_functions(pictures.__name__, pictures.__path__)
    >>> "conv1d" in names()
    True
    """

    @cache
    def homes():
        found = {}
        for module in pkgutil.iter_modules(path):
            if module.ispkg:
                continue
            name = f"{package}.{module.name}"
            source = module.module_finder.find_spec(name).loader.get_source(name)
            functions = [
                node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name != SMALL
            ]
            found |= {one.name: name for one in functions if one.returns and ast.unparse(one.returns) == GIVES}
        return found

    def find(name):
        if name.startswith("_") or name not in homes():
            raise AttributeError(f"{package} has no {name!r}; it has {', '.join(sorted(homes()))}")
        return getattr(importlib.import_module(homes()[name]), name)

    def names():
        return sorted(homes())

    return find, names, names()


def small_film(picture, **arguments):
    """The film of a picture in small built-in numbers, as an explorer begins with it.

    Parameters
    ----------
    picture : callable
        The function of a picture, such as ``draw.conv1d``.
    arguments
        Of the ``small`` beside it.

    Returns
    -------
    Film

    Examples
    --------
    >>> from shapewise import draw
    >>> small_film(draw.conv1d, filters=3).facts["parameters"].value
    21
    """
    return getattr(importlib.import_module(picture.__module__), SMALL)(**arguments)
