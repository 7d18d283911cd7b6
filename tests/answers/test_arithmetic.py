"""The line of arithmetic under a right answer gives that answer, whatever the layer."""

import re

import numpy as np
import pytest

from shapewise.answers.arithmetic import arithmetic_of, sum_behind
from shapewise.reading import keras, read, run, small_integers, with_small_weights

LAYERS = [
    (keras.layers.Dense(2), (1, 3, 4)),
    (keras.layers.Conv1D(2, 2), (1, 5, 3)),
    (keras.layers.DepthwiseConv1D(2), (1, 5, 3)),
    (keras.layers.AveragePooling1D(2), (1, 6, 2)),
    (keras.layers.Conv2D(2, 2), (1, 4, 4, 2)),
]


@pytest.mark.parametrize(("layer", "shape"), LAYERS, ids=lambda value: getattr(value, "name", str(value)))
def test_a_sum_gives_what_the_layer_gives(layer, shape):
    layer, x = with_small_weights(layer, shape), small_integers(shape)
    y = run(layer, x)
    for at in [(0,) * y.ndim, tuple(length - 1 for length in y.shape)]:
        left, _, right = sum_behind(layer, x, at).rpartition(" = ")
        assert eval(left.replace(" x ", "*").replace("bias ", "")) == pytest.approx(y[at])
        assert float(right) == pytest.approx(y[at])


def test_the_largest_of_a_window_is_said_as_such():
    x = np.array([[[1.0, -2], [5, -3], [4, 0], [2, 9]]])
    assert sum_behind(keras.layers.MaxPooling1D(2), x, (0, 0, 1)) == "the largest of -2, -3 is -2"


def test_what_is_neither_a_sum_nor_a_largest_is_not_explained():
    layer = with_small_weights(keras.layers.Dense(2, activation="sigmoid"), (1, 3))
    assert sum_behind(layer, small_integers((1, 3)), (0, 0)) == ""
    lstm = with_small_weights(keras.layers.LSTM(2), (1, 3, 2))
    assert sum_behind(lstm, small_integers((1, 3, 2)), (0, 0)) == ""


def test_a_long_sum_is_told_by_the_number_of_its_products_and_the_bias():
    ones = keras.layers.Conv1D(100, 10, kernel_initializer="ones", bias_initializer=keras.initializers.Constant(3))
    series = np.ones((1, 128, 9)) * np.arange(1, 10)
    ones.build(series.shape)
    assert sum_behind(ones, series, (0, 0, -1)) == "90 products add up to 450; 450 + bias 3 = 453"
    without = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
    without.build((1, 30))
    assert sum_behind(without, np.ones((1, 30)), (0, 0)) == "30 products add up to 30"


def test_shapes_and_counts_have_the_arithmetic_of_their_rule():
    facts = read(keras.layers.LSTM(3), (None, 5, 2))
    assert arithmetic_of(facts, "output_shape") == "units = 3"
    numbers = re.findall(r"\d+", arithmetic_of(facts, "parameters"))
    assert numbers[-1] == "72"


def test_a_layer_without_a_rule_has_no_arithmetic():
    class MyDense(keras.layers.Dense):
        pass

    assert arithmetic_of(read(MyDense(2), (None, 3)), "parameters") == ""


def test_a_count_without_a_sum_has_no_arithmetic():
    assert arithmetic_of(read(keras.layers.Reshape((4, 2)), (None, 8)), "parameters") == ""
    assert arithmetic_of(read(keras.layers.Dense(2), (None, 3)), "parameters") == "kernel 3 x 2 + bias 2 = 8"
