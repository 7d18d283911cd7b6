"""The film of a separable convolution: its numbers are Keras', those of the ordinary convolution as well."""

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected, touched
from shapewise import draw, explore
from shapewise.layers.call import LayerCall
from shapewise.pictures.separable_film import small
from shapewise.reading import build, keras, run, small_integers, with_small_weights

CASES = [(3, 3, 2), (2, 1, 3), (1, 2, 2), (3, 3, 1)]


def layer_and_input(kernel_size, filters, channels, **options):
    layer = with_small_weights(
        build(LayerCall("SeparableConv2D", filters, kernel_size, **options)), (None, 4, 5, channels)
    )
    return layer, small_integers((2, 4, 5, channels), seed=5)


@pytest.mark.parametrize("sizes", CASES)
def test_the_picture_holds_what_keras_returns_at_the_first_place(sizes):
    layer, x = layer_and_input(*sizes)
    film, (depthwise, pointwise, bias) = draw.separable(layer, x), layer.get_weights()
    y = run(layer, x)[0, 0, 0]
    for frame in (film["ordinary"], film["pointwise"]):
        assert cells(frame, "output") == expected(y[:, None])
        assert cells(frame, "bias") == expected(bias[:, None])
    channels = sizes[2]
    assert cells(film["depthwise"], "depthwise kernel") == expected(depthwise[..., 0].reshape(-1, channels).T)
    assert cells(film["pointwise"], "pointwise kernel") == expected(pointwise[0, 0].T)
    assert cells(film["ordinary"], "window") == expected(x[0, : sizes[0], : sizes[0]].reshape(-1, channels).T)


@pytest.mark.parametrize("sizes", CASES)
def test_what_lies_between_is_what_the_depthwise_layer_gives(sizes):
    layer, x = layer_and_input(*sizes)
    half = keras.layers.DepthwiseConv2D(sizes[0], use_bias=False)
    half.build(x.shape)
    half.set_weights(layer.get_weights()[:1])
    film, between = draw.separable(layer, x), run(half, x)[0, 0, 0]
    for frame in (film["depthwise"], film["pointwise"]):
        assert cells(frame, "between") == expected(between[:, None])
    assert cells(film["moved"], "read again") == cells(film["moved"], "written between") == expected(between[:, None])


@pytest.mark.parametrize("sizes", CASES)
def test_an_ordinary_convolution_with_the_drawn_kernel_gives_the_same(sizes):
    layer, x = layer_and_input(*sizes)
    size, filters, channels = sizes
    ordinary = keras.layers.Conv2D(filters, size)
    ordinary.build(x.shape)
    frame = draw.separable(layer, x)["ordinary"]
    drawn = np.array(frame.grid("kernel").values).reshape(filters, channels, size, size)
    ordinary.set_weights([drawn.transpose(2, 3, 1, 0), layer.get_weights()[-1]])
    assert np.allclose(run(ordinary, x), run(layer, x))
    assert arithmetic(frame)[0].endswith(f"= {ordinary.count_params() - filters}")


def test_the_multiply_adds_are_the_weights_without_bias():
    layer, x = layer_and_input(3, 3, 2, use_bias=False)
    assert arithmetic(draw.separable(layer, x)["pointwise"]) == [
        f"separable, both halves: 9 x 2 + 2 x 3 = {layer.count_params()}",
        "times fewer: 54 / 24 = 2.25",
    ]


def test_more_work_is_not_called_less():
    assert arithmetic(small(filters=1)["pointwise"])[1] == "ordinary / separable: 18 / 20 = 0.9"


def test_the_numbers_moved_are_the_cells_drawn():
    frame = small()["moved"]
    number = {name: len(cells(frame, name)) for name in (grid.name for grid in frame.grids)}
    left, right = number["read"] + number["written"], sum(number.values()) - number["read"] - number["written"]
    assert [line.rpartition(" = ")[2] for line in arithmetic(frame)] == [f"{54 / left:.4g}", f"{24 / right:.4g}"]


def test_a_number_of_the_output_lights_its_window_and_its_filter():
    lit, text = touched(small()["ordinary"], "output", 1, 0)
    every = {(c, p) for c in range(2) for p in range(9)}
    assert lit == {"window": every, "kernel": {(2 + c, p) for c, p in every}, "bias": {(1, 0)}}
    assert text == "18 products + 3 = 12"


def test_the_strip_says_each_moment_in_a_sentence():
    assert small().alternative_text.splitlines() == [
        "1. Ordinary: 54 weights, each of them multiplied once at this place.",
        "2. First half: a window of nine weights for each channel, and no channel meets another.",
        "3. Second half: six weights, which all channels enter, and the same output.",
        "4. Numbers moved at a place: ordinary on the left; separable on the right, with a stop halfway.",
    ]


def test_the_explorer_changes_the_quotient_with_filters_and_not_with_channels():
    assert explore.separable() is not None
    quotient = {
        name: arithmetic(small(**{name: 1})["pointwise"])[1].rpartition(" = ")[2]
        for name in ("channels", "filters", "kernel_size")
    }
    assert quotient == {"channels": "2.25", "filters": "0.9", "kernel_size": "0.75"}


REFUSED = [
    (LayerCall("Conv2D", 2, 3), "a picture of SeparableConv2D: got a Conv2D layer"),
    (LayerCall("SeparableConv2D", 2, 3, padding="same"), "shows padding='valid': got 'same'"),
    (LayerCall("SeparableConv2D", 2, 3, strides=2), "shows strides=1: got"),
    (LayerCall("SeparableConv2D", 2, 3, activation="relu"), "shows activation='linear': got 'relu'"),
    (LayerCall("SeparableConv2D", 2, 3, depth_multiplier=2), "shows depth_multiplier=1: got 2"),
    (LayerCall("SeparableConv2D", 4, 3), "got windows of .* 4 filters; expected square windows"),
    (LayerCall("SeparableConv2D", 2, (2, 3)), "expected square windows of at most 3"),
]


@pytest.mark.parametrize("call, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, reason):
    with pytest.raises(ValueError, match=reason):
        draw.separable(build(call), small_integers((1, 4, 5, 2)))
