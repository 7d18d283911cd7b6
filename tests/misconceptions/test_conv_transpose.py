"""What is believed of transposed convolutions, against the layers that would make it true and sums on paper."""

import numpy as np
import pytest

from misconceptions.believing import layers_behind, numbers
from shapewise.layers.call import LayerCall
from shapewise.misconceptions import conv_transpose
from shapewise.misconceptions.predicting import beliefs_about, predictions
from shapewise.reading import build, keras, run, small_integers

LAYERS = [
    # the layer asked about, its input
    (LayerCall("Conv1DTranspose", 1, 3, strides=2), (None, 4, 1)),
    (LayerCall("Conv1DTranspose", 3, 4, strides=2), (None, 7, 5)),
    (LayerCall("Conv2DTranspose", 256, 4, strides=2, padding="same"), (None, 16, 16, 128)),
    (LayerCall("Conv2DTranspose", 6, 3, strides=2), (None, 5, 8, 3)),
]


@pytest.mark.parametrize(("call", "shape"), LAYERS, ids=str)
@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
def test_the_layers_behind_a_belief_give_in_keras_what_it_predicts(call, shape, quantity):
    config = rule_of(call).config(call)
    for one in predictions(call.kind, quantity, shape, config):
        model = keras.Sequential([keras.Input(shape[1:]), *map(build, one.layers)])
        assert one.layers, one.belief.code
        assert one.value == (tuple(model.output_shape) if quantity == "output_shape" else model.count_params()), (
            one.belief.code
        )


def rule_of(call):
    from shapewise.layers import rule

    return rule(call.kind)


def test_the_lengths_of_the_question():
    named = {p.belief.code: p.value for p in predictions("Conv2DTranspose", "output_shape", *of(LAYERS[2]))}
    assert named["conv_transpose/nothing-cut-off"] == (None, 34, 34, 256)
    assert named["conv_transpose/strides-shrink"] == (None, 8, 8, 256)
    assert named["conv_transpose/keeps-the-size"] == (None, 16, 16, 256)
    four = {p.belief.code: p.value for p in predictions("Conv1DTranspose", "output_shape", *of(LAYERS[0]))}
    assert four["conv_transpose/scaled-by-strides"] == (None, 8, 1)
    assert four["conv_transpose/stamps-end-to-end"] == (None, 12, 1)


def of(pair):
    call, shape = pair
    return shape, rule_of(call).config(call)


X, KERNEL, BIAS = np.array([[[2.0], [3], [5]]]), np.array([[[1.0]], [[10]], [[100]]]), np.array([7.0])
#: three numbers, a kernel of three, strides of two; places 2 and 4 are under two stamps
ON_PAPER = {
    "conv_transpose/last-stamp-wins": [9, 27, 10, 37, 12, 57, 507],
    "conv_transpose/overlaps-averaged": [9, 27, 7 + 203 / 2, 37, 7 + 305 / 2, 57, 507],
    "conv_transpose/bias-per-stamp": [9, 27, 217, 37, 319, 57, 507],
    "conv_transpose/kernel-turned": [207, 27, 2 + 300 + 7, 37, 3 + 500 + 7, 57, 12],
    "conv_transpose/bias-forgotten": [2, 20, 203, 30, 305, 50, 500],
    "conv_transpose/stamps-end-to-end": [9, 27, 207, 10, 37, 307, 12, 57, 507],
    "conv_transpose/strides-ignored": [9, 30, 242, 357, 507],
    "conv_transpose/scaled-by-strides": [9, 27, 210, 37, 312, 57],
}


@pytest.mark.parametrize(("code", "on_paper"), ON_PAPER.items())
def test_the_computation_of_a_belief_is_the_sum_on_paper(code, on_paper):
    ours = numbers(code, X, KERNEL, BIAS, filters=1, kernel_size=3, strides=2)
    assert ours[0, :, 0].tolist() == on_paper


def test_nothing_cut_off_is_what_valid_gives():
    config = {"filters": 1, "kernel_size": 3, "strides": 2, "padding": "same"}
    code = "conv_transpose/nothing-cut-off"
    ours = numbers(code, X, KERNEL, BIAS, **config)
    (call,) = layers_behind(code, X.shape, **config)
    layer = build(call)
    layer.build(X.shape)
    layer.set_weights([KERNEL, BIAS])
    assert np.array_equal(ours, run(layer, X))


def test_every_wrong_computation_is_verified_here():
    verified = {*ON_PAPER, "conv_transpose/nothing-cut-off"}
    assert verified == {one.code for one in beliefs_about("Conv1DTranspose") if "value" in one.about}


def test_on_a_map_every_stamp_brings_its_bias_and_the_mean_is_over_stamps():
    x, kernel, bias = small_integers((1, 3, 3, 2), 1), small_integers((3, 3, 2, 2), 2), np.array([1.0, -2.0])
    config = {"filters": 2, "kernel_size": 3, "strides": 2}
    layer = build(LayerCall("Conv2DTranspose", **config))
    layer.build(x.shape)
    layer.set_weights([kernel, bias])
    once = np.array([1, 1, 2, 1, 2, 1, 1])
    counts = np.outer(once, once)[None, ..., None]
    truth = run(layer, x) - bias
    share = config
    assert np.array_equal(numbers("conv_transpose/bias-per-stamp", x, kernel, bias, **share), truth + counts * bias)
    assert np.allclose(numbers("conv_transpose/overlaps-averaged", x, kernel, bias, **share), truth / counts + bias)


def test_a_convolution_and_its_transpose_do_not_give_back_what_went_in():
    x = small_integers((1, 9, 1), 3)
    conv, back = (kind(1, 3, strides=2, use_bias=False) for kind in (keras.layers.Conv1D, keras.layers.Conv1DTranspose))
    conv.build(x.shape)
    back.build((1, 4, 1))
    back.set_weights([conv.get_weights()[0]])
    assert run(back, run(conv, x)).shape == x.shape
    assert not np.allclose(run(back, run(conv, x)), x)
    assert conv_transpose.TABLE["undoes"][0].startswith("a transposed convolution undoes a convolution")
