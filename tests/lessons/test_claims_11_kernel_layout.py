"""Lesson 11: its general sentences on Keras, and PyTorch's convolution as its documentation defines it."""

from types import SimpleNamespace

import numpy as np
import pytest

from lessons.claims import COURSE, claims
from shapewise import exercises
from shapewise.notebooks.canonical import read
from shapewise.reading import keras, run, small_integers

Conv2D = keras.layers.Conv2D
CELLS = {cell.id: cell.source for cell in read(COURSE / "11_kernel_layout.ipynb").cells}


def run_cells(*ids):
    """What the named cells of the lesson leave behind; nothing is drawn."""
    names = {"keras": keras, "np": np, "draw": SimpleNamespace(kernel_layout=lambda *_: None)}
    for one in ids:
        exec(CELLS[one], names)
    return names


def torch_convolution(x, weights):
    """out[n, f, i, j] = sum over c, h, w of weights[f, c, h, w] * x[n, c, i + h, j + w]: PyTorch's own order of axes."""
    *_, height, width = weights.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (height, width), axis=(2, 3))
    return np.einsum("ncijhw,fchw->nfij", windows, weights)


@claims(
    "Keras wants the shape (3, 3, 3, 2).",
    "transpose(2, 3, 1, 0) says which of PyTorch's axes comes first, second, third and fourth.",
)
@pytest.mark.parametrize(("filters", "channels", "height", "width"), [(2, 3, 3, 3), (4, 2, 2, 5), (1, 1, 3, 1)])
def test_transposed_weights_do_in_keras_what_they_do_in_pytorch(filters, channels, height, width):
    x, weights = small_integers((2, 7, 8, channels)), small_integers((filters, channels, height, width), 3)
    layer = Conv2D(filters, (height, width), use_bias=False)
    layer.build(x.shape)
    layer.set_weights([weights.transpose(2, 3, 1, 0)])
    theirs = torch_convolution(x.transpose(0, 3, 1, 2), weights)
    assert np.array_equal(run(layer, x).transpose(0, 3, 1, 2), theirs)
    back = layer.get_weights()[0].transpose(3, 2, 0, 1)
    assert np.array_equal(back, weights)
    kind = exercises.exercise("kernel-from-torch").kind
    assert np.array_equal(kind.right(weights), layer.get_weights()[0])


@claims(
    "Pictures of 6 x 6 pixels in three colours have one edge each, upright or level.",
    "A friend sends you the weights of two filters from PyTorch: filter 0 answers to upright edges, filter 1 to "
    "level ones.",
)
def test_the_friends_filters_answer_to_their_edges_alone():
    names = run_cells("pictures")
    pictures, upright = names["pictures"], names["upright"]
    assert pictures.shape == (40, 6, 6, 3)
    answers = np.abs(torch_convolution(pictures.transpose(0, 3, 1, 2), names["from_torch"])).max(axis=(2, 3))
    assert np.array_equal(answers[:, 0] > 0, upright == 1)
    assert np.array_equal(answers[:, 1] > 0, upright == 0)


@claims("Three ways to get a kernel of the right shape: reshape, all axes back to front, and the right order.")
def test_only_the_right_order_finds_all_edges_and_back_to_front_finds_none():
    names = run_cells("pictures", "load")
    weights, share = names["from_torch"], names["share_right"]
    kernels = weights.reshape(3, 3, 3, 2), weights.T, weights.transpose(2, 3, 1, 0)
    assert {kernel.shape for kernel in kernels} == {(3, 3, 3, 2)}
    reshaped, turned, right = map(share, kernels)
    assert (turned, right) == (0, 1)
    assert 0 < reshaped < 0.8


@claims(
    "Here each weight is a number that counts its place in memory, from 0 on.",
    "In two: 0 and 1 are the same place of two filters.",
)
def test_the_last_axis_runs_fastest_in_memory():
    layer = Conv2D(2, 3)
    layer.build((None, 6, 6, 3))
    kernel = layer.get_weights()[0]
    assert kernel.flags["C_CONTIGUOUS"]
    assert kernel.ravel()[:2].tolist() == kernel[0, 0, 0, :2].tolist()


@claims("kernel[:, :, :, i] is filter i; kernel[0, 0] is one place of the window.")
@pytest.mark.parametrize("i", [0, 5, 31])
def test_a_filter_is_an_index_on_the_last_axis_and_moves_one_map_alone(i):
    layer = Conv2D(32, 3)
    x = small_integers((1, 8, 8, 3))
    before = run(layer, x)
    kernel, bias = layer.get_weights()
    assert (kernel[:, :, :, i].shape, kernel[:, :, 0, i].shape, kernel[0, 0].shape) == ((3, 3, 3), (3, 3), (3, 32))
    kernel[:, :, :, i] += 1
    layer.set_weights([kernel, bias])
    moved = (run(layer, x) != before).any(axis=(0, 1, 2))
    assert np.flatnonzero(moved).tolist() == [i]


@claims(
    "And the matrices of a filter are added up, not averaged: with ones for weights, ones in one, two and three "
    "channels "
    "give 9, 18 and 27."
)
def test_ones_give_9_times_the_channels():
    for channels in (1, 2, 3):
        assert np.all(run(Conv2D(1, 3, kernel_initializer="ones"), np.ones((1, 5, 5, channels))) == 9 * channels)


def test_the_figures_of_the_questions():
    colour, grey, vgg, torch_example = Conv2D(32, 3), Conv2D(32, 3), Conv2D(64, 3), Conv2D(32, 5)
    for layer, channels in ((colour, 3), (grey, 1), (vgg, 3), (torch_example, 3)):
        layer.build((None, 28, 28, channels))
    assert [layer.count_params() for layer in (colour, grey, vgg, torch_example)] == [896, 320, 1792, 2432]
    assert Conv2D(1, 3).compute_output_shape((None, 5, 5, 1)) == (None, 3, 3, 1)
    assert colour.kernel.shape[2] * colour.kernel.shape[3] == 96


@claims(
    "Two groups share six channels, so each filter sees three: filters 0 and 1 the first three, filters 2 and 3 "
    "the last three.",
    "Here is one number of filter 3 by hand:",
)
def test_each_filter_sees_the_channels_of_its_group_and_no_others():
    layer, x = Conv2D(4, 3, groups=2), small_integers((1, 3, 3, 6), 3)
    before = run(layer, x)
    assert layer.kernel.shape == (3, 3, 3, 4)
    for channel in range(6):
        other = x.copy()
        other[..., channel] += 1
        moved = np.flatnonzero((run(layer, other) != before).any(axis=(0, 1, 2))).tolist()
        assert moved == ([0, 1] if channel < 3 else [2, 3])
    kernel, bias = layer.get_weights()
    assert np.isclose((x[0, :, :, 3:] * kernel[..., 3]).sum() + bias[3], before[0, 0, 0, 3], atol=1e-4)
