"""The user's own line, read: which arrays were indexed or multiplied there, and what they would give otherwise."""

from __future__ import annotations

import ast

import numpy as np

_ALLOWED = (
    ast.Expression,
    ast.Name,
    ast.Load,
    ast.Constant,
    ast.Subscript,
    ast.Slice,
    ast.Tuple,
    ast.BinOp,
    ast.UnaryOp,
    ast.Call,
    ast.USub,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.FloorDiv,
    ast.Mod,
    ast.Attribute,
)
#: larger arrays are not computed with
_MANY = 1_000_000


def parts_of(line, kind):
    """The parts of a line of code that are of a kind of syntax, the innermost last; none if it cannot be read alone.

    Examples
    --------
    >>> [ast.unparse(one) for one in parts_of("for f in range(3): y[t, f] = 1", ast.Subscript)]
    ['y[t, f]']
    """
    for text in (line, f"{line} pass", f"{line}\\n pass", line.partition(":")[2].strip(), line.rstrip(",)]:")):
        try:
            return [one for one in ast.walk(ast.parse(text)) if isinstance(one, kind)]
        except SyntaxError:
            continue
    return []


def value_of(node, variables):
    """What a part of the line is worth: names, numbers, indices, ``len``, ``.T`` and ``.shape`` of arrays; None for all else.

    Examples
    --------
    >>> value_of(ast.parse("x[t + 1]", mode="eval").body, {"x": np.array([3, 4]), "t": 0})
    4
    """
    for one in ast.walk(node):
        if not isinstance(one, _ALLOWED) or (isinstance(one, ast.Attribute) and one.attr not in ("T", "shape")):
            return None
        if isinstance(one, ast.Call) and not (
            ast.unparse(one.func) == "len" and len(one.args) == 1 and not one.keywords
        ):
            return None
        if isinstance(one, ast.Name) and one.id != "len":
            value = variables.get(one.id)
            plain = isinstance(value, (int, float, tuple, np.integer, np.floating))
            if not plain and not (isinstance(value, np.ndarray) and value.size <= _MANY):
                return None
    code = compile(ast.Expression(node), "<line>", "eval")
    try:
        value = eval(
            code, {"__builtins__": {"len": len}}, dict(variables)
        )  # nothing but the syntax and the values above
    except Exception:
        return None
    return value.item() if isinstance(value, np.generic) else value
