"""Properties of layers are found where they hold, and what is missing is said."""

import numpy as np
import pytest

from shapewise.exercises.properties import (
    AtMost,
    Gives,
    Moves,
    OutputShape,
    Parameters,
    RowsSumToOne,
    Takes,
    complaint_of,
)
from shapewise.reading import keras

layers = keras.layers
SHAPE = (None, 6, 3)
CASES = [
    (OutputShape((None, 5, 4)), layers.Conv1D(4, 2), layers.Conv1D(4, 3), "it gives (None, 4, 4); expected (None, 5, 4)"),
    (Parameters(28), layers.Conv1D(4, 2), layers.Conv1D(4, 2, use_bias=False), "it has 24 parameters, fewer"),
    (AtMost(20), layers.Dense(4), layers.Conv1D(4, 2), "it has 28 parameters; expected at most 20"),
    (RowsSumToOne(), layers.Dense(4, activation="softmax"), layers.Dense(4, activation="sigmoid"), "no probabilities"),
    (RowsSumToOne(), layers.Softmax(), layers.Softmax(axis=1), "no probabilities"),
    (Moves(lambda i, o: i[0] == o[0]), layers.Dense(4), layers.Conv1D(4, 1, padding="same"), None),
    (Moves(lambda i, o: i[0] == o[0]), layers.Dense(4), layers.Conv1D(4, 3, padding="same"), "moves, and should not"),
    (Moves(lambda i, o: True), layers.LSTM(2), layers.Dense(2), "does not move, and should"),
    (Takes((None, 9, 3)), layers.Conv1D(4, 2), keras.Sequential([layers.Reshape((18,)), layers.Dense(2)]), "cannot take"),
]


@pytest.mark.parametrize("one, right, wrong, complaint", CASES, ids=lambda one: type(one).__name__)
def test_a_property_is_found_where_it_is_and_missed_where_it_is_not(one, right, wrong, complaint):
    assert complaint_of(one, right, SHAPE, None, (0, 1)) is None
    said = complaint_of(one, wrong, SHAPE, None, (0, 1))
    assert (said is None) if complaint is None else (complaint in said), said


def test_weights_that_are_set_by_hand_are_those_that_count():
    x = np.array([[[1.0], [2.0], [4.0]]])
    layer = layers.Conv1D(1, 2, use_bias=False)
    layer.build(x.shape)
    layer.set_weights([np.array([[[-1.0]], [[1.0]]])])
    assert complaint_of(Gives(x, [[[1], [2]]]), layer, (None, 3, 1), None, (0,)) is None
    assert "it gives 2 at (0, 1, 0); expected 3" in complaint_of(Gives(x, [[[1], [3]]]), layer, (None, 3, 1), None, (0,))
    assert layer.get_weights()[0].ravel().tolist() == [-1, 1]


def test_the_weights_are_put_back():
    layer = layers.Dense(2, kernel_initializer="ones")
    complaint_of(RowsSumToOne(), layer, (None, 3), None, (0,))
    assert layer.get_weights()[0].tolist() == [[1, 1]] * 3
