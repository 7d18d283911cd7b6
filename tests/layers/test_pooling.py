"""Pooling: the rules against Keras, on windows that differ along the axes, and refusals in both directions."""

import hypothesis.strategies as st
import numpy as np
import pytest

from layers.agreement import accepted_of_random, agrees_with_keras, refused
from shapewise.layers import pooling, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, keras, run, small_integers

KINDS = ("MaxPooling1D", "MaxPooling2D", "AveragePooling1D", "AveragePooling2D")


@st.composite
def configurations(draw, kind):
    """A pooling layer and its input, the windows short enough to fit; lengths may be unknown."""
    ndim = int(kind[-2])
    sizes = [draw(st.integers(1, 4)) for _ in range(ndim)]
    strides = draw(st.none() | st.integers(1, 4) | st.tuples(*[st.integers(1, 4)] * ndim))
    padding = draw(st.sampled_from(["valid", "same"]))
    least = sizes if padding == "valid" else [1] * ndim
    lengths = [draw(st.none() | st.integers(n, 9)) for n in least]
    pool_size = sizes[0] if len(set(sizes)) == 1 and draw(st.booleans()) else tuple(sizes)
    return LayerCall(kind, pool_size, strides=strides, padding=padding), (None, *lengths, draw(st.integers(1, 3)))


@pytest.mark.parametrize("kind", KINDS)
def test_shape_count_and_numbers_agree_with_keras(kind):
    assert accepted_of_random(configurations(kind), 520) >= 500


ACCEPTED = [
    # the configuration, its input, the shape that Keras gives
    (LayerCall("MaxPooling2D", 2), (None, 8, 8, 16), (None, 4, 4, 16)),
    (LayerCall("MaxPooling2D"), (None, 7, 7, 3), (None, 3, 3, 3)),
    (LayerCall("MaxPooling2D", 2, padding="same"), (None, 7, 7, 3), (None, 4, 4, 3)),
    (LayerCall("MaxPooling2D", 2, 1), (None, 8, 8, 16), (None, 7, 7, 16)),
    (LayerCall("MaxPooling2D", (2, 3), (1, 3)), (None, 7, 7, 2), (None, 6, 2, 2)),
    (LayerCall("AveragePooling2D", 3, 2, padding="same"), (None, 8, None, 2), (None, 4, None, 2)),
    (LayerCall("MaxPooling1D", 2), (None, 8, 2), (None, 4, 2)),
    (LayerCall("MaxPooling1D", [3], strides=(2,)), (None, 8, 2), (None, 3, 2)),
    (LayerCall("AveragePooling1D", 2, padding="same"), (None, 7, 2), (None, 4, 2)),
]


@pytest.mark.parametrize(("call", "input_shape", "shape"), ACCEPTED, ids=str)
def test_shapes_worked_out_on_paper(call, input_shape, shape):
    its = rule(call.kind)
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == 0
    assert agrees_with_keras(call, input_shape)


