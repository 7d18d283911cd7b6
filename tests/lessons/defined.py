"""The functions that a lesson's notebook defines, so that a test tries what a learner runs."""

from __future__ import annotations

import ast
from types import SimpleNamespace

from lessons.claims import COURSE
from shapewise.notebooks.canonical import read
from shapewise.notebooks.skeleton import parse


def defined_in(slug: str, **more) -> SimpleNamespace:
    """Whole imports and functions of all cells of a lesson; `more` are names that the functions use besides."""
    names = dict(more)
    for cell in read(COURSE / f"{slug}.ipynb").cells:
        if cell.cell_type == "code":
            kept = [node for node in parse(cell.source).body if isinstance(node, (ast.Import, ast.FunctionDef))]
            exec(compile(ast.Module(kept, []), f"{slug} {cell.get('id', '')}", "exec"), names)
    return SimpleNamespace(**{name: value for name, value in names.items() if not name.startswith("__")})
