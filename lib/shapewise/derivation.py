"""A worked calculation as a value: the rule in words, the numbers put in, the result.

One expression is written once; its words, its numbers, its value and its HTML all come from
it, so that a lesson, a check, a widget, a picture and an error message cannot disagree.

>>> steps, kernel_size = Number(128, "steps"), Number(10, "kernel_size")
>>> windows = (steps - kernel_size) // Number(1, "strides") + 1
>>> windows.words
'(steps - kernel_size) // strides + 1'
>>> windows.numbers
'(128 - 10) // 1 + 1'
>>> windows.value
119
"""

from __future__ import annotations

import html
import math
from dataclasses import dataclass


class Expression:
    """Something with a value that can say how it is computed; add, multiply and so on to build more."""

    value: int | float | None
    words: str
    numbers: str
    labelled: str

    def __add__(self, other):
        return Operation("+", self, number(other))

    def __radd__(self, other):
        return Operation("+", number(other), self)

    def __sub__(self, other):
        return Operation("-", self, number(other))

    def __rsub__(self, other):
        return Operation("-", number(other), self)

    def __mul__(self, other):
        return Operation("x", self, number(other))

    def __rmul__(self, other):
        return Operation("x", number(other), self)

    def __floordiv__(self, other):
        return Operation("//", self, number(other))

    def __truediv__(self, other):
        return Operation("/", self, number(other))


@dataclass(frozen=True)
class Number(Expression):
    """A number with the name it has in Keras; ``None`` is a length that is not known yet.

    A constant of the rule that is written as a bare number can say what it means: ``Number(1, meaning="bias")``.
    """

    value: int | float | None
    name: str = ""
    meaning: str = ""

    @property
    def words(self):
        return self.name or self.numbers

    @property
    def numbers(self):
        if isinstance(self.value, float):
            return f"{self.value:.4g}"
        return str(self.value)

    labelled = numbers


