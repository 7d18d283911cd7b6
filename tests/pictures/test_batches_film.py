import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected, touched
from shapewise import draw
from shapewise.pictures.batches_film import small
from shapewise.reading import keras, run, small_integers, with_small_weights

SIZES = list(itertools.product((1, 2, 7, 10, 12), (1, 3, 4, 10, 12)))


def of(samples=10, units=1, batch_size=4):
    layer = with_small_weights(keras.layers.Dense(units), (None, 3))
    x = small_integers((samples, 3), seed=3)
    return layer, x, draw.batches(layer, x, batch_size=batch_size)


@pytest.mark.parametrize("units", [1, 2])
def test_the_picture_holds_what_keras_returns_for_each_sample(units):
    layer, x, film = of(units=units)
    last = film.at("batch", batch=2)
    assert cells(last, "x") == expected(x)
    assert cells(last, "kernel") == expected(layer.get_weights()[0])
    assert cells(last, "output") == expected(run(layer, x))


@pytest.mark.parametrize("samples, batch_size", SIZES)
def test_there_are_as_many_batches_as_fit_makes_updates(samples, batch_size):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse")
    model.fit(np.zeros((samples, 3)), np.zeros((samples, 1)), batch_size=batch_size, verbose=0)
    film = small(samples=samples, batch_size=batch_size)
    assert film.facts["updates in an epoch"].value == int(model.optimizer.iterations) == film.places["batch"]


@pytest.mark.parametrize("samples, batch_size", SIZES)
def test_each_sample_is_in_one_batch(samples, batch_size):
    film = small(samples=samples, batch_size=batch_size)
    lengths = [len(film._rows(batch)) for batch in range(film.places["batch"])]
    assert sum(lengths) == samples
    assert lengths[:-1] == [batch_size] * (len(lengths) - 1)
    assert 1 <= lengths[-1] <= batch_size


def test_the_output_fills_batch_by_batch_and_a_number_shows_its_sample():
    _, x, film = of()
    assert len(cells(film.at("batch", batch=0), "output")) == 4
    assert len(cells(film.at("batch", batch=2), "output")) == 10
    lit, _ = touched(film.at("batch", batch=1), "output", 5, 0)
    assert lit["x"] == {(5, feature) for feature in range(3)}
    with pytest.raises(StopIteration):
        touched(film.at("batch", batch=1), "output", 8, 0)


def test_the_strip_says_how_the_pack_is_cut_and_that_the_weights_are_the_same():
    titles = [frame.title for frame in small().frames]
    assert titles[0] == "Ten samples, batch_size=4: axis 0 is cut into 4, 4, 2"
    assert "two samples through the same weights" in titles[-1]
    assert arithmetic(small()["cut"]) == ["updates in an epoch: ceil(10 / 4) = 3"]
    assert len(small(batch_size=10).frames) == 2


def test_the_weights_are_no_others_for_other_samples_or_batches():
    assert {small(samples=n, batch_size=size).facts["parameters"].value for n, size in SIZES} == {4}


def test_a_film_keeps_its_own_samples_as_far_as_they_reach():
    layer, x, film = of()
    other = film.changed(samples=12)
    assert cells(other["batch batch=2"], "x") == expected(np.concatenate([x, x[:2]]))
    assert cells(film.changed(samples=5)["batch"], "x") == expected(x[:5])


@pytest.mark.parametrize(
    ("layer", "shape", "said"),
    [
        (keras.layers.Dense(1), (13, 3), "the picture shows up to 12 samples"),
        (keras.layers.Dense(1), (2, 4, 3), "the picture shows up to 12 samples"),
        (keras.layers.Dense(1, activation="relu"), (4, 3), "a Dense with a bias"),
        (keras.layers.Dense(1, use_bias=False), (4, 3), "a Dense with a bias"),
        (keras.layers.Flatten(), (4, 3), "a Dense with a bias"),
    ],
)
def test_what_the_picture_cannot_show_is_refused_by_name(layer, shape, said):
    with pytest.raises(ValueError, match=said):
        draw.batches(layer, np.zeros(shape))
