"""The vocabulary: what follows from a mistake follows from its layers, and it is silent where it changes nothing."""

import numpy as np
import pytest

from misconceptions.believing import what_keras_gives
from shapewise.derivation import parameters
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.case import Case
from shapewise.misconceptions.common import no_bias, one_bias, weights_for_every_step
from shapewise.misconceptions.mistakes import (
    afterwards,
    another,
    bias,
    computed,
    instead,
    kernel,
    shape_of,
    the,
    together,
    weights,
    weights_of,
)
from shapewise.reading import build, run, small_integers, with_small_weights


def case_of(call, input_shape=(None, 12, 5)):
    return Case(rule(call.kind), input_shape, rule(call.kind).config(call))


CONV = case_of(LayerCall("Conv1D", 4, 3))
DENSE = LayerCall("Dense", 4)

ABOUT = [
    # the mistake, the layer, what it is about
    (instead(strides=1), "Conv1D", ("output_shape", "value")),
    (instead(filters=1), "Conv1D", ("output_shape", "parameters")),
    (instead(activation="relu"), "Conv1D", ("value",)),
    (instead(return_sequences=True), "LSTM", ("output_shape", "value")),
    (instead(depth_multiplier=1), "DepthwiseConv2D", ("output_shape", "parameters")),
    (instead(pool_size=2), "MaxPooling2D", ("output_shape", "value")),
    (no_bias(), "Conv1D", ("parameters", "value")),
    (no_bias(bias_axes=None), "EinsumDense", ("parameters", "value")),
    (one_bias(), "Dense", ("parameters", "value")),
    (weights_for_every_step(), "LSTM", ("parameters",)),
    (another(lambda case: DENSE), "Conv1D", ("output_shape", "parameters")),
    (another(lambda case: DENSE, lambda case, x: x), "Conv1D", ("output_shape", "parameters", "value")),
    (shape_of(lambda case: DENSE), "Conv1D", ("output_shape",)),
    (weights_of(lambda case: DENSE), "Conv1D", ("parameters",)),
    (kernel(np.ones_like), "Conv1D", ("value",)),
    (afterwards(np.abs), "Conv1D", ("value",)),
    (afterwards(np.abs, lambda case: LayerCall("Flatten")), "Conv1D", ("output_shape", "value")),
    (together(weights_of(lambda case: DENSE), shape_of(lambda case: DENSE)), "LSTM", ("output_shape", "parameters")),
]


@pytest.mark.parametrize(("mistake", "kind", "about"), ABOUT, ids=range(len(ABOUT)))
def test_what_a_mistake_is_about_follows_from_it(mistake, kind, about):
    assert mistake.about(rule(kind)) == about


def test_the_same_layer_with_other_arguments_is_silent_where_they_are_no_others():
    strided = case_of(LayerCall("Conv1D", 4, 3, strides=2))
    mistake = instead(strides=1)
    assert mistake.layers(strided, "output_shape") == (LayerCall("Conv1D", 4, 3),)
    assert mistake.layers(CONV, "output_shape") == ()
    assert mistake.derive(CONV, "output_shape") is None
    assert mistake.value(CONV, np.ones((1, 12, 5)), (np.ones((3, 5, 4)), np.ones(4))) is None


def test_an_argument_can_be_put_in_the_place_of_another():
    assert instead(strides=the("kernel_size")).layers(CONV, "value") == (LayerCall("Conv1D", 4, 3, strides=3),)


def test_a_mistake_is_silent_where_it_cannot_be_made():
    def never(case):
        return False

    x, given = np.ones((1, 12, 5)), (np.ones((3, 5, 4)), np.ones(4))
    silent = [
        instead(never, strides=2),
        another(lambda case: DENSE, lambda case, x, *weights: x, never),
        kernel(np.zeros_like, never),
        afterwards(np.negative, lambda case: LayerCall("Flatten"), never),
        computed(lambda case, x, *weights: x, shape=lambda case: 1, by=lambda case: DENSE, where=never),
    ]
    for mistake in silent:
        assert mistake.layers(CONV, "output_shape") == ()
        assert mistake.value(CONV, x, given) is None
        assert "output_shape" not in mistake.about(CONV.rule) or mistake.derive(CONV, "output_shape") is None


