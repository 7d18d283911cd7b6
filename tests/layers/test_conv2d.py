"""Conv2D: the rules against Keras, with windows that differ along the two axes, and refusals in both directions."""

import hypothesis.strategies as st
import pytest

from layers.agreement import ACTIVATIONS, accepted_of_random, agrees_with_keras, refused
from shapewise.layers import conv2d, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered

PAIR = st.integers(1, 3) | st.tuples(st.integers(1, 3), st.integers(1, 3))


@st.composite
def configurations(draw):
    """A Conv2D and its input; now and then a window that does not fit, or strides with dilation."""
    groups = draw(st.sampled_from([1] * 8 + [2]))
    strides, dilation_rate = draw(st.sampled_from([(PAIR, st.just(1)), (st.just(1), PAIR)] * 6 + [(PAIR, PAIR)]))
    call = LayerCall(
        "Conv2D",
        groups * draw(st.integers(1, 2)),
        draw(PAIR),
        strides=draw(strides),
        padding=draw(st.sampled_from(["valid", "same"])),
        dilation_rate=draw(dilation_rate),
        groups=groups,
        use_bias=draw(st.booleans()),
        activation=draw(ACTIVATIONS),
    )
    lengths = [draw(st.integers(3, 7) | st.sampled_from([None, 1])) for _ in range(2)]
    return call, (None, *lengths, groups * draw(st.integers(1, 2)))


def test_shape_count_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations(), 700) >= 500


ACCEPTED = [
    # the configuration, its input, the shape and the count on paper
    (LayerCall("Conv2D", 32, 3), (None, 12, 10, 3), (None, 10, 8, 32), 896),
    (LayerCall("Conv2D", 100, (10, 1)), (None, 12, 9, 1), (None, 3, 9, 100), 1100),
    (LayerCall("Conv2D", 64, (3, 1), padding="same"), (None, 10, 32, 1), (None, 10, 32, 64), 256),
    (LayerCall("Conv2D", 2, 2, (2, 3)), (None, 5, 7, 1), (None, 2, 2, 2), 10),
    (LayerCall("Conv2D", 2, 3), (None, None, 7, 1), (None, None, 5, 2), 20),
]


@pytest.mark.parametrize(("call", "input_shape", "shape", "count"), ACCEPTED, ids=str)
def test_shapes_and_counts_worked_out_on_paper(call, input_shape, shape, count):
    its = rule("Conv2D")
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count
    assert agrees_with_keras(call, input_shape)


REFUSED = [
    (LayerCall("Conv2D", 2, 5), (None, 3, 9, 2), "a window of 5 does not fit 3 height"),
    (LayerCall("Conv2D", 2, 5), (None, 9, 3, 2), "a window of 5 does not fit 3 width"),
    (LayerCall("Conv2D", 2, 2, padding="causal"), (None, 9, 9, 2), 'Conv2D has no padding="causal"'),
    (LayerCall("Conv2D", 2, 2, strides=(2, 1), dilation_rate=(1, 2)), (None, 9, 9, 2), "cannot both be above 1"),
    (LayerCall("Conv2D", 2, 2, groups=2), (None, 9, 9, 3), "groups must divide channels and filters"),
    (LayerCall("Conv2D", 2, (2, 0)), (None, 9, 9, 2), r"kernel_size=\(2, 0\): expected a whole number above 0"),
    (LayerCall("Conv2D", 2, (2, 2, 2)), (None, 9, 9, 2), "or a tuple of 2"),
    (LayerCall("Conv2D", 0, 2), (None, 9, 9, 2), "filters=0"),
    (LayerCall("Conv2D", 2, 2), (None, 9, 9), "needs 4 axes.*got 3"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    assert refused(call, input_shape, reason)


def test_unknown_channels_are_refused_by_name():
    with pytest.raises(ValueError, match="Conv2D needs to know its channels"):
        conv2d.parameters((None, 9, 9, None), filters=2, kernel_size=2)


def test_channels_first_is_refused_as_not_covered():
    with pytest.raises(NotCovered, match="Conv2D with data_format='channels_first' is not covered"):
        conv2d.output_shape((None, 3, 9, 9), filters=2, kernel_size=2, data_format="channels_first")
