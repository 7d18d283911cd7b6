"""The general sentences of lesson 15, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import COURSE, claims
from shapewise.notebooks.canonical import read
from shapewise.reading import keras, small_integers

layers = keras.layers
SAME = {"padding": "same", "use_bias": False}
SIZES = [(4, 4, 3), (32, 32, 3), (64, 128, 3), (6, 10, 5), (5, 1, 2), (3, 8, 1)]


def products(layer, x):
    """The multiply-adds of a linear layer without bias, counted on itself: with weights of 1, every product is one input."""
    layer.build(x.shape)
    layer.set_weights([np.ones_like(weight) for weight in layer.get_weights()])
    return float(np.asarray(layer(np.ones_like(x))).sum())


def both(channels, filters, kernel_size):
    kinds = layers.Conv2D, layers.SeparableConv2D
    found = [kind(filters, kernel_size, **SAME) for kind in kinds]
    for layer in found:
        layer.build((None, 6, 7, channels))
    return found


@claims(
    "Here is what was measured: ten pictures of 512 x 512 pixels, as many filters as channels, a hundred runs.",
    "From the first line to the last the work grows 16 times, and the time by a quarter.",
)
def test_sixteen_times_the_work_in_five_quarters_of_the_time():
    work = {n: 10 * 512 * 512 * both(n, n, 3)[0].count_params() for n in (32, 128)}
    assert work[128] == 16 * work[32]
    assert 0.97 / 0.78 == pytest.approx(1.25, abs=0.02)
    assert [round(2 * 100 * work[n] / s / 1e12) for n, s in ((32, 0.78), (128, 0.97))] == [6, 80]


@claims("The ordinary kernel has a window for every pair of a channel and a filter.")
@pytest.mark.parametrize("channels, filters, kernel_size", SIZES)
def test_kernels_are_windows_for_pairs_or_for_channels(channels, filters, kernel_size):
    ordinary, separable = both(channels, filters, kernel_size)
    window = kernel_size, kernel_size
    assert ordinary.get_weights()[0].shape == (*window, channels, filters)
    assert [one.shape for one in separable.get_weights()] == [(*window, channels, 1), (1, 1, channels, filters)]


@claims(
    "Many think that windows of 3 x 3 make it nine times fewer.",
    "It fails because mixing the channels alone needs 1/9 of the ordinary work.",
    "The windows come on top, with 1/filters of it.",
    "With one window for each channel, a separable convolution has 1/filters + 1/kernel_size² of the ordinary "
    "multiply-adds.",
)
@pytest.mark.parametrize("channels, filters, kernel_size", SIZES)
def test_what_is_left_of_the_work(channels, filters, kernel_size):
    ordinary, separable = both(channels, filters, kernel_size)
    assert separable.count_params() / ordinary.count_params() == pytest.approx(1 / filters + 1 / kernel_size**2)
    half, mixing = layers.DepthwiseConv2D(kernel_size, use_bias=False), layers.Conv2D(filters, 1, use_bias=False)
    x = small_integers((1, kernel_size, kernel_size, channels))  # one place: every product is in the sum
    places = kernel_size**2
    work = products(layers.Conv2D(filters, kernel_size, use_bias=False), x)
    assert work == ordinary.count_params()
    assert products(half, x) / work == pytest.approx(1 / filters)
    assert products(mixing, x) / places / work == pytest.approx(1 / places)


@claims("The first half does 4.5 multiply-adds for each number it moves, however many channels there are.")
@pytest.mark.parametrize("channels", [1, 4, 32, 100])
def test_the_first_half_does_the_same_for_each_number(channels):
    half, x = layers.DepthwiseConv2D(3, **SAME), np.ones((1, 8, 8, channels))
    y = np.asarray(half(x))
    assert half.count_params() * 8 * 8 / (x.size + y.size) == 4.5


@claims("Your machine's figures are yours; so the web page of this lesson shows none.")
def test_what_a_clock_said_is_not_stored():
    cells = {cell.id: cell for cell in read(COURSE / "15_count_and_clock.ipynb").cells}
    assert cells["clock"].outputs == []
    assert cells["tiny"].outputs[0].text.endswith("False\n")
