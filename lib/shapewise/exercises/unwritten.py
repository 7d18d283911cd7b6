"""An answer that a check asks for and nobody has written yet: said as that, and not as Python's NameError."""

from __future__ import annotations

import ast
import builtins
import contextlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Unwritten:
    """Stands for the answer `name` while the check runs."""

    name: str


def answer_names(source: str) -> list[str]:
    """The names of the answers that a cell gives to ``check.exercise``.

    Examples
    --------
    >>> answer_names('check.exercise("conv1d-keep-apart", keep_apart, numbers=2)')
    ['keep_apart']
    """
    if "exercise(" not in source:
        return []
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return []
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "check.exercise"
    ]
    return [one.id for call in calls for one in call.args if isinstance(one, ast.Name)]


def missing_names(source: str, names) -> list[str]:
    """Those answers of a cell that are not among `names`.

    Examples
    --------
    >>> missing_names('check.exercise("conv1d-keep-apart", keep_apart)', {"check": 1})
    ['keep_apart']
    """
    return [name for name in answer_names(source) if name not in names and not hasattr(builtins, name)]


@contextlib.contextmanager
def stood_in(source: str, names: dict):
    """In the block, each missing answer is an :class:`Unwritten`."""
    missing = missing_names(source, names)
    names.update({name: Unwritten(name) for name in missing})
    try:
        yield
    finally:
        for name in missing:
            names.pop(name, None)


def install(ip) -> None:
    """Stand in for missing answers in a notebook, cell by cell."""
    if getattr(ip, "_shapewise_stands_in", False):
        return
    ip._shapewise_stands_in = True
    put = []

    def before(info):
        for name in missing_names(ip.transform_cell(info.raw_cell or ""), ip.user_ns):
            put.append(name)
            ip.user_ns[name] = Unwritten(name)

    def after(_):
        while put:
            ip.user_ns.pop(put.pop(), None)

    ip.events.register("pre_run_cell", before)
    ip.events.register("post_run_cell", after)
