"""The form of the cell under an answer: a docstring and the check of the exercise by its name, and nothing else."""

from __future__ import annotations

import ast
import re

from nbformat import NotebookNode

HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
MOST_LINES = 3


def complaint(cell: NotebookNode) -> str | None:
    """What is wrong with the form of a graded cell; None for one that keeps it, or that is no test.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell
    >>> role = {"nbgrader": {"grade": True, "solution": False, "grade_id": "a-b-test"}}
    >>> source = "'Two numbers.'; check.exercise('a-b', x, y)".replace("; ", chr(10))
    >>> complaint(new_code_cell(source, metadata=role))
    >>> complaint(new_code_cell("assert x == 3", metadata=role))
    'does not begin with a docstring'
    """
    role = cell.metadata.get("nbgrader", {})
    if cell.cell_type != "code" or not role.get("grade") or role.get("solution"):
        return None
    hidden = HIDDEN.findall(cell.source)
    seen = HIDDEN.sub("", cell.source).strip()
    if len(seen.splitlines()) > MOST_LINES:
        return f"has {len(seen.splitlines())} lines; expected at most {MOST_LINES}"
    try:
        body, others = ast.parse(seen).body, [ast.parse(text).body for text in hidden]
    except SyntaxError as error:
        return f"is no Python: {error.msg}"
    if not body or not isinstance(body[0], ast.Expr) or not isinstance(getattr(body[0].value, "value", None), str):
        return "does not begin with a docstring"
    calls = [_call(statement) for statement in body[1:]]
    if len(calls) != 1 or calls[0] is None:
        return "does not consist of a docstring and one check.exercise(...)"
    name, answers, numbers = calls[0]
    if f"{name}-test" != role.get("grade_id"):
        return f"checks {name!r}, though its id is {role.get('grade_id')!r}"
    if numbers is not None:
        return "is given numbers, which only hidden cells are"
    if any([_call(statement) for statement in other] != [(name, answers, 2)] for other in others):
        return "has hidden lines that are not the same call with numbers=2"
    return None


def _call(statement):
    """(name, answers, numbers) of ``check.exercise("name", answers, numbers=2)``; None for anything else."""
    call = getattr(statement, "value", None)
    if not isinstance(statement, ast.Expr) or not isinstance(call, ast.Call):
        return None
    if ast.unparse(call.func) != "check.exercise" or not call.args or not isinstance(call.args[0], ast.Constant):
        return None
    options = {option.arg: getattr(option.value, "value", ...) for option in call.keywords}
    if set(options) - {"numbers"} or not all(isinstance(answer, ast.Name) for answer in call.args[1:]):
        return None
    return call.args[0].value, [answer.id for answer in call.args[1:]], options.get("numbers")
