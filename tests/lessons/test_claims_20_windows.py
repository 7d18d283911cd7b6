"""The sentences of lesson 20, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from lessons.defined import defined_in
from shapewise.reading import keras

L = keras.layers
lesson = defined_in("20_windows")


def model_for(steps, features, *layers):
    return keras.Sequential([keras.Input((steps, features)), *layers])


@claims("Here is how well the forecasts agree with the real values on a new series; 1 is perfect, 0 is no relation.")
def test_dice_are_predicted_by_windows_that_hold_their_target_and_by_no_others():
    assert lesson.agreement(lesson.somebodys_windows) == 1.0
    assert lesson.agreement(lesson.next_point) < 0.3
    windows, targets = lesson.somebodys_windows(lesson.noise(1))
    assert np.array_equal(windows[:, -1, 0], targets)


@claims(
    "The weights of a recurrent layer serve each step, so the number of steps is in none of them.",
    "Instead, say what you mean with Input((None, 25)).",
)
@pytest.mark.parametrize("kind", [L.SimpleRNN, L.GRU, L.LSTM])
def test_a_recurrent_model_takes_any_number_of_steps_with_the_weights_it_has(kind):
    counts = set()
    for steps in (600, 10, None):
        model = model_for(steps, 25, kind(4, return_sequences=True), L.Dense(1))
        counts.add(model.count_params())
        assert model.predict(np.zeros((1, 10, 25)), verbose=0).shape == (1, 10, 1)
    assert len(counts) == 1
    assert not lesson.takes(model_for(60, 3, L.Flatten(), L.Dense(8)), np.ones((1, 10, 3)))


def test_a_functional_model_refuses_another_length_at_first():
    x = keras.Input((600, 25))
    model = keras.Model(x, L.LSTM(4)(x))
    with pytest.raises(ValueError, match="incompatible"):
        model(np.zeros((1, 10, 25)))


@claims(
    "With horizon 0 the target is the last point of its window; with 1 it is the next one.",
    "That is why 600 points give 591 or 590 windows of ten.",
    "If windows begin one point apart, a series of n points has n - width - horizon + 1 windows with a target.",
)
def test_windows_and_targets_are_those_of_keras():
    cut, of_keras = lesson.cut, keras.utils.timeseries_dataset_from_array
    points = np.zeros((600, 25))
    assert [cut(points, 10, horizon)[0].shape for horizon in (0, 1)] == [(591, 10, 25), (590, 10, 25)]
    series = np.arange(30)
    for width in (1, 4, 7):
        for horizon in (0, 1, 3):
            windows, targets = cut(series, width, horizon)
            assert len(windows) == len(targets) == 30 - width - horizon + 1
            wanted = series[width - 1 + horizon :]
            theirs, their_targets = next(
                iter(of_keras(series[: len(wanted) + width - 1], wanted, width, batch_size=99))
            )
            assert np.array_equal(windows, theirs)
            assert np.array_equal(targets, their_targets)
    assert np.array_equal(cut(series, 4, 0)[0][:, -1], cut(series, 4, 0)[1])


@claims("Set horizon to 0.")
def test_in_the_explorer_the_target_moves_into_its_window():
    from shapewise.pictures.windows_film import small

    assert small(horizon=0).targets.tolist() == small(horizon=0).table[:, -1].tolist()
    assert small(width=4).count == small().count - 1


def test_the_figures_of_the_question():
    assert model_for(600, 25, L.LSTM(128, return_sequences=True), L.Dense(1)).count_params() == 78848 + 129 == 78977
    assert model_for(25, 1, L.LSTM(128)).count_params() == 66560
    assert model_for(25, 600, L.LSTM(128)).count_params() == 373248
    assert np.zeros((600, 25)).reshape(60, 10, 25).shape == (60, 10, 25)
    padded = keras.utils.pad_sequences([[0.3, -0.28], [0.03]])
    assert (padded.dtype, padded.tolist()) == ("int32", [[0, 0], [0, 0]])
    assert keras.utils.pad_sequences([[7]], 3).tolist() == [[0, 0, 7]]
