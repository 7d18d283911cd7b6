import itertools

import numpy as np
import pytest

from pictures.conv1d_calls import CALLS, call, changed
from pictures.frames_read import arithmetic, cells, expected, said, touched, turned
from shapewise import draw
from shapewise.layers import depthwise_conv1d
from shapewise.layers.call import LayerCall
from shapewise.pictures.conv1d_film import Conv1DFilm, small
from shapewise.pictures.conv1d_numbers import Conv1DNumbers, small_call
from shapewise.pictures.paper.style import number_text
from shapewise.reading import build, keras, run, small_integers, with_small_weights

CASES = [
    ({}, (1, 6, 3)),
    ({"padding": "same", "strides": 2}, (1, 7, 3)),
    ({"padding": "causal"}, (2, 6, 2)),
    ({"dilation_rate": 2}, (1, 6, 3)),
    ({"use_bias": False}, (1, 6, 3)),
    ({"activation": "relu"}, (1, 6, 3)),
]
KINDS = ("filter", "products", "sum", "row", "filters")
each_call = pytest.mark.parametrize("numbers", CALLS.values(), ids=CALLS.keys())


def layer_and_input(options, shape, kernel_size=2):
    layer = with_small_weights(build(LayerCall("Conv1D", 2, kernel_size, **options)), (None, *shape[1:]))
    return layer, small_integers(shape, seed=5)


@pytest.mark.parametrize("options, shape", CASES)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options, shape):
    layer, x = layer_and_input(options, shape)
    assert cells(draw.conv1d(layer, x)["filters"], "output") == turned(run(layer, x)[0])


@pytest.mark.parametrize(
    "arguments", [{"padding": "same"}, {"strides": 3, "steps": 9}, {"padding": "causal", "filters": 4}]
)
def test_the_built_in_numbers_are_those_of_keras(arguments):
    film = small(**arguments)
    layer = keras.layers.Conv1D(
        film.places["filter"],
        film.arguments["kernel_size"],
        strides=film.arguments["strides"],
        padding=film.arguments["padding"],
    )
    layer.build(film.call.x.shape)
    layer.set_weights([film.call.kernel, film.call.bias])
    assert cells(film["filters"], "output") == turned(run(layer, film.call.x)[0])


def test_channels_kept_apart_are_what_keras_depthwise_layer_returns():
    layer, x = layer_and_input({}, (1, 6, 3))
    depthwise = build(LayerCall("DepthwiseConv1D", 2, depth_multiplier=2, use_bias=False))
    depthwise.build(x.shape)
    depthwise.set_weights([layer.get_weights()[0]])
    assert cells(draw.conv1d(layer, x)["apart"], "output") == turned(run(depthwise, x)[0])


def test_the_words_say_each_moment_and_the_alternative_text_is_a_sentence_a_frame():
    film = draw.conv1d(*layer_and_input({}, (1, 6, 3)))
    assert repr(film).startswith("1. One filter is one block over all 3 channels\ninput, shape (1, 6, 3)")
    assert "\n\n5. Filter 2, another block" in repr(film)
    assert film.alternative_text.splitlines()[0] == "1. One filter is one block over all 3 channels."
    assert len(film.alternative_text.splitlines()) == len(film.strip) == 5
    assert repr(film.at("products", window=1, filter=1)).startswith("The block lies on steps 1 and 2: six products")


def test_a_layer_that_was_not_built_is_drawn_with_the_weights_it_gets():
    layer, x = build(LayerCall("Conv1D", 1, 2)), small_integers((1, 4, 2))
    drawn = cells(draw.conv1d(layer, x)["filters"], "output")
    assert list(drawn.values()) == pytest.approx(run(layer, x)[0, :, 0])


def test_another_layer_is_refused():
    with pytest.raises(ValueError, match="a picture of Conv1D: got a Dense layer"):
        draw.conv1d(build(LayerCall("Dense", 2)), np.ones((1, 4, 2)))


def test_a_single_sample_is_refused():
    with pytest.raises(ValueError, match="3 axes"):
        draw.conv1d(build(LayerCall("Conv1D", 2, 2)), np.ones((4, 2)))


