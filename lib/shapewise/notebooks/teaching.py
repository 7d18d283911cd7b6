"""Which layers and arguments a notebook uses, and whether a lesson up to it has taught them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from nbformat import NotebookNode

from shapewise.layers.rule import matters
from shapewise.lessons import lessons
from shapewise.notebooks.finding import Finding
from shapewise.notebooks.skeleton import parse

#: Arguments that need no teaching: what a layer cannot be built without comes with the layer itself.
WITH_THE_LAYER = frozenset(
    {
        "units",
        "filters",
        "kernel_size",
        "pool_size",
        "input_dim",
        "output_dim",
        "target_shape",
        "shape",
        "dims",
        "n",
        "rate",
    }
)


def used_in(source: str) -> set[str]:
    """Layers and arguments in code: ``"Conv1D"``, ``"Conv1D.strides"``.

    Examples
    --------
    >>> sorted(used_in("keras.layers.Conv1D(4, 3, strides=2, name='conv')"))
    ['Conv1D', 'Conv1D.strides']
    """
    found = set()
    for node in ast.walk(parse(source)):
        if isinstance(node, ast.Attribute) and _is_layers(node.value):
            found.add(node.attr)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_layers(node.func.value):
            names = [keyword.arg for keyword in node.keywords if keyword.arg]
            found |= {f"{node.func.attr}.{name}" for name in names if matters(name) and name not in WITH_THE_LAYER}
    return found


def _is_layers(node: ast.AST) -> bool:
    return ast.unparse(node) in ("layers", "keras.layers")


def taught_by(slug: str) -> set[str]:
    """What the lessons up to and with `slug` teach, in reading order."""
    return {item for one in lessons() if one.slug <= slug for item in one.teaches}


def check_taught(name: str, slug: str, notebook: NotebookNode) -> Iterator[Finding]:
    """A notebook uses only what its lesson or one before it teaches."""
    known = taught_by(slug)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            unknown = sorted(used_in(cell.source) - known)
            if unknown:
                what = f"uses {', '.join(unknown)}, which no lesson up to this one teaches"
                yield Finding(
                    name, cell.get("id", ""), what, "list it in `teaches` of the lesson's file, or do without"
                )
