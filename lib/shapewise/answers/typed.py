"""What somebody types where no Python is written, into a field or in a terminal, as a Python value."""

from __future__ import annotations

import ast
import operator

from shapewise.answers.asking import Typed

_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}


def read_text(text: str):
    """What was typed into a field, as a Python value; a sum is worked out, and nothing at all is still open.

    Examples
    --------
    >>> read_text("(None, 4, 2)"), read_text("4, 2"), read_text("10 * 9 + 1"), read_text("stride")
    ((None, 4, 2), (4, 2), 91, 'stride')
    >>> read_text("  ")
    Ellipsis
    """
    text = text.strip()
    if text in ("", "..."):
        return ...
    try:
        return _value(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, ArithmeticError, RecursionError, MemoryError):
        return Typed(text)


def _value(node):
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_number(node.left), _number(node.right))
    if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_number(node.operand))
    if isinstance(node, (ast.Tuple, ast.List)):
        return tuple(_value(item) for item in node.elts)
    return ast.literal_eval(node)


def _number(node):
    value = _value(node)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{value!r} is no number")
    return value
