"""DepthwiseConv1D: the rules against Keras on random configurations, and refusals in both directions."""

import hypothesis.strategies as st
import pytest

from layers.agreement import ACTIVATIONS, accepted_of_random, agrees_with_keras, refused
from shapewise.layers import depthwise_conv1d, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered


@st.composite
def configurations(draw):
    """A DepthwiseConv1D and its input; now and then a window that does not fit."""
    strides = draw(st.integers(1, 4))
    call = LayerCall(
        "DepthwiseConv1D",
        draw(st.integers(1, 4)),
        strides=strides,
        padding=draw(st.sampled_from(["valid", "same"])),
        depth_multiplier=draw(st.integers(1, 3)),
        dilation_rate=draw(st.integers(1, 3)) if strides == 1 else 1,
        use_bias=draw(st.booleans()),
        activation=draw(ACTIVATIONS),
    )
    return call, (None, draw(st.none() | st.integers(2, 11)), draw(st.integers(1, 4)))


def test_shape_count_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations()) >= 500


ACCEPTED = [
    # the configuration, its input, the shape and the count on paper
    (LayerCall("DepthwiseConv1D", 10), (None, 128, 9), (None, 119, 9), 10 * 9 + 9),
    (LayerCall("DepthwiseConv1D", 10, depth_multiplier=100), (None, 128, 9), (None, 119, 900), 9900),
    (LayerCall("DepthwiseConv1D", 3, 2, "same", 4), (None, 7, 2), (None, 4, 8), 3 * 8 + 8),
    (LayerCall("DepthwiseConv1D", 3, use_bias=False), (None, None, 2), (None, None, 2), 6),
]


@pytest.mark.parametrize(("call", "input_shape", "shape", "count"), ACCEPTED, ids=str)
def test_shapes_and_counts_worked_out_on_paper(call, input_shape, shape, count):
    its = rule("DepthwiseConv1D")
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count
    assert agrees_with_keras(call, input_shape)


REFUSED = [
    (LayerCall("DepthwiseConv1D", 5), (None, 3, 2), "a window of 5 does not fit 3 steps"),
    (LayerCall("DepthwiseConv1D", 2, padding="causal"), (None, 9, 2), 'DepthwiseConv1D has no padding="causal"'),
    (LayerCall("DepthwiseConv1D", 2, depth_multiplier=0), (None, 9, 2), "depth_multiplier=0"),
    (LayerCall("DepthwiseConv1D", 0), (None, 9, 2), "kernel_size=0"),
    (LayerCall("DepthwiseConv1D", 2, strides=-1), (None, 9, 2), "strides=-1"),
    (LayerCall("DepthwiseConv1D", 2), (None, 9), "needs 3 axes.*got 2"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    assert refused(call, input_shape, reason)


def test_strides_and_dilation_together_are_refused_as_not_covered():
    with pytest.raises(NotCovered, match="strides 2 and dilation_rate 2 is not covered: set one of them to 1"):
        depthwise_conv1d.output_shape((None, 9, 2), kernel_size=2, strides=2, dilation_rate=2)


def test_unknown_channels_are_refused_by_name():
    with pytest.raises(ValueError, match="needs to know its channels"):
        depthwise_conv1d.parameters((None, 9, None), kernel_size=2)
