"""A convolution and a pooling over height and width: both frames hold what Keras returns."""

import numpy as np
import pytest

from pictures.frames_read import cells, expected, touched
from pictures.test_stride_or_pooling_film import both
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.pictures.halved_maps_film import HalvedMapsFilm, small
from shapewise.pictures.map_numbers import small_maps
from shapewise.reading import build, run


def maps(size=6, channels=2, filters=3, window=2, strides=2, keeps="largest"):
    return small_maps(size=size, channels=channels, filters=filters, window=window, strides=strides, keeps=keeps)


MAPS = {
    "even": maps(), "odd": maps(7, 1, 1), "mean": maps(5, 1, 2, keeps="mean"), "wide window": maps(8, 2, 2, 3),
    "three channels": maps(6, 3, 4), "both ends": maps(7, 1, 1, 3, 2),
}  # fmt: skip
each_map = pytest.mark.parametrize("numbers", MAPS.values(), ids=MAPS.keys())


def test_the_maps_hold_what_keras_returns():
    conv, pool, x = both({"strides": 2}, (1, 6, 6, 2), "MaxPooling2D")
    frame = draw.halved_maps(conv, pool, x)["window"]
    for name, layer in (("convolution", conv), ("pooling", pool)):
        y = run(layer, x)[0]
        for channel in range(y.shape[2]):
            assert cells(frame, f"{name} {channel}") == expected(y[..., channel])


def test_odd_sides_hold_what_keras_returns_with_both_paddings():
    conv, pool, x = both({"strides": 2}, (1, 7, 7, 2), "AveragePooling2D")
    frame = draw.halved_maps(conv, pool, x)["odd"]
    for padding in ("valid", "same"):
        y = run(build(LayerCall("AveragePooling2D", 2, padding=padding)), x)[0, ..., 0]
        assert cells(frame, f'pooling, "{padding}"') == pytest.approx(expected(y))


@each_map
def test_the_maps_hold_the_numbers_of_both_layers(numbers):
    frame = HalvedMapsFilm(numbers)["window"]
    for name, array in (("input, channel", numbers.x), ("convolution", numbers.y), ("pooling", numbers.pool)):
        for channel in range(array.shape[3]):
            assert cells(frame, f"{name} {channel}") == expected(array[0, ..., channel])


@each_map
def test_the_arithmetic_of_a_map_is_what_its_first_cells_hold(numbers):
    first, *kept = [expression.value for _, expression in HalvedMapsFilm(numbers)["window"].arithmetic.parts]
    assert first == numbers.y[0, 0, 0, 0]
    assert kept == numbers.pool[0, 0, 0].tolist()


def test_a_map_of_seven_leaves_13_over_or_gets_15_added():
    frame = HalvedMapsFilm(MAPS["odd"])["odd"]
    said = [label.text for label in frame.labels]
    assert said == [
        "13 numbers left over, 49 become 9",
        "15 places added, 49 become 16",
        "rows added: 0 before, 1 after",
    ]
    assert frame.title == '7 x 7: "valid" drops what is left over, "same" adds what is missing'
    assert frame.arithmetic.lines[2][2] == "49 / 16 = 3.062"
    assert len([1 for _, _, what in frame.grid('channel 0, "valid"').marks if what == "left over"]) == 13


def test_a_cell_of_the_convolution_lights_up_its_window_in_all_channels():
    frame = small(size=6)["window"]
    window = {(row, column) for row in (2, 3) for column in (4, 5)}
    lit, text = touched(frame, "convolution 2", 1, 2)
    assert lit == {"input, channel 0": window, "input, channel 1": window}
    assert text.endswith(f"= {frame.grid('convolution 2').values[1][2]:.0f}".replace("-", "−"))
    assert touched(frame, "pooling 1", 1, 2)[0] == {"input, channel 1": window}


def test_a_map_too_large_to_read_is_refused():
    with pytest.raises(ValueError, match="got 9 for input; expected at most 8"):
        maps(9, 1, 1)


def test_steps_have_a_picture_of_their_own():
    with pytest.raises(ValueError, match="a picture of height and width"):
        draw.halved_maps(*both({"strides": 2}))


def test_a_padding_of_the_layers_is_refused_for_both_are_shown():
    conv, pool, x = both({"strides": 2, "padding": "same"}, (1, 6, 6, 2), "MaxPooling2D")
    with pytest.raises(ValueError, match='both paddings by itself: got padding="same"'):
        draw.halved_maps(conv, pool, x)


def test_each_slider_leads_to_maps_that_can_be_drawn():
    film = small()
    for control in film.controls:
        for value in control.options or range(control.low, control.high + 1):
            assert len(film.changed(**{control.argument: value}).frames) == 2
    assert np.shape(film.changed(size=4).numbers.x) == (1, 4, 4, 2)
