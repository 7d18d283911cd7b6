"""The general sentences of lesson 10, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from shapewise.reading import keras

layers = keras.layers
SETTINGS = [(n, k, s) for n in range(5, 14) for k in range(1, 6) for s in range(1, 5)]


def ones(size, strides, padding):
    """What a kernel of ones gives for ones: how many steps each window sees."""

    def of(steps):
        layer = layers.Conv1D(1, size, strides=strides, padding=padding, kernel_initializer="ones")
        return np.asarray(layer(np.ones((1, steps, 1))))[0, :, 0].tolist()

    return of


@claims(
    "A microphone wrote down 128 steps, and there is one knock in them.",
    "For eight channels of 128 steps, a kernel of five, strides of two, then a pooling of two, with strides of "
    "two and of one:",
)
def test_the_knock_is_heard_at_the_window_in_whose_middle_it_is():
    sound = np.zeros((1, 128, 1))
    sound[0, 45] = 1
    layer = layers.Conv1D(1, 5, strides=2, padding="same", use_bias=False)
    layer.build(sound.shape)
    layer.set_weights([np.array([0, 1, 3, 1, 0.0]).reshape(5, 1, 1)])
    assert int(np.asarray(layer(sound)).argmax()) == 22
    assert layers.Conv1D(16, 5, strides=2).compute_output_shape((4, 128, 8)) == (4, 62, 16)
    assert layers.MaxPooling1D(2).compute_output_shape((4, 62, 16)) == (4, 31, 16)
    assert layers.MaxPooling1D(2, strides=1).compute_output_shape((4, 62, 16)) == (4, 61, 16)


@pytest.mark.parametrize(("steps", "size", "strides"), SETTINGS)
def test_same_is_the_steps_divided_by_strides_rounded_up_and_the_odd_zero_is_at_the_end(steps, size, strides):
    seen = ones(size, strides, "same")(steps)
    assert len(seen) == -(-steps // strides)
    missing = max((len(seen) - 1) * strides + size - steps, 0)
    assert seen[0] == size - missing // 2 - max(0, size - missing // 2 - steps)
    if len(seen) > 1:
        assert seen[-1] >= size - (missing - missing // 2)
        assert seen[-1] == size - (missing - missing // 2) or missing == 0


@pytest.mark.parametrize(("steps", "size", "strides"), [one for one in SETTINGS if one[1] <= one[0]])
def test_valid_is_the_windows_that_fit(steps, size, strides):
    fit = [start for start in range(0, steps, strides) if start + size <= steps]
    assert ones(size, strides, "valid")(steps) == [size] * len(fit)


def test_the_length_stays_where_strides_is_one_and_nowhere_else():
    kept = [strides for _, size, strides in SETTINGS if len(ones(size, strides, "same")(12)) == 12]
    assert set(kept) == {1}


@claims("The last line is one number by hand: with a dilation rate of three, window 1 sees steps 1, 4 and 7.")
def test_a_dilated_window_sees_steps_that_are_its_rate_apart():
    layer = layers.Conv1D(1, 3, dilation_rate=3, kernel_initializer="ones", use_bias=False)
    seen = [int(np.asarray(layer(np.eye(10)[step].reshape(1, 10, 1)))[0, 1, 0]) for step in range(10)]
    assert [step for step, sees in enumerate(seen) if sees] == [1, 4, 7]