@each_call
def test_the_numbers_in_the_picture_are_those_of_the_layer(numbers):
    frame, last = Conv1DFilm(numbers)["filters"], numbers.sizes[2] - 1
    assert cells(frame, "input") == expected(numbers.padded.T)
    assert cells(frame, "output") == turned(numbers.y[0])
    assert cells(frame, f"filter {last + 1} of {last + 1}") == expected(numbers.kernel[:, :, last].T)


@each_call
def test_the_partial_sums_and_the_bias_add_up_to_the_output_cell(numbers):
    for window, filter in itertools.product(range(numbers.windows), range(numbers.sizes[2])):
        total = numbers.partial_sums(window, filter).sum()
        total += numbers.bias[filter] if numbers.bias is not None else 0
        if numbers.activation == "relu":
            total = max(total, 0)
        frame = Conv1DFilm(numbers).at("sum", window=window, filter=filter)
        assert total == numbers.y[0, window, filter]
        assert frame.arithmetic.value == numbers.y[0, window, filter]
        assert frame.grid("output").values[filter][window] == total


def test_an_output_cell_is_empty_until_its_window_has_been_reached():
    film = Conv1DFilm(call())
    drawn = cells(film.at("sum", window=2, filter=1), "output")
    assert set(drawn) == {(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 0), (1, 1), (1, 2)}
    assert cells(film["filter"], "output") == {}


def test_the_storyboard_shows_its_arithmetic():
    assert [arithmetic(Conv1DFilm(call())[kind]) for kind in KINDS] == [
        ["filter 1 of 2, weights: kernel 2 x 3 + bias 1 = 7"],
        ["channel 0: 2 x 1 + 1 x 2 = 4", "channel 1: 1 x (-1) + 4 x 3 = 11", "channel 2: 1 x 1 + 3 x (-2) = -5"],
        ["output[0, 0, 0]: 4 + 11 + (-5) + bias 1 = 11"],
        ["steps: (6 - 2) // 1 + 1 = 5"],
        ["weights of the layer: kernel 2 x 3 x 2 + bias 2 = 14"],
    ]


def test_six_products_give_three_partial_sums():
    frame = Conv1DFilm(call())["products"]
    assert frame.title == "The block lies on steps 0 and 1: six products, three partial sums, one per channel"
    sums = np.ravel(frame.grid("partial sums").values)
    assert np.sum(frame.grid("products").values, axis=1).tolist() == sums.tolist()


@pytest.mark.parametrize(
    "name, columns, ghosts",
    [("storyboard", [4], 1), ("dilated", [3, 6], 1), ("same", [5], 0), ("causal", [5], 0), ("strides", [3], 1)],
)
def test_the_window_lies_on_its_columns_and_the_one_that_does_not_fit_is_dashed(name, columns, ghosts):
    numbers = CALLS[name]
    frame = Conv1DFilm(numbers)["row"]
    grid = frame.grid("input")
    inside = [one for one in frame.outlines if not one.dashed and one.x < grid.x + grid.width]
    assert [round((outline.x - grid.x) / grid.cell) for outline in inside] == columns
    assert sum(outline.dashed for outline in frame.outlines) == ghosts
    assert len(numbers.columns(0)) == round(sum(outline.width for outline in inside) / grid.cell)


@pytest.mark.parametrize("name, padding", [("same", (0, 7)), ("causal", (0, 1)), ("same, even kernel", (0, 7, 8))])
def test_added_zeros_are_cells_of_their_own(name, padding):
    grid = Conv1DFilm(CALLS[name])["row"].grid("input")
    assert grid.padding == padding
    added = [(r, c) for r, c in np.ndindex(np.shape(grid.values)) if grid.mark(r, c) == "added"]
    assert added == [(row, column) for row in range(len(grid.values)) for column in padding]
    assert [grid.row_index(row) for row in range(len(grid.values))] == [str(row) for row in range(len(grid.values))]


