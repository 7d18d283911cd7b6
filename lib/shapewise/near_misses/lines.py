"""Single changes to the source of a function, each with its line.

If changes of one line make a wrong function right, and changes of no other, that line is the wrong one. Here the
changed
sources are made and nothing is run: :mod:`shapewise.answers.trials` runs them, :mod:`shapewise.answers.suspicion`
decides.
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
#: Functions, and methods of arrays, that are taken for one another.
_TAKEN_FOR = {
    "ones": ("zeros",),
    "zeros": ("ones",),
    "max": ("min", "sum"),
    "min": ("max",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "mean": ("sum", "max"),
    "sum": ("mean", "max"),
    "ceil": ("floor",),
    "floor": ("ceil",),
}
#: More changes than this are not tried.
MOST_CHANGES = 600


@dataclass(frozen=True)
class Mutant:
    """The source of a function with one change, and the line (counted from 1) that was changed."""

    line: int
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every single change to a source: an operator, an order of indexes, an axis, a name, a missing accumulation, a call too many.

    Raises
    ------
    SyntaxError
        If the source cannot be parsed.

    Examples
    --------
    >>> source = "def double(x):\\n    return x * x\\n"
    >>> [(mutant.line, mutant.source.splitlines()[1].strip()) for mutant in mutants(source)][:2]
    [(2, 'return x + x'), (2, 'return x @ x')]
    """
    tree = ast.parse(source)
    names = _names(tree)
    made = {ast.unparse(tree)}
    for node in list(ast.walk(tree)):
        for change in _changes(node, names):
            text = _with_change(tree, node, change)
            if text not in made:
                made.add(text)
                yield Mutant(getattr(node, "lineno", 1), text)
                if len(made) > MOST_CHANGES:
                    return


def _with_change(tree: ast.AST, node: ast.AST, change: Callable[[ast.AST], None]) -> str:
    """The source of a tree with one of its nodes changed, for as long as it takes to write it down."""
    kind, fields = (
        node.__class__,
        {name: list(one) if isinstance(one, list) else one for name, one in vars(node).items()},
    )
    try:
        change(node)
        return ast.unparse(tree)
    finally:
        node.__class__, node.__dict__ = kind, fields


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
        for name in names:
            yield lambda one, to=name: _become(one, ast.Name(to, ast.Load()))
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for name in names:
            if name != node.id:
                yield lambda one, to=name: setattr(one, "id", to)
    if isinstance(node, (ast.Attribute, ast.Name)) and isinstance(node.ctx, ast.Load):
        field = "attr" if isinstance(node, ast.Attribute) else "id"
        for other in _TAKEN_FOR.get(getattr(node, field), ()):
            yield lambda one, to=other, at=field: setattr(one, at, to)
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        yield _accumulate
    if isinstance(node, ast.Call) and node.args and not isinstance(node.args[0], ast.Starred):
        yield _first_argument


def _names(tree: ast.AST) -> tuple[str, ...]:
    """The names that a function binds: its arguments and its variables."""
    found: dict[str, None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            found.setdefault(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.setdefault(node.id)
    return tuple(found)


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


def _first_argument(node: ast.Call) -> None:
    """``f(x)`` becomes ``x``."""
    _become(node, node.args[0])


def _become(node: ast.AST, other: ast.AST) -> None:
    """Turn a node into another one where it stands, since only its parent could put another one there."""
    node.__class__, node.__dict__ = other.__class__, dict(vars(other))
