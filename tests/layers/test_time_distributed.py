"""TimeDistributed: the rules against Keras around several layers, and refusals in both directions."""

import hypothesis.strategies as st
import numpy as np
import pytest

from layers.agreement import accepted_of_random, agrees_with_keras, refused
from shapewise.layers import rule, time_distributed
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, run, small_integers, with_small_weights


@st.composite
def inner_layers(draw):
    """A layer for one step, and the shape of a step without the batch axis."""
    size, units = st.integers(1, 4), draw(st.integers(1, 4))
    steps, channels = draw(st.integers(2, 5)), draw(size)
    return draw(
        st.sampled_from(
            [
                (LayerCall("Dense", units, use_bias=draw(st.booleans())), (channels,)),
                (LayerCall("Dense", units, activation="relu"), (steps, channels)),
                (LayerCall("Conv1D", units, 2, padding=draw(st.sampled_from(["valid", "same"]))), (steps, channels)),
                (LayerCall("DepthwiseConv1D", 2, depth_multiplier=units), (steps, channels)),
                (LayerCall("Flatten"), (steps, channels)),
                (LayerCall("Permute", (2, 1)), (steps, channels)),
                (LayerCall("Reshape", (channels, steps)), (steps, channels)),
                (LayerCall("Conv1D", units, 6), (steps, channels)),
            ]
        )
    )


@st.composite
def configurations(draw):
    """A TimeDistributed and its input; now and then a window that does not fit."""
    layer, step = draw(inner_layers())
    return LayerCall("TimeDistributed", layer), (None, draw(st.none() | st.integers(1, 4)), *step)


def test_shape_count_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations(), number=620) >= 500


ACCEPTED = [
    (LayerCall("TimeDistributed", LayerCall("Dense", 10)), (None, 20, 5), (None, 20, 10), 60),
    (LayerCall("TimeDistributed", LayerCall("Dense", 4)), (None, 2, 3), (None, 2, 4), 16),
    (LayerCall("TimeDistributed", LayerCall("Conv1D", 6, 2)), (None, 7, 9, 3), (None, 7, 8, 6), 2 * 3 * 6 + 6),
    (LayerCall("TimeDistributed", LayerCall("Flatten")), (None, None, 9, 3), (None, None, 27), 0),
]


@pytest.mark.parametrize(("call", "input_shape", "shape", "count"), ACCEPTED, ids=str)
def test_shapes_and_counts_worked_out_on_paper(call, input_shape, shape, count):
    its = rule("TimeDistributed")
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count
    assert agrees_with_keras(call, input_shape)


def test_around_dense_it_gives_what_dense_gives():
    dense = with_small_weights(build(LayerCall("Dense", 10)), (None, 20, 5))
    wrapped = build(LayerCall("TimeDistributed", LayerCall("Dense", 10)))
    x = small_integers((2, 20, 5))
    run(wrapped, x)
    wrapped.set_weights(dense.get_weights())
    assert np.array_equal(run(wrapped, x), run(dense, x))
    assert wrapped.count_params() == dense.count_params() == 60


def test_a_single_vector_is_refused_as_in_keras():
    assert refused(LayerCall("TimeDistributed", LayerCall("Dense", 2)), (None, 3), "needs at least 3 axes")


def test_a_layer_that_gives_several_arrays_is_refused_as_not_covered():
    states = LayerCall("LSTM", 2, return_state=True)
    with pytest.raises(
        NotCovered, match="TimeDistributed around .* is not covered: expected a layer that gives one array"
    ):
        time_distributed.output_shape((None, 4, 5, 3), layer=states)
