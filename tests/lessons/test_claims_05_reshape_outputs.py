"""The sentences of lesson 05, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from shapewise.reading import keras, run

L = keras.layers
ROW = np.arange(10, 18, dtype="float32").reshape(1, 8)


@claims("The layer that makes them is Dense(8); Reshape folds them, and has nothing to learn.")
def test_a_dense_makes_the_numbers_and_reshape_leaves_them_as_they_are():
    dense, fold = L.Dense(8), L.Reshape((4, 2))
    x = np.random.default_rng(0).normal(size=(3, 5)).astype("float32")
    made = run(dense, x)
    folded = run(fold, made)
    assert made.shape == (3, 8)
    assert folded.shape == (3, 4, 2)
    assert np.array_equal(folded.ravel(), made.ravel())
    assert fold.count_params() == 0 < dense.count_params()


@claims("Instead, ask only in which order your targets stand.")
def test_a_row_of_all_first_coordinates_and_then_all_second_ones_takes_a_permute():
    corners = np.array([[[1, 5], [2, 6], [3, 7], [4, 8]]], dtype="float32")
    halves = np.concatenate([corners[..., 0], corners[..., 1]], axis=1)
    model = keras.Sequential([L.Reshape((2, 4)), L.Permute((2, 1))])
    assert np.array_equal(run(model, halves), corners)
    assert not np.array_equal(run(L.Reshape((4, 2)), halves), corners)


def test_place_61_is_the_second_coordinate_of_point_30():
    folded = run(L.Reshape((68, 2)), np.arange(136, dtype="float32")[None])
    assert folded.shape == (1, 68, 2)
    assert folded[0, 30, 1] == 61


def test_the_convolution_of_the_question_leaves_318_places_on_a_side():
    conv = L.Conv2D(32, 3)
    assert conv.compute_output_shape((None, 320, 320, 3)) == (None, 318, 318, 32)
    conv.build((None, 320, 320, 3))
    assert conv.count_params() == 896


@claims(
    "Behind the convolution of the question, Flatten gives each output a weight for every number of the map.",
    "Behind global pooling, which keeps the mean of each channel, an output has one for every channel.",
)
@pytest.mark.parametrize("side, channels", [(4, 3), (9, 5)])
def test_behind_flatten_an_output_has_a_weight_for_every_number_and_behind_pooling_for_every_channel(side, channels):
    for first, inputs in ((L.Flatten(), side * side * channels), (L.GlobalAveragePooling2D(), channels)):
        dense = L.Dense(136)
        keras.Sequential([keras.Input((side, side, channels)), first, dense])
        assert dense.kernel.shape == (inputs, 136)
        assert dense.count_params() == (inputs + 1) * 136


def test_a_softmax_over_two_coordinates_makes_them_add_up_to_one():
    points = np.random.default_rng(0).normal(size=(5, 68, 2)).astype("float32")
    assert np.allclose(run(L.Softmax(), points).sum(axis=-1), 1)


def test_a_smaller_map_keeps_the_places_and_a_mean_does_not():
    x = np.random.default_rng(0).normal(size=(1, 8, 8, 3)).astype("float32")
    turned = x[:, ::-1]
    assert np.allclose(run(L.GlobalAveragePooling2D(), x), run(L.GlobalAveragePooling2D(), turned), atol=1e-5)
    assert not np.allclose(run(L.MaxPooling2D(), x), run(L.MaxPooling2D(), turned))
    assert run(L.MaxPooling2D(), x)[0, 0, 0, 0] == x[0, :2, :2, 0].max()
