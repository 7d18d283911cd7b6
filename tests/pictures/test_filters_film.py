"""The film of filters and windows: its numbers are Keras', and each slider changes one thing."""

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected
from shapewise import draw, explore
from shapewise.layers.call import LayerCall
from shapewise.pictures.filters_film import small
from shapewise.reading import build, run, small_integers, with_small_weights

CASES = [({}, (1, 6, 2)), ({"use_bias": False}, (2, 5, 3)), ({"strides": 2, "padding": "same"}, (1, 7, 1))]


def layer_and_input(options, shape, filters=3, kernel_size=2):
    layer = with_small_weights(build(LayerCall("Conv1D", filters, kernel_size, **options)), (None, *shape[1:]))
    return layer, small_integers(shape, seed=5)


@pytest.mark.parametrize("options, shape", CASES)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options, shape):
    layer, x = layer_and_input(options, shape)
    frame = draw.filters(layer, x)["row"]
    assert cells(frame, "output") == expected(run(layer, x)[0].T)
    for f in range(3):
        assert cells(frame, f"filter {f}") == expected(layer.get_weights()[0][:, :, f].T)
        if options.get("use_bias", True):
            assert cells(frame, f"bias {f}") == expected(layer.get_weights()[1][None, f : f + 1])


@pytest.mark.parametrize("window", range(5))
def test_all_filters_on_a_window_fill_one_column(window):
    layer, x = layer_and_input({}, (1, 6, 2))
    frame = draw.filters(layer, x).at("filters", window=window)
    column = run(layer, x)[0, window]
    assert [part.value for _, part in frame.arithmetic.parts] == column.tolist()
    assert [row[window] for row in frame.grid("output").values] == column.tolist()
    assert all(value is None for row in frame.grid("output").values for value in row[window + 1 :])


def test_one_filter_more_and_a_longer_window_are_drawn_as_keras_would_make_them():
    film = small(filters=3, kernel_size=2)
    assert np.shape(film["row"].grid("output").values) == (3, 5)
    assert np.shape(film["more"].grid("output").values) == (4, 5)
    assert np.shape(film["longer"].grid("output").values) == (3, 4)
    assert arithmetic(film["more"]) == ["weights of the layer: kernel 2 x 2 x 4 + bias 4 = 20"]
    assert arithmetic(film["longer"]) == ["weights of the layer: kernel 3 x 2 x 3 + bias 3 = 21"]


def test_a_window_that_would_not_fit_is_said_and_not_drawn():
    layer, x = layer_and_input({}, (1, 2, 2))
    assert draw.filters(layer, x)["longer"].title == "kernel_size=3: a window longer than the input fits nowhere"


def test_the_strip_says_each_moment_in_a_sentence():
    assert small().alternative_text.splitlines() == [
        "1. One window spans two steps: kernel_size is its length.",
        "2. Three filters on the same window: three numbers, one column of the output.",
        "3. filters=4: one row more; the windows are as long as before.",
        "4. kernel_size=3: longer windows, of which fewer fit; the rows stay.",
    ]
    assert small().at("window", window=1).title == "The window moves on, to steps 1 and 2"
    assert small().at("filters", window=2).title == "On steps 2 and 3: three numbers more, the next column"
    assert small(filters=1)["filters"].title == "One filter on the window: one number, one column of the output"


def test_the_explorer_moves_both_numbers():
    explorer = explore.filters()
    assert {control.argument for control in small().controls} == {"filters", "kernel_size"}
    assert explorer is not None
    assert small(filters=4).facts["output"].value == (1, 5, 4)
    assert small(kernel_size=4).facts["output"].value == (1, 3, 3)


REFUSED = [
    (LayerCall("Dense", 2), (1, 4, 2), "a picture of Conv1D: got a Dense layer"),
    (LayerCall("Conv1D", 2, 2, activation="relu"), (1, 4, 2), 'got activation="relu"; expected None'),
    (LayerCall("Conv1D", 2, 2, groups=2), (1, 4, 2), "does not show groups"),
    (LayerCall("Conv1D", 30, 2), (1, 6, 2), "writes every number: got 120 in the kernel"),
]


@pytest.mark.parametrize("call, shape, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, shape, reason):
    with pytest.raises(ValueError, match=reason):
        draw.filters(build(call), small_integers(shape))
