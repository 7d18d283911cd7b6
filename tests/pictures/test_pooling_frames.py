"""The frames of a convolution beside a pooling: numbers, windows, words, overlaps, speed."""

import time
from statistics import median

import numpy as np
import pytest

from pictures.test_conv1d_frames import arithmetic, boxes, cells, drawn, expected, overlapping
from shapewise.explorers.pooling import small_pair
from shapewise.layers import conv2d, pooling
from shapewise.pictures.paper.canvas import Canvas
from shapewise.pictures.pooling_frames import MOMENTS, frame_of, walk
from shapewise.pictures.pooling_maps import MapNumbers, odd_sides, one_window


def pair(**changes):
    start = {"steps": 8, "channels": 2, "filters": 3, "window": 2, "strides": 2, "padding": "valid", "keeps": "largest"}
    return small_pair(**start | changes)


PAIRS = {
    "storyboard": pair(),
    "mean": pair(keeps="mean"),
    "same": pair(steps=7, padding="same"),
    "same, both ends": pair(steps=7, window=4, strides=3, padding="same", keeps="mean"),
    "overlapping": pair(window=3, strides=1),
    "gaps": pair(window=1, strides=3),
    "one of everything": pair(steps=2, channels=1, filters=1, window=2, strides=1),
    "large": pair(steps=10, channels=3, filters=4, window=4, strides=2),
}
each_pair = pytest.mark.parametrize("numbers", PAIRS.values(), ids=PAIRS.keys())


def maps(size=6, channels=2, filters=3, window=2, strides=2, kind="MaxPooling2D"):
    x = np.arange(size * size * channels).reshape(1, size, size, channels) * 7 % 10.0
    kernel = np.arange(window * window * channels * filters).reshape(window, window, channels, filters) % 5 - 2.0
    bias = np.arange(filters) + 1.0
    y = conv2d.forward(x, kernel, bias, strides=strides)
    pool = pooling.forward(kind, x, pool_size=window, strides=strides)
    return MapNumbers(x, kernel, bias, y, pool, (strides, strides), kind).check()


MAPS = {
    "even": maps(), "odd": maps(7, 1, 1), "mean": maps(5, 1, 2, kind="AveragePooling2D"), "wide window": maps(8, 2, 2, 3),
    "three channels": maps(6, 3, 4), "both ends": maps(7, 1, 1, 3, 2),
}  # fmt: skip
each_map = pytest.mark.parametrize("numbers", MAPS.values(), ids=MAPS.keys())


def frames_of(numbers):
    last = numbers.conv.windows - 1
    return [frame_of(numbers, key) for key in MOMENTS] + [frame_of(numbers, "window", last, numbers.conv.sizes[2] - 1)]


@each_pair
def test_the_numbers_in_the_picture_are_those_of_both_layers(numbers):
    ax = drawn(frame_of(numbers, "results"))
    assert cells(ax, "input") == expected(numbers.conv.padded.T)
    assert cells(ax, "convolution") == expected(numbers.conv.y[0].T)
    assert cells(ax, "pooling") == expected(numbers.pool[0].T)


@each_pair
def test_what_is_kept_of_each_window_is_the_poolings_number(numbers):
    for window in range(numbers.conv.windows):
        frame = frame_of(numbers, "window", window)
        lines = frame.arithmetic.parts
        assert lines[0][1].value == numbers.conv.y[0, window, 0]
        assert [expression.value for _, expression in lines[1:]] == pytest.approx(numbers.pool[0, window].tolist())
        seen = frame.grid("the window")
        kept = [seen.values[row][column] for row, column, what in seen.marks if what == "kept"]
        assert kept == (numbers.pool[0, window].tolist() if numbers.keeps == "largest" else [])


def test_a_place_that_padding_adds_is_empty_for_the_pooling_and_zero_for_the_convolution():
    frame = frame_of(PAIRS["same"], "window", 3)
    assert [row[-1] for row in frame.grid("input").values] == [0, 0]
    assert [row[-1] for row in frame.grid("the window").values] == [None, None]


def test_the_storyboard_shows_its_arithmetic():
    lines = [arithmetic(drawn(frame_of(pair(), key))) for key in MOMENTS]
    assert lines[1][0].startswith("convolution, output[0, 0, 0]: ")
    assert lines[1][1:] == ["pooling, channel 0: max(1, 3) = 3", "pooling, channel 1: max(0, 4) = 4"]
    assert lines[2] == ["convolution, weights: kernel 2 x 2 x 3 + bias 3 = 15", "pooling, weights: 0"]
    assert lines[3] == ['padding "valid", steps: (7 - 2) // 2 + 1 = 3', 'padding "same", steps: ceil(7 / 2) = 4']
    assert lines[4] == ["convolution, channels that moved: 3", "pooling, channels that moved: 1"]


