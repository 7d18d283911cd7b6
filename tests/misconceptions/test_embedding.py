"""Every wrong belief about Embedding: what it predicts is what real layers give, and diagnose names it."""

import numpy as np
import pytest

from shapewise.answers.diagnosis import diagnose, diagnose_value
from shapewise.misconceptions.predicting import beliefs_about
from shapewise.reading import keras

L = keras.layers
#: the figures of question Q21: code, answer, the layers that really give it, if there are any
SHAPES = [
    ("whole-table-comes-out", (263, 64), None),
    ("width-before-steps", (64, 10), [L.Embedding(263, 64), L.Permute((2, 1))]),
    ("one-vector-per-sentence", (64,), [L.Embedding(263, 64), L.GlobalAveragePooling1D()]),
    ("one-long-vector", (640,), [L.Embedding(263, 64), L.Flatten()]),
]
COUNTS = [
    ("dense-on-the-indexes", 704, [L.Dense(64)]),
    ("bias-too", 16896, None),
    ("table-for-every-step", 10 * 16832, None),
]


@pytest.mark.parametrize(("code", "shape", "really"), SHAPES)
def test_a_wrong_shape_is_named_and_real_layers_give_it(code, shape, really):
    found = diagnose(shape, L.Embedding(263, 64), (None, 10), kind="output_shape")
    assert found.beliefs == (f"embedding/{code}",)
    if really:
        assert keras.Sequential([keras.Input((10,)), *really]).output_shape == (None, *shape)


@pytest.mark.parametrize(("code", "count", "really"), COUNTS)
def test_a_wrong_count_is_named_and_a_real_layer_has_it(code, count, really):
    found = diagnose(count, L.Embedding(263, 64), (None, 10), kind="parameters")
    assert found.beliefs == (f"embedding/{code}",)
    if really:
        assert keras.Sequential([keras.Input((10,)), *really]).count_params() == count


def test_the_whole_table_is_what_the_layer_holds():
    layer = L.Embedding(263, 64)
    layer.build((None, 10))
    assert layer.get_weights()[0].shape == (263, 64)
    one_hot = keras.Sequential([keras.Input((263,)), L.Dense(64)])
    assert one_hot.count_params() == 16896  # with a bias it would be a Dense layer behind one-hot rows


def test_wrong_numbers_are_named():
    layer, x = L.Embedding(5, 3), np.array([[4, 1, 4, 2]])
    layer.build(x.shape)
    table = np.arange(15.0).reshape(5, 3) + 1
    layer.set_weights([table])
    believed = {
        "counted-from-one": table[x - 1],
        "one-vector-per-sentence": table[x].mean(axis=1),
        "one-long-vector": table[x].reshape(1, -1),
        "width-before-steps": table[x].swapaxes(1, 2),
    }
    for code, value in believed.items():
        assert diagnose_value(value, layer, x).beliefs == (f"embedding/{code}",)


def test_every_belief_about_embedding_is_tried_here_or_named_by_a_check_alone():
    tried = {code for code, *_ in (*SHAPES, *COUNTS)} | {"counted-from-one"}
    assert {one.code.removeprefix("embedding/") for one in beliefs_about("Embedding") if one.mistake} == tried
