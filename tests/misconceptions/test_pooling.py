"""What is wrongly believed of pooling and of strided convolutions, against the layers that really do it."""

import numpy as np
import pytest

from misconceptions.believing import what_keras_gives
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.predicting import beliefs_about, predictions, value_predictions
from shapewise.reading import build, keras, run, small_integers, with_small_weights

KINDS = ("MaxPooling1D", "MaxPooling2D", "AveragePooling1D", "AveragePooling2D")
#: configurations in which every belief about shapes and counts has something to say at least once
OPTIONS = [{}, {"padding": "same"}, {"strides": 1}, {"pool_size": 3}, {"pool_size": 3, "strides": 2, "padding": "same"}]
CONV2D = [
    LayerCall("Conv2D", 16, 2, strides=2),
    LayerCall("Conv2D", 15, 2, strides=2, padding="same"),
    LayerCall("Conv2D", 7, 3),
    LayerCall("Conv2D", 10, 2, strides=2, use_bias=False),
]


def input_of(kind):
    return (None, 9, 5) if kind.endswith("1D") else (None, 9, 7, 5)


def calls():
    """Every layer asked about, with its input."""
    for kind in KINDS:
        for options in OPTIONS:
            yield LayerCall(kind, **({"pool_size": 2} | options)), input_of(kind)
    for call in CONV2D:
        yield call, input_of("Conv2D")


def predicted(quantity):
    for call, input_shape in calls():
        for prediction in predictions(call.kind, quantity, input_shape, rule(call.kind).config(call)):
            yield call, input_shape, prediction


@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
def test_the_layers_behind_a_belief_give_in_keras_what_it_predicts(quantity):
    checked = 0
    for call, input_shape, prediction in predicted(quantity):
        assert prediction.value != what_keras_gives([call], input_shape)[quantity]
        if prediction.layers:
            given = what_keras_gives(prediction.layers, input_shape)[quantity]
            assert given == prediction.value, f"{prediction.belief.code} of {call}: {prediction.layers} gives {given}"
            checked += 1
    assert checked > 12


@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
def test_every_belief_about_shapes_or_counts_is_met(quantity):
    met = {prediction.belief.code for _, _, prediction in predicted(quantity)}
    assert met == {b.code for kind in (*KINDS, "Conv2D") for b in beliefs_about(kind) if quantity in b.about}


def test_the_figures_of_the_question():
    pool, its = LayerCall("MaxPooling2D", 2), rule("MaxPooling2D")
    shapes = {p.belief.code: p for p in predictions("MaxPooling2D", "output_shape", (None, 8, 8, 16), its.config(pool))}
    counts = {p.belief.code: p for p in predictions("MaxPooling2D", "parameters", (None, 8, 8, 16), its.config(pool))}
    assert shapes["max_pooling/halves-the-channels"].value == (None, 4, 4, 8)
    assert shapes["max_pooling/halves-the-channels"].layers == (LayerCall("Conv2D", 8, 2, strides=2),)
    assert shapes["max_pooling/moves-by-one"].value == (None, 7, 7, 16)
    assert counts["max_pooling/has-weights"].value == 80
    assert counts["max_pooling/has-weights"].layers == (LayerCall("DepthwiseConv2D", 2, strides=2),)
    assert counts["max_pooling/mixes-channels"].value == 1040
    assert counts["max_pooling/mixes-channels"].layers == (LayerCall("Conv2D", 16, 2, strides=2),)
    conv = {"filters": 32, "kernel_size": 2, "strides": 2}
    shapes = {p.belief.code: p for p in predictions("Conv2D", "output_shape", (None, 8, 8, 16), conv)}
    assert shapes["conv2d/one-result-per-channel"].value == (None, 4, 4, 16)
    counts = {
        p.belief.code: p.value for p in predictions("Conv2D", "parameters", (None, 8, 8, 3), conv | {"filters": 1})
    }
    assert counts["conv2d/weights-of-one-channel"] == 2 * 2 + 1  # and not 12 + 1


