"""The general sentences of lesson 13, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from shapewise.layers.windows import zeros_added
from shapewise.reading import keras, small_integers

layers = keras.layers
PRESSES = np.eye(36, dtype="float32").reshape(36, 6, 6, 1)
SIDES = [(size, strides, padding) for size in (2, 3) for strides in (2, 3) for padding in ("valid", "same")]


@pytest.mark.parametrize("side", [5, 7, 9, 13])
def test_an_odd_side_is_cut_or_filled(side):
    x = small_integers((1, side, side, 2), side)
    cut, filled = (layers.MaxPooling2D(2, padding=padding)(x) for padding in ("valid", "same"))
    assert np.array_equal(cut, layers.MaxPooling2D(2)(x[:, :-1, :-1]))
    wider = np.pad(x, ((0, 0), (0, 1), (0, 1), (0, 0)), constant_values=-np.inf)
    assert np.array_equal(filled, layers.MaxPooling2D(2)(wider))


@claims("(Wider windows get places at both ends, the odd one last.)")
@pytest.mark.parametrize(("steps", "size"), [(7, 2), (8, 3), (9, 4), (10, 5), (11, 5)])
def test_places_are_added_at_both_ends_the_odd_one_last(steps, size):
    before, after = zeros_added(steps, size, strides=2, padding="same")
    assert after - before in (0, 1)
    ones = {"kernel_initializer": "ones", "padding": "same", "strides": 2}
    conv = layers.Conv1D(1, size, **ones)(np.ones((1, steps, 1)))
    assert float(conv[0, 0, 0]) == size - before
    assert float(conv[0, -1, 0]) == size - after


@claims(
    '"Four times fewer numbers" is not even a rule of the shape: see the last two lines, from 49 to 16 and from '
    "192 to 512."
)
def test_four_times_fewer_is_true_of_even_sides_and_as_many_filters_only():
    def left(layer, *sides):
        return int(np.prod(sides)), int(np.prod(layer.compute_output_shape((None, *sides))[1:]))

    assert left(layers.MaxPooling2D(2), 8, 8, 16) == (1024, 256)
    assert left(layers.MaxPooling2D(2, padding="same"), 7, 7, 1) == (49, 16)
    assert left(layers.Conv2D(32, 2, strides=2), 8, 8, 3) == (192, 512)


@claims(
    "Instead, look between the two: DepthwiseConv2D(2, strides=2) learns, and keeps channels apart; above it has "
    "80 parameters."
)
@pytest.mark.parametrize("channel", range(16))
def test_a_depthwise_convolution_keeps_channels_apart(channel):
    layer = layers.DepthwiseConv2D(2, strides=2)
    x = small_integers((1, 8, 8, 16), channel)
    changed = np.array(x)
    changed[..., channel] += 1
    moved = np.asarray(layer(changed) - layer(x)).any(axis=(0, 1, 2))
    assert layer.count_params() == 80
    assert moved.tolist() == [one == channel for one in range(16)]


@claims(
    "The pooling makes 9 maps of 36, one for each button: where in the button is lost, so no later layer can find it."
)
def test_four_presses_of_a_button_are_one_map_after_the_pooling():
    maps = np.asarray(layers.MaxPooling2D(2)(PRESSES))
    rows, columns = np.divmod(np.arange(36), 6)
    button = rows // 2 * 3 + columns // 2
    same = (maps[:, None] == maps[None]).all(axis=(2, 3, 4))
    assert len(np.unique(maps, axis=0)) == 9
    assert np.array_equal(same, button[:, None] == button[None])


@claims(
    "A strided convolution learns what to keep of a window, over all channels; a max pooling keeps the largest of "
    "each channel, "
    "and forgets where it was.",
    "Both look through the same windows, so the sides of what comes out are the same.",
    "It has weights, the pooling has none.",
)
@pytest.mark.parametrize(("size", "strides", "padding"), SIDES)
def test_both_look_through_the_same_windows_and_one_of_them_learns(size, strides, padding):
    share = {"strides": strides, "padding": padding}
    conv, pool = layers.Conv2D(5, size, **share), layers.MaxPooling2D(size, **share)
    x = small_integers((1, 9, 8, 3), size)
    assert conv(x).shape[1:3] == pool(x).shape[1:3]
    assert (conv(x).shape[3], pool(x).shape[3]) == (5, 3)
    assert conv.count_params() == (size * size * 3 + 1) * 5
    assert pool.count_params() == 0
    turned = x[:, ::-1, ::-1]  # the same numbers of each window elsewhere in it, where all windows are whole
    whole = (9 - size) % strides == (8 - size) % strides == 0 and padding == "valid"
    if whole:
        assert np.array_equal(pool(turned)[:, ::-1, ::-1], pool(x))
        assert not np.allclose(conv(turned)[:, ::-1, ::-1], conv(x))


@claims("No: in the convolution both move, in the pooling one.")
def test_with_two_filters_both_channels_of_the_convolution_move_and_one_of_the_pooling():
    x = small_integers((1, 8, 2))
    raised = x + np.array([1, 0])
    for layer, moving in ((layers.Conv1D(2, 2, strides=2, kernel_initializer="ones"), 2), (layers.MaxPooling1D(2), 1)):
        assert layer(x).shape == (1, 4, 2)
        assert np.asarray(layer(raised) != layer(x)).any(axis=(0, 1)).sum() == moving
