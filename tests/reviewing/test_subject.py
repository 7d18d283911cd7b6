"""What a model ends with, where its last layer is one of the user's own."""

import numpy as np
import pytest

from shapewise import review
from shapewise.reading import keras

L, ops = keras.layers, keras.ops


class SoftmaxAfterDense(L.Layer):
    """Arithmetic after the last layer inside."""

    def __init__(self):
        super().__init__()
        self.dense = L.Dense(3)

    def call(self, x):
        return ops.softmax(self.dense(x))


class SoftmaxOfWeights(L.Layer):
    """No layers inside."""

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], 3))

    def call(self, x):
        return ops.softmax(x @ self.w)


class DenseAlone(SoftmaxAfterDense):
    """The last layer inside gives the output."""

    def call(self, x):
        return self.dense(x)


def codes(layer):
    random = np.random.default_rng(0)
    x, y = random.normal(size=(20, 5)).astype("float32"), random.integers(0, 3, 20)
    model = keras.Sequential([keras.Input((5,)), layer()])
    return [one.code for one in review(model, x, y, loss="sparse_categorical_crossentropy")]


@pytest.mark.parametrize("layer", [SoftmaxAfterDense, SoftmaxOfWeights])
def test_a_layer_of_ones_own_that_ends_with_softmax_is_sound(layer):
    assert codes(layer) == []


def test_a_layer_of_ones_own_that_ends_without_an_activation_is_found():
    assert codes(DenseAlone) == ["output/no-activation"]


def test_an_activation_behind_a_layer_of_ones_own_or_behind_arithmetic_is_sound():
    given = keras.Input((5,))
    for last in (SoftmaxAfterDense()(given), DenseAlone()(given) + 1.0, L.Dense(3)(given) * 2.0):
        model = keras.Model(given, L.Dense(1)(L.ReLU()(last)))
        assert [one.code for one in review(model)] == []