def test_seven_steps_leave_one_over_or_get_one_added_at_the_end():
    frame = frame_of(pair(), "rest")
    valid, same = [grid for grid in frame.grids if grid.name == "input"]
    assert valid.marks == ((0, 6, "left over"), (1, 6, "left over"))
    assert same.padding == (7,)
    assert [len(grid.values[0]) for grid in frame.grids] == [7, 3, 3, 8, 4, 4]
    assert sum(outline.thin for outline in frame.outlines) == 3 + 4


def test_a_changed_channel_0_moves_all_of_the_convolution_and_one_channel_of_the_pooling():
    frame = frame_of(pair(), "changed")
    moved = {name: {row for row, _, _ in frame.grid(name).marks} for name in ("input", "convolution", "pooling")}
    assert moved == {"input": {0}, "convolution": {0, 1, 2}, "pooling": {0}}


@each_map
def test_the_maps_hold_the_numbers_of_both_layers(numbers):
    ax = drawn(one_window(numbers))
    for name, array in (("input, channel", numbers.x), ("convolution", numbers.y), ("pooling", numbers.pool)):
        for channel in range(array.shape[3]):
            assert cells(ax, f"{name} {channel}") == expected(array[0, ..., channel])


@each_map
def test_the_arithmetic_of_a_map_is_what_its_first_cells_hold(numbers):
    first, *kept = [expression.value for _, expression in one_window(numbers).arithmetic.parts]
    assert first == numbers.y[0, 0, 0, 0]
    assert kept == numbers.pool[0, 0, 0].tolist()


def test_a_map_of_seven_leaves_13_over_or_gets_15_added():
    frame = odd_sides(MAPS["odd"])
    assert [label.text for label in frame.labels] == ["13 numbers left over, 49 become 9", "15 places added, 49 become 16"]
    assert frame.arithmetic.lines[2][2] == "49 / 16 = 3.062"
    assert len([1 for _, _, what in frame.grid('channel 0, "valid"').marks if what == "left over"]) == 13


@each_pair
def test_no_text_lies_on_another_and_none_is_cut(numbers):
    for frame in frames_of(numbers):
        ax = drawn(frame)
        assert overlapping(ax) == [], frame.key
        border = ax.figure.bbox
        assert [text for text, b in boxes(ax) if b.x0 < 2 or b.y0 < 2 or b.x1 > border.x1 - 2 or b.y1 > border.y1 - 2] == []


@each_map
def test_no_text_of_a_map_lies_on_another(numbers):
    for frame in (one_window(numbers), odd_sides(numbers)):
        ax = drawn(frame)
        assert overlapping(ax) == [], frame.key
        border = ax.figure.bbox
        assert [text for text, b in boxes(ax) if b.x0 < 2 or b.y0 < 2 or b.x1 > border.x1 - 2 or b.y1 > border.y1 - 2] == []


@each_pair
def test_the_alternative_text_says_every_line_and_every_number(numbers):
    for frame in frames_of(numbers):
        ax = drawn(frame)
        words = ax.figure.alternative_text
        assert frame.title in words
        assert all(line in words for line in arithmetic(ax))
        written = [text.get_text() for text in ax.texts if (text.get_gid() or "") not in ("", "arithmetic")]
        assert all(number in words for number in written)
    assert "(kept)" in frame_of(numbers, "window").words or numbers.keeps == "mean"


def test_the_film_strip_is_readable_at_900_pixels():
    ax = drawn([frame_of(pair(), key) for key in MOMENTS], width=900)
    assert overlapping(ax) == []
    assert min(text.get_fontsize() for text in ax.texts) * 100 / 72 > 8
    assert len(arithmetic(ax)) == 10


def test_a_frame_takes_at_most_a_tenth_of_a_second():
    numbers, best = pair(), {}
    for _ in range(3):
        canvas = Canvas()
        for moment in walk(numbers):
            start = time.process_time()
            canvas.png(frame_of(numbers, *moment))
            best[moment] = min(best.get(moment, 9.0), time.process_time() - start)
    assert median(best.values()) < 0.1


@pytest.mark.parametrize("key, window, filter", [("end", 0, 0), ("window", 4, 0), ("window", 0, 3), ("window", -1, 0)])
def test_a_frame_that_is_not_there_is_refused(key, window, filter):
    with pytest.raises(ValueError, match="there is no"):
        frame_of(pair(), key, window, filter)


def test_a_map_too_large_to_read_is_refused():
    with pytest.raises(ValueError, match="got 9 for input; expected at most 8"):
        maps(9, 1, 1)
