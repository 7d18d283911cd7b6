"""Conv1D: the rules against Keras, on every kind of window, and refusals in both directions."""

import hypothesis.strategies as st
import numpy as np
import pytest

from layers.agreement import ACTIVATIONS, accepted_of_random, agrees_with_keras, refused
from shapewise.layers import conv1d, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import keras, run


@st.composite
def configurations(draw):
    """A Conv1D and its input; most are accepted, some are refused for every reason there is."""
    groups = draw(st.sampled_from([1] * 6 + [2, 3]))
    odd_one_out = draw(st.sampled_from([0] * 9 + [1]))
    channels = groups * draw(st.integers(1, 3)) + odd_one_out
    strides = draw(st.integers(1, 4))
    dilation_rate = draw(st.integers(1, 3)) if strides == 1 else draw(st.sampled_from([1] * 9 + [2]))
    call = LayerCall(
        "Conv1D",
        groups * draw(st.integers(1, 3)),
        draw(st.integers(1, 5)),
        strides=strides,
        padding=draw(st.sampled_from(["valid", "same", "causal"])),
        dilation_rate=dilation_rate,
        groups=groups,
        use_bias=draw(st.booleans()),
        activation=draw(ACTIVATIONS),
    )
    return call, (None, draw(st.none() | st.integers(1, 11)), channels)


def test_shape_count_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations()) >= 500


ACCEPTED = [
    # the configuration, its input, the shape that Keras gives, the count on paper
    (LayerCall("Conv1D", 100, 10), (None, 128, 9), (None, 119, 100), 10 * 9 * 100 + 100),
    (LayerCall("Conv1D", 1, 10), (None, 128, 9), (None, 119, 1), 91),
    (LayerCall("Conv1D", 100, 10, padding="same"), (None, 128, 9), (None, 128, 100), 9100),
    (LayerCall("Conv1D", 64, 3, padding="same"), (None, 10, 32), (None, 10, 64), 3 * 32 * 64 + 64),
    (LayerCall("Conv1D", 6, 3, groups=3), (None, 7, 9), (None, 5, 6), 3 * 3 * 6 + 6),
    (LayerCall("Conv1D", 2, 3, dilation_rate=4), (None, 20, 1), (None, 12, 2), 3 * 2 + 2),
    (LayerCall("Conv1D", 2, 3, strides=3, padding="causal"), (None, 7, 1), (None, 3, 2), 8),
    (LayerCall("Conv1D", 2, (3,), strides=[2]), (None, 7, 1), (None, 3, 2), 8),
    (LayerCall("Conv1D", 2, 3), (None, None, 4), (None, None, 2), 26),
    (LayerCall("Conv1D", 2, 3, use_bias=False), (5, 3, 4), (5, 1, 2), 24),
]


@pytest.mark.parametrize(("call", "input_shape", "shape", "count"), ACCEPTED, ids=str)
def test_shapes_and_counts_worked_out_on_paper(call, input_shape, shape, count):
    its = rule("Conv1D")
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count
    assert agrees_with_keras(call, input_shape)


REFUSED = [
    (LayerCall("Conv1D", 2, 5), (None, 3, 2), "a window of 5 does not fit 3 steps.*kernel_size <= 3"),
    (LayerCall("Conv1D", 2, 3, dilation_rate=2), (None, 4, 2), "spread over 5 by dilation_rate 2.*kernel_size <= 2"),
    (LayerCall("Conv1D", 2, 2, strides=2, dilation_rate=2), (None, 9, 2), "strides and dilation_rate cannot both"),
    (LayerCall("Conv1D", 4, 2, groups=2), (None, 9, 3), "channels 3, filters 4, groups 2"),
    (LayerCall("Conv1D", 3, 2, groups=2), (None, 9, 4), "channels 4, filters 3, groups 2"),
    (LayerCall("Conv1D", 2, 2, padding="full"), (None, 9, 4), "padding='full' is not known"),
    (LayerCall("Conv1D", 0, 2), (None, 9, 4), "filters=0"),
    (LayerCall("Conv1D", 2, 0), (None, 9, 4), "kernel_size=0"),
    (LayerCall("Conv1D", 2, 2.5), (None, 9, 4), "kernel_size=2.5"),
    (LayerCall("Conv1D", 2, (2, 2)), (None, 9, 4), r"kernel_size=\(2, 2\)"),
    (LayerCall("Conv1D", 2, 2, strides=0), (None, 9, 4), "strides=0"),
    (LayerCall("Conv1D", 2, 2, dilation_rate=-1), (None, 9, 4), "dilation_rate=-1"),
    (LayerCall("Conv1D", 2, 2, groups=0), (None, 9, 4), "groups=0"),
    (LayerCall("Conv1D", 2, 2), (None, 9), "needs 3 axes.*got 2"),
    (LayerCall("Conv1D", 2, 2), (None, 9, 4, 3), "needs 3 axes.*got 4"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    assert refused(call, input_shape, reason)


def test_unknown_channels_are_refused_by_name():
    with pytest.raises(ValueError, match="needs to know its channels"):
        conv1d.output_shape((None, 9, None), filters=2, kernel_size=2)


def test_channels_first_is_refused_as_not_covered():
    with pytest.raises(NotCovered, match="data_format='channels_first' is not covered"):
        conv1d.output_shape((None, 9, 4), filters=2, kernel_size=2, data_format="channels_first")


@pytest.mark.parametrize(
    "activation", ["gelu", {"class_name": "function"}, keras.activations.relu], ids=["name", "dict", "function"]
)
def test_an_activation_without_a_formula_here_is_refused_as_not_covered(activation):
    with pytest.raises(NotCovered, match="activation=.* is not covered: expected one of linear, relu"):
        conv1d.forward(np.ones((1, 3, 1)), np.ones((1, 1, 1)), activation=activation)


def test_changing_one_step_moves_the_outputs_whose_windows_see_it_and_no_others():
    layer = keras.layers.Conv1D(2, 3, padding="same", kernel_initializer="ones")
    x = np.ones((1, 10, 4), dtype="float32")
    changed = x.copy()
    changed[0, 4] += 1
    moved = np.argwhere((run(layer, x) != run(layer, changed)).any(axis=-1))[:, 1].tolist()
    ours = conv1d.forward(x, *layer.get_weights(), padding="same")
    assert moved == [3, 4, 5]
    assert np.argwhere((ours != run(layer, changed)).any(axis=-1))[:, 1].tolist() == moved
