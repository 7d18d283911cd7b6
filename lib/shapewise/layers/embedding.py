"""Embedding: every whole number is a row number; the row of the table takes its place.

Source: ``keras.src.layers.core.embedding``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.rule import Rule


def output_shape(input_shape, *, input_dim, output_dim):
    """One vector of `output_dim` numbers for every index that came in.

    Examples
    --------
    >>> print(output_shape((None, 10), input_dim=263, output_dim=64))
    steps: 10
    channels: 64
    """
    batch, *lengths = input_shape
    axes = {"steps": lengths[0]} if len(lengths) == 1 else {f"axis_{i}": n for i, n in enumerate(lengths, start=1)}
    return shape(batch=batch, **axes, channels=Number(output_dim, "output_dim"))


def parameters(input_shape, *, input_dim, output_dim):
    """The table: a row for each of the `input_dim` numbers that can come in; no bias.

    Examples
    --------
    >>> print(parameters((None, 10), input_dim=263, output_dim=64))
    parameters: table 263 x 64 = 16832
    """
    return count(Labelled("table", product(Number(input_dim, "input_dim"), Number(output_dim, "output_dim"))))


def forward(x, table):
    """The row of `table` for every index.

    Raises
    ------
    ValueError
        If an index is no row of the table. Keras takes -1 for the last one, in silence.

    Examples
    --------
    >>> forward(np.array([[2, 0]]), np.array([[1, 1], [2, 2], [3, 3]]))
    array([[[3, 3],
            [1, 1]]])
    """
    x, table = np.asarray(x).astype(int), np.asarray(table)
    if x.size and (x.min() < 0 or x.max() >= len(table)):
        bad = int(x.min() if x.min() < 0 else x.max())
        raise ValueError(f"index {bad} is no row of the table: expected 0 to {len(table) - 1}.")
    return table[x]


LAYERS = (Rule("Embedding", output_shape, parameters, forward, numbers_only=("mask_zero",)),)
