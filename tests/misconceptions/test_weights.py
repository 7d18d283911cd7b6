"""What is believed of the axes that weights have, against the layers that really have them."""

import numpy as np
import pytest

from misconceptions.believing import what_keras_gives
from shapewise.answers.diagnosis import diagnose
from shapewise.exercises import exercise
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.lessons import lesson
from shapewise.misconceptions.predicting import beliefs_about, beliefs_by_code, predictions
from shapewise.reading import build, keras

L = keras.layers
SHAPES = [(None, 10, 64), (None, 12, 20), (None, 9, 9, 4)]


@pytest.mark.parametrize("shape", SHAPES)
def test_weights_for_every_entry_are_those_of_a_layer_that_normalizes_all_axes(shape):
    call = LayerCall("LayerNormalization")
    (found,) = predictions("LayerNormalization", "parameters", shape, rule("LayerNormalization").config(call))
    assert found.belief.code == "weights/every-entry-of-a-sample"
    truth = what_keras_gives([call], shape)["parameters"]
    assert what_keras_gives(found.layers, shape)["parameters"] == found.value == 2 * np.prod(shape[1:])
    assert found.value != truth == 2 * shape[-1]
    assert diagnose(found.value, build(call), shape, kind="parameters").beliefs == ("weights/every-entry-of-a-sample",)


def test_of_vectors_and_of_other_axes_it_says_nothing():
    for call, shape in (
        (LayerCall("LayerNormalization"), (None, 8)),
        (LayerCall("LayerNormalization", axis=1), (None, 8, 3)),
    ):
        assert predictions("LayerNormalization", "parameters", shape, rule("LayerNormalization").config(call)) == []


def test_the_counts_of_question_29_are_those_of_the_layers_that_have_them():
    def count(layer, shape):
        layer.build(shape)
        return layer.count_params()

    shape = (None, 10, 64)
    assert count(L.Dense(16), (None, 16)) == 272
    assert count(L.DepthwiseConv1D(1, use_bias=False), shape) == 64
    assert count(L.DepthwiseConv1D(1), shape) == 128
    assert count(L.EinsumDense("bij,jk->bik", (10, 64)), shape) == 4096
    assert count(L.EinsumDense("bij,ij->bij", (10, 64)), shape) == 640
    assert count(L.Embedding(10, 64), (None,)) == 640
    everything = keras.Sequential([keras.Input(shape[1:]), L.Flatten(), L.Dense(640), L.Reshape((10, 64))])
    assert everything.count_params() == 410_240


def test_every_belief_about_weights_is_named_by_the_lesson_or_by_an_exercise():
    named = set(lesson("22_weights_and_the_batch").believed) | {
        one.code for one in beliefs_about("LayerNormalization") if one.mistake
    }
    for name in ("weights-entries", "weights-rows"):
        named |= set(exercise(name).kind.known(exercise(name).tried(1)[0]))
    n = exercise("weights-find-the-errors").tried(1)[0]
    for name in ("weights-predict", "weights-find-the-errors"):
        for quantity in exercise(name).kind.of(n).values():
            named |= set(quantity.known)
    assert {code for code in beliefs_by_code() if code.startswith("weights/")} <= named
