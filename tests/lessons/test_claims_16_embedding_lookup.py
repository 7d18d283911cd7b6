"""The sentences of lesson 16, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from lessons.defined import defined_in
from shapewise.reading import keras

L = keras.layers


@pytest.fixture(scope="module")
def lesson():
    friendly = np.random.default_rng(0).permutation(20) < 10  # as in the lesson's cell
    return defined_in("16_embedding_lookup", friendly=friendly)


def test_numbers_of_words_are_a_coin_and_a_table_is_right(lesson):
    assert lesson.friendly.sum() == 10
    assert lesson.share_right(L.Dense(8, activation="relu")) < 0.7
    assert lesson.share_right(L.Embedding(20, 2), L.GlobalAveragePooling1D()) == 1.0


@claims("The table does not come out, only copies of rows.")
def test_copies_of_rows_come_out_as_many_as_indexes_go_in(lesson):
    layer, x = L.Embedding(263, 64), np.array([[3, 1, 3, 0, 2, 262, 7, 7, 9, 10]])
    y = np.asarray(layer(x))
    assert y.shape == (1, 10, 64)
    assert np.array_equal(y[0], layer.get_weights()[0][x[0]])
    assert np.asarray(layer(x[:, :7])).shape == (1, 7, 64)
    assert layer.count_params() == 263 * 64 == 16832
    table = layer.get_weights()[0]
    assert np.allclose(lesson.look_up(x, table), y)
    assert np.allclose(np.eye(263)[x] @ table, y, atol=1e-6)


@claims(
    "Some mistakes bring no error here: an index below zero counts from the end, so -1 is the last row, and a "
    "fraction is cut off.",
    "The cell compares both with index 5, the last row of our table.",
)
def test_an_index_below_zero_and_a_fraction_bring_no_error_and_one_too_large_does():
    layer = L.Embedding(6, 3)
    layer.build((1, 1))
    table = layer.get_weights()[0]
    assert np.allclose(layer(np.array([[-1]])), table[5])
    assert np.allclose(layer(np.array([[-2]])), table[4])
    assert np.allclose(layer(np.array([[5.9]])), table[5])
    with pytest.raises(Exception, match="6 is not in"):
        layer(np.array([[6]]))


def test_equal_words_have_equal_vectors():
    layer = L.Embedding(20, 4)
    y = np.asarray(layer(np.array([[3, 1, 3, 0, 2]])))[0]
    assert len(np.unique(y, axis=0)) == 4
    assert np.array_equal(y[0], y[2])


def test_the_length_is_no_argument_and_the_third_is_another():
    with pytest.raises(ValueError, match="Could not interpret initializer identifier: 10"):
        L.Embedding(263, 64, 10)
