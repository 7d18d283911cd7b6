"""What a fingerprint sees of a layer, and what it leaves as it was."""

import numpy as np
import pytest

from shapewise.answers.fingerprint import fingerprint, first_difference
from shapewise.reading import keras

layers = keras.layers
SHAPE = (None, 8, 3)


@pytest.mark.parametrize(
    "other, words",
    [
        (layers.Conv1D(4, 3, padding="same"), "it gives (None, 8, 4); it should give (None, 6, 4)"),
        (layers.Conv1D(4, 3, strides=2), "it gives (None, 3, 4)"),
        (layers.Conv1D(4, 3, use_bias=False), "it has 36 parameters, fewer than asked"),
        (keras.Sequential([layers.ZeroPadding1D((0, 2)), layers.Conv1D(4, 5)]), "the wrong outputs move"),
        (keras.Sequential([layers.ZeroPadding1D((2, 0)), layers.Conv1D(4, 5)]), "the wrong outputs move"),
        (keras.Sequential([layers.Conv1D(4, 3), layers.Dense(4, use_bias=False)]), "it has 56 parameters, more"),
    ],
)
def test_what_differs_first_is_said(other, words):
    assert words in first_difference(fingerprint(other, SHAPE), fingerprint(layers.Conv1D(4, 3), SHAPE))


def test_nothing_differs_where_filters_come_in_another_order():
    both = keras.Input(SHAPE[1:])
    joined = layers.Concatenate()([layers.Conv1D(1, 3)(both), layers.Conv1D(3, 3)(both)])
    model = keras.Model(both, joined)
    assert first_difference(fingerprint(model, SHAPE), fingerprint(layers.Conv1D(4, 3), SHAPE)) is None


def test_a_relu_hides_no_connection():
    shut = fingerprint(layers.Conv1D(4, 3, activation="relu"), SHAPE)
    assert shut.moves == fingerprint(layers.Conv1D(4, 3), SHAPE).moves


def test_every_place_of_a_window_can_be_the_largest():
    pooled = fingerprint(layers.MaxPooling1D(2), SHAPE)
    assert pooled.moves == fingerprint(layers.AveragePooling1D(2), SHAPE).moves


def test_indexes_are_changed_into_other_indexes():
    looked_up = fingerprint(layers.Embedding(50, 4), (None, 5), lambda rng, shape: rng.integers(0, 50, shape))
    assert looked_up.output_shape == (None, 5, 4)
    assert looked_up.parameters == 200
    assert looked_up.moves[0][0] == tuple(tuple(a == b for a in range(5)) for b in range(5))


def test_the_weights_of_the_layer_are_put_back():
    layer = layers.Conv1D(2, 3, kernel_initializer="ones")
    fingerprint(layer, SHAPE)
    assert np.all(layer.get_weights()[0] == 1)


class Lost(layers.Layer):
    """A layer that loses a sample."""

    def call(self, x):
        return x[:-1]


def test_a_layer_that_does_not_give_one_output_for_each_sample_is_told_so():
    with pytest.raises(ValueError, match=r"outputs for a batch of \d+ samples; expected one for each sample"):
        fingerprint(Lost(), SHAPE)
