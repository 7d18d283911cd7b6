"""The public functions of a folder, found by their names: to add one, add a file.

This file claims: names are read from the source, so that listing them imports nothing, and a module is
imported when one of its functions is asked for.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from functools import cache


def public_functions(package, path, prefixes):
    """What a package needs to offer the functions of its files: ``__getattr__``, ``__dir__`` and ``__all__``.

    Parameters
    ----------
    package : str
        Its full name.
    path : sequence of str
        Its ``__path__``.
    prefixes : tuple of str
        How the names of public functions begin.

    Raises
    ------
    AttributeError
        From ``__getattr__``, for a name that no file has; it lists those there are.

    Examples
    --------
    >>> from shapewise import pictures
    >>> find, names, _ = public_functions(pictures.__name__, pictures.__path__, ("draw_conv1d",))
    >>> names()
    ['draw_conv1d', 'draw_conv1d_film']
    """

    @cache
    def homes():
        found = {}
        for module in pkgutil.iter_modules(path):
            if module.ispkg:
                continue
            name = f"{package}.{module.name}"
            source = module.module_finder.find_spec(name).loader.get_source(name)
            for node in ast.parse(source).body:
                if isinstance(node, ast.FunctionDef) and node.name.startswith(prefixes):
                    found[node.name] = name
        return found

    def find(name):
        if not name.startswith(prefixes) or name not in homes():
            raise AttributeError(f"{package} has no {name!r}; it has {', '.join(sorted(homes()))}")
        return getattr(importlib.import_module(homes()[name]), name)

    def names():
        return sorted(homes())

    return find, names, names()