REFUSED = [
    (LayerCall("MaxPooling1D", 0), (None, 8, 2), "pool_size=0"),
    (LayerCall("AveragePooling1D", 2.5), (None, 8, 2), "pool_size=2.5"),
    (LayerCall("AveragePooling1D", (2, 2)), (None, 8, 2), r"pool_size=\(2, 2\)"),
    (LayerCall("MaxPooling2D", (2, 2, 2)), (None, 8, 8, 2), "or a tuple of 2"),
    (LayerCall("MaxPooling2D", 2), (None, 8, 2), "needs 4 axes.*got 3"),
    (LayerCall("MaxPooling1D", 2), (None, 8, 8, 2), "needs 3 axes.*got 4"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    assert refused(call, input_shape, reason)


REFUSED_WHEN_RUN = [
    # Keras builds the layer, and TensorFlow refuses to run it: its words, ours
    (LayerCall("MaxPooling1D", 2, padding="full"), (None, 8, 2), "attr 'padding'", "padding='full' is not known"),
    (LayerCall("MaxPooling2D", 2, padding="causal"), (None, 8, 8, 2), "attr 'padding'", 'has no padding="causal"'),
    (LayerCall("MaxPooling2D", 2, strides=0), (None, 8, 8, 2), "Stride must be > 0", "strides=0"),
]


@pytest.mark.parametrize(("call", "input_shape", "theirs", "ours"), REFUSED_WHEN_RUN, ids=str)
def test_what_tensorflow_refuses_to_run_is_refused_here_before(call, input_shape, theirs, ours):
    with pytest.raises(Exception, match=theirs):
        run(build(call), np.ones((1, *input_shape[1:])))
    its = rule(call.kind)
    with pytest.raises(ValueError, match=ours):
        its.apply(its.output_shape, input_shape, config=its.config(call))


@pytest.mark.parametrize("kind", KINDS)
def test_a_window_that_does_not_fit_is_refused_as_keras_does_for_a_model(kind):
    ndim = int(kind[-2])
    layer, lengths = getattr(keras.layers, kind)(4), (3,) * ndim
    with pytest.raises(ValueError, match="zero or negative"):
        layer.compute_output_shape((None, *lengths, 2))
    assert 0 in run(layer, np.ones((1, *lengths, 2))).shape  # called at once, it lets an empty array pass
    with pytest.raises(ValueError, match="a window of 4 does not fit 3 .*expected pool_size <= 3"):
        pooling.output_shape(kind, (None, *lengths, 2), pool_size=4)


def test_channels_first_is_refused_as_not_covered():
    with pytest.raises(NotCovered, match="MaxPooling2D with data_format='channels_first' is not covered"):
        pooling.output_shape("MaxPooling2D", (None, 3, 9, 9), data_format="channels_first")


def test_an_added_place_never_wins_and_is_never_counted():
    x = np.array([[[-4.0], [-2], [-6]]])
    assert pooling.forward("MaxPooling1D", x, padding="same").ravel().tolist() == [-2, -6]
    assert pooling.forward("AveragePooling1D", x, padding="same").ravel().tolist() == [-3, -6]
    assert run(keras.layers.MaxPooling1D(2, padding="same"), x).ravel().tolist() == [-2, -6]
    assert run(keras.layers.AveragePooling1D(2, padding="same"), x).ravel().tolist() == [-3, -6]


def test_an_average_is_a_convolution_whose_weights_are_a_quarter_each():
    x = np.array([1, 2, 3, 4], dtype="float32").reshape(1, 2, 2, 1)
    quarter = keras.layers.Conv2D(1, 2, strides=2, kernel_initializer=keras.initializers.Constant(0.25))
    assert run(quarter, x).item() == run(keras.layers.AveragePooling2D(2), x).item() == 2.5
    several = small_integers((2, 6, 4, 3), 5)
    apart = keras.layers.DepthwiseConv2D(2, strides=2, depthwise_initializer=keras.initializers.Constant(0.25))
    assert np.array_equal(run(apart, several), pooling.forward("AveragePooling2D", several).astype("float32"))


def sizes(kind, arguments, input_shape):
    """How many numbers go in, and how many come out in Keras."""
    return np.prod(input_shape[1:]), np.prod(
        getattr(keras.layers, kind)(**arguments).compute_output_shape(input_shape)[1:]
    )


def test_a_map_of_even_sides_becomes_four_times_smaller():
    for kind, arguments in (("MaxPooling2D", {}), ("Conv2D", {"filters": 16, "kernel_size": 2, "strides": 2})):
        before, after = sizes(kind, arguments, (None, 8, 8, 16))
        assert before == 4 * after


def test_a_map_of_odd_sides_does_not_become_four_times_smaller():
    assert sizes("MaxPooling2D", {"padding": "same"}, (None, 7, 7, 1)) == (49, 16)
    assert round(49 / 16, 2) == 3.06
    assert sizes("MaxPooling2D", {}, (None, 7, 7, 1)) == (49, 9)


def test_a_strided_convolution_can_give_more_numbers_than_it_gets():
    before, after = sizes("Conv2D", {"filters": 32, "kernel_size": 2, "strides": 2}, (None, 8, 8, 3))
    assert (before, after) == (192, 512)


def test_changing_channel_0_moves_every_channel_of_a_convolution_and_one_of_a_pooling():
    x = small_integers((1, 6, 6, 3), 2)
    changed = x.copy()
    changed[..., 0] += 1
    conv = keras.layers.Conv2D(5, 2, strides=2, kernel_initializer="ones")
    moved = run(conv, x) != run(conv, changed)
    assert moved.any(axis=(0, 1, 2)).tolist() == [True] * 5
    moved = run(keras.layers.MaxPooling2D(), x) != run(keras.layers.MaxPooling2D(), changed)
    assert moved.any(axis=(0, 1, 2)).tolist() == [True, False, False]


def test_the_weights_of_the_question_are_1040_against_none_and_12_in_one_filter_of_three_channels():
    conv = keras.layers.Conv2D(16, 2, strides=2)
    conv.build((None, 8, 8, 16))
    assert conv.count_params() == 1040
    assert keras.layers.MaxPooling2D().count_params() == 0
    three = keras.layers.Conv2D(1, 2, strides=2, use_bias=False)
    three.build((None, 8, 8, 3))
    assert three.count_params() == 2 * 2 * 3 == 12
