"""MultiHeadAttention and GroupQueryAttention: every head projects its inputs, compares, mixes; one projection puts the heads together.

Source: ``keras.src.layers.attention.multi_head_attention`` and ``keras.src.layers.attention.grouped_query_attention``.
"""

from __future__ import annotations

import math

import numpy as np

from shapewise.derivation import Labelled, Number, product, shape, shapes
from shapewise.derivation import parameters as count
from shapewise.layers.activations import softmax
from shapewise.layers.axes import length, named_shape, names
from shapewise.layers.rule import NotCovered, Rule

#: options that change no shape and no count
_NUMBERS = ("dropout", "sliding_window", "use_causal_mask", "flash_attention")


def output_shape(
    input_shapes, *, num_heads, key_dim, output_shape=None, attention_axes=None, return_attention_scores=False
):
    """The shape of the query, its last axis as long as `output_shape` says; with the scores, theirs as well.

    Parameters
    ----------
    input_shapes : list of tuple
        Query and value, then the key if it is another array than the value: ``(batch, steps, features)`` each.
    num_heads, key_dim, output_shape, attention_axes, return_attention_scores
        As in ``keras.layers.MultiHeadAttention`` and in its call; neither the heads nor `key_dim` are in the shape.

    Returns
    -------
    Derivation

    Examples
    --------
    >>> output_shape([(None, 10, 64), (None, 12, 32)], num_heads=2, key_dim=16).value
    (None, 10, 64)
    """
    query, _, key = _inputs(input_shapes)
    *kept, features = query
    if output_shape is None:
        output = named_shape(query)
    else:
        wanted = output_shape if isinstance(output_shape, (tuple, list)) else (output_shape,)
        last = Number(wanted[0], "output_shape") if len(wanted) == 1 else None
        output = named_shape((*kept, last) if last else (*kept, *wanted))
    if not return_attention_scores:
        return output
    if len(query) != 3 or attention_axes not in (None, (1,), [1]):
        raise NotCovered(f"attention scores of an input {query} are not covered: expected (batch, steps, features).")
    return shapes(output, _scores(query, key, num_heads, "num_heads"))


def parameters(
    input_shapes, *, num_heads, key_dim, value_dim=None, use_bias=True, output_shape=None, use_gate=False
):  # fmt: skip
    """Four projections, each with a bias: query, key and value into the heads, and the heads into the output.

    Parameters
    ----------
    input_shapes : list of tuple
        Query and value, then the key if it is another array than the value.
    num_heads, key_dim, value_dim, use_bias, output_shape, use_gate
        As in ``keras.layers.MultiHeadAttention``.

    Returns
    -------
    Derivation
        The number of steps is not in it.

    Examples
    --------
    >>> print(parameters([(None, 10, 64), (None, 10, 64)], num_heads=2, key_dim=16))
    parameters: query (64 + 1) x 2 x 16 + key (64 + 1) x 2 x 16 + value (64 + 1) x 2 x 16 + output (2 x 16 + 1) x 64 = 8352
    """
    query, value, key = _inputs(input_shapes)
    heads, size = Number(num_heads, "num_heads"), Number(key_dim, "key_dim")
    out_size = Number(value_dim, "value_dim") if value_dim else size
    given = output_shape if isinstance(output_shape, (tuple, list)) else (output_shape,)
    last = (
        length(query, -1, "features") if output_shape is None else product(*(Number(n, "output_shape") for n in given))
    )
    return _projections(query, key, value, (heads, size), (heads, size), (heads, out_size), last, use_bias, use_gate)


def forward(
    query, value, *more, num_heads, key_dim, use_bias=True, use_gate=False, attention_axes=None,
    use_causal_mask=False, sliding_window=None,
):  # fmt: skip
    """The numbers that MultiHeadAttention gives, head by head and step by step.

    Parameters
    ----------
    query, value : array
        ``(batch, steps, features)``.
    *more : array
        The key, if it is another array than the value; then the weights: kernel and bias of query, key, value, output.
    num_heads, key_dim, use_bias, use_gate, attention_axes, use_causal_mask, sliding_window
        As in ``keras.layers.MultiHeadAttention`` and in its call.

    Returns
    -------
    array
        ``(batch, steps of the query, features)``.
    """
    if use_gate or attention_axes not in (None, (1,), [1]) or np.ndim(query) != 3:
        raise NotCovered(
            "MultiHeadAttention with use_gate or other axes is not covered: expected (batch, steps, features)."
        )
    return _attend(query, value, more, use_bias, key_dim, use_causal_mask, sliding_window, MultiHead=num_heads)


def grouped_shape(input_shapes, *, head_dim, num_query_heads, num_key_value_heads, return_attention_scores=False):
    """The shape of the query; with the scores, theirs as well.

    Examples
    --------
    >>> grouped_shape([(None, 10, 64), (None, 12, 32)], head_dim=16, num_query_heads=4, num_key_value_heads=2).value
    (None, 10, 64)
    """
    query, _, key = _inputs(input_shapes)
    if num_query_heads % num_key_value_heads:
        raise ValueError(
            f"the query heads must be shared out evenly: got num_query_heads {num_query_heads}, num_key_value_heads "
            f"{num_key_value_heads}; expected a multiple of {num_key_value_heads}."
        )
    output = named_shape(query)
    return (
        shapes(output, _scores(query, key, num_query_heads, "num_query_heads")) if return_attention_scores else output
    )


