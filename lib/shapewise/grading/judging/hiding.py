"""What is said of a hidden test: which belief an answer shows, and nothing that could carry the test's numbers out.

A submission sees what its functions are called with, and could put it into a wrong answer, an error's text or a
class's name.
"""

from __future__ import annotations

import ast
import builtins
import sys
from types import TracebackType

from shapewise.answers.checks import WrongAnswer
from shapewise.exercises.checking import without_numbers

#: The file name under which a test is compiled.
TEST = "<test>"
TOLD = "it is not right for other numbers than those of the visible check."


def find_hidden_lines(source: str) -> frozenset[int]:
    """The lines of a cell that its author hid, counted from 1.

    Examples
    --------
    >>> sorted(find_hidden_lines("a\\n### BEGIN HIDDEN TESTS\\nb\\n### END HIDDEN TESTS\\nc"))
    [2, 3, 4]
    """
    found, hidden = set(), False
    for number, line in enumerate(source.splitlines(), start=1):
        hidden = hidden or "### BEGIN HIDDEN TESTS" in line
        if hidden:
            found.add(number)
        hidden = hidden and "### END HIDDEN TESTS" not in line
    return frozenset(found)


def running_line() -> int:
    """The line of the test that runs now; 0 where none does."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != TEST:
        frame = frame.f_back
    return frame.f_lineno if frame else 0


def raising_line(trace: TracebackType | None) -> int:
    """The line of the test at which an error came out; 0 where it was none of a test's."""
    found = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == TEST:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def hide_numbers(error: BaseException, source: str, line: int) -> BaseException:
    """What may be said of an error at a hidden line of a test with this source."""
    if isinstance(error, WrongAnswer):
        return WrongAnswer(without_numbers(error.diagnosis))
    if isinstance(error, AssertionError):
        return AssertionError(_own_words(source, line) or TOLD)
    name = type(error).__name__
    known = getattr(builtins, name, None)
    kind = known if isinstance(known, type) and issubclass(known, Exception) else Exception
    return (RuntimeError if issubclass(kind, (UnicodeError, ExceptionGroup)) else kind)(TOLD)


def _own_words(source: str, line: int) -> str:
    """The message that the author wrote behind an assert, if it is a text as it stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assert) and node.lineno <= line <= (node.end_lineno or node.lineno):
            return node.msg.value if isinstance(node.msg, ast.Constant) and isinstance(node.msg.value, str) else ""
    return ""
