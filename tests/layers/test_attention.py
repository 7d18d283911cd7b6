"""Attention layers against Keras: shapes, counts and numbers, on random configurations."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from shapewise.layers import rule
from shapewise.layers.rule import NotCovered
from shapewise.reading import keras

L = keras.layers
SIZES = st.integers(1, 4)
CASES = settings(max_examples=40, deadline=None, derandomize=True)


def numbers(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape).astype("float32")


def filled(layer, *inputs):
    """`layer` after a call, with weights none of which is zero."""
    layer(*inputs)
    layer.set_weights([numbers(*weight.shape, seed=at + 1) for at, weight in enumerate(layer.get_weights())])
    return layer


def agree(kind, layer, inputs, config, options=None):
    """Shape and count are Keras', and the numbers within rounding; `inputs` as the layer is called with them."""
    options = options or {}
    its, shapes = rule(kind), [one.shape for one in keras.tree.flatten(inputs)]
    theirs = np.asarray(layer(*inputs, **options))
    config = config | options
    assert its.apply(its.output_shape, shapes, config=config).value == theirs.shape
    assert its.apply(its.parameters, shapes, config=config).value == layer.count_params()
    ours = its.apply(its.forward, *inputs, *layer.get_weights(), config=config)
    assert np.allclose(ours, theirs, atol=1e-4), np.abs(ours - theirs).max()


@CASES
@given(
    heads=SIZES, size=SIZES, out=st.sampled_from([None, 3]), steps=SIZES, others=SIZES, features=st.tuples(SIZES, SIZES, SIZES),
    bias=st.booleans(), causal=st.booleans(), with_key=st.booleans(), last=st.sampled_from([None, 5]),
)  # fmt: skip
def test_multi_head_attention_is_that_of_keras(heads, size, out, steps, others, features, bias, causal, with_key, last):
    layer = L.MultiHeadAttention(heads, size, value_dim=out, use_bias=bias, output_shape=last)
    inputs = [numbers(2, steps, features[0]), numbers(2, others, features[1])]
    inputs += [numbers(2, others, features[2])] if with_key else []
    filled(layer, *inputs)
    config = {"num_heads": heads, "key_dim": size, "value_dim": out, "use_bias": bias, "output_shape": last}
    agree("MultiHeadAttention", layer, inputs, config, {"use_causal_mask": causal})


@CASES
@given(
    repeats=SIZES,
    groups=SIZES,
    size=SIZES,
    steps=SIZES,
    others=SIZES,
    features=st.tuples(SIZES, SIZES),
    bias=st.booleans(),
)
def test_group_query_attention_is_that_of_keras(repeats, groups, size, steps, others, features, bias):
    layer = L.GroupQueryAttention(size, repeats * groups, groups, use_bias=bias)
    inputs = [numbers(2, steps, features[0]), numbers(2, others, features[1])]
    filled(layer, *inputs)
    config = {"head_dim": size, "num_query_heads": repeats * groups, "num_key_value_heads": groups, "use_bias": bias}
    agree("GroupQueryAttention", layer, inputs, config)


@CASES
@given(steps=SIZES, others=SIZES, features=SIZES, out=SIZES, scale=st.booleans(), mode=st.sampled_from(["dot", "concat"]),
       with_key=st.booleans(), causal=st.booleans())  # fmt: skip
def test_attention_is_that_of_keras(steps, others, features, out, scale, mode, with_key, causal):
    layer = L.Attention(use_scale=scale, score_mode=mode)
    inputs = [numbers(2, steps, features), numbers(2, others, out if with_key else features)]
    inputs += [numbers(2, others, features, seed=7)] if with_key else []
    filled(layer, inputs)
    agree("Attention", layer, [inputs], {"use_scale": scale, "score_mode": mode}, {"use_causal_mask": causal})


@CASES
@given(steps=SIZES, others=SIZES, features=SIZES, scale=st.booleans())
def test_additive_attention_is_that_of_keras(steps, others, features, scale):
    layer = L.AdditiveAttention(use_scale=scale)
    inputs = [numbers(2, steps, features), numbers(2, others, features, seed=5)]
    filled(layer, inputs)
    agree("AdditiveAttention", layer, [inputs], {"use_scale": scale})


def test_the_scores_have_a_number_for_each_pair_of_steps_and_each_head():
    its = rule("MultiHeadAttention")
    layer = L.MultiHeadAttention(2, 3)
    x, y = numbers(2, 4, 5), numbers(2, 6, 5)
    given, scores = layer(x, y, return_attention_scores=True)
    config = {"num_heads": 2, "key_dim": 3, "return_attention_scores": True}
    assert its.apply(its.output_shape, [x.shape, y.shape], config=config).value == [given.shape, scores.shape]


def test_the_comparison_can_fail():
    layer = L.MultiHeadAttention(2, 3)
    inputs = [numbers(2, 4, 5), numbers(2, 6, 5)]
    filled(layer, *inputs)
    with pytest.raises(AssertionError, match=r"\d"):
        agree("MultiHeadAttention", layer, inputs, {"num_heads": 2, "key_dim": 4})


@pytest.mark.parametrize(
    ("kind", "shapes", "config", "reason"),
    [
        ("MultiHeadAttention", [(None, 4, 5)], {"num_heads": 2, "key_dim": 3}, "takes a query and a value"),
        ("MultiHeadAttention", [(None, 4, 5), (None, 6, 5), (None, 7, 5)], {"num_heads": 2, "key_dim": 3}, "must have the same steps"),
        ("Attention", [(None, 4, 5), (None, 6, 3)], {}, "must have as many features: got 5 and 3"),
        ("GroupQueryAttention", [(None, 4, 5)] * 2, {"head_dim": 2, "num_query_heads": 3, "num_key_value_heads": 2}, "shared out evenly"),
    ],
)  # fmt: skip
def test_what_cannot_be_built_is_refused_with_its_reason(kind, shapes, config, reason):
    its = rule(kind)
    with pytest.raises(ValueError, match=reason):
        its.apply(its.output_shape, shapes, config=config)


def test_attention_over_other_axes_is_refused_by_name():
    with pytest.raises(NotCovered, match="other axes is not covered"):
        rule("MultiHeadAttention").forward(numbers(1, 2, 3, 4), numbers(1, 2, 3, 4), num_heads=1, key_dim=2)
