"""Merging layers and Embedding against Keras."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewise.layers import rule
from shapewise.reading import keras, small_integers

NUMBER_BY_NUMBER = ["Add", "Subtract", "Multiply", "Maximum", "Minimum", "Average"]


@settings(max_examples=500, deadline=None, derandomize=True)
@given(
    kind=st.sampled_from([*NUMBER_BY_NUMBER, "Concatenate"]),
    lengths=st.lists(st.integers(1, 4), min_size=1, max_size=3),
    seed=st.integers(0, 9),
    odd=st.booleans(),
)
def test_shape_and_numbers_agree_with_keras_or_both_refuse(kind, lengths, seed, odd):
    first, second = (2, *lengths), (2, *lengths[:-1], lengths[-1] + odd)
    xs = [small_integers(first, seed), small_integers(second, seed + 1)]
    its = rule(kind)
    try:
        theirs = np.asarray(getattr(keras.layers, kind)()([keras.ops.convert_to_tensor(x) for x in xs]))
    except Exception:
        with pytest.raises(ValueError, match="cannot be taken number by number|do not fit"):
            its.output_shape([first, second])
        return
    assert its.output_shape([first, second]).value == theirs.shape
    assert np.array_equal(its.forward(xs).astype("float32"), theirs)


@pytest.mark.parametrize(
    "shapes", [[(None, 7, 7, 64), (None, 1, 1, 64)], [(None, 7, 3), (None, 3)], [(None, 1), (None, 9)]]
)
def test_an_axis_of_length_one_is_repeated_as_in_keras(shapes):
    assert rule("Multiply").output_shape(shapes).value == keras.layers.Multiply().compute_output_shape(shapes)


@pytest.mark.parametrize("axes", [1, 2, -1, (1, 1), (2, 2)])
def test_dot_has_the_shape_of_keras(axes):
    shapes = [(None, 5, 5), (None, 5, 5)]
    theirs = keras.layers.Dot(axes=axes)([keras.Input(shape[1:]) for shape in shapes]).shape
    assert rule("Dot").output_shape(shapes, axes=axes).value == theirs


def test_an_embedding_looks_up_rows_as_in_keras():
    layer = keras.layers.Embedding(7, 3)
    x = np.array([[0, 6, 2], [1, 1, 5]])
    theirs = np.asarray(layer(x))
    its = rule("Embedding")
    assert its.output_shape((2, 3), input_dim=7, output_dim=3).value == theirs.shape
    assert its.parameters((2, 3), input_dim=7, output_dim=3).value == layer.count_params()
    assert np.array_equal(its.forward(x, *layer.get_weights()), theirs)


@pytest.mark.parametrize("index", [7, -1])
def test_an_index_beyond_the_table_is_refused(index):
    with pytest.raises(ValueError, match=f"index {index} is no row of the table: expected 0 to 6"):
        rule("Embedding").forward(np.array([[index]]), np.ones((7, 3)))
