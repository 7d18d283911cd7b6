"""Whose a name is: the author's of an assignment, or the submission's."""

from __future__ import annotations

import ast
import builtins
import symtable


def without_magics(source: str) -> str:
    """`source` without the lines that are IPython's, which a test does not need."""
    return "".join("\n" if line.lstrip().startswith(("%", "!")) else line for line in source.splitlines(keepends=True))


def find_names(source: str) -> tuple[set[str], set[str]]:
    """The names that a cell assigns at its top, and those that it takes from elsewhere.

    Examples
    --------
    >>> assigned, taken = find_names("a = b\\ndef f(x):\\n    return x + c + len(a)")
    >>> sorted(assigned), sorted(taken)
    (['a', 'f'], ['b', 'c', 'len'])
    """
    source = without_magics(source)
    try:
        table = symtable.symtable(source, "<cell>", "exec")
    except SyntaxError:
        return set(), set()
    assigned = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    taken: set[str] = set()
    tables = [table]
    while tables:
        one = tables.pop()
        tables += one.get_children()
        for symbol in one.get_symbols():
            outside = symbol.is_global() or (one is table)
            if outside and symbol.is_referenced():
                taken.add(symbol.get_name())
            if one is not table and symbol.is_declared_global() and symbol.is_assigned():
                assigned.add(symbol.get_name())
    return assigned, taken - assigned


class AuthorCells:
    """The cells of an assignment as their author wrote them, and whose each name is."""

    def __init__(self, cells: list[dict]):
        self.cells = cells
        self.done: set[int] = set()
        self.defined_by: list[dict[str, bool]] = []
        known: dict[str, bool] = {}  # name -> whether it is the author's
        self.ours: set[int] = set()
        for place, cell in enumerate(cells):
            self.defined_by.append(dict(known))
            assigned, taken = set(cell.get("assigns", ())), set()
            if cell["role"] != "solution":
                assigned, taken = find_names(cell["source"])
            foreign = {name for name in taken if not known.get(name, hasattr(builtins, name))}
            own = cell["role"] == "test" or (cell["role"] == "setup" and not foreign)
            if own:
                self.ours.add(place)
            known.update(dict.fromkeys(assigned, own))

    def place_of(self, grade_id: str) -> int:
        return next(place for place, cell in enumerate(self.cells) if cell["grade_id"] == grade_id)

    def setups_before(self, place: int) -> list[int]:
        """Set-up cells that are to be run here before the cell at `place`, and have not been."""
        return [i for i in range(place) if i in self.ours and self.cells[i]["role"] == "setup" and i not in self.done]

    def theirs(self, place: int) -> set[str]:
        """The names that the submission was to define last before `place`."""
        return {name for name, own in self.defined_by[place].items() if not own}


def split_last(source: str):
    """The code of a cell, and of its last expression, whose value may be a part of the points; or None."""
    tree = ast.parse(without_magics(source), "<test>")
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), "<test>", "eval")
    return compile(tree, "<test>", "exec"), last
