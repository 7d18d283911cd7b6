"""What is believed of targets, against the loss and the layers that really give what it predicts."""

import numpy as np
import pytest

from shapewise.answers.diagnosis import diagnose
from shapewise.exercises import exercise
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.predicting import beliefs_by_code, predictions
from shapewise.reading import build, keras

OUTPUTS = np.array([[[1], [1]], [[2], [2]], [[4], [4]]], dtype="float32")
TARGETS = np.array([1, 2, 4], dtype="float32")


def mse(targets, outputs):
    return float(keras.losses.MeanSquaredError()(targets, outputs))


def test_who_pairs_each_output_with_its_own_target_is_right_for_targets_with_the_axes_of_the_output():
    assert mse(TARGETS, OUTPUTS) == pytest.approx(56 / 18)
    assert mse(TARGETS[:, None, None], OUTPUTS) == 0
    assert mse(TARGETS, OUTPUTS[:, 0]) == 0


def test_the_loss_of_right_answers_is_lowest_only_where_they_are_paired_with_their_own_target():
    mean = np.full_like(OUTPUTS, TARGETS.mean())
    assert mse(TARGETS, mean) == pytest.approx(28 / 18)
    assert mse(TARGETS, mean) < mse(TARGETS, OUTPUTS)
    assert mse(TARGETS[:, None, None], mean) > mse(TARGETS[:, None, None], OUTPUTS)


def test_without_lining_up_a_column_and_a_row_would_make_a_square():
    column, square = OUTPUTS[:, 0], (OUTPUTS[:, 0] - TARGETS) ** 2
    assert square.shape == (3, 3)
    assert mse(TARGETS, column) == 0 != square.mean()


def test_only_what_cannot_be_broadcast_is_refused():
    with pytest.raises(Exception, match="[Ii]ncompatible shapes|must be equal|broadcast"):
        mse(np.zeros((3, 4)), np.zeros((3, 5)))
    assert mse(np.zeros((3, 1)), np.ones((3, 5))) == 1


@pytest.mark.parametrize("input_shape", [(None, 7, 5), (None, 12, 3), (None, 4, 6, 2)])
def test_one_plain_number_a_sample_is_given_by_flatten_dense_and_a_reshape(input_shape):
    (found,) = [
        one
        for one in predictions("Dense", "output_shape", input_shape, {"units": 1})
        if one.belief.code == "target/dense-gives-one-answer"
    ]
    model = keras.Sequential([keras.Input(input_shape[1:]), *map(build, found.layers)])
    assert model.output_shape == found.value == (None,)
    real = keras.layers.Dense(1)
    assert real.compute_output_shape(input_shape) == (*input_shape[:-1], 1)
    assert diagnose((None,), real, input_shape).beliefs == ("target/dense-gives-one-answer",)


def test_of_several_units_and_of_vectors_it_says_nothing():
    for units, input_shape in ((2, (None, 7, 5)), (1, (None, 5)), (1, (None, None, 5))):
        codes = [one.belief.code for one in predictions("Dense", "output_shape", input_shape, {"units": units})]
        assert "target/dense-gives-one-answer" not in codes


def test_flatten_takes_any_number_of_channels():
    for channels in (1, 3, 32):
        assert keras.layers.Flatten().compute_output_shape((None, 28, channels)) == (None, 28 * channels)


def test_every_belief_about_targets_is_named_by_an_exercise():
    loss, verdict, one = (exercise(f"target-{name}").kind for name in ("loss", "verdict", "one-answer"))
    n = exercise("target-one-answer").tried(1)[0]
    named = {*loss.known, *verdict.known, *one.known(n)}
    for numbers in exercise("target-predict").kind.of(None).values():
        named |= set(numbers.known)
    assert {code for code in beliefs_by_code() if code.startswith("target/")} <= named


def test_the_call_of_the_lessons_question_is_a_layer_of_one_unit():
    assert build(LayerCall("Dense", 1)).units == 1
