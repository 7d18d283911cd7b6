"""The parts of a lesson, in their order; each is found by the tag on its first cell."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from nbformat import NotebookNode

from shapewise.notebooks.finding import Finding
from shapewise.notebooks.prose import count_words

#: Part -> whether every lesson has it. A lesson keeps this order.
PARTS = {
    "title": True,  # the question, and the belief as a quotation
    "card": True,  # what is needed, what is learned, minutes and kind
    "setup": True,
    "stake": False,  # a model that is useless, an error, a bill: why anybody should care
    "predict": True,
    "reveal": True,
    "touch": False,  # the explorer
    "why": True,  # the film
    "refute": True,  # many think, it fails because, instead
    "by-hand": False,
    "repair": False,  # back to what was at stake
    "mixed": True,  # one new question, two from earlier lessons
    "takeaway": True,
}
MOST_CELLS = 30
MOST_WORDS = 800
LOAD, SEED = "%load_ext shapewise", "keras.utils.set_random_seed(0)"


def check_parts(name: str, notebook: NotebookNode) -> Iterator[Finding]:
    """Every part at most once, in order, and none of the needed ones missing."""
    parts = [
        (tag, cell.get("id", "")) for cell in notebook.cells for tag in cell.metadata.get("tags", []) if tag in PARTS
    ]
    tags, order = [tag for tag, _ in parts], list(PARTS)
    for tag, needed in PARTS.items():
        if needed and tag not in tags:
            yield Finding(name, "", f"has no part {tag!r}", f"give the first cell of that part the tag {tag}")
    for place, (tag, cell_id) in enumerate(parts):
        if tag in tags[:place]:
            yield Finding(name, cell_id, f"the part {tag!r} begins a second time", "tag only a part's first cell")
        elif place and order.index(tag) < max(order.index(before) for before in tags[:place]):
            yield Finding(name, cell_id, f"the part {tag!r} comes too late", f"keep the order {', '.join(order)}")


def check_length(name: str, notebook: NotebookNode) -> Iterator[Finding]:
    """At most :data:`MOST_CELLS` cells and :data:`MOST_WORDS` words of prose."""
    cells = len(notebook.cells)
    if cells > MOST_CELLS:
        yield Finding(name, "", f"has {cells} cells; expected at most {MOST_CELLS}", "drop or join some")
    words = sum(count_words(cell.source) for cell in notebook.cells if cell.cell_type == "markdown")
    if words > MOST_WORDS:
        yield Finding(name, "", f"has {words} words of prose; expected at most {MOST_WORDS}", "say it shorter")


def check_setup(name: str, notebook: NotebookNode) -> Iterator[Finding]:
    """The set-up cell loads the extension, sets the seed, and imports what the lesson uses and no more."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in code:
        if "setup" not in cell.metadata.get("tags", []):
            continue
        lines = cell.source.splitlines()
        if lines[0] != LOAD or lines[-1] != SEED:
            yield Finding(
                name, cell.get("id", ""), "is not the set-up of a lesson", f"begin with {LOAD}, end with {SEED}"
            )
        used = names_used("\n".join(other.source for other in code if other is not cell) + f"\n{SEED}")
        unused = [imported for imported in names_imported(cell.source) if imported not in used]
        if unused:
            fix = "import what the lesson uses and no more"
            yield Finding(name, cell.get("id", ""), f"imports {', '.join(unused)}, which no cell uses", fix)


def names_imported(source: str) -> list[str]:
    """The names that a cell binds by importing.

    Examples
    --------
    >>> names_imported("%load_ext shapewise\\nimport numpy as np\\nfrom shapewise import predict, reveal")
    ['np', 'predict', 'reveal']
    """
    imports = [node for node in ast.walk(parse(source)) if isinstance(node, (ast.Import, ast.ImportFrom))]
    return [alias.asname or alias.name.split(".")[0] for node in imports for alias in node.names]


def names_used(source: str) -> set[str]:
    """The names that code reads."""
    return {node.id for node in ast.walk(parse(source)) if isinstance(node, ast.Name)}


def parse(source: str) -> ast.Module:
    """The code of a cell as a tree; lines for IPython are left out, and so is a cell that does not parse."""
    plain = "\n".join(line for line in source.splitlines() if not line.lstrip().startswith(("%", "!")))
    try:
        return ast.parse(plain)
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])
