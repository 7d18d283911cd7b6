"""Cheat sheets: a page for a chapter, made from the rules and the pictures of the library.

A file here with a function ``sheet`` is a sheet and is found by itself; `shapewise index` writes them.
"""

from __future__ import annotations

import importlib
import pkgutil

from shapewise.cheat_sheets.page import page_svg
from shapewise.cheat_sheets.sheet import Sheet
from shapewise.pictures.paper.pdf import pdf_of

#: where they stand in the project's folder
FOLDER = "course/cheat_sheets"


def sheets() -> dict[str, Sheet]:
    """Every sheet by its name."""
    modules = [importlib.import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__)]
    found = [module.sheet() for module in modules if hasattr(module, "sheet")]
    return {sheet.name: sheet for sheet in found}


def files(sheet) -> dict[str, bytes]:
    """The files of a sheet: name -> what is in it."""
    svg = page_svg(sheet)
    return {f"{sheet.name}.svg": f"{svg}\n".encode(), f"{sheet.name}.pdf": pdf_of(svg, sheet.title)}
