"""One file per Keras layer family: what is true of it, and only that.

A file here ends with ``LAYERS``, a tuple of :class:`~shapewise.layers.rule.Rule`; a new file is found by
itself. Nothing here knows Keras: shapes are tuples with the batch axis first, weights are arrays.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from shapewise.derivation import Derivation
from shapewise.layers.rule import NotCovered, Rule


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


def chain(calls, input_shape) -> tuple[Derivation, list[Derivation]]:
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
    input_shape, counts = tuple(input_shape), []
    for call in calls:
        its = rule(call.kind)
        config = its.config(call)
        its.check(config)
        if isinstance(input_shape, list):
            raise NotCovered(f"{call} after a layer that gives several arrays is not covered: expected one array.")
        derived = its.apply(its.output_shape, input_shape, config=config)
        counts.append(its.apply(its.parameters, input_shape, config=config))
        input_shape = derived.value
    return derived, counts
