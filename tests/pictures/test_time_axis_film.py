import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected
from shapewise import draw
from shapewise.pictures.time_axis_film import small
from shapewise.reading import keras, run

SIZES = list(itertools.product((4, 6, 9), (1, 2, 3, 4)))
KINDS = ("steps", "channels", "padded")


def by_keras(film, kind):
    """What Keras gives for the series and the weights of the picture, and how many weights it has."""
    size = 1 if kind == "channels" else len(film.kernel)
    x = film.x[None, :, None] if kind == "steps" else film.x[None, None]
    layer = keras.layers.Conv1D(1, size, padding="valid" if kind == "steps" else "same")
    layer.build(x.shape)
    kernel = film.kernel[:, None, None] if kind == "steps" else film.weights(size)
    layer.set_weights([kernel, np.array([film.bias])])
    return run(layer, x)[0], layer.count_params()


@pytest.mark.parametrize("steps, window", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_comes_out_is_what_keras_gives_and_the_weights_are_counted_as_keras_counts(kind, steps, window):
    film = small(steps=steps, window=window)
    frame, (y, count) = film[kind], by_keras(film, kind)
    assert cells(frame, "output") == pytest.approx(expected(y.T))
    assert arithmetic(frame)[0].endswith(f"= {count}")


def test_numbers_of_ones_own_are_drawn():
    film = draw.time_axis([0.5, -1, 2, 3], [2, 0.5], bias=-1)
    for kind in KINDS:
        assert cells(film[kind], "output") == pytest.approx(expected(by_keras(film, kind)[0].T))
    assert cells(film["steps"], "input") == expected([[0.5, -1, 2, 3]])
    assert cells(film["channels"], "input") == expected([[0.5], [-1], [2], [3]])


@pytest.mark.parametrize("steps, window", SIZES)
def test_zeros_that_are_added_are_marked_and_so_are_the_weights_that_meet_only_them(steps, window):
    film = small(steps=steps, window=window)
    frame, left = film["padded"], (window - 1) // 2
    grid, weights = frame.grid("input"), frame.grid("window")
    assert set(grid.padding) == set(range(window)) - {left}
    assert {column for _, column, what in weights.marks if what == "left over"} == set(grid.padding)
    for column in grid.padding:
        assert all(row[column] == 0 for row in grid.values)
    assert [row[left] for row in grid.values] == film.x.tolist()


@pytest.mark.parametrize("steps, window", SIZES)
def test_on_the_steps_there_is_a_window_for_each_output(steps, window):
    frame = small(steps=steps, window=window)["steps"]
    windows = [one for one in frame.outlines if one.y == frame.grid("input").y]
    assert len(windows) == steps - window + 1
    assert {one.width for one in windows} == {window * frame.grid("input").cell}


def test_pointing_at_an_output_tells_its_sum():
    for kind in KINDS:
        frame = small(steps=5, window=2)[kind]
        for touch in frame.touches:
            name, row, column = touch.cell
            shown = touch.sum.partition("= ")[2].replace("−", "-")
            assert float(shown) == frame.grid(name).values[row][column]


def test_titles_and_arithmetic_read_word_by_word():
    film = small()
    assert [line for frame in film.frames for line in arithmetic(frame)] == [
        "weights: kernel 3 x 1 + bias 1 = 4",
        "weights: kernel 1 x 7 + bias 1 = 8",
        "weights: kernel 3 x 7 + bias 1 = 22",
    ]
    assert film.alternative_text.splitlines() == [
        "1. The series on the steps: the window slides over five places.",
        "2. The series on the channels: one step, one place, a weight for each of 7 values.",
        '3. padding="same" adds zeros: 21 weights in the kernel, 7 of them meet a value.',
    ]
    assert small(window=1)["padded"].title == "A window of one step needs no padding: nothing changes"


def test_its_sliders_keep_the_series_and_the_weights_that_are_there():
    own = draw.time_axis([9, 8, 7, 6, 5], [3, 4])
    assert own.changed(steps=4).x.tolist() == [9, 8, 7, 6]
    assert own.changed(window=3).kernel.tolist() == [3, 4, -1]
    with pytest.raises(ValueError, match="steps 12 is outside its slider"):
        small(steps=12)


@pytest.mark.parametrize(
    ("series", "kernel", "said"),
    [
        ([[1, 2]], [1], r"one series and one window: got \(1, 2\) and \(1,\)"),
        (range(12), [1, 2], "got 12 steps and a window of 2"),
        ([1, 2], [1, 2, 3], "got 2 steps and a window of 3"),
        (range(9), range(5), "got 9 steps and a window of 5; expected at most 9 and 4"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(series, kernel, said):
    with pytest.raises(ValueError, match=said):
        draw.time_axis(list(series), list(kernel))
