"""The sentences of lesson 22, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import COURSE, claims
from lessons.defined import defined_in
from shapewise.notebooks.canonical import read
from shapewise.notebooks.skeleton import parse
from shapewise.reading import keras

L = keras.layers
lesson = defined_in("22_weights_and_the_batch")


class EntryWise(L.Layer):
    """As in the lesson."""

    def build(self, input_shape):
        self.weight = self.add_weight(shape=(1, *input_shape[1:]), initializer="random_normal")

    def call(self, x):
        return x * self.weight

    def compute_output_shape(self, input_shape):
        return input_shape


def camera(count, seed):
    rows, columns = np.ogrid[-2:3, -3:4]
    repair = 1 + (rows**2 + columns**2) / 10
    bright = np.random.default_rng(seed).random((count, 5, 7)).astype("float32")
    return (bright / repair).astype("float32"), bright, repair


def test_the_class_of_these_tests_is_that_of_the_lesson():
    notebook = read(COURSE / "22_weights_and_the_batch.ipynb")
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    (source,) = [source for source in sources if "class EntryWise" in source]
    assert "shape=(1, *input_shape[1:])" in source
    assert [node.name for node in parse(source).body if hasattr(node, "name")] == ["EntryWise"]


@claims("Every picture of this camera comes out darker at its edges, always in the same way.")
def test_the_darkness_is_the_same_for_all_pictures_and_grows_to_the_edges():
    dark, bright, repair = camera(20, seed=3)
    assert np.allclose(bright / dark, repair, rtol=1e-4)
    assert repair[2, 3] == repair.min() == 1
    assert repair.max() == repair[0, 0] == repair[-1, -1]


@claims(
    "The same sheet is laid on every sample.",
    "The weights of a layer can have any axis of a sample, and never the batch.",
)
@pytest.mark.parametrize("shape", [(5, 7), (4,), (3, 2, 6)])
def test_the_weights_are_as_many_as_the_entries_of_a_sample_and_the_same_for_all(shape):
    layer, x = EntryWise(), np.random.default_rng(0).normal(size=(6, *shape)).astype("float32")
    y = np.asarray(layer(x))
    assert layer.count_params() == np.prod(shape)
    assert np.allclose(y / x, (y / x)[:1], rtol=1e-4)
    assert np.allclose(layer(x[:2]), y[:2])


def test_the_batch_is_none_when_a_model_is_built_and_another_one_each_time():
    seen = []

    class Looks(L.Layer):
        def build(self, input_shape):
            seen.append(tuple(input_shape))

        def call(self, x):
            return x

    model = keras.Sequential([keras.Input((3,)), Looks()])
    assert seen == [(None, 3)]
    assert [len(model.predict(np.zeros((size, 3)), verbose=0)) for size in (4, 9)] == [4, 9]


@claims(
    "The belief is true for an Embedding by sample number, which has weights for each: here 64 for each of 100 samples."
)
def test_an_embedding_has_a_row_for_each_number_and_none_for_a_new_one():
    table = L.Embedding(100, 64)
    assert table(np.arange(100)).shape == (100, 64)
    assert table.count_params() == 6400
    with pytest.raises(Exception, match="not in"):
        table(np.array([100]))


@claims("These all take (None, 10, 64):")
def test_each_of_the_layers_takes_samples_of_10_and_64():
    x = np.ones((3, 10, 64), "float32")
    counts = {
        640: [EntryWise(), L.EinsumDense("bij,ij->bij", (10, 64))],
        64: [L.DepthwiseConv1D(1, use_bias=False)],
        4096: [L.EinsumDense("bij,jk->bik", (10, 64))],
        128: [L.LayerNormalization()],
        1280: [L.LayerNormalization(axis=(1, 2))],
    }
    for count, layers in counts.items():
        for layer in layers:
            assert layer(x).shape == (3, 10, 64)
            assert layer.count_params() == count


def test_the_camera_is_repaired():
    dark, bright, repair = camera(300, seed=0)
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((5, 7)), EntryWise()])
    model.compile(keras.optimizers.Adam(0.1), "mse")
    model.fit(dark, bright, epochs=40, verbose=0)
    assert np.abs(model.layers[0].get_weights()[0][0] - repair).max() < 0.02
    assert np.abs(model.predict(dark[:7], verbose=0) - bright[:7]).max() < 0.02


def test_the_layer_by_hand_gives_what_keras_gives():
    layer, x = EntryWise(), np.random.default_rng(0).normal(size=(2, 3, 4)).astype("float32")
    y = np.asarray(layer(x))
    assert np.allclose(lesson.entrywise_by_hand(x, layer.get_weights()[0][0]), y, atol=1e-6)


@claims(
    "The file holds the weights, and of the layer only the name of its class and its configuration: "
    "tell load_model which class that is."
)
def test_a_saved_layer_is_made_again_by_whoever_knows_its_class(tmp_path):
    model = keras.Sequential([keras.Input((5, 7)), EntryWise()])
    model.save(tmp_path / "camera.keras")
    with pytest.raises(TypeError, match="could not be deserialized"):
        keras.saving.load_model(tmp_path / "camera.keras")
    again = keras.saving.load_model(tmp_path / "camera.keras", custom_objects={"EntryWise": EntryWise})
    assert np.array_equal(again.get_weights()[0], model.get_weights()[0])


def test_the_counts_of_question_29_are_those_of_today():
    for layer, shape, count in (
        (EntryWise(), (None, 16), 16),
        (L.Dense(16), (None, 16), 272),
        (keras.Sequential([L.Flatten(), L.Dense(640), L.Reshape((10, 64))]), (None, 10, 64), 410_240),
        (L.DepthwiseConv1D(1), (None, 10, 64), 128),
        (L.Embedding(10, 64), (None,), 640),
    ):
        layer.build(shape)
        assert layer.count_params() == count
