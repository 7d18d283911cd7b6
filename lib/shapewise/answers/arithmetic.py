"""Why a right answer is right, as one line of arithmetic with the layer's own numbers."""

from __future__ import annotations

import numpy as np

from shapewise.layers.rule import NotCovered
from shapewise.reading import Facts, run

#: of a longer sum only the number of its products is said
MOST_TERMS = 9
#: one run of the layer for every number of the input: larger inputs are not taken apart
MOST_NUMBERS = 1_500


def arithmetic_of(facts: Facts, quantity) -> str:
    """How the output shape or the parameter count of a layer follows; empty for a layer without a rule.

    Examples
    --------
    >>> from shapewise.reading import keras, read
    >>> facts = read(keras.layers.Conv1D(100, 10), (None, 128, 9))
    >>> arithmetic_of(facts, "output_shape")
    'steps = (128 - 10) // 1 + 1 = 119, channels = filters = 100'
    >>> arithmetic_of(facts, "parameters")
    'kernel 10 x 9 x 100 + bias 100 = 9100'
    """
    if not facts.known:
        return ""
    try:
        derivation = facts.derive(quantity)
    except (NotCovered, ValueError):
        return ""
    if quantity == "parameters":
        said = str(derivation).removeprefix("parameters: ")
        return "" if said.isdigit() else said  # no sum: nothing that the count does not say
    parts = [(label.replace("_", " "), equation) for label, _, equation in derivation.lines[1:]]
    return ", ".join(f"{label} = {equation}" for label, equation in parts)


def sum_behind(layer, x, at) -> str:
    """How one number of the output comes from the numbers of the input: a sum of products, or the largest of some.

    It is measured on the layer itself, one input number after the other; empty where the number is neither. A sum that
    is
    too long to be read is told by how many products it has.

    Parameters
    ----------
    layer : keras.Layer
        Built, with its weights.
    x : array
        The input, the batch axis first.
    at : tuple of int
        The place in the output, the batch axis first.

    Examples
    --------
    >>> from shapewise.reading import keras, with_small_weights
    >>> dense = with_small_weights(keras.layers.Dense(2), (None, 3))
    >>> dense.set_weights([np.array([[2.0, 0], [-1, 0], [1, 0]]), np.array([5.0, 0])])
    >>> sum_behind(dense, np.array([[1, 3, 4]]), (0, 0))
    '1 x 2 + 3 x (-1) + 4 x 1 + bias 5 = 8'
    """
    sample = np.asarray(x, dtype="float32")[at[0]]
    if sample.size > MOST_NUMBERS or len(at) != len(run(layer, sample[None]).shape):
        return ""
    truth = float(run(layer, sample[None])[(0, *at[1:])])
    flat = sample.reshape(-1)
    units = np.eye(flat.size + 1, flat.size, dtype="float32")  # each input number alone, as a 1; in the last row none
    try:
        given = run(layer, units.reshape(-1, *sample.shape))[(slice(None), *at[1:])].astype(float)
    except Exception:  # a layer for batches of one size only
        return ""
    weights, rest = given[:-1] - given[-1], float(given[-1])
    if np.isclose(flat @ weights + rest, truth, atol=1e-4):
        used = [place for place in range(flat.size) if abs(weights[place]) > 1e-6]
        terms = [f"{_number(flat[place])} x {_number(weights[place])}" for place in used]
        bias = [f"bias {_number(rest)}"] if abs(rest) > 1e-6 else []
        if len(terms + bias) > MOST_TERMS:
            total = _plain(truth - rest if bias else truth)
            told = f"{len(terms)} products add up to {total}"
            return f"{told}; {_number(truth - rest)} + {bias[0]} = {_plain(truth)}" if bias else told
        return f"{' + '.join(terms + bias)} = {_plain(truth)}" if len(terms + bias) > 1 else ""
    window = _that_can_win(layer, sample, at)
    if 1 < len(window) <= MOST_TERMS and np.isclose(max(window), truth):
        return f"the largest of {', '.join(_plain(value) for value in window)} is {_plain(truth)}"
    return ""


def _that_can_win(layer, sample, at):
    """The numbers of the input that come out at this place when they are the largest of all."""
    flat, large = sample.reshape(-1), float(np.abs(sample).max()) + 1
    raised = np.tile(flat, (flat.size, 1)) + large * np.eye(flat.size, dtype="float32") * 2
    given = run(layer, raised.reshape(-1, *sample.shape))[(slice(None), *at[1:])]
    return [float(flat[place]) for place in range(flat.size) if np.isclose(given[place], raised[place, place])]


def _plain(value):
    return f"{value:.4g}"


def _number(value):
    text = _plain(value)
    return f"({text})" if text.startswith("-") else text
