"""The sentences of lesson 14 on stamps, tried on Keras."""

import itertools

import numpy as np
import pytest

from lessons.claims import claims
from shapewise.reading import keras, run, small_integers

layers = keras.layers
SETTINGS = list(itertools.product((1, 2, 3, 4, 6), (1, 2, 3)))


@claims(
    "A transposed convolution stamps its kernel: the last stamp begins (steps - 1) x strides places in, and with "
    '"valid" the '
    "whole of it comes out."
)
@pytest.mark.parametrize(("size", "strides"), SETTINGS)
def test_the_last_stamp_begins_steps_minus_one_times_strides_in_and_comes_out_whole(size, strides):
    layer = layers.Conv1DTranspose(1, size, strides=strides, kernel_initializer="ones")
    x = np.zeros((1, 5, 1))
    x[0, -1] = 1
    places = np.flatnonzero(run(layer, x)[0, :, 0])
    assert places.tolist() == list(range(4 * strides, 4 * strides + size))


@claims("The output is the sum of all stamps; nothing is undone.")
@pytest.mark.parametrize(("size", "strides"), SETTINGS)
def test_the_output_is_the_sum_of_what_each_step_stamps_alone(size, strides):
    layer, x = layers.Conv1DTranspose(2, size, strides=strides), small_integers((1, 5, 3), 4)
    alone = [x * (np.arange(5) == step)[None, :, None] for step in range(5)]
    assert np.allclose(sum(run(layer, one) for one in alone), run(layer, x), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(("size", "strides"), SETTINGS)
def test_there_is_a_checkerboard_exactly_where_strides_does_not_divide_the_kernel(size, strides):
    layer = layers.Conv2DTranspose(1, size, strides=strides, kernel_initializer="ones")
    y = run(layer, np.ones((1, 12, 12, 1)))[0, ..., 0]
    border = max(size, strides)
    assert (len(np.unique(y[border:-border, border:-border])) == 1) == (size % strides == 0)


@claims("Or leave the stamps: repeat each number with UpSampling2D, and convolve afterwards.")
def test_repeating_and_convolving_makes_no_checkerboard():
    repeat = layers.UpSampling2D(2)
    conv = layers.Conv2D(1, 3, padding="same", kernel_initializer="ones")
    assert np.unique(run(conv, run(repeat, np.ones((1, 5, 5, 1))))[0, 1:-1, 1:-1]).tolist() == [9]


@pytest.mark.parametrize(("size", "strides"), [one for one in SETTINGS if one[0] > 1])
def test_it_has_the_shapes_of_the_way_back_and_does_not_bring_back_what_was_there(size, strides):
    x = small_integers((1, 4 * strides + size, 1), 1)
    shrink = layers.Conv1D(1, size, strides=strides, use_bias=False)
    grow = layers.Conv1DTranspose(1, size, strides=strides, use_bias=False)
    small = run(shrink, x)
    grow.build(small.shape)
    grow.set_weights([shrink.get_weights()[0]])
    back = run(grow, small)
    assert back.shape == x.shape or size < strides
    assert back.shape != x.shape or not np.allclose(back, x)


def test_the_first_row_of_the_twelve_sees_three_rows_and_the_last_three_others_and_none_sees_all():
    stamps = keras.Sequential([
        keras.Input((10, 3, 1)), layers.Conv2D(2, 2), layers.Conv2D(4, 2),
        layers.Conv2DTranspose(4, (3, 4)), layers.Conv2DTranspose(2, (2, 4)), layers.Conv2DTranspose(1, (2, 4)),
    ])  # fmt: skip
    assert [one.count_params() for one in stamps.layers] == [10, 36, 196, 66, 17]
    rows = np.eye(10).reshape(10, 10, 1, 1) * np.ones((1, 1, 3, 1))
    moved = np.abs(run(stamps, rows) - run(stamps, np.zeros((1, 10, 3, 1)))).max(axis=(2, 3)) > 1e-6
    assert np.flatnonzero(moved[:, 0]).tolist() == [0, 1, 2]
    assert np.flatnonzero(moved[:, 11]).tolist() == [7, 8, 9]
    assert not moved.all(axis=0).any()
