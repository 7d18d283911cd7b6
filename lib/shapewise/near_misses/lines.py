"""Which line of a learner's function is wrong: the only one where a single change makes the function right.

The change itself is never said. Running the changed functions is the caller's: here only their sources are made.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.MatMult, ast.Div),
    ast.MatMult: (ast.Mult,),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt,),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt,),
}
#: More changes than this are not tried.
MOST_CHANGES = 400


@dataclass(frozen=True)
class Mutant:
    """The source of a function with one change, and the line (counted from 1) that was changed."""

    line: int
    source: str


def suspicious_line(source: str, is_right: Callable[[str], bool]) -> int | None:
    """The line of a function that is wrong, if every single change that makes it right is on that line.

    Parameters
    ----------
    source : str
        Of the function, from ``def`` on.
    is_right : callable
        Whether a changed source computes the right thing on several draws; it stops what hangs, and may raise.

    Returns
    -------
    int or None
        The line, counted from 1; None where no single change helps, or changes on several lines would.

    Examples
    --------
    >>> source = "def double(x):\\n    y = x + x\\n    return y - x\\n"
    >>> def is_right(changed):
    ...     scope = {}
    ...     exec(changed, scope)
    ...     return all(scope["double"](x) == 2 * x + x for x in range(2, 8))
    >>> suspicious_line(source, is_right)
    3
    """
    lines = {mutant.line for mutant in mutants(source) if _holds(is_right, mutant.source)}
    return lines.pop() if len(lines) == 1 else None


def _holds(is_right: Callable[[str], bool], source: str) -> bool:
    try:
        return is_right(source)
    except (Exception, SystemExit):  # a changed function may do anything
        return False


def mutants(source: str) -> Iterator[Mutant]:
    """Every single change to a source: an operator, an order of indexes, an axis, a name, a missing accumulation.

    Raises
    ------
    SyntaxError
        If the source cannot be parsed.
    """
    tree = ast.parse(source)
    names = _names(tree)
    made = {ast.unparse(tree)}
    count = 0
    for place, node in enumerate(ast.walk(tree)):
        for change in _changes(node, names):
            changed = copy.deepcopy(tree)
            change(_nth(changed, place))
            text = ast.unparse(ast.fix_missing_locations(changed))
            if text not in made:
                made.add(text)
                yield Mutant(getattr(node, "lineno", 1), text)
                count += 1
                if count >= MOST_CHANGES:
                    return


def _changes(node: ast.AST, names: tuple[str, ...]) -> Iterator[Callable[[ast.AST], None]]:
    """What can be done to one node, each as a function on its copy."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        for operator in _OPERATORS.get(type(node.op), ()):
            yield lambda one, op=operator: setattr(one, "op", op())
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Sub, ast.MatMult, ast.Div, ast.FloorDiv)):
        yield _exchange_sides
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for operator in _OPERATORS.get(type(node.ops[0]), ()):
            yield lambda one, op=operator: setattr(one, "ops", [op()])
    if isinstance(node, ast.Tuple) and len(node.elts) > 1 and isinstance(node.ctx, ast.Load):
        for first in range(len(node.elts) - 1):
            yield lambda one, at=first: _exchange(one.elts, at, at + 1)
    if isinstance(node, ast.Constant) and type(node.value) is int:
        for value in (node.value - 1, node.value + 1, -node.value):
            yield lambda one, to=value: setattr(one, "value", to)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for name in names:
            if name != node.id:
                yield lambda one, to=name: setattr(one, "id", to)
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        yield _accumulate


def _names(tree: ast.AST) -> tuple[str, ...]:
    """The names that a function binds: its arguments and its variables."""
    found: dict[str, None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            found.setdefault(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.setdefault(node.id)
    return tuple(found)


def _nth(tree: ast.AST, place: int) -> ast.AST:
    for number, node in enumerate(ast.walk(tree)):
        if number == place:
            return node
    raise IndexError(f"node {place} is not in the tree")


def _exchange(items: list, first: int, second: int) -> None:
    items[first], items[second] = items[second], items[first]


def _exchange_sides(node: ast.BinOp) -> None:
    node.left, node.right = node.right, node.left


def _accumulate(node: ast.Assign) -> None:
    """``y = z`` becomes ``y = y + z``."""
    target = copy.deepcopy(node.targets[0])
    for inner in ast.walk(target):
        if hasattr(inner, "ctx"):
            inner.ctx = ast.Load()
    node.value = ast.BinOp(target, ast.Add(), node.value)
