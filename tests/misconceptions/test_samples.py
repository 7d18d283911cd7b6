"""What is believed of samples, against Keras and against arrays that are numbered."""

import numpy as np
import pytest

from misconceptions.believing import what_keras_gives
from shapewise.answers.diagnosis import diagnose, diagnose_value
from shapewise.exercises import exercise
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.lessons import lesson
from shapewise.misconceptions.predicting import beliefs_about, beliefs_by_code, predictions, value_predictions
from shapewise.reading import build, keras, run, small_integers, with_small_weights

CALLS = [
    (LayerCall("Conv3D", 16, (3, 3, 1)), (None, 33, 33, 7, 1)),
    (LayerCall("Conv3D", 4, (2, 2, 1), use_bias=False), (None, 6, 5, 4, 2)),
    (LayerCall("Conv3D", 5, (2, 2, 1)), (None, 12, 12, 6, 1)),
]


def predicted(quantity):
    for call, shape in CALLS:
        for one in predictions("Conv3D", quantity, shape, rule("Conv3D").config(call)):
            yield call, shape, one


@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
def test_the_layers_behind_a_belief_give_what_it_predicts_and_never_the_truth(quantity):
    met = set()
    for call, shape, one in predicted(quantity):
        assert what_keras_gives(one.layers, shape)[quantity] == one.value != what_keras_gives([call], shape)[quantity]
        assert one.belief.code in diagnose(one.value, build(call), shape, kind=quantity).beliefs
        met.add(one.belief.code)
    assert met == {one.code for one in beliefs_about("Conv3D") if quantity in one.about}


def test_the_figures_of_question_11_are_those_of_its_layers():
    found = {
        one.belief.code.partition("/")[2]: one.value
        for call, _, one in predicted("output_shape")
        if call == CALLS[0][0]
    }
    assert found == {
        "added-up-by-the-convolution": (None, 31, 31, 1, 16),
        "neighbours-mixed": (None, 31, 31, 5, 16),
        "pictures-are-channels": (None, 31, 31, 16),
    }
    counts = {
        one.belief.code.partition("/")[2]: one.value for call, _, one in predicted("parameters") if call == CALLS[0][0]
    }
    assert counts["pictures-are-channels"] == 1024


def test_a_window_that_is_longer_along_the_pictures_is_another_matter():
    for size in ((3, 3, 2), 3):
        found = predictions(
            "Conv3D", "output_shape", (None, 9, 9, 7, 1), rule("Conv3D").config(LayerCall("Conv3D", 2, size))
        )
        assert [one.belief.code for one in found if one.belief.code.startswith("samples/")] == []


def test_with_a_window_of_one_a_picture_moves_its_own_outputs_alone():
    layer = with_small_weights(build(LayerCall("Conv3D", 2, (2, 2, 1))), (None, 4, 4, 5, 1))
    x = small_integers((1, 4, 4, 5, 1)).astype("float32")
    changed = x.copy()
    changed[:, :, :, 2] += 1
    moved = run(layer, changed) != run(layer, x)
    assert moved[..., 2, :].any()
    assert not np.delete(moved, 2, axis=3).any()


def test_no_belief_about_numbers_says_the_truth():
    for call, shape in CALLS[1:2]:
        layer, x = with_small_weights(build(call), shape), small_integers((1, *shape[1:]))
        config = rule("Conv3D").config(call)
        for one in value_predictions("Conv3D", x, layer.get_weights(), config):
            assert not diagnose_value(one.value, layer, x)


def test_a_reshape_leaves_pictures_whole_only_where_they_have_one_pixel_or_stand_alone():
    right = exercise("samples-regroup").kind.right
    believed = exercise("samples-regroup").kind.known["samples/reshape-regroups"]
    for group in (1, 2, 3):
        for height, width in ((1, 1), (1, 3), (2, 2)):
            x = np.arange(2 * group * height * width).reshape(2 * group, height, width)
            assert np.array_equal(believed(x, group), right(x, group)) == (group == 1 or height * width == 1)


def test_every_belief_about_samples_is_named_by_the_lesson_or_by_an_exercise():
    named = set(lesson("21_samples_first").believed) | {one.code for one in beliefs_about("Conv3D") if one.mistake}
    for name in ("samples-regroup", "samples-from-columns"):
        named |= set(exercise(name).kind.known)
    n = exercise("samples-find-the-errors").tried(1)[0]
    for quantity in (
        *exercise("samples-predict").kind.of(None).values(),
        *exercise("samples-find-the-errors").kind.of(n).values(),
    ):
        named |= set(getattr(quantity, "known", ()))
    assert {code for code in beliefs_by_code() if code.startswith("samples/")} <= named


def test_the_counts_of_question_24_are_those_of_keras():
    def count(layer, shape):
        layer.build(shape)
        return layer.count_params()

    layers = keras.layers
    assert count(layers.LSTM(50), (None, 512, 1)) == 10_400
    assert count(layers.LSTM(1), (None, 512, 50)) == 208
    assert count(layers.LSTM(50), (None, 1, 512)) == 112_600
    assert count(layers.Dense(50), (None, 512)) == 25_650
    assert count(layers.EinsumDense("btf,tfu->btu", (512, 50), bias_axes="tu"), (None, 512, 1)) == 51_200
    assert count(layers.LSTM(50, kernel_initializer="zeros"), (None, 512, 600_000)) == 120_010_200
    assert layers.LSTM(50, return_sequences=True).compute_output_shape((None, 512, 1)) == (None, 512, 50)
