"""The film of a kernel's layout: each matrix is where Keras reads it, which is tried by running the layer."""

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected
from shapewise import draw, explore
from shapewise.layers.call import LayerCall
from shapewise.pictures.kernel_layout_film import small
from shapewise.reading import build, keras, run, small_integers, with_small_weights

CASES = [(2, 3, 3), (4, 2, 1), (1, (2, 3), 2)]


def layer_and_input(filters, size, channels):
    shape = (1, 6, 6, channels)
    return with_small_weights(build(LayerCall("Conv2D", filters, size)), shape), small_integers(shape)


@pytest.mark.parametrize("filters, size, channels", CASES)
def test_a_matrix_answers_to_its_channel_and_its_filter_place_by_place(filters, size, channels):
    layer, x = layer_and_input(filters, size, channels)
    frame = draw.kernel_layout(layer, x)["table"]
    tall, wide = layer.kernel.shape[:2]
    for h, w, c, f in np.ndindex(*layer.kernel.shape):
        seen = np.zeros((1, tall, wide, channels))
        seen[0, h, w, c] = 1
        answer = run(layer, seen)[0, 0, 0, f] - layer.get_weights()[1][f]
        assert frame.grid(f"kernel[:, :, {c}, {f}]").values[h][w] == pytest.approx(answer)


@pytest.mark.parametrize("filters, size, channels", CASES)
def test_the_table_has_a_row_for_each_channel_and_a_column_for_each_filter(filters, size, channels):
    frame = draw.kernel_layout(*layer_and_input(filters, size, channels))["table"]
    assert len(frame.grids) == filters * channels
    for f in range(filters):
        assert len({frame.grid(f"kernel[:, :, {c}, {f}]").x for c in range(channels)}) == 1
    for c in range(channels):
        assert len({frame.grid(f"kernel[:, :, {c}, {f}]").y for f in range(filters)}) == 1


def test_a_filter_is_outlined_as_a_column_and_a_place_in_every_matrix():
    film = small(channels=3, filters=2)
    assert len(film.at("filter", filter=1).outlines) == 3
    assert len(film["place"].outlines) == 6
    assert arithmetic(film.at("filter", filter=1)) == ["matrices: 3 x 2 = 6", "weights of filter 1: 3 x 3 x 3 = 27"]


def test_the_last_frame_shows_what_numpy_makes_of_a_reshape():
    layer, x = layer_and_input(2, 3, 3)
    frame = draw.kernel_layout(layer, x)["reshaped"]
    reshaped = layer.get_weights()[0].reshape(2, 3, 3, 3)
    whole = layer.get_weights()[0].transpose(3, 2, 0, 1)
    for f, c in np.ndindex(2, 3):
        assert cells(frame, f"reshaped[{f}, {c}]") == expected(reshaped[f, c])
        assert np.array_equal(whole[f, c], layer.get_weights()[0][:, :, c, f])
    assert not np.array_equal(reshaped, whole)


def test_the_numbers_built_in_count_the_places_in_memory():
    frame = small(channels=3, filters=2)["table"]
    assert frame.grid("kernel[:, :, 0, 0]").values[0][0] == 0
    assert frame.grid("kernel[:, :, 0, 1]").values[0][0] == 1
    assert frame.grid("kernel[:, :, 1, 0]").values[0][0] == 2


def test_the_strip_says_each_moment_in_a_sentence():
    assert small().alternative_text.splitlines() == [
        "1. Filter 0 is a column, kernel[:, :, :, 0]: three matrices, one for each channel.",
        "2. kernel[0, 0] is no filter: one place of the window, in every matrix: (3, 2).",
        "3. reshape tears them apart, transpose(3, 2, 0, 1) keeps each matrix whole.",
    ]
    assert "one matrix, one for each channel" in small(channels=1)["filter"].title


@pytest.mark.parametrize("channels, filters", [(1, 1), (2, 4), (3, 3)])
def test_the_count_of_the_explorer_is_that_of_keras(channels, filters):
    layer = keras.layers.Conv2D(filters, 3)
    layer.build((None, 6, 6, channels))
    assert small(channels=channels, filters=filters).facts["parameters"].value == layer.count_params()
    assert explore.kernel_layout() is not None


def test_a_film_of_a_layer_keeps_its_own_numbers_when_a_channel_is_added():
    layer, x = layer_and_input(2, (2, 3), 2)
    more = draw.kernel_layout(layer, x).changed(channels=3)
    assert cells(more["table"], "kernel[:, :, 1, 1]") == expected(layer.get_weights()[0][:, :, 1, 1])


REFUSED = [
    (LayerCall("Conv1D", 2, 2), (1, 4, 2), "a picture of Conv2D: got a Conv1D layer"),
    (LayerCall("Conv2D", 32, 3), (1, 6, 6, 3), r"got a kernel \(3, 3, 3, 32\); expected at most 25 numbers"),
    (LayerCall("Conv2D", 2, 6), (1, 6, 6, 1), r"got a kernel \(6, 6, 1, 2\)"),
]


@pytest.mark.parametrize("call, shape, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, shape, reason):
    with pytest.raises(ValueError, match=reason):
        draw.kernel_layout(build(call), small_integers(shape))
