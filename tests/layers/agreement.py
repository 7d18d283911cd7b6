"""What every layer file must pass: its rules against the real Keras layer, on any configuration.

A test file of a layer family brings a hypothesis strategy of `(LayerCall, input_shape)` and one line:

    def test_the_rules_agree_with_keras():
        assert accepted_of_random(configurations()) >= 500

Three sources must say the same: our rule, Keras' `compute_output_shape`, and the array that the layer returns.
"""

import os
import re
from collections import Counter

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from shapewise import layers
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, run, small_integers, with_small_weights

#: with these, whole numbers stay whole, and the sums must be equal to the last bit
EXACT = (None, "linear", "relu")
ACTIVATIONS = st.sampled_from([None, None, "linear", "relu", "sigmoid", "tanh", "softmax"])
#: with these, errors of rounding are handed on from step to step, whatever the activation
INEXACT = {"SimpleRNN", "LSTM", "GRU", "Bidirectional"}
#: the length that stands in for an unknown one when numbers are computed
LENGTH = 8
BATCH = 2
#: whether the exhaustive form is run: `shapewise test --everything`
EVERYTHING = bool(os.environ.get("SHAPEWISE_EVERYTHING"))


def accepted_of_random(configurations, number=600, batch=BATCH):
    """Assert agreement on `number` configurations, the same in every run; give back how many were accepted."""
    seen = Counter()

    @settings(max_examples=number, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(configurations)
    def check(case):
        seen[agrees_with_keras(*case, batch)] += 1

    check()
    return seen[True]


def agrees_with_keras(call, input_shape, batch=BATCH):
    """Assert that our rule of `call` and Keras say the same of `input_shape`: a refusal, or shape, count and numbers.

    `input_shape` has the batch axis first; its None are kept for the shape rules, and are 8 for the numbers.
    Returns whether the configuration was accepted.
    """
    what, its, concrete = f"{call} on {input_shape}", layers.rule(call.kind), with_lengths(input_shape, batch)
    x = small_integers(concrete, seed=sum(concrete))
    layer, theirs, keras_refuses = _ask_keras(call, x)
    config = its.config(call)
    try:
        its.check(config)
        its.apply(its.output_shape, concrete, config=config)
        shape, count = (its.apply(rule, input_shape, config=config) for rule in (its.output_shape, its.parameters))
    except NotCovered as reason:
        assert "is not covered" in str(reason), f"{what}: the refusal must say what is not covered, not {reason}"
        return False
    except ValueError as reason:
        assert keras_refuses, f"{what}: Keras gives {theirs.shape}, we refuse it: {reason}"
        return False
    assert not keras_refuses, f"{what}: we give {shape.value}, Keras refuses it: {keras_refuses}"

    said = tuple(layer.compute_output_shape(input_shape))
    assert shape.value == said, f"{what}: shape {shape.value}, compute_output_shape {said}"
    on_numbers = its.apply(its.output_shape, concrete, config=config).value
    assert on_numbers == theirs.shape, f"{what}: shape {on_numbers}, the array {theirs.shape}"
    counted = sum(weight.size for weight in layer.get_weights())
    assert count.value == layer.count_params() == counted, f"{what}: count {count.value}, weights {counted}"
    ours = its.apply(its.forward, x, *layer.get_weights(), config=config)
    assert ours.shape == theirs.shape, f"{what}: forward {ours.shape}, Keras {theirs.shape}"
    exact = config.get("activation") in EXACT and call.kind not in INEXACT
    _numbers_agree(ours.astype("float32"), theirs, exact, what)
    return True


def with_lengths(input_shape, batch=BATCH):
    """`input_shape` with a number in place of every None."""
    return (batch, *(LENGTH if length is None else length for length in input_shape[1:]))


def _ask_keras(call, x):
    """The layer with small weights, what it gives for `x`, and why it refuses if it does."""
    try:
        layer = with_small_weights(build(call), x.shape)
        return layer, run(layer, x), None
    except Exception as error:
        return None, None, error


def _numbers_agree(ours, theirs, exact, what):
    if exact:
        assert np.array_equal(ours, theirs), f"{what}: differs by {np.abs(ours - theirs).max()}"
    else:
        assert np.allclose(ours, theirs, rtol=1e-5, atol=1e-5), f"{what}: differs by {np.abs(ours - theirs).max()}"


def refused(call, input_shape, reason):
    """Whether we refuse `call` for a reason that matches `reason`, once Keras is seen to refuse it as well."""
    with pytest.raises((ValueError, IndexError), match=r"."):
        run(build(call), small_integers(with_lengths(input_shape)))
    its = layers.rule(call.kind)
    config = its.config(call)
    with pytest.raises(ValueError, match=r"expected|Use|must|cannot|keeps|has no|needs") as caught:
        its.apply(its.output_shape, input_shape, config=config)
        its.apply(its.parameters, input_shape, config=config)
    return re.search(reason, str(caught.value)) or pytest.fail(f"{call}: {caught.value}")