def test_without_the_last_addition_the_rows_are_those_of_a_depthwise_convolution():
    numbers = call()
    frame = Conv1DFilm(numbers)["apart"]
    assert cells(frame, "output") == turned(depthwise_conv1d.forward(numbers.x, numbers.kernel)[0])
    assert len(frame.grid("output").values) == 6
    assert arithmetic(frame) == ["channels: 3 x 2 = 6"]


@each_call
def test_the_words_hold_every_number_and_every_line(numbers):
    film = Conv1DFilm(numbers)
    for key in (key for key in film.moments if "=" not in key):
        frame = film[key]
        assert frame.title in frame.words
        assert all(line in frame.words for line in arithmetic(frame))
        lines = [said(line) for line in frame.words.splitlines()]
        for grid in frame.grids:
            for row, values in enumerate(grid.values):
                present = [value for column, value in enumerate(values) if column not in grid.absent]
                assert (grid.row_name(row), [number_text(value) or "empty" for value in present]) in lines


def test_the_tables_hold_every_number():
    for frame in Conv1DFilm(call()).frames:
        there = sum(np.size(grid.values) - len(grid.absent) * len(grid.values) for grid in frame.grids)
        assert frame.tables.count("<td>") == there
        assert frame.tables.count("<caption") == len(frame.grids)


def test_a_cell_lights_up_what_it_was_made_of():
    frame = Conv1DFilm(call())["sum"]
    lit, text = touched(frame, "output", 0, 0)
    window = {(row, column) for row in range(3) for column in range(2)}
    assert lit == {"input": window, "filter 1 of 2": window, "bias": {(0, 0)}}
    assert text == "2 x 1 + 1 x 2 + 1 x (−1) + 4 x 3 + 1 x 1 + 3 x (−2) + 1 = 11"
    assert touched(frame, "products", 1, 1) == ({"input": {(1, 1)}, "filter 1 of 2": {(1, 1)}}, "4 x 3 = 12")
    assert touched(frame, "partial sums", 2, 0) == ({"products": {(2, 0), (2, 1)}}, "1 x 1 + 3 x (−2) = −5")


def test_an_output_cell_of_another_filter_lights_up_its_window_alone():
    lit, text = touched(Conv1DFilm(call())["filters"], "output", 0, 4)
    assert set(lit) == {"input"}
    assert {column for _, column in lit["input"]} == {4, 5}
    assert text.endswith("= 13")


@pytest.mark.parametrize("option, message", [({"groups": 3}, "groups"), ({"activation": "tanh"}, 'activation="tanh"')])
def test_what_cannot_be_drawn_is_refused_by_name(option, message):
    numbers = call()
    with pytest.raises(ValueError, match=message):
        Conv1DNumbers.of(numbers.x, numbers.kernel, numbers.bias, numbers.y, option)


def test_a_layer_too_large_to_read_is_refused():
    with pytest.raises(ValueError, match="got 120 in the input"):
        changed(small_call(steps=40, channels=3, filters=2, kernel_size=4, strides=1, padding="valid"))


@pytest.mark.parametrize("key, window, filter", [("end", 0, 0), ("sum", 5, 0), ("sum", 0, 2), ("sum", -1, 0)])
def test_a_moment_that_is_not_there_is_refused(key, window, filter):
    with pytest.raises(ValueError, match="there is no"):
        Conv1DFilm(call()).at(key, window=window, filter=filter)


def test_a_longer_input_begins_like_the_shorter_one():
    rest = {"filters": 2, "kernel_size": 2, "strides": 1, "padding": "valid"}
    short, long = small_call(steps=6, channels=3, **rest), small_call(steps=8, channels=4, **rest)
    assert (long.x[:, :6, :3] == short.x).all()
    assert (long.kernel[:, :3] == short.kernel).all()
    assert long.kernel.all()
    assert long.bias.all()


def test_the_explorer_steps_from_the_first_filter_to_the_belief():
    film = small()
    kinds = [key.split()[0] for key in film.moments]
    assert kinds == ["filter", "products", *["sum"] * 5, "row", "filter", "products", *["sum"] * 5, "filters", "apart"]
    assert film.changed(filters=3).facts["parameters"].value == 21
