"""One file per Keras layer family: everything that is true of it, and everything people believe of it.

A file here ends with ``LAYERS``, a tuple of :class:`~shapewise.layers.rule.Rule`; a new file is found by
itself. Nothing here knows Keras: shapes are tuples with the batch axis first, weights are arrays.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import numpy as np

from shapewise.derivation import Derivation
from shapewise.layers.rule import Rule
from shapewise.misconceptions.belief import Belief, Prediction


@cache
def rules() -> dict[str, Rule]:
    """Every known layer: Keras class name -> Rule."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        for rule in getattr(importlib.import_module(f"{__name__}.{module.name}"), "LAYERS", ()):
            found[rule.kind] = rule
    return found


def rule(kind) -> Rule:
    """The rule of the layer with the Keras class name `kind`.

    Raises
    ------
    ValueError
        If no file here knows it.
    """
    try:
        return rules()[kind]
    except KeyError:
        known = ", ".join(sorted(name for name in rules() if not name.startswith("ops.")))
        raise ValueError(f"no rule for {kind!r}: expected one of {known}.") from None


def belief(code) -> Belief:
    """The belief with that code.

    Raises
    ------
    ValueError
        If no layer file holds it.
    """
    for its in rules().values():
        for one_of_them in its.beliefs:
            if one_of_them.code == code:
                return one_of_them
    raise ValueError(f"no belief has the code {code!r}: shapewise.beliefs() lists them all.")


def chain(calls, input_shape) -> tuple[Derivation, int]:
    """Output shape and parameter count of layers that follow one another.

    Parameters
    ----------
    calls : sequence of LayerCall
        The layers, first to last.
    input_shape : tuple
        Of the first layer, the batch axis first.

    Returns
    -------
    (Derivation, list of Derivation)
        The last layer's output shape, and the parameter count of each layer.
    """
    counts = []
    for call in calls:
        its = rule(call.kind)
        config = its.config(call)
        its.check(config)
        derived = its.apply(its.output_shape, tuple(input_shape), config=config)
        counts.append(its.apply(its.parameters, tuple(input_shape), config=config))
        input_shape = derived.value
    return derived, counts


def predictions(kind, asked, input_shape, config) -> list[Prediction]:
    """What every belief about a layer says is its output shape or its parameter count.

    Beliefs that say nothing about this configuration, or the truth, are left out.

    Parameters
    ----------
    kind : str
        Keras class name.
    asked : str
        ``"output_shape"`` or ``"parameters"``.
    input_shape : tuple
        The batch axis first.
    config : dict
        The layer's arguments.
    """
    its = rule(kind)
    its.check(config)
    truth = its.apply(getattr(its, asked), input_shape, config=config).value
    return [claim for claim in claims(kind, asked, input_shape, config) if claim.value != truth]


def claims(kind, asked, input_shape, config) -> list[Prediction]:
    """As :func:`predictions`, with the beliefs that say the truth: where there are such, a question does not tell."""
    its = rule(kind)
    found = []
    for belief in its.beliefs:
        if asked not in belief.about:
            continue
        calls = tuple(belief.layers(input_shape, config) or ()) if belief.layers else ()
        own = getattr(belief, asked)
        try:
            derivation = own(input_shape, config) if own else _of_chain(asked, calls, input_shape)
        except ValueError:  # the believed layer cannot be built here: nobody can get this answer from it
            continue
        if derivation is not None:
            found.append(Prediction(belief, derivation.value, derivation, calls))
    return found


def value_predictions(kind, x, weights, config) -> list[Prediction]:
    """What every belief about a layer says comes out of it for the input `x`, as arrays.

    Beliefs that say nothing about this configuration, or the truth, are left out.
    """
    its = rule(kind)
    if its.forward is None:
        return []
    truth = its.apply(its.forward, x, *weights, config=config)
    found = value_claims(kind, x, weights, config)
    return [claim for claim in found if claim.value.shape != truth.shape or not np.allclose(claim.value, truth)]


def value_claims(kind, x, weights, config) -> list[Prediction]:
    """As :func:`value_predictions`, with the beliefs that say the truth."""
    its = rule(kind)
    found = []
    for belief in its.beliefs:
        if "value" in belief.about and belief.forward:
            try:
                value = belief.forward(its.forward, x, *weights, **its.options(its.forward, config))
            except ValueError:  # the belief cannot be carried out on this input
                continue
            if value is not None:
                calls = tuple(belief.layers(x.shape, config) or ()) if belief.layers else ()
                found.append(Prediction(belief, value, None, calls))
    return found


def _of_chain(asked, calls, input_shape):
    if not calls:
        return None
    shape, counts = chain(calls, input_shape)
    if asked == "output_shape":
        return shape
    counted = [count for count in counts if count.value] or counts[:1]
    return counted[0] if len(counted) == 1 else Derivation("parameters", (("parameters", sum_of(counted)),))


def sum_of(derivations):
    """One expression that adds the values of several counts."""
    total = derivations[0].parts[0][1]
    for derivation in derivations[1:]:
        total = total + derivation.parts[0][1]
    return total