@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
@pytest.mark.parametrize("input_shape", [(None, 6, 5), (3, 2, 7)])
def test_shape_and_count_of_layers_in_a_row_are_those_of_keras(quantity, input_shape):
    case = case_of(DENSE, input_shape)
    mistake = another(lambda case: (LayerCall("Conv1D", 3, 2), case.layer, LayerCall("Flatten"), LayerCall("Dense", 2)))
    calls = mistake.layers(case, quantity)
    assert len(calls) == 4
    assert mistake.derive(case, quantity).value == what_keras_gives(calls, input_shape)[quantity]


def test_layers_of_which_one_is_missing_are_none():
    assert another(lambda case: (LayerCall("Flatten"), None)).layers(CONV, "output_shape") == ()
    assert another(lambda case: None).layers(CONV, "output_shape") == ()


def test_other_weights_run_through_the_layer_itself():
    layer, x = with_small_weights(build(CONV.layer), (2, 12, 5), seed=3), small_integers((2, 12, 5), seed=4)
    k, b = layer.get_weights()
    layer.set_weights([2 * k, b])
    assert np.array_equal(kernel(lambda k: 2 * k).value(CONV, x, (k, b)), run(layer, x))
    layer.set_weights([k, b + 1])
    assert np.array_equal(bias(lambda b, k: b + 1).value(CONV, x, (k, b)), run(layer, x))
    assert np.array_equal(weights(lambda k, b: (k, b + 1)).value(CONV, x, (k, b)), run(layer, x))
    assert bias(lambda b, k: b + 1).value(case_of(LayerCall("Conv1D", 4, 3, use_bias=False)), x, (k,)) is None


def test_without_its_bias_a_layer_counts_and_computes_as_keras_does():
    layer, x = with_small_weights(build(CONV.layer), (2, 12, 5), seed=3), small_integers((2, 12, 5), seed=4)
    without = build(LayerCall("Conv1D", 4, 3, use_bias=False))
    without.build(x.shape)
    without.set_weights(layer.get_weights()[:1])
    assert no_bias().derive(CONV, "parameters").value == without.count_params()
    assert np.array_equal(no_bias().value(CONV, x, layer.get_weights()), run(without, x))


def test_one_mistake_can_show_itself_in_different_ways():
    both = together(
        shape_of(lambda case: LayerCall("Flatten")), computed(count=lambda case: parameters()), afterwards(np.negative)
    )
    x, given = np.ones((1, 12, 5)), (np.ones((3, 5, 4)), np.ones(4))
    assert both.derive(CONV, "output_shape").value == (None, 60)
    assert both.derive(CONV, "parameters").value == 0
    assert both.layers(CONV, "output_shape") == (LayerCall("Flatten"),)
    assert both.layers(CONV, "parameters") == both.layers(CONV, "value") == ()
    assert np.all(both.value(CONV, x, given) == -16)


def test_a_layer_like_another_keeps_the_arguments_that_are_named_and_no_defaults():
    case = case_of(LayerCall("Conv1D", 4, 3, padding="same", use_bias=False, activation="relu"))
    kept = case.like(
        "DepthwiseConv1D", case["kernel_size"], depth_multiplier=2, keep=("strides", "padding", "use_bias")
    )
    assert kept == LayerCall("DepthwiseConv1D", 3, padding="same", depth_multiplier=2, use_bias=False)


def test_what_follows_a_layer_with_several_outputs_is_not_covered():
    case = case_of(LayerCall("LSTM", 4, return_state=True))
    with pytest.raises(ValueError, match="after a layer that gives several arrays is not covered: expected one array"):
        another(lambda case: (case.layer, DENSE)).derive(case, "output_shape")
