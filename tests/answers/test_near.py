"""Near misses in what a learner is told: after the beliefs, in words, and never with the formula where points are given."""

import numpy as np
import pytest

from shapewise.answers.checks import WrongAnswer, check_function, check_layer, check_parameters
from shapewise.answers.diagnosis import diagnose
from shapewise.reading import keras

LSTM = keras.layers.LSTM(5)


def test_a_count_that_no_belief_explains_is_told_the_step_that_differs():
    found = diagnose(280, LSTM, (None, 10, 7), kind="parameters")
    assert (found.correct, found.beliefs, [miss.phrase for miss in found.near]) == (
        False,
        (),
        ["as if there were two biases"],
    )
    assert found.message == "280 is not the count. 4 x (7 + 5 + 2) x 5 = 280: as if there were two biases."
    assert found.to_dict()["near"] == ["as if there were two biases"]


def test_a_graded_check_keeps_the_calculation_back():
    with pytest.raises(
        WrongAnswer, match="280 is not the count. It comes out as if there were two biases. Look again at"
    ) as caught:
        check_parameters(280, LSTM, (None, 10, 7))
    assert " x " not in str(caught.value)


def test_beliefs_are_asked_first():
    found = diagnose((119, 900), keras.layers.Conv1D(100, 10), (None, 128, 9))
    assert (found.beliefs, found.near) == (("conv1d/channels-kept-apart",), ())


def test_a_count_that_a_known_variant_has_as_well_is_told_both():
    def count(layer):
        layer.build((None, 8, 7))
        return layer.count_params()

    two_biases = count(keras.layers.LSTM(5)) + 4 * 5  # a second bias for each gate, as PyTorch's LSTM has
    turned = keras.Sequential([keras.Input((8, 7)), keras.layers.Permute((2, 1)), keras.layers.LSTM(5)])
    assert two_biases == turned.count_params()
    found = diagnose(two_biases, keras.layers.LSTM(5), (None, 8, 7), kind="parameters")
    assert found.beliefs == ("lstm/steps-and-features-swapped",)
    assert [miss.phrase for miss in found.near] == ["as if there were two biases"]
    assert "Or another way: 4 x (7 + 5 + 2) x 5 = 280: as if there were two biases." in found.message


def test_a_belief_that_is_itself_the_variant_is_told_alone():
    for layer, answer in ((keras.layers.LSTM(5), 4 * (7 + 5) * 5), (keras.layers.GRU(5), 3 * (7 + 5 + 1) * 5)):
        found = diagnose(answer, layer, (None, 8, 7), kind="parameters")
        assert (len(found.beliefs), found.near) == (1, ())
        assert "another way" not in found.message


def test_a_right_answer_has_no_near_miss():
    assert diagnose(260, LSTM, (None, 10, 7), kind="parameters").near == ()


def test_a_shape_that_no_belief_explains_is_told_the_change():
    found = diagnose((14, 32), keras.layers.Conv2D(32, 3), (None, 16, 16, 3))
    assert found.beliefs == ()
    assert [miss.phrase for miss in found.near] == ["as if there were no height axis", "as if there were no width axis"]
    assert "There is more than one way to get there" in found.message


def test_an_answer_that_nothing_explains_is_told_what_differs_first():
    found = diagnose(271, LSTM, (None, 10, 7), kind="parameters")
    assert (found.near, found.beliefs) == ((), ())
    assert found.message.startswith("The real number is smaller than 271. None of")


def test_a_function_is_told_the_step_that_differs():
    def wrong(x, kernel, bias):
        return np.maximum(x @ kernel + bias, 0) * 2

    def doubled(x, kernel, bias):
        return 2 * (x @ kernel + bias)

    with pytest.raises(WrongAnswer, match="as if every number were doubled"):
        check_function(doubled, keras.layers.Dense(3), (2, 4))
    with pytest.raises(WrongAnswer) as caught:
        check_function(wrong, keras.layers.Dense(3), (2, 4))
    assert caught.value.diagnosis.near == ()


def small(*layers):
    return keras.Sequential([keras.Input((8, 3)), *layers])


EXPECTED = keras.layers.Conv1D(4, 2)


@pytest.mark.parametrize(
    ("yours", "phrase"),
    [
        (lambda: keras.layers.Conv1D(4, 2, activation="softmax"), "one activation were too many: softmax"),
        (lambda: keras.layers.Conv1D(4, 2, padding="same"), 'the padding of Conv1D were "same"'),
        (lambda: keras.layers.Conv1D(4, 2, use_bias=False), "Conv1D had no bias"),
        (lambda: keras.layers.Conv1D(4, 3), "the kernel_size of Conv1D were 3"),
    ],
)
def test_a_layer_with_one_part_changed_is_told_which(yours, phrase):
    with pytest.raises(WrongAnswer, match=phrase):
        check_layer(yours(), EXPECTED, (None, 8, 3))


def test_a_model_with_a_layer_too_many_is_told_which():
    expected = small(keras.layers.Flatten(), keras.layers.Dense(2))
    with pytest.raises(WrongAnswer, match="one Softmax were too many"):
        check_layer(
            small(keras.layers.Flatten(), keras.layers.Dense(2), keras.layers.Softmax()), expected, (None, 8, 3)
        )
