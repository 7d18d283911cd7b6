"""The quantities that a question is about, by name: what a learner can confuse with one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shapewise.derivation import Derivation, Expression, Function, Labelled, Number, Operation


@dataclass(frozen=True)
class Quantities:
    """Named whole numbers; those that are equal share a name, since an answer cannot tell them apart.

    Parameters
    ----------
    values : dict of str to int
        Name -> value, such as ``{"features": 3, "units": 4}``.
    stated : frozenset of str
        The names that the question itself states. The others are constants of the rule, such as the four gates.
    """

    values: Mapping[str, int]
    stated: frozenset[str]

    @classmethod
    def of(
        cls, *derivations: Derivation, config: Mapping | None = None, unstated=("gates",), **more: int
    ) -> Quantities:
        """All quantities that the derivations and the configuration name, and `more`.

        Parameters
        ----------
        derivations : Derivation
            Of the layer's shapes and count; a plain length of an axis is named by its axis.
        config : mapping, optional
            The layer's arguments; whole numbers, or tuples of equal ones, are quantities.
        unstated : collection of str
            Names that are constants of the rule.
        more : int
            Further quantities, such as the number of steps.

        Examples
        --------
        >>> from shapewise.layers import lstm
        >>> of = Quantities.of(lstm.parameters((None, 5, 2), units=3), steps=5)
        >>> dict(of.values)
        {'features': 2, 'units': 3, 'steps': 5}
        >>> of.name(3)
        'units'
        """
        values: dict[str, int] = {}
        for derivation in derivations:
            for axis, expression in derivation.parts:
                for leaf in leaves(expression):
                    name = leaf.name or (axis if leaf is expression and derivation.is_shape else "")
                    if name and isinstance(leaf.value, int):
                        values.setdefault(spoken(name), leaf.value)
        for name, value in {**(config or {}), **more}.items():
            plain = _one_number(value)
            if plain is not None:
                values.setdefault(spoken(name), plain)
        known = {name: value for name, value in values.items() if name not in unstated and name != "batch"}
        return cls(known, frozenset(known))

    def distinct(self) -> Iterator[tuple[str, int]]:
        """Each value above 1 once, with all names that it has: ``("rows or features", 4)``. A 1 explains too much."""
        for value in dict.fromkeys(self.values.values()):
            if value > 1:
                yield self.name(value), value

    def name(self, value: int) -> str:
        """What a value can stand for."""
        return " or ".join(name for name, other in self.values.items() if other == value)


def spoken(name: str) -> str:
    """The name of a quantity in a sentence: ``axis 1`` for ``axis_1``; an argument's name stays."""
    return name.replace("axis_", "axis ") if name.startswith("axis_") else name


def leaves(expression: Expression) -> Iterator[Number]:
    """The numbers that an expression is made of, left to right."""
    if isinstance(expression, Number):
        yield expression
    elif isinstance(expression, Operation):
        yield from leaves(expression.left)
        yield from leaves(expression.right)
    elif isinstance(expression, Labelled):
        yield from leaves(expression.inner)
    elif isinstance(expression, Function):
        for argument in expression.arguments:
            yield from leaves(argument)


def _one_number(value) -> int | None:
    values = tuple(value) if isinstance(value, (tuple, list)) else (value,)
    whole = all(isinstance(one, int) and not isinstance(one, bool) for one in values)
    return values[0] if values and whole and len(set(values)) == 1 else None
