"""The stamps of a transposed convolution hold what Keras computes, and how many lie on each place."""

import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected, touched
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.pictures.stamps_film import small
from shapewise.reading import build, keras, run, small_integers, with_small_weights

OPTIONS = list(itertools.product((1, 2, 3, 4, 5), (1, 2, 3), ("valid", "same")))


def ones(kernel_size, strides, **options):
    return keras.layers.Conv1DTranspose(1, kernel_size, strides=strides, kernel_initializer="ones", **options)


@pytest.mark.parametrize("size, strides, padding", OPTIONS)
def test_the_picture_holds_what_keras_returns_and_the_stamps_add_up_to_it(size, strides, padding):
    call = LayerCall("Conv1DTranspose", 1, size, strides=strides, padding=padding)
    layer, x = with_small_weights(build(call), (None, 5, 1)), small_integers((1, 5, 1), 2)
    film, y = draw.stamps(layer, x), run(layer, x)
    assert cells(film["added"], "output") == expected(y[0].T)
    bias = layer.get_weights()[1][0]
    assert [film.call.sums[place] + bias for place in film.call.kept] == y[0, :, 0].tolist()
    assert film.facts["steps"].value == y.shape[1]


@pytest.mark.parametrize("size, strides, padding", OPTIONS)
def test_the_counts_are_what_ones_stamped_with_ones_give(size, strides, padding):
    film = draw.stamps(ones(size, strides, padding=padding), np.ones((1, 4, 1)))
    layer = keras.layers.Conv2DTranspose(1, size, strides=strides, padding=padding, kernel_initializer="ones")
    on_a_map = np.asarray(layer(np.ones((1, 4, 4, 1))))[0, ..., 0]
    kept = np.array(film.call.counts)[list(film.call.kept)]
    assert np.array_equal(np.outer(kept, kept), on_a_map)
    if "map" in film.moments:
        assert cells(film["map"], "stamps on a place") == expected(on_a_map)


def test_a_kernel_of_three_makes_a_checkerboard_and_one_of_four_does_not():
    uneven, even = small(kernel_size=3), small(kernel_size=4)
    assert uneven["map"].title == "On a map, a kernel of 3 x 3, strides of 2: 1, 2 and 4: a checkerboard"
    assert even["map"].title == "On a map, a kernel of 4 x 4, strides of 2: 4 everywhere inside"
    assert uneven["added"].title == "Where stamps overlap, they add up: 1 or 2 on a place in turn"
    assert even["added"].title == "Where stamps overlap, they add up: the same number on each place inside"
    assert arithmetic(uneven["added"])[0] == "steps: (4 - 1) x 2 + max(3, 2) = 9"


@pytest.mark.parametrize("size, strides", itertools.product((1, 2, 3, 4, 5), (1, 2, 3)))
def test_the_output_convolved_is_what_keras_gives_and_is_not_the_input(size, strides):
    x = small_integers((1, 4, 1), 5)
    grow = with_small_weights(build(LayerCall("Conv1DTranspose", 1, size, strides=strides)), (None, 4, 1))
    film = draw.stamps(grow, x)
    shrink = keras.layers.Conv1D(1, size, strides=strides, use_bias=False)
    shrink.build((None, film.call.places, 1))
    shrink.set_weights([grow.get_weights()[0]])
    if size < strides:  # then places without a stamp follow the last one
        assert film.call.places == (4 - 1) * strides + strides
    assert np.allclose(film.call.back, run(shrink, run(grow, x)))
    assert "does not give the input back" in film["back"].title


def test_a_kernel_of_one_with_a_weight_of_one_gives_the_input_back():
    film = draw.stamps(ones(1, 1), np.arange(4.0).reshape(1, 4, 1))
    assert film["back"].title == "A convolution with the same kernel gives the input back"


def test_what_same_cuts_off_is_marked():
    film = small(kernel_size=5, strides=2, padding="same")
    assert [column for _, column, _ in film["added"].grid("added up").marks] == [0, 9, 10]


def test_an_output_number_lights_up_its_stamps():
    lit, text = touched(small()["added"], "output", 0, 2)
    assert lit == {"stamps": {(0, 2), (1, 2)}, "input": {(0, 0), (0, 1)}}
    assert text == "−2 + 1 + 1 = 0"


REFUSED = [
    (LayerCall("Conv1D", 1, 2), (1, 8, 1), "a picture of Conv1DTranspose: got a Conv1D layer"),
    (LayerCall("Conv1DTranspose", 2, 3), (1, 4, 1), "one channel and one filter: got 1 and 2"),
    (LayerCall("Conv1DTranspose", 1, 3), (1, 9, 1), "got 9 steps; expected at most 8"),
    (LayerCall("Conv1DTranspose", 1, 3, activation="relu"), (1, 4, 1), 'does not show activation="relu"'),
]


@pytest.mark.parametrize("call, shape, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, shape, reason):
    with pytest.raises(ValueError, match=reason):
        draw.stamps(build(call), small_integers(shape))