def test_seven_rounded_up_and_down():
    config = {"pool_size": (2, 2), "strides": (2, 2)}
    up = {p.belief.code: p for p in predictions("MaxPooling2D", "output_shape", (None, 7, 7, 3), config)}
    assert up["max_pooling/rest-rounded-up"].value == (None, 4, 4, 3)
    assert up["max_pooling/rest-rounded-up"].layers == (LayerCall("MaxPooling2D", 2, padding="same"),)
    config["padding"] = "same"
    down = {p.belief.code: p for p in predictions("MaxPooling2D", "output_shape", (None, 7, 7, 3), config)}
    assert down["max_pooling/rest-dropped"].value == (None, 3, 3, 3)
    assert down["max_pooling/rest-dropped"].layers == (LayerCall("MaxPooling2D", 2),)


def test_strides_of_one_do_not_halve():
    found = {
        p.belief.code: p.value
        for p in predictions("MaxPooling2D", "output_shape", (None, 8, 8, 3), {"pool_size": 2, "strides": 1})
    }
    assert found["max_pooling/strides-ignored"] == (None, 4, 4, 3)
    assert keras.layers.MaxPooling2D(2, strides=1).compute_output_shape((None, 8, 8, 3)) == (None, 7, 7, 3)


def test_an_adaptive_pooling_would_give_its_size():
    config = {"pool_size": (2, 2)}
    found = {p.belief.code: p.value for p in predictions("MaxPooling2D", "output_shape", (None, 9, 8, 3), config)}
    theirs = keras.layers.AdaptiveMaxPooling2D((2, 2)).compute_output_shape((None, 9, 8, 3))
    assert found["max_pooling/pool-size-comes-out"] == tuple(theirs)


# ---------------------------------------------------------------- the numbers


def values(kind, x, options):
    return {p.belief.code: p for p in value_predictions(kind, x, (), rule(kind).config(LayerCall(kind, **options)))}


