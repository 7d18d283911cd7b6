"""DepthwiseConv2D: the rules against Keras, and refusals in both directions."""

import hypothesis.strategies as st
import pytest

from layers.agreement import ACTIVATIONS, accepted_of_random, agrees_with_keras, refused
from shapewise.layers import depthwise_conv2d, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import keras, run, small_integers

PAIR = st.integers(1, 3) | st.tuples(st.integers(1, 3), st.integers(1, 3))


@st.composite
def configurations(draw):
    """A DepthwiseConv2D and its input; now and then a window that does not fit, or strides with dilation."""
    strides, dilation_rate = draw(
        st.sampled_from([(st.integers(1, 3), st.just(1)), (st.just(1), PAIR)] * 7 + [(PAIR, PAIR)])
    )
    call = LayerCall(
        "DepthwiseConv2D",
        draw(PAIR),
        draw(strides),
        draw(st.sampled_from(["valid", "same"])),
        draw(st.integers(1, 3)),
        dilation_rate=draw(dilation_rate),
        use_bias=draw(st.booleans()),
        activation=draw(ACTIVATIONS),
    )
    lengths = [draw(st.integers(3, 7) | st.sampled_from([None, 1])) for _ in range(2)]
    return call, (None, *lengths, draw(st.integers(1, 3)))


def test_shape_count_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations(), 750) >= 500


ACCEPTED = [
    # the configuration, its input, the shape and the count on paper
    (LayerCall("DepthwiseConv2D", 2, 2), (None, 8, 8, 16), (None, 4, 4, 16), 2 * 2 * 16 + 16),
    (LayerCall("DepthwiseConv2D", (3, 1), depth_multiplier=2), (None, 5, 4, 3), (None, 3, 4, 6), 3 * 6 + 6),
    (LayerCall("DepthwiseConv2D", 2, 2, "same", use_bias=False), (None, 7, 7, 3), (None, 4, 4, 3), 12),
]


@pytest.mark.parametrize(("call", "input_shape", "shape", "count"), ACCEPTED, ids=str)
def test_shapes_and_counts_worked_out_on_paper(call, input_shape, shape, count):
    its = rule("DepthwiseConv2D")
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count
    assert agrees_with_keras(call, input_shape)


REFUSED = [
    (LayerCall("DepthwiseConv2D", 5), (None, 3, 9, 2), "a window of 5 does not fit 3 height"),
    (LayerCall("DepthwiseConv2D", 2, padding="causal"), (None, 9, 9, 2), 'DepthwiseConv2D has no padding="causal"'),
    (LayerCall("DepthwiseConv2D", 2, depth_multiplier=0), (None, 9, 9, 2), "depth_multiplier=0"),
    (LayerCall("DepthwiseConv2D", (2, 0)), (None, 9, 9, 2), r"kernel_size=\(2, 0\)"),
    (LayerCall("DepthwiseConv2D", 2), (None, 9, 9), "needs 4 axes.*got 3"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    assert refused(call, input_shape, reason)


def test_unequal_strides_get_a_shape_from_keras_and_no_numbers_and_are_not_covered_here():
    layer = keras.layers.DepthwiseConv2D(2, strides=(1, 2))
    assert layer.compute_output_shape((None, 7, 7, 2)) == (None, 6, 3, 2)
    with pytest.raises(Exception, match="only supports equal length strides"):
        run(layer, small_integers((1, 7, 7, 2)))
    with pytest.raises(NotCovered, match=r"strides \(1, 2\) is not covered"):
        depthwise_conv2d.output_shape((None, 7, 7, 2), kernel_size=2, strides=(1, 2))


def test_unknown_channels_are_refused_by_name():
    with pytest.raises(ValueError, match="DepthwiseConv2D needs to know its channels"):
        depthwise_conv2d.parameters((None, 9, 9, None), kernel_size=2)


def test_channels_first_is_refused_as_not_covered():
    with pytest.raises(NotCovered, match="DepthwiseConv2D with data_format='channels_first' is not covered"):
        depthwise_conv2d.output_shape((None, 3, 9, 9), kernel_size=2, data_format="channels_first")
