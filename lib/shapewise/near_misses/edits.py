"""One change to an expression: a part left out or repeated, another quantity in a place, a constant off by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import reduce

from shapewise.derivation import Expression, Function, Labelled, Number, Operation
from shapewise.near_misses.quantities import Quantities, spoken

Rebuild = Callable[[Expression], Expression]


@dataclass(frozen=True)
class Edit:
    """An expression with one change, and the change in words."""

    expression: Expression
    phrase: str
    look_at: str
    of_a_constant: bool = False


def edits(expression: Expression, quantities: Quantities) -> Iterator[Edit]:
    """Every single change to an expression.

    Examples
    --------
    >>> from shapewise.derivation import Labelled, Number
    >>> features, units = Number(3, "features"), Number(4, "units")
    >>> count = Labelled("kernel", features * units) + Labelled("bias", units)
    >>> {edit.expression.value for edit in edits(count, Quantities({"features": 3, "units": 4}, frozenset()))} >= {12, 20}
    True
    """
    yield from _inside(expression, quantities, lambda changed: changed)
    if not isinstance(expression, Number):
        yield from _as_a_whole(expression, "everything", quantities, lambda changed: changed)


def its_sum(expression: Expression, value: int, of: str = "") -> str:
    """The changed calculation with its numbers; empty where no calculation is left of it, as in ``100 = 100``.

    >>> from shapewise.derivation import Number
    >>> its_sum(Number(3) * Number(4), 12, of="steps"), its_sum(Number(12), 12)
    ('steps: 3 x 4 = 12', '')
    """
    start = f"{of}: " if of else ""
    return "" if expression.numbers == str(value) else f"{start}{expression.numbers} = {value}"


def _inside(expression: Expression, quantities: Quantities, rebuild: Rebuild) -> Iterator[Edit]:
    if isinstance(expression, Labelled):
        if isinstance(expression.inner, Number):  # changed as a whole, under the name of its label
            return
        for edit in _inside(expression.inner, quantities, lambda inner: rebuild(replace(expression, inner=inner))):
            yield replace(edit, phrase=f"{edit.phrase} in {_the(expression.label)}")
    elif isinstance(expression, Function):
        for place, argument in enumerate(expression.arguments):
            yield from _inside(argument, quantities, lambda one, at=place: rebuild(_with(expression, at, one)))
    elif isinstance(expression, Number):
        yield from _of_a_number(expression, quantities, rebuild)
    elif isinstance(expression, Operation):
        yield from _of_a_chain(expression, quantities, rebuild)


def _of_a_number(leaf: Number, quantities: Quantities, rebuild: Rebuild) -> Iterator[Edit]:
    name = _name(leaf)
    if name in quantities.stated:
        for other, value in quantities.distinct():
            if value != leaf.value:
                yield Edit(rebuild(Number(value, other)), f"as if {other} stood where {name} belongs", _the(name))
    elif name and isinstance(leaf.value, int):
        for value in (leaf.value - 1, leaf.value + 1):
            changed = rebuild(replace(leaf, value=value))
            yield Edit(changed, f"as if there were {_count(value, name)}", f"the number of {_plural(name)}", True)


def _of_a_chain(expression: Operation, quantities: Quantities, rebuild: Rebuild) -> Iterator[Edit]:
    symbol = expression.symbol
    if symbol not in "+x":
        yield from _of_a_pair(expression, quantities, rebuild)
        return
    parts = _parts(expression, symbol)
    for place, part in enumerate(parts):
        others = parts[:place] + parts[place + 1 :]
        name = _name(part)
        if name and others and not getattr(part, "meaning", ""):  # a constant has its own words: two biases, no bias
            left_out = "left out" if symbol == "+" else "left out of the product"
            twice = "counted twice" if symbol == "+" else "twice in the product"
            yield Edit(rebuild(_join(others, symbol)), f"as if {_the(name)} were {left_out}", _the(name))
            repeated = [*parts[: place + 1], part, *parts[place + 1 :]]
            yield Edit(rebuild(_join(repeated, symbol)), f"as if {_the(name)} were {twice}", _the(name))
        back = lambda one, at=place: rebuild(_join([*parts[:at], one, *parts[at + 1 :]], symbol))  # noqa: E731
        yield from _inside(part, quantities, back)
        if isinstance(part, Labelled):
            yield from _as_a_whole(part, _the(part.label), quantities, back)


def _of_a_pair(expression: Operation, quantities: Quantities, rebuild: Rebuild) -> Iterator[Edit]:
    left, right, symbol = expression.left, expression.right, expression.symbol
    if name := _name(right):
        phrase = f"as if {_the(name)} were not taken away" if symbol == "-" else f"as if it were not divided by {name}"
        yield Edit(rebuild(left), phrase, _the(name))
    yield from _inside(left, quantities, lambda one: rebuild(replace(expression, left=one)))
    yield from _inside(right, quantities, lambda one: rebuild(replace(expression, right=one)))


def _as_a_whole(expression: Expression, name: str, quantities: Quantities, rebuild: Rebuild) -> Iterator[Edit]:
    for other, value in quantities.distinct():
        quantity = Number(value, other)
        if not _has_factor(expression, value):  # else it is that factor, multiplied in twice or left out
            yield Edit(rebuild(expression * quantity), f"as if {name} were multiplied by {other}", name)
            if isinstance(expression.value, int) and expression.value % value == 0:
                yield Edit(rebuild(expression // quantity), f"as if {name} were divided by {other}", name)
        if value != expression.value:
            yield Edit(rebuild(quantity), f"as if {other} stood for {name}", name)


def _has_factor(expression: Expression, value: int) -> bool:
    """Whether a product has a factor of that value, beside others."""
    inner = expression.inner if isinstance(expression, Labelled) else expression
    factors = _parts(inner, "x")
    return len(factors) > 1 and value in [factor.value for factor in factors]


def _parts(expression: Expression, symbol: str) -> list[Expression]:
    """The terms of a sum, the factors of a product, left to right."""
    if isinstance(expression, Operation) and expression.symbol == symbol:
        return [*_parts(expression.left, symbol), *_parts(expression.right, symbol)]
    return [expression]


def _join(parts: list[Expression], symbol: str) -> Expression:
    return reduce(lambda left, right: Operation(symbol, left, right), parts)


def _with(function: Function, place: int, argument: Expression) -> Function:
    return replace(function, arguments=(*function.arguments[:place], argument, *function.arguments[place + 1 :]))


def _name(part: Expression) -> str:
    """What a part is called; empty for a part that is a calculation of its own."""
    if isinstance(part, Labelled):
        return part.label
    if isinstance(part, Number):
        return spoken(part.meaning or part.name)
    return ""


def _the(name: str) -> str:
    return name if name.startswith("axis ") else f"the {name}"


def _plural(name: str) -> str:
    return {"bias": "biases"}.get(name, name)


def _count(value: int, name: str) -> str:
    words = {0: "no", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
    singular = name if name == "bias" else name.removesuffix("s")
    return f"{words.get(value, value)} {_plural(name) if value > 1 else singular if value else _plural(name)}"
