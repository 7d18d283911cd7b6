"""What is believed of the axis of time, against the layers that really do it."""

import numpy as np
import pytest

from shapewise.exercises import exercise
from shapewise.lessons import lesson
from shapewise.misconceptions.predicting import beliefs_by_code
from shapewise.reading import keras

L = keras.layers


def count(layer, shape):
    layer.build(shape)
    return layer.count_params()


@pytest.mark.parametrize("size", [1, 3, 5])
def test_where_the_series_stands_on_the_steps_the_weights_do_not_grow_with_it_and_else_they_do(size):
    for steps in (10, 1000):
        assert count(L.Conv1D(1, size, padding="same"), (None, steps, 1)) == size + 1
        assert count(L.Conv1D(1, size, padding="same"), (None, 1, steps)) == size * steps + 1


def test_a_kernel_of_one_on_one_step_is_a_dense_on_all_values():
    x = np.random.default_rng(0).normal(size=(3, 1, 40)).astype("float32")
    conv, dense = L.Conv1D(2, 1), L.Dense(2)
    conv(x), dense(x[:, 0])
    dense.set_weights([conv.get_weights()[0][0], conv.get_weights()[1]])
    assert np.allclose(conv(x)[:, 0], dense(x[:, 0]), atol=1e-5)


def test_with_same_the_weights_of_other_steps_than_the_only_one_change_nothing():
    x = np.random.default_rng(0).normal(size=(2, 1, 20)).astype("float32")
    layer = L.Conv1D(1, 3, padding="same")
    before = np.asarray(layer(x))
    kernel, bias = layer.get_weights()
    kernel[[0, 2]] += 7
    layer.set_weights([kernel, bias])
    assert np.allclose(layer(x), before)
    kernel[1] += 7
    layer.set_weights([kernel, bias])
    assert not np.allclose(layer(x), before)


def test_a_reshape_in_the_place_of_a_transpose_cuts_series_in_pieces():
    whose = np.repeat(np.arange(3), 8).reshape(3, 8)
    assert [len(set(row)) for row in whose.reshape(8, 3)] == [1, 1, 2, 1, 1, 2, 1, 1]
    assert all(len(set(column)) == 1 for column in whose.T.T)


def test_a_softmax_of_one_number_is_1_whatever_the_number():
    numbers = np.array([[-9.0], [0.0], [0.3], [12.0]])
    assert np.allclose(keras.ops.softmax(numbers), 1)
    assert np.asarray(keras.ops.sigmoid(numbers)).std() > 0.1


def test_the_likeness_of_neighbours_does_not_depend_on_the_unit_and_their_difference_does():
    n = exercise("time-evidence").tried(1)[0]
    kind = exercise("time-evidence").kind
    ((x, axis), *_) = kind.cases(n, np.random.default_rng(0))
    difference = kind.known["axis/differences-for-likeness"]
    assert kind.right(10 * x, axis) == pytest.approx(kind.right(x, axis))
    assert difference(10 * x, axis) == pytest.approx(10 * difference(x, axis))
    assert kind.right(x, 2) > 0.5 > abs(kind.right(x, 1))


def test_every_belief_about_the_axis_is_named_by_the_lesson_or_by_an_exercise():
    named = set(lesson("09_which_axis_is_time").believed)
    for name in ("time-arrange", "time-evidence"):
        named |= set(exercise(name).kind.known)
    n = exercise("time-find-the-errors").tried(1)[0]
    for quantity in (
        *exercise("time-predict").kind.of(None).values(),
        *exercise("time-find-the-errors").kind.of(n).values(),
    ):
        named |= set(quantity.known)
    assert {code for code in beliefs_by_code() if code.startswith("axis/")} <= named