#: symbol -> (how strongly it binds, what it computes)
_OPERATORS = {
    "+": (1, lambda a, b: a + b),
    "-": (1, lambda a, b: a - b),
    "x": (2, lambda a, b: a * b),
    "//": (2, lambda a, b: a // b),
    "/": (2, lambda a, b: a / b),
}


@dataclass(frozen=True)
class Operation(Expression):
    """Two expressions joined by ``+``, ``-``, ``x``, ``//`` or ``/``."""

    symbol: str
    left: Expression
    right: Expression

    @property
    def value(self):
        a, b = self.left.value, self.right.value
        return None if a is None or b is None else _OPERATORS[self.symbol][1](a, b)

    @property
    def words(self):
        return self._join("words")

    @property
    def numbers(self):
        return self._join("numbers")

    @property
    def labelled(self):
        return self._join("labelled")

    def _join(self, form):
        left, right = getattr(self.left, form), getattr(self.right, form)
        if _strength(self.left) < _strength(self):
            left = f"({left})"
        same = _strength(self.right) == _strength(self)
        needs_order = self.symbol in ("-", "/", "//") or symbol_of(self.right) == "//"
        if _strength(self.right) < _strength(self) or (same and needs_order):
            right = f"({right})"
        elif right.startswith("-"):
            right = f"({right})"
        return f"{left} {self.symbol} {right}"


_FUNCTIONS = {"ceil": math.ceil, "max": max, "min": min, "tanh": math.tanh}


@dataclass(frozen=True)
class Function(Expression):
    """A function with a name applied to expressions: ``ceil(128 / 2)``, ``max(3, 0)``."""

    name: str
    arguments: tuple[Expression, ...]

    @property
    def value(self):
        values = [argument.value for argument in self.arguments]
        if any(value is None for value in values):
            return None
        return _FUNCTIONS[self.name](*values)

    @property
    def words(self):
        return self._call("words")

    @property
    def numbers(self):
        return self._call("numbers")

    labelled = numbers

    def _call(self, form):
        return f"{self.name}({', '.join(getattr(argument, form) for argument in self.arguments)})"


@dataclass(frozen=True)
class Labelled(Expression):
    """An expression with a name in front of it: ``kernel 10 x 9 x 100``."""

    label: str
    inner: Expression

    @property
    def value(self):
        return self.inner.value

    @property
    def words(self):
        return self.inner.words

    @property
    def numbers(self):
        return self.inner.numbers

    @property
    def labelled(self):
        return f"{self.label} {self.inner.labelled}"


def symbol_of(expression):
    """What joins the two sides of an expression; empty for one without sides. A label in front changes nothing.

    Examples
    --------
    >>> symbol_of(Labelled("kernel", Number(3) * 4)), symbol_of(Number(3))
    ('x', '')
    """
    if isinstance(expression, Labelled):
        return symbol_of(expression.inner)
    return expression.symbol if isinstance(expression, Operation) else ""


def _strength(expression):
    symbol = symbol_of(expression)
    return _OPERATORS[symbol][0] if symbol else 3


def number(value, name=""):
    """`value` as an expression; an expression is given back as it is."""
    return value if isinstance(value, Expression) else Number(value, name)


def ceil(expression):
    """The smallest whole number that is not below `expression`."""
    return Function("ceil", (number(expression),))


def maximum(*expressions):
    """The largest of the `expressions`."""
    return Function("max", tuple(number(expression) for expression in expressions))


def product(*expressions):
    """All `expressions` multiplied, in their order."""
    result = number(expressions[0])
    for expression in expressions[1:]:
        result = result * expression
    return result


@dataclass(frozen=True)
class Derivation:
    """How one fact about a layer follows: an output shape, a parameter count, one output number.

    Parameters
    ----------
    name : str
        What is derived: ``"output_shape"``, ``"parameters"``, ``"value"``.
    parts : tuple of (str, Expression)
        One entry for a number; for a shape one entry an axis, the batch axis first.
    is_shape : bool
        Whether the value is a tuple, one entry an axis.

    Examples
    --------
    >>> d = parameters(Labelled("kernel", Number(10) * 9 * 100), Labelled("bias", Number(100)))
    >>> print(d)
    parameters: kernel 10 x 9 x 100 + bias 100 = 9100
    >>> d.value
    9100
    """

    name: str
    parts: tuple[tuple[str, Expression], ...]
    is_shape: bool = False

    @property
    def value(self):
        """The result: a tuple for a shape, a number for anything else."""
        values = tuple(expression.value for _, expression in self.parts)
        return values if self.is_shape else values[0]

    @property
    def lines(self):
        """Each part as ``(label, words, equation)``; the words are empty where they say nothing new."""
        rows = []
        for label, expression in self.parts:
            if isinstance(expression, Number):
                named = expression.name and expression.name != label
                rows.append((label, "", f"{expression.name} = {expression.numbers}" if named else expression.numbers))
            else:
                words = expression.words if expression.words != expression.numbers else ""
                rows.append((label, words, f"{expression.numbers} = {_plain(expression.value)}"))
        return rows

    def __str__(self):
        return "\n".join(
            f"{label}: {expression.labelled}"
            + ("" if isinstance(expression, Number) else f" = {_plain(expression.value)}")
            for label, expression in self.parts
            if label != "batch"
        )

    def _repr_html_(self):
        return "<br>".join(html.escape(line) for line in str(self).splitlines())


def shape(**axes):
    """A Derivation of a shape from its axes in order, by name: ``shape(batch=None, steps=..., channels=...)``."""
    return Derivation("output_shape", tuple((axis, number(length)) for axis, length in axes.items()), is_shape=True)


@dataclass(frozen=True)
class Shapes(Derivation):
    """The shapes of a layer that gives several arrays; its value is the list of theirs."""

    each: tuple[Derivation, ...] = ()

    @property
    def value(self):
        """A list of tuples, as Keras gives it."""
        return [one.value for one in self.each]


def shapes(*each):
    """Several shapes as one Derivation, in the order in which the layer gives them.

    Examples
    --------
    >>> shapes(shape(batch=None, steps=5, units=3), shape(batch=None, state=3)).value
    [(None, 5, 3), (None, 3)]
    """
    return Shapes("output_shape", tuple(part for one in each for part in one.parts), True, each)


def parameters(*terms):
    """A Derivation of a parameter count: the sum of the `terms`; none at all means no weights."""
    total = number(terms[0]) if terms else Number(0, "no weights")
    for term in terms[1:]:
        total = total + term
    return Derivation("parameters", (("parameters", total),))


def _plain(value):
    return f"{value:.4g}" if isinstance(value, float) else str(value)
