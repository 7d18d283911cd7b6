"""What every belief about a layer says is its shape, its parameter count, or the numbers that come out of it."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import numpy as np

from shapewise import layers, misconceptions
from shapewise.misconceptions.belief import Belief, Prediction
from shapewise.misconceptions.case import Case


@cache
def beliefs_by_code() -> dict[str, Belief]:
    """Every belief, from the files of this folder: code -> Belief.

    Examples
    --------
    >>> beliefs_by_code()["conv1d/strides-ignored"].claim
    'the window moves by one step at a time'
    """
    found = {}
    for module in pkgutil.iter_modules(misconceptions.__path__):
        for one in getattr(importlib.import_module(f"{misconceptions.__name__}.{module.name}"), "BELIEFS", ()):
            if one.code in found:
                raise ValueError(f"two beliefs have the code {one.code!r}: expected each code once.")
            found[one.code] = one
    return found


@cache
def beliefs_about(kind) -> tuple[Belief, ...]:
    """The beliefs about the layer with the Keras class name `kind`, in the order of their file.

    Examples
    --------
    >>> [belief.code for belief in beliefs_about("Flatten")][:2]
    ['flatten/last-axis-left', 'flatten/last-two-joined']
    """
    return tuple(one for one in beliefs_by_code().values() if kind in one.kinds)


def belief(code) -> Belief:
    """The belief with that code.

    Raises
    ------
    ValueError
        If no file here holds it.
    """
    try:
        return beliefs_by_code()[code]
    except KeyError:
        raise ValueError(f"no belief has the code {code!r}: shapewise.beliefs() lists them all.") from None


def predictions(kind, quantity, input_shape, config) -> list[Prediction]:
    """What every belief about a layer says is its output shape or its parameter count.

    Beliefs that say nothing about this configuration, or the truth, are left out.

    Parameters
    ----------
    kind : str
        Keras class name.
    quantity : str
        ``"output_shape"`` or ``"parameters"``.
    input_shape : tuple
        The batch axis first.
    config : dict
        The layer's arguments.

    Examples
    --------
    >>> found = predictions("Dense", "parameters", (None, 2, 3), {"units": 4})
    >>> {one.belief.code: one.value for one in found}["dense/flattened"]
    28
    """
    case = Case(layers.rule(kind), input_shape, config)
    case.rule.check(config)
    truth = case.derive(quantity).value
    return [
        prediction for prediction in all_predictions(kind, quantity, input_shape, config) if prediction.value != truth
    ]


def all_predictions(kind, quantity, input_shape, config) -> list[Prediction]:
    """As :func:`predictions`, with the beliefs that say the truth: where there are such, a question does not tell."""
    case, found = Case(layers.rule(kind), input_shape, config), []
    for one in beliefs_about(kind):
        if quantity not in one.about:
            continue
        try:
            derivation = one.mistake.derive(case, quantity)
            if derivation is not None:
                found.append(Prediction(one, derivation.value, derivation, one.mistake.layers(case, quantity)))
        except ValueError:  # the believed layer cannot be built here: nobody can get this answer from it
            continue
    return found


def value_predictions(kind, x, weights, config) -> list[Prediction]:
    """What every belief about a layer says comes out of it for the input `x`, as arrays.

    Beliefs that say nothing about this configuration, or the truth, are left out.
    """
    case = Case(layers.rule(kind), np.shape(x), config)
    if case.rule.forward is None:
        return []
    truth = case.run(x, *weights)
    found = value_claims(kind, x, weights, config)
    return [
        prediction
        for prediction in found
        if prediction.value.shape != truth.shape or not np.allclose(prediction.value, truth)
    ]


def value_claims(kind, x, weights, config) -> list[Prediction]:
    """As :func:`value_predictions`, with the beliefs that say the truth."""
    case, found = Case(layers.rule(kind), np.shape(x), config), []
    for one in beliefs_about(kind):
        if "value" not in one.about:
            continue
        try:
            value = one.mistake.value(case, x, weights)
        except ValueError:  # the belief cannot be carried out on this input
            continue
        if value is not None:
            found.append(Prediction(one, value, None, one.mistake.layers(case, "value")))
    return found