def grouped_parameters(
    input_shapes, *, head_dim, num_query_heads, num_key_value_heads, use_bias=True, use_gate=False
):  # fmt: skip
    """As MultiHeadAttention, with fewer heads for key and value: each is shared by several heads of the query.

    Examples
    --------
    >>> print(grouped_parameters([(None, 10, 64)] * 2, head_dim=16, num_query_heads=4, num_key_value_heads=2, use_bias=False))
    parameters: query 64 x 4 x 16 + key 64 x 2 x 16 + value 64 x 2 x 16 + output 4 x 16 x 64 = 12288
    """
    query, value, key = _inputs(input_shapes)
    size = Number(head_dim, "head_dim")
    asking, answering = Number(num_query_heads, "num_query_heads"), Number(num_key_value_heads, "num_key_value_heads")
    last = length(query, -1, "features")
    return _projections(
        query,
        key,
        value,
        (asking, size),
        (answering, size),
        (answering, size),
        last,
        use_bias,
        use_gate,
        (asking, size),
    )


def grouped_forward(
    query, value, *more, head_dim, num_query_heads, num_key_value_heads, use_bias=True, use_gate=False,
    use_causal_mask=False, sliding_window=None,
):  # fmt: skip
    """The numbers that GroupQueryAttention gives: head h of the query reads the head ``h // repeats`` of key and value."""
    if use_gate:
        raise NotCovered("GroupQueryAttention with use_gate is not covered: expected use_gate=False.")
    return _attend(query, value, more, use_bias, head_dim, use_causal_mask, sliding_window, Grouped=num_query_heads)


def _inputs(input_shapes):
    """Query, value and key: the key is the value where it is not given."""
    if not isinstance(input_shapes, list) or not 2 <= len(input_shapes) <= 3:
        raise ValueError(f"attention takes a query and a value, and perhaps a key: got {input_shapes}.")
    query, value, *key = (tuple(one) for one in input_shapes)
    key = key[0] if key else value
    if len(query) < 3 or len(query) != len(value) or len(query) != len(key):
        raise NotCovered(
            f"attention between inputs {query} and {value} is not covered: expected as many axes, at least 3."
        )
    if any(a != b and None not in (a, b) for a, b in zip(value[1:-1], key[1:-1])):
        raise ValueError(f"key and value must have the same steps: got {key} and {value}.")
    return query, value, key


def _scores(query, key, heads, name):
    steps = names(3)[1]
    return shape(batch=query[0], heads=Number(heads, name), **{steps: query[1]}, key_steps=key[1])


def _projections(query, key, value, into_query, into_key, into_value, last, use_bias, use_gate, out=None):
    def projection(name, features, sizes):
        seen = length(features, -1, "features")
        return Labelled(name, product(seen + 1 if use_bias else seen, *sizes))

    inside = product(*(out or into_value))
    gate = [projection("gate", query, out or into_value)] if use_gate else []
    output = product(inside + 1, last) if use_bias else product(inside, last)
    return count(
        projection("query", query, into_query),
        projection("key", key, into_key),
        *gate,
        projection("value", value, into_value),
        Labelled("output", output),
    )


def _attend(query, value, more, use_bias, size, causal, window, **heads):
    """Every head: scores of each query step against each key step, softmax, the mean of the values with these weights."""
    ((_, heads),) = heads.items()
    number = 8 if use_bias else 4
    key, weights = (more[0] if len(more) > number else value), more[-number:]
    kernels = weights[::2] if use_bias else weights
    biases = weights[1::2] if use_bias else (0,) * 4
    q, k, v = (
        np.einsum("btf,fhd->bthd", np.asarray(x, dtype=float), kernel) + bias
        for x, kernel, bias in zip((query, key, value), kernels, biases)
    )
    repeats = heads // k.shape[2]
    mixed = np.zeros((*q.shape[:3], v.shape[-1]))
    for sample, step, head in np.ndindex(*q.shape[:3]):
        keys, values = k[sample, :, head // repeats], v[sample, :, head // repeats]
        scores = keys @ q[sample, step, head] / math.sqrt(size)
        for other in range(len(scores)):
            if (causal and other > step) or (window and abs(other - step) >= window):
                scores[other] = -1e9
        mixed[sample, step, head] = softmax(scores) @ values
    out = kernels[3]
    return np.tensordot(mixed, out, axes=2) + biases[3]


LAYERS = (
    Rule("MultiHeadAttention", output_shape, parameters, forward, several_inputs=True, numbers_only=_NUMBERS),
    Rule(
        "GroupQueryAttention",
        grouped_shape,
        grouped_parameters,
        grouped_forward,
        several_inputs=True,
        numbers_only=_NUMBERS,
    ),
)
