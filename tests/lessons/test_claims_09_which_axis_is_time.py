"""The sentences of lesson 09, tried on Keras."""

import warnings

import numpy as np
import pytest

from lessons.claims import claims
from lessons.defined import defined_in
from shapewise.reading import keras

L = keras.layers
lesson = defined_in("09_which_axis_is_time")


@claims("With kernel_size=1 it runs.")
def test_a_series_on_the_channels_runs_with_a_kernel_of_one_and_with_no_longer_one():
    x = lesson.series(4, seed=3)[0][:, None]
    assert L.Conv1D(8, 1)(x).shape == (4, 1, 8)
    for size in (2, 4):
        with pytest.raises(ValueError, match="Computed output size would be zero or negative"):
            L.Conv1D(8, size)(x)


@claims("The window of Conv1D moves along the steps, axis 1.")
def test_the_window_moves_along_axis_1():
    layer, x = L.Conv1D(1, 3), np.zeros((1, 9, 2), "float32")
    before = np.asarray(layer(x))
    for step in range(9):
        changed = x.copy()
        changed[0, step] += 1
        moved = np.flatnonzero((np.asarray(layer(changed)) != before)[0, :, 0])
        assert set(moved) <= set(range(step - 2, step + 1))
        assert moved.size


@claims(
    "It would have to see the pattern at every place to know it there.",
    "Instead, put the series on the steps, x[..., None].",
)
def test_a_pattern_that_was_seen_in_the_first_half_only_is_known_in_the_second_on_the_steps_alone():
    def at(places, count, seed):
        rng = np.random.default_rng(seed)
        up_first = np.arange(count) % 2
        x = rng.normal(0, 0.2, (count, 60)).astype("float32")
        for row, start in enumerate(rng.choice(places, count)):
            x[row, start : start + 4] += np.array([1, 1, -1, -1]) * (2 * up_first[row] - 1)
        return x, up_first

    x, y = at(range(26), 120, seed=0)
    new_x, new_y = at(range(30, 56), 400, seed=1)

    def right(model, x, new_x):
        model.compile(keras.optimizers.Adam(0.02), "binary_crossentropy", metrics=["accuracy"])
        model.fit(x, y, epochs=30, verbose=0)
        return [model.evaluate(*known, verbose=0)[1] for known in ((x, y), (new_x, new_y))]

    seen, other = right(lesson.network((1, 60), 1), x[:, None], new_x[:, None])
    assert seen > 0.9
    assert abs(other - 0.5) < 0.1
    assert min(right(lesson.network((60, 1), 4), x[..., None], new_x[..., None])) > 0.95


@claims(
    "The model of question Q28 ends in another trap: a softmax over one number.",
    "One yes or no takes a sigmoid: a softmax over one number always gives 1.",
)
def test_a_softmax_over_one_number_gives_1_while_the_loss_falls():
    x = np.random.default_rng(0).normal(size=(200, 3)).astype("float32")
    y = (x[:, 0] > 0.4).astype("float32")
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((3,)), L.Dense(1, activation="softmax")])
    model.compile(keras.optimizers.Adam(0.05), "binary_crossentropy", metrics=["accuracy"])
    with pytest.warns(UserWarning, match="softmax operation will always return the value 1"):
        losses = model.fit(x, y, epochs=20, verbose=0).history["loss"]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="You are using a softmax")
        answers, right = model.predict(x, verbose=0), model.evaluate(x, y, verbose=0)[1]
    assert losses[-1] < 0.8 * losses[0]
    assert np.allclose(answers, 1)
    assert right == pytest.approx(y.mean())


def test_by_hand_gives_what_keras_gives_whatever_the_channels():
    for channels in (1, 3):
        x = np.random.default_rng(0).normal(size=(1, 12, channels)).astype("float32")
        layer = L.Conv1D(1, 4)
        y = layer(x)
        kernel, bias = layer.get_weights()
        assert lesson.conv_by_hand(x[0], kernel[:, :, 0], bias[0]) == pytest.approx(np.asarray(y)[0, :, 0], abs=1e-5)


def test_shuffled_values_are_as_good_as_any_on_the_channels_and_not_on_the_steps():
    rng = np.random.default_rng(1)
    x, order = rng.normal(size=(2, 50)).astype("float32"), rng.permutation(50)
    on_channels, on_steps = L.Conv1D(1, 1), L.Conv1D(1, 3)
    before = on_channels(x[:, None])
    kernel, bias = on_channels.get_weights()
    on_channels.set_weights([kernel[:, order], bias])
    assert np.allclose(on_channels(x[:, order][:, None]), before, atol=1e-5)
    sums = np.sort(np.asarray(on_steps(x[..., None])).ravel())
    assert not np.allclose(np.sort(np.asarray(on_steps(x[:, order][..., None])).ravel()), sums)
