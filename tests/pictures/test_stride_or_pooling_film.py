"""The moments of a convolution beside a pooling hold what Keras returns."""

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected, touched, turned
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.pictures.stride_or_pooling_film import StrideOrPoolingFilm, small
from shapewise.reading import build, keras, run, small_integers, with_small_weights

PAIRS = {
    "storyboard": small(),
    "mean": small(keeps="mean"),
    "same": small(steps=7, padding="same"),
    "same, both ends": small(steps=7, window=4, strides=3, padding="same", keeps="mean"),
    "overlapping": small(window=3, strides=1),
    "gaps": small(window=1, strides=3),
    "one of everything": small(steps=2, channels=1, filters=1, window=2, strides=1),
    "large": small(steps=10, channels=3, filters=4, window=4, strides=2),
}
each_pair = pytest.mark.parametrize("film", PAIRS.values(), ids=PAIRS.keys())


def both(options, shape=(1, 8, 2), kind="MaxPooling1D", filters=3):
    ndim = len(shape) - 2
    conv = with_small_weights(build(LayerCall(f"Conv{ndim}D", filters, 2, **options)), shape)
    return conv, build(LayerCall(kind, 2, **options)), small_integers(shape, seed=5)


CASES = [
    ({"strides": 2}, "MaxPooling1D"),
    ({"strides": 3, "padding": "same"}, "MaxPooling1D"),
    ({"strides": 1}, "AveragePooling1D"),
]


@pytest.mark.parametrize("options, kind", CASES)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options, kind):
    conv, pool, x = both(options, kind=kind)
    frame = draw.stride_or_pooling(conv, pool, x)["results"]
    for name, layer in (("convolution", conv), ("pooling", pool)):
        assert cells(frame, name) == pytest.approx(turned(run(layer, x)[0]))


@pytest.mark.parametrize("kind", ["MaxPooling1D", "AveragePooling1D"])
def test_the_moments_with_a_rest_and_with_a_change_are_what_keras_gives_for_them(kind):
    conv, pool, x = both({"strides": 2}, kind=kind)
    changed, film = x + np.array([1, 0]), draw.stride_or_pooling(conv, pool, x)
    for name, layer in (("convolution", conv), ("pooling", pool)):
        assert cells(film["changed"], name) == pytest.approx(turned(run(layer, changed)[0]))
    for padding in ("valid", "same"):
        other = build(LayerCall(kind, 2, padding=padding))
        shown = cells(film["rest"], f'pooling, padding "{padding}"')
        assert shown == pytest.approx(turned(run(other, x[:, :7])[0]))


@pytest.mark.parametrize("keeps, kind", [("largest", "MaxPooling1D"), ("mean", "AveragePooling1D")])
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_the_built_in_numbers_are_those_of_keras(keeps, kind, padding):
    film = small(steps=9, channels=3, filters=4, window=3, strides=2, padding=padding, keeps=keeps)
    numbers = film.numbers
    conv = keras.layers.Conv1D(4, 3, strides=2, padding=padding)
    conv.build(numbers.conv.x.shape)
    conv.set_weights([numbers.conv.kernel, numbers.conv.bias])
    pool = getattr(keras.layers, kind)(3, strides=2, padding=padding)
    assert cells(film["results"], "convolution") == turned(run(conv, numbers.conv.x)[0])
    assert cells(film["results"], "pooling") == pytest.approx(turned(run(pool, numbers.conv.x)[0]))


def test_each_moment_is_a_sentence():
    film = draw.stride_or_pooling(*both({"strides": 2}))
    said = film.alternative_text.splitlines()
    assert said[0].startswith("1. One input, two layers, four windows")
    assert said[4].startswith("5. Channel 0 of the input + 1")
    words = film.at("window", window=1, filter=2).words
    assert words.startswith(
        "On steps 2 and 3 the convolution adds up all channels; the pooling keeps the largest of each"
    )


REFUSED = [
    ("Conv1D", {"strides": 2}, "MaxPooling1D", {"strides": 1}, r"strides \(2,\) and strides \(1,\)"),
    ("Conv1D", {"padding": "same"}, "MaxPooling1D", {"strides": 1}, "padding same and padding valid"),
    (
        "Conv1D",
        {"strides": 2},
        "MaxPooling1D",
        {"pool_size": 3, "strides": 2},
        r"kernel_size \(2,\) and pool_size \(3,\)",
    ),
    ("Conv1D", {"strides": 2}, "GlobalMaxPooling1D", {}, "beside Conv1D stands MaxPooling1D or AveragePooling1D"),
    ("DepthwiseConv1D", {"strides": 2}, "MaxPooling1D", {}, "begins with a convolution: got a DepthwiseConv1D"),
    ("Conv1D", {"strides": 2, "activation": "relu"}, "MaxPooling1D", {}, 'activation="relu"'),
    ("Conv1D", {"strides": 2, "groups": 2}, "MaxPooling1D", {}, "does not show groups"),
]


@pytest.mark.parametrize("kind, options, other, others, message", REFUSED)
def test_two_layers_that_cannot_stand_beside_each_other_are_refused(kind, options, other, others, message):
    first = LayerCall(kind, 2, 2, **options) if kind == "Conv1D" else LayerCall(kind, 2, **options)
    with pytest.raises(ValueError, match=message):
        draw.stride_or_pooling(build(first), build(LayerCall(other, **others)), np.ones((1, 8, 2)))


