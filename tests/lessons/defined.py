"""What stands in a lesson's notebook, so that a test tries what a learner runs: its functions, and what its cells give."""

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


def stored_in(slug: str, cell_id: str) -> tuple:
    """The values that a cell shows. The same test run runs the notebook and compares them, so no test trains a model again."""
    (cell,) = [cell for cell in read(COURSE / f"{slug}.ipynb").cells if cell.get("id") == cell_id]
    texts = [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    found = tuple(ast.literal_eval(text) for text in texts if text)
    assert found, f"{cell_id} shows no value"
    assert not cell.metadata.get("tags"), f"{cell_id} is not compared"
    return found
