"""Numbers and words as titles, sums and the lines under a picture write them."""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Number, product
from shapewise.pictures.paper.style import as_shown, number_text

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def data(x):
    """The input of a picture as an array of numbers.

    Raises
    ------
    TypeError
        For anything else, such as a layer where the data belong.
    """
    try:
        return np.asarray(x, dtype="float32")
    except (TypeError, ValueError):
        got = f"a {type(x).__name__}"
        raise TypeError(
            f"the input of a picture is an array of numbers: got {got}. The layer comes first, then x."
        ) from None


def count_of(number, noun):
    """A number of things in words: ``three channels``."""
    return f"{_WORDS[number] if number < len(_WORDS) else number} {noun}{'' if number == 1 else 's'}"


def plain(value):
    """A number as a Derivation takes it: whole if it is whole.

    >>> plain(2.0), plain(0.5)
    (2, 0.5)
    """
    value = float(value)
    return int(value) if value == int(value) else value


def total(terms):
    """The sum of expressions."""
    first, *rest = terms
    for term in rest:
        first = first + term
    return first


def products(ones, others):
    """The sum of products of two rows of numbers.

    >>> products([2, 1], [1, -2]).numbers
    '2 x 1 + 1 x (-2)'
    """
    return total(product(plain(a), plain(b)) for a, b in zip(ones, others))


def values(numbers):
    """Numbers as expressions."""
    return [Number(plain(value)) for value in numbers]


def factors(ones, others):
    """The two factors of each product, as the small text in its cell."""
    return tuple(tuple(f"{number_text(a)}×{number_text(b)}" for a, b in zip(*pair)) for pair in zip(ones, others))


def moved(before, after):
    """The places in which two arrays differ in the digits shown: what cannot be seen to move is not marked.

    >>> moved([[1, 2]], [[1.001, 3]])
    [(0, 1)]
    """
    return [
        (row, column)
        for row, pair in enumerate(zip(before, after))
        for column, (a, b) in enumerate(zip(*pair))
        if as_shown(a) != as_shown(b)
    ]


def sum_text(ones, others, bias=None, result=None):
    """A sum of products in a line, for whoever points at its cell.

    >>> sum_text([2, 3], [1, -2], 1, -3)
    '2 x 1 + 3 x (−2) + 1 = −3'
    """
    terms = [f"{number_text(a)} x {_inside(b)}" for a, b in zip(ones, others)]
    terms += [] if bias is None else [_inside(bias)]
    return " + ".join(terms) + ("" if result is None else f" = {number_text(result)}")


def _inside(value):
    text = number_text(value)
    return f"({text})" if text.startswith("−") else text
