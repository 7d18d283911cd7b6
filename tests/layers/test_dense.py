"""Dense: the rules against Keras for inputs of 2 to 5 axes, and refusals in both directions."""

import hypothesis.strategies as st
import pytest

from layers.agreement import ACTIVATIONS, accepted_of_random, agrees_with_keras, refused
from shapewise.layers import dense, rule
from shapewise.layers.call import LayerCall


@st.composite
def configurations(draw):
    """A Dense and its input, with up to three axes between the batch and the features."""
    call = LayerCall("Dense", draw(st.integers(1, 7)), activation=draw(ACTIVATIONS), use_bias=draw(st.booleans()))
    between = draw(st.lists(st.none() | st.integers(1, 4), max_size=3))
    return call, (None, *between, draw(st.integers(1, 7)))


def test_shape_count_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations()) >= 500


ACCEPTED = [
    # the configuration, its input, the shape and the count on paper
    (LayerCall("Dense", 4), (None, 3), (None, 4), 3 * 4 + 4),
    (LayerCall("Dense", 4), (None, 2, 3), (None, 2, 4), 3 * 4 + 4),
    (LayerCall("Dense", 100), (None, 128, 9), (None, 128, 100), 9 * 100 + 100),
    (LayerCall("Dense", 1, "relu", False), (None, None, 3), (None, None, 1), 3),
]


@pytest.mark.parametrize(("call", "input_shape", "shape", "count"), ACCEPTED, ids=str)
def test_shapes_and_counts_worked_out_on_paper(call, input_shape, shape, count):
    its = rule("Dense")
    config = {"units": call.positional[0], "use_bias": count != 3}
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count


def test_a_vector_on_the_last_axis_goes_through_the_same_weights_wherever_it_stands():
    assert agrees_with_keras(LayerCall("Dense", 4, activation="tanh"), (None, 3, 2, 5))


REFUSED = [
    (LayerCall("Dense", 0), (None, 3), "units=0"),
    (LayerCall("Dense", -2), (None, 3), "units=-2"),
    (LayerCall("Dense", 2), (3,), "Dense needs at least 2 axes"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    assert refused(call, input_shape, reason)


def test_unknown_features_are_refused_by_name():
    with pytest.raises(ValueError, match="Dense needs to know its features"):
        dense.parameters((None, None), units=2)
