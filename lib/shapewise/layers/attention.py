"""Attention and AdditiveAttention: every step of the query gets a mean of the values, weighted by how alike it is to their keys.

Source: ``keras.src.layers.attention``.
"""

from __future__ import annotations

import numpy as np

from shapewise.derivation import Labelled, Number, shapes
from shapewise.derivation import parameters as count
from shapewise.layers.activations import softmax
from shapewise.layers.axes import length, named_shape
from shapewise.layers.rule import Rule

_NUMBERS = ("dropout",)


def output_shape(input_shapes, *, return_attention_scores=False):
    """The steps of the query, the features of the value; with the scores, a number for each pair of steps.

    Parameters
    ----------
    input_shapes : list of tuple
        Query, value and, if it is another array than the value, the key: ``(batch, steps, features)`` each.
    return_attention_scores : bool
        As in the call of ``keras.layers.Attention``.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> output_shape([(None, 10, 64), (None, 12, 64)]).value
    (None, 10, 64)
    >>> output_shape([(None, 10, 64), (None, 12, 64)], return_attention_scores=True).value
    [(None, 10, 64), (None, 10, 12)]
    """
    query, value, key = _inputs(input_shapes)
    output = named_shape((*query[:-1], Number(value[-1], "features of the value")))
    return shapes(output, named_shape((*query[:-1], key[-2]))) if return_attention_scores else output


def parameters(input_shapes, *, use_scale=False, score_mode="dot"):
    """No weights, but for a factor of the scores with `use_scale`, and one more where ``score_mode="concat"``.

    Examples
    --------
    >>> parameters([(None, 10, 64), (None, 12, 64)]).value
    0
    """
    wanted = ["scale"] * bool(use_scale) + ["concat_score_weight"] * (score_mode == "concat")
    return count(*(Labelled(name, Number(1, name)) for name in wanted))


def additive_parameters(input_shapes, *, use_scale=True):
    """One factor a feature.

    Examples
    --------
    >>> print(additive_parameters([(None, 10, 64), (None, 12, 64)]))
    parameters: scale 64 = 64
    """
    query, _, _ = _inputs(input_shapes)
    return count(*([Labelled("scale", length(query, -1, "features"))] if use_scale else []))


def forward(xs, *weights, use_scale=False, score_mode="dot", use_causal_mask=False):
    """The numbers that Attention gives, one step of the query after the other.

    Examples
    --------
    >>> query, value = np.zeros((1, 1, 2)), np.array([[[1.0, 5.0], [3.0, 7.0]]])
    >>> forward([query, value])[0, 0]
    array([2., 6.])
    """
    scale = weights[0] if use_scale else 1.0
    factor = weights[-1] if score_mode == "concat" else 1.0

    def score(query, key):
        return query @ key * scale if score_mode == "dot" else factor * np.tanh(scale * (query + key)).sum()

    return _attend(xs, score, use_causal_mask)


def additive_forward(xs, scale=1.0, *, use_causal_mask=False):
    """The numbers that AdditiveAttention gives: scores are sums of tanh, with a factor for each feature.

    Examples
    --------
    >>> query, value = np.zeros((1, 1, 2)), np.array([[[1.0, 5.0], [1.0, 5.0]]])
    >>> additive_forward([query, value], np.array([1.0, 2.0]))[0, 0]
    array([1., 5.])
    """
    return _attend(xs, lambda query, key: (scale * np.tanh(query + key)).sum(), use_causal_mask)


def _attend(xs, score, causal):
    query, value, *key = (np.asarray(x, dtype=float) for x in xs)
    key = key[0] if key else value
    y = np.zeros((*query.shape[:-1], value.shape[-1]))
    for sample, step in np.ndindex(*query.shape[:2]):
        scores = np.array([score(query[sample, step], one) for one in key[sample]])
        if causal:
            scores[step + 1 :] = -1e9
        y[sample, step] = softmax(scores) @ value[sample]
    return y


def _inputs(input_shapes):
    if not isinstance(input_shapes, list) or not 2 <= len(input_shapes) <= 3:
        raise ValueError(f"attention takes a list of query and value, and perhaps a key: got {input_shapes}.")
    query, value, *key = (tuple(one) for one in input_shapes)
    key = key[0] if key else value
    if None not in (query[-1], key[-1]) and query[-1] != key[-1]:
        raise ValueError(
            f"query and key must have as many features: got {query[-1]} and {key[-1]}; project one with Dense."
        )
    return query, value, key


LAYERS = (
    Rule("Attention", output_shape, parameters, forward, several_inputs=True, numbers_only=_NUMBERS),
    Rule(
        "AdditiveAttention",
        output_shape,
        additive_parameters,
        additive_forward,
        several_inputs=True,
        numbers_only=_NUMBERS,
    ),
)
