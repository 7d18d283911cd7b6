"""One kernel on two sizes of picture: the maps are Keras', and so are the counts of both heads."""

import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.pictures.two_sizes_film import small
from shapewise.reading import build, keras, run, small_integers, with_small_weights

layers = keras.layers


@pytest.mark.parametrize("size, use_bias", itertools.product((2, 3), (True, False)))
def test_the_maps_are_what_keras_gives_for_both_pictures(size, use_bias):
    layer = with_small_weights(build(LayerCall("Conv2D", 1, size, use_bias=use_bias)), (None, 5, 5, 1))
    pictures = [small_integers((1, side, side, 1), side) for side in (4, 6)]
    frame = draw.two_sizes(layer, *pictures)["kernel"]
    maps = [grid for grid in frame.grids if grid.name == "map"]
    assert [np.array(grid.values).tolist() for grid in maps] == [run(layer, x)[0, ..., 0].tolist() for x in pictures]
    assert cells(frame, "kernel") == expected(layer.get_weights()[0][..., 0, 0])


@pytest.mark.parametrize("small_side, large_side, size, classes", itertools.product((3, 4, 5), (6,), (2, 3), (1, 2, 3)))
def test_the_counts_are_keras_own(small_side, large_side, size, classes):
    facts = small(small=small_side, large=large_side, kernel_size=size, classes=classes).facts
    for name, side in (("small", small_side), ("large", large_side)):
        for head, layer in (("pooling", layers.GlobalAveragePooling2D()), ("Flatten", layers.Flatten())):
            model = keras.Sequential(
                [keras.Input((side, side, 1)), layers.Conv2D(1, size), layer, layers.Dense(classes)]
            )
            assert facts[f"weights with {head}, {name}"].value == model.count_params()


def test_the_means_are_those_of_global_average_pooling():
    film = small()
    means = [grid.values[0][0] for grid in film["pooling"].grids if grid.name == "mean"]
    maps = [grid.values for grid in film["pooling"].grids if grid.name == "map"]
    pooled = [run(layers.GlobalAveragePooling2D(), np.array(one)[None, ..., None])[0, 0] for one in maps]
    assert means == pytest.approx(pooled)


def test_the_storyboard_shows_its_arithmetic():
    film = small()
    assert film.strip == ("kernel", "pooling", "flatten")
    assert [arithmetic(film[kind]) for kind in film.strip] == [
        ["weights: kernel 3 x 3 x 1 x 1 + bias 1 = 10"],
        ["Dense behind either: kernel 1 x 2 + bias 2 = 4"],
        ["Dense behind the small map: kernel 4 x 2 + bias 2 = 10", "behind the large map: kernel 16 x 2 + bias 2 = 34"],
    ]


REFUSED = [
    (LayerCall("Conv1D", 1, 2), (1, 4, 1), "this is a picture of Conv2D: got a Conv1D layer"),
    (LayerCall("Conv2D", 2, 2), (1, 4, 4, 1), "one channel and one filter: got 1 and 2"),
    (LayerCall("Conv2D", 1, 2, padding="same"), (1, 4, 4, 1), "no padding and no strides"),
    (LayerCall("Conv2D", 1, 2, activation="relu"), (1, 4, 4, 1), 'does not show activation="relu"'),
    (LayerCall("Conv2D", 1, 2), (1, 8, 8, 1), "expected at most 7 x 7 pixels"),
]


@pytest.mark.parametrize("call, shape, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, shape, reason):
    larger = (1, *(n + 1 for n in shape[1:-1]), 1)
    with pytest.raises(ValueError, match=reason):
        draw.two_sizes(build(call), small_integers(shape), small_integers(larger))


def test_the_second_picture_must_be_the_larger():
    layer, x = build(LayerCall("Conv2D", 1, 2)), small_integers((1, 4, 4, 1))
    with pytest.raises(ValueError, match=r"the second picture must be the larger: got \(4, 4\) and \(4, 4\)"):
        draw.two_sizes(layer, x, x)
    with pytest.raises(ValueError, match="the second picture must be the larger"):
        small(small=5, large=4)
