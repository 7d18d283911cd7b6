"""The subcommands of `shapewise`, found by themselves: a module of this package adds those in its `COMMANDS`.

To add one, add a file with ``COMMANDS = {"name": Command(...)}``. Import what a command needs inside its function, so
that `shapewise --help` and a mistyped command answer at once.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from shapewise.commands.command import THEMES, Command

__all__ = ["Command", "find_commands"]


@cache
def find_commands() -> dict[str, Command]:
    """Every command by its name: by theme, then by the name of its file.

    Examples
    --------
    >>> find_commands()["explain"].theme
    'learning'
    """
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    found = {name: command for module in modules for name, command in getattr(module, "COMMANDS", {}).items()}
    return dict(sorted(found.items(), key=lambda item: THEMES.index(item[1].theme)))
