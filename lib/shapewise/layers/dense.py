"""Dense: every vector on the last axis goes through the same weights.

Source: ``keras.src.layers.core.dense.Dense``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape
from shapewise.derivation import parameters as count
from shapewise.layers.activations import activate
from shapewise.layers.rule import Rule
from shapewise.layers.windows import whole_numbers


def output_shape(input_shape, *, units):
    """The input's shape with `units` in place of its last axis.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, ..., features)``, at least two axes.
    units : int
        As in ``keras.layers.Dense``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> output_shape((None, 2, 3), units=4).value
    (None, 2, 4)
    """
    whole_numbers("Dense", units=units)
    batch, *between, _ = _checked(input_shape)
    names = {f"axis_{axis}": length for axis, length in enumerate(between, start=1)}
    return shape(batch=batch, **names, features=Number(units, "units"))


def parameters(input_shape, *, units, use_bias=True):
    """The number of weights: one for every pair of a feature and a unit, and a bias a unit.

    Parameters
    ----------
    input_shape : tuple
        ``(batch, ..., features)``; only the last axis matters.
    units, use_bias
        As in ``keras.layers.Dense``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> print(parameters((None, 2, 3), units=4))
    parameters: kernel 3 x 4 + bias 4 = 16
    """
    whole_numbers("Dense", units=units)
    *_, features = _checked(input_shape)
    kernel = Labelled("kernel", product(Number(features, "features"), Number(units, "units")))
    return count(kernel, Labelled("bias", Number(units, "units"))) if use_bias else count(kernel)


def forward(x, kernel, bias=None, *, activation=None):
    """The numbers that Dense gives, by loops over the rows, the units and the features.

    Parameters
    ----------
    x : array
        ``(batch, ..., features)``.
    kernel : array
        ``(features, units)``.
    bias : array, optional
        ``(units,)``.
    activation : str, optional
        As in ``keras.layers.Dense``.

    Returns
    -------
    array
        ``(batch, ..., units)``.

    Examples
    --------
    >>> forward(np.array([[1, 2]]), np.array([[1, 10], [1, 10]]), np.array([0, 5]))
    array([[ 3., 35.]])
    """
    x, kernel = np.asarray(x, dtype=float), np.asarray(kernel)
    features, units = kernel.shape
    y = np.zeros((*x.shape[:-1], units))
    for row in np.ndindex(*x.shape[:-1]):
        for unit in range(units):
            for feature in range(features):
                y[(*row, unit)] += x[(*row, feature)] * kernel[feature, unit]
            if bias is not None:
                y[(*row, unit)] += bias[unit]
    return activate(y, activation)


def _checked(input_shape):
    input_shape = tuple(input_shape)
    if len(input_shape) < 2:
        raise ValueError(
            f"Dense needs at least 2 axes (batch, ..., features): got {len(input_shape)} in {input_shape}."
        )
    if input_shape[-1] is None:
        raise ValueError(f"Dense needs to know its features: got {input_shape}; expected a number on the last axis.")
    return input_shape


LAYERS = (Rule("Dense", output_shape, parameters, forward),)
