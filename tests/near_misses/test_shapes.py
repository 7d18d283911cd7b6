"""Wrong shapes that are the right one with one change."""

import pytest

from shapewise.layers import conv1d, conv2d, dense
from shapewise.near_misses import Quantities, near_shapes


def phrases(answer, right, **around):
    return [miss.phrase for miss in near_shapes(answer, right, Quantities.of(right, **around))]


CONV2D = conv2d.output_shape((None, 28, 30, 3), filters=32, kernel_size=5)
AROUND = {"height": 28, "width": 30, "channels": 3, "filters": 32, "kernel_size": 5}


@pytest.mark.parametrize(
    ("answer", "phrase"),
    [
        ((28, 30, 32), "as if the lengths were the input's, unchanged"),
        ((28, 26, 32), "as if the height were the input's, unchanged"),
        ((26, 24, 32), "as if height and width were exchanged"),
        ((32, 24, 26), "as if channels came first"),
        ((24, 32), "as if there were no width axis"),
        ((24 * 26, 32), "as if height and width were one axis, multiplied"),
        ((24 * 26 * 32,), "as if all axes were one, multiplied"),
        ((24, 26, 3, 32), "as if there were one more axis, of 3: channels"),
        ((24, 26, 96), "as if channels were multiplied by channels"),
    ],
)
def test_a_shape_of_conv2d_is_told_what_was_changed(answer, phrase):
    assert phrase in phrases(answer, CONV2D, **AROUND)


def test_an_axis_that_is_off_by_one_is_told_nothing():
    right = conv1d.output_shape((None, 12, 3), filters=8, kernel_size=5)
    assert right.value == (None, 8, 8)
    assert phrases((9, 8), right, steps=12) == []
    assert phrases((7, 8), right, steps=12) == []


def test_the_right_shape_and_unknown_lengths_are_told_nothing():
    right = dense.output_shape((None, 7, 5), units=4)
    assert phrases((7, 4), right, rows=7) == []
    assert phrases((None, 4), right, rows=7) == []


def test_the_same_change_on_every_axis_is_one_change():
    squares = conv2d.output_shape((None, 28, 28, 3), filters=32, kernel_size=5)
    assert phrases((28, 28, 32), squares, **{**AROUND, "width": 28}) == [
        "as if the lengths were the input's, unchanged"
    ]


def test_different_changes_on_two_axes_are_told_nothing():
    assert phrases((28, 5, 32), CONV2D, **AROUND) == []
