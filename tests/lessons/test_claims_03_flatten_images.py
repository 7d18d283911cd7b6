"""The general sentences of lesson 03, tried on Keras; and the figures of its question."""

import numpy as np
import pytest

from lessons.claims import COURSE, claims
from shapewise.notebooks.canonical import read
from shapewise.reading import keras

layers = keras.layers
SIZES = [(28, 28), (6, 4), (3, 7)]


def moved(layer, shape, place):
    """What changes in the output when a pixel of a black image becomes 1."""
    image = np.zeros((1, *shape))
    before = np.asarray(layer(image))
    image[(0, *place)] = 1
    return np.asarray(layer(image)) != before


def flat(units):
    return keras.Sequential([layers.Flatten(), layers.Dense(units)])


@claims("Many think that without Flatten each unit is connected with all pixels as well.")
@pytest.mark.parametrize("shape", SIZES)
def test_behind_flatten_it_is_so(shape):
    layer = flat(3)
    assert all(moved(layer, shape, place).all() for place in np.ndindex(shape))


@claims(
    "It fails because a number in row 5 of the output knows row 5 of the image, and nothing else.",
    "Change pixel (5, 9), and look at which rows move:",
    "Dense mixes the last axis: put Flatten in front when a pixel must reach every output.",
)
def test_a_pixel_moves_its_own_row_and_no_other():
    layer = layers.Dense(10)
    for row, column in ((5, 9), (5, 0), (0, 27), (27, 13)):
        places = np.argwhere(moved(layer, (28, 28), (row, column)))
        assert {tuple(place) for place in places} == {(0, row, unit) for unit in range(10)}


@claims("A convolution whose kernel is as large as the image sees all pixels too, without Flatten.")
@pytest.mark.parametrize("shape", SIZES)
def test_a_convolution_as_large_as_the_image_computes_what_flatten_and_dense_compute(shape):
    conv, model = layers.Conv2D(10, shape), flat(10)
    image = np.random.default_rng(0).normal(size=(2, *shape))
    conv.build((None, *shape, 1)), model(image)
    kernel, bias = conv.get_weights()
    model.set_weights([kernel.reshape(-1, 10), bias + 1])
    conv.set_weights([kernel, bias + 1])
    np.testing.assert_allclose(np.asarray(conv(image[..., None]))[:, 0, 0], np.asarray(model(image)), atol=1e-4)
    einsum = layers.EinsumDense("bij,ijk->bk", 10, bias_axes="k")
    assert einsum(image).shape == (2, 10)
    assert einsum.count_params() == conv.count_params() == model.count_params()


def test_the_figures_of_question_18():
    for units, count in ((10, 7850), (784, 615440), (512, 401920), (32, 25120)):
        model = flat(units)
        model.build((None, 28, 28))
        assert model.count_params() == count
    own = layers.EinsumDense("bij,ijk->bik", (28, 10), bias_axes="ik")
    assert own(np.zeros((1, 28, 28))).shape == (1, 28, 10)
    assert own.count_params() == 8120


def test_six_rows_and_six_images_are_paired_and_other_batches_are_refused():
    images, targets = np.zeros((12, 6, 6)), np.zeros((12, 3))
    model = keras.Sequential([keras.Input((6, 6)), layers.Dense(3)])
    model.compile(loss="mse")
    assert model.fit(images, targets, batch_size=6, verbose=0).history["loss"]
    with pytest.raises(Exception, match="Dimensions must be equal|Incompatible shapes|required broadcastable"):
        model.fit(images, targets, batch_size=4, verbose=0)


def test_flatten_has_no_weights_and_loses_nothing():
    x = np.arange(48).reshape(2, 4, 6)
    layer = layers.Flatten()
    y = np.asarray(layer(x))
    assert layer.count_params() == 0
    for sample, i, j in np.ndindex(x.shape):
        assert y[sample, i * 6 + j] == x[sample, i, j]


@claims("Every row does.")
def test_all_rows_meet_the_same_weights():
    rows = np.random.default_rng(0).normal(size=(1, 1, 7)).astype("float32")
    y = np.asarray(layers.Dense(3)(np.repeat(rows, 5, axis=1)))
    assert np.allclose(y, y[:, :1])


def test_the_stored_lesson_shows_the_classifier_useless_and_then_repaired():
    shown = {
        cell.id: str(cell.outputs)
        for cell in read(COURSE / "03_flatten_images.ipynb").cells
        if cell.cell_type == "code"
    }
    assert "right: about 4 of 10" in shown["runs"]
    assert "right: about 10 of 10" in shown["repaired"]