def test_maps_have_a_picture_of_their_own():
    conv, pool, x = both({"strides": 2}, (1, 6, 6, 2), "MaxPooling2D")
    with pytest.raises(ValueError, match="there is draw.halved_maps"):
        draw.stride_or_pooling(conv, pool, x)


@each_pair
def test_the_numbers_in_the_picture_are_those_of_both_layers(film):
    frame, numbers = film["results"], film.numbers
    assert cells(frame, "input") == expected(numbers.conv.padded.T)
    assert cells(frame, "convolution") == turned(numbers.conv.y[0])
    assert cells(frame, "pooling") == turned(numbers.pool[0])


@each_pair
def test_what_is_kept_of_each_window_is_the_poolings_number(film):
    numbers = film.numbers
    for window in range(numbers.conv.windows):
        frame = film.at("window", window=window)
        lines = frame.arithmetic.parts
        assert lines[0][1].value == numbers.conv.y[0, window, 0]
        assert [expression.value for _, expression in lines[1:]] == pytest.approx(numbers.pool[0, window].tolist())
        seen = frame.grid("the window")
        kept = [seen.values[row][column] for row, column, what in seen.marks if what == "kept"]
        assert kept == (numbers.pool[0, window].tolist() if numbers.keeps == "largest" else [])


def test_a_place_that_padding_adds_is_empty_for_the_pooling_and_zero_for_the_convolution():
    frame = PAIRS["same"].at("window", window=3)
    assert [row[-1] for row in frame.grid("input").values] == [0, 0]
    assert [row[-1] for row in frame.grid("the window").values] == [None, None]


def test_the_storyboard_shows_its_arithmetic():
    lines = [arithmetic(frame) for frame in small().frames]
    assert lines[1][0].startswith("convolution, output[0, 0, 0]: ")
    assert lines[1][1:] == ["pooling, channel 0: max(1, 3) = 3", "pooling, channel 1: max(0, 4) = 4"]
    assert lines[2] == ["convolution, weights: kernel 2 x 2 x 3 + bias 3 = 15", "pooling, weights: 0"]
    assert lines[3] == ['padding "valid", steps: (7 - 2) // 2 + 1 = 3', 'padding "same", steps: ceil(7 / 2) = 4']
    assert lines[4] == ["convolution, channels that moved: 3", "pooling, channels that moved: 1"]
    assert sum(map(len, lines)) == 10


def test_seven_steps_leave_one_over_or_get_one_added_at_the_end():
    frame = small()["rest"]
    valid, same = [grid for grid in frame.grids if grid.name == "input"]
    assert valid.marks == ((0, 6, "left over"), (1, 6, "left over"))
    assert same.padding == (7,)
    assert sorted(len(grid.values[0]) for grid in frame.grids) == [3, 3, 4, 4, 7, 8]
    assert sum(outline.thin for outline in frame.outlines) == 3 + 4


def test_without_a_window_that_fits_there_is_no_rest_to_show():
    film = small(steps=2, window=4, padding="same")
    assert "rest" not in film.moments
    assert "rest" not in film.strip
    assert len(film.frames) == 4


def test_a_changed_channel_0_moves_all_of_the_convolution_and_one_channel_of_the_pooling():
    frame = small()["changed"]
    moved = {name: {row for row, _, _ in frame.grid(name).marks} for name in ("input", "convolution", "pooling")}
    assert moved == {"input": {0}, "convolution": {0, 1, 2}, "pooling": {0}}


def test_a_number_that_does_not_read_differently_has_not_moved():
    numbers = small().numbers
    tiny = numbers.computed(numbers.conv.x, numbers.conv.kernel * 1e-4, numbers.conv.bias, strides=2)
    frame = StrideOrPoolingFilm(tiny)["changed"]
    assert frame.title.startswith("Channel 0 of the input + 1: 0 of 3 channels move in the convolution, 1 of 2")
    assert frame.grid("convolution").marks == ()


def test_a_cell_of_the_pooling_lights_up_its_own_channel_alone():
    frame = small()["results"]
    lit, text = touched(frame, "pooling", 1, 2)
    assert lit == {"input": {(1, 4), (1, 5)}}
    assert text == "max(3, 1) = 3"
    lit, _ = touched(frame, "convolution", 2, 3)
    assert lit["input"] == {(0, 6), (0, 7), (1, 6), (1, 7)}
    assert touched(PAIRS["mean"]["results"], "pooling", 0, 0)[1] == "(1 + 3) / 2 = 2"


@each_pair
def test_the_words_say_every_line_and_every_number(film):
    for frame in film.frames:
        assert all(line in frame.words for line in arithmetic(frame))
        assert frame.tables.count("<td>") == sum(np.size(grid.values) for grid in frame.grids)
    assert "(kept)" in film["window"].words or film.numbers.keeps == "mean"


@pytest.mark.parametrize("key, window, filter", [("end", 0, 0), ("window", 4, 0), ("window", 0, 3), ("window", -1, 0)])
def test_a_moment_that_is_not_there_is_refused(key, window, filter):
    with pytest.raises(ValueError, match="there is no"):
        small().at(key, window=window, filter=filter)


def test_every_window_of_every_filter_can_be_stepped_to():
    film = small()
    assert len(film) == len(set(film.moments)) == 1 + 3 * 4 + 3