def values_of(kind, x, options):
    return {code: p.value for code, p in values(kind, x, options).items()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_computation_of_a_belief_about_pooling_is_what_its_layer_does(kind, options):
    x = small_integers((2, *input_of(kind)[1:]), 4)
    options = {"pool_size": 2} | options
    truth = run(build(LayerCall(kind, **options)), x)
    checked = set()
    for code, prediction in values(kind, x, options).items():
        value = prediction.value
        assert value.shape != truth.shape or not np.allclose(value, truth), code
        if prediction.layers:
            (only,) = prediction.layers
            assert np.allclose(run(build(only), x), value, rtol=1e-6, atol=1e-6), code
            checked.add(code.split("/")[1])
    assert checked & {"takes-the-mean", "takes-the-largest"}


def test_the_computations_without_a_layer_are_the_sums_on_paper():
    x = np.array([[[3.0, -8], [5, -2], [-4, -6]]])  # windows (3, 5), (-4) and (-8, -2), (-6)
    same = {"pool_size": 2, "padding": "same"}
    most, mean = values_of("MaxPooling1D", x, same), values_of("AveragePooling1D", x, same)
    assert most["max_pooling/adds-up"].tolist() == [[[8, -10], [-4, -6]]]
    assert most["max_pooling/channels-share"].tolist() == [[[5, 5], [-4, -4]]]
    assert most["max_pooling/takes-the-first"].tolist() == [[[3, -8], [-4, -6]]]
    assert most["max_pooling/added-zeros-count"].tolist() == [[[5, -2], [0, 0]]]
    assert most["max_pooling/odd-place-first"].tolist() == [[[3, -8], [5, -2]]]
    assert most["max_pooling/takes-the-mean"].tolist() == [[[4, -5], [-4, -6]]]
    assert mean["average_pooling/added-zeros-count"].tolist() == [[[4, -5], [-2, -3]]]
    assert mean["average_pooling/odd-place-first"].tolist() == [[[3, -8], [0.5, -4]]]
    assert mean["average_pooling/channels-share"].tolist() == [[[-0.5, -0.5], [-5, -5]]]


def test_added_places_at_the_end_alone_are_the_windows_on_paper():
    x = np.array([[[3.0], [5], [-4]]])  # windows (3, 5, -4), (5, -4), (-4) where Keras has (3, 5), (3, 5, -4), (5, -4)
    found = values_of("MaxPooling1D", x, {"pool_size": 3, "strides": 1, "padding": "same"})
    assert found["max_pooling/added-at-the-end"].tolist() == [[[5], [5], [-4]]]
    assert np.asarray(keras.layers.MaxPooling1D(3, strides=1, padding="same")(x)).tolist() == [[[5], [5], [5]]]


def test_the_first_number_of_a_window_is_a_number_where_an_added_place_comes_before_it():
    x = np.array([[[3.0], [1], [2]]])  # windows (3, 1), (3, 1, 2), (1, 2)
    found = values_of("MaxPooling1D", x, {"pool_size": 3, "strides": 1, "padding": "same"})
    assert found["max_pooling/takes-the-first"].tolist() == [[[3], [3], [1]]]


@pytest.mark.parametrize(
    "call", [LayerCall("Conv1D", 6, 2, groups=3), LayerCall("Conv2D", 4, (2, 3), groups=2)], ids=str
)
def test_a_convolution_in_groups_taken_for_a_pooling_keeps_every_channel(call):
    x = small_integers((2, *(7, 8)[: int(call.kind[4])], 6), 3)
    layer = with_small_weights(build(call), x.shape, 2)
    config = rule(call.kind).config(call)
    found = {one.belief.code: one.value for one in value_predictions(call.kind, x, layer.get_weights(), config)}
    pool = getattr(keras.layers, f"MaxPooling{call.kind[4:]}")(call.positional[1], strides=1)
    assert np.array_equal(found[f"{call.kind.lower()}/is-a-pooling"], run(pool, x))


def test_skipping_places_is_a_pooling_with_a_window_of_one():
    x = small_integers((2, 8, 8, 3), 1)
    skipped = values_of("MaxPooling2D", x, {"pool_size": 2})["max_pooling/takes-the-first"]
    assert np.array_equal(run(keras.layers.MaxPooling2D(1, strides=2), x), skipped)


def test_every_wrong_computation_of_pooling_is_met():
    x = small_integers((2, 9, 7, 5), 4)
    met = {code for kind in KINDS[1::2] for options in OPTIONS for code in values(kind, x, {"pool_size": 2} | options)}
    assert met == {b.code for kind in KINDS for b in beliefs_about(kind) if "value" in b.about}


CONV2D_WEIGHTS = {
    # what becomes of kernel and bias in the layer that would do it
    "conv2d/channels-kept-apart": lambda kernel, bias: [kernel, np.tile(bias, kernel.shape[2])],
    "conv2d/is-a-pooling": lambda kernel, bias: [],
    "conv2d/bias-forgotten": lambda kernel, bias: [kernel],
}


@pytest.mark.parametrize("call", CONV2D[:3], ids=str)
def test_the_computation_of_a_belief_about_conv2d_is_what_its_layer_does(call):
    x = small_integers((2, 9, 7, 5), 6)
    layer = with_small_weights(build(call), x.shape, 2)
    weights, config, met = layer.get_weights(), rule("Conv2D").config(call), set()
    for prediction in value_predictions("Conv2D", x, weights, config):
        code, (only,) = prediction.belief.code, prediction.layers
        other = build(only)
        other.build(x.shape)
        other.set_weights(CONV2D_WEIGHTS.get(code, lambda *both: both)(*weights))
        assert np.allclose(run(other, x), prediction.value, rtol=1e-6, atol=1e-6), code
        met.add(code)
    assert len(met) >= 4


def test_every_wrong_computation_of_conv2d_is_met():
    x, met = small_integers((1, 9, 7, 5), 6), set()
    for call in CONV2D[:3]:
        layer = with_small_weights(build(call), x.shape, 2)
        met |= {p.belief.code for p in value_predictions("Conv2D", x, layer.get_weights(), rule("Conv2D").config(call))}
    assert met == {b.code for b in beliefs_about("Conv2D") if "value" in b.about}


def test_a_message_names_its_belief_and_not_the_right_answer():
    from shapewise.answers.diagnosis import diagnose

    found = diagnose((4, 4, 8), keras.layers.MaxPooling2D(), (None, 8, 8, 16))
    assert found.beliefs == ("max_pooling/halves-the-channels",)
    assert "(Conv2D(8, 2, strides=2) would give your (4, 4, 8).)" in found.message
    assert "(4, 4, 16)" not in found.message
