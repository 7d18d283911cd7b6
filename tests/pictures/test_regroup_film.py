import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells
from shapewise import draw
from shapewise.pictures.regroup_film import small
from shapewise.reading import keras

ops = keras.ops
SIZES = list(itertools.product((2, 3, 4), (1, 2), (1, 2, 3)))


def by_keras(x, group, how):
    """The first sample, as Keras regroups the pictures."""
    _, height, width = x.shape
    if how == "reshape":
        return np.asarray(ops.reshape(x, (-1, height, width, group)))[0]
    return np.asarray(ops.transpose(ops.reshape(x, (-1, group, height, width)), (0, 2, 3, 1)))[0]


def channels_of(frame, group):
    return np.stack([np.array(frame.grid(f"channel {c}").values) for c in range(group)], axis=-1)


@pytest.mark.parametrize("group, height, width", SIZES)
@pytest.mark.parametrize("how", ["reshape", "transpose"])
def test_the_channels_hold_what_keras_makes_of_the_pictures(how, group, height, width):
    x = np.random.default_rng(0).integers(0, 99, (2 * group, height, width)).astype(float)
    frame = draw.regroup(x, group)[how]
    assert np.array_equal(channels_of(frame, group), by_keras(x, group, how))
    assert list(cells(frame, "target 0 in memory").values()) == list(x[:group].ravel())


@pytest.mark.parametrize("group, height, width", SIZES)
def test_after_transpose_each_channel_is_a_picture_and_after_reshape_if_a_picture_is_one_pixel(group, height, width):
    film = small(group=group, height=height, width=width)
    assert film.facts["whole after transpose"].value == 1
    assert (film.facts["whole after reshape"].value == 1) == (height * width == 1)
    for channel, picture in enumerate(film.pictures[:group]):
        assert np.array_equal(film["transpose"].grid(f"channel {channel}").values, picture)


@pytest.mark.parametrize("group, height, width", SIZES)
@pytest.mark.parametrize("how", ["reshape", "transpose"])
def test_the_strong_cells_are_those_of_picture_0(how, group, height, width):
    film = small(group=group, height=height, width=width)
    frame = film[how]
    for grid in frame.grids:
        strong = {(r, c) for r, c, what in grid.marks if what == "kept"}
        assert strong == {place for place, value in cells(frame, grid.name).items() if value < 10}


def test_the_outlined_runs_are_a_pixel_after_reshape_and_a_picture_after_transpose():
    film = small()
    for how, together in (("reshape", 3), ("transpose", 4)):
        frame = film[how]
        cell = frame.grid("target 0 in memory").cell
        assert {outline.width / cell for outline in frame.outlines} == {together}
        assert len(frame.outlines) == 12 / together


def test_every_picture_stands_in_the_first_frame_beside_those_of_its_target():
    film = small(group=4)
    frame = film["pictures"]
    for number, picture in enumerate(film.pictures):
        assert np.array_equal(frame.grid(f"picture {number}").values, picture)
    heights = [frame.grid(f"picture {number}").y for number in range(8)]
    assert len(set(heights[:4])) == len(set(heights[4:])) == 1
    assert heights[0] < heights[4]


def test_pointing_at_a_number_lights_its_place_in_memory():
    film = small()
    for how in ("reshape", "transpose"):
        frame = film[how]
        memory = frame.grid("target 0 in memory").values[0]
        assert len(frame.touches) == 12
        for touch in frame.touches:
            name, row, column = touch.cell
            ((_, _, place),) = touch.lit
            assert memory[place] == frame.grid(name).values[row][column] == float(touch.sum.partition("= ")[2])


def test_titles_and_arithmetic_read_word_by_word():
    film = small()
    assert [line for frame in film.frames for line in arithmetic(frame)] == [
        "numbers in one sample: 3 x 2 x 2 = 12",
        "share of channel 0 that is picture 0: 2 / 4 = 0.5",
        "share of channel 0 that is picture 0: 4 / 4 = 1",
    ]
    assert film.alternative_text.splitlines() == [
        "1. Six pictures in a row, three pictures for each target.",
        "2. x.reshape(2, 2, 2, 3): a channel takes one number here and one there.",
        "3. x.reshape(2, 3, 2, 2).transpose(0, 2, 3, 1): every channel is a picture.",
    ]
    assert small(height=1, width=1)["reshape"].title == "x.reshape(2, 1, 1, 3): these are whole"


def test_its_sliders_keep_the_pictures_that_are_there():
    own = draw.regroup(np.arange(100, 108).reshape(4, 2, 1), 2)
    assert own.changed(width=2).pictures[:, :, 0].ravel().tolist() == list(range(100, 108))
    assert own.changed(group=3).arguments == {"group": 3, "height": 2, "width": 1}
    with pytest.raises(ValueError, match="group 5 is outside its slider"):
        small(group=5)


@pytest.mark.parametrize(
    ("pictures", "group", "said"),
    [
        (np.zeros((6, 4)), 3, r"pictures of shape \(pictures, height, width\): got \(6, 4\)"),
        (np.zeros((7, 2, 2)), 3, "2 targets with 3 pictures each: got 7 pictures"),
        (np.zeros((8, 3, 3)), 4, "got 36 in a sample; expected at most 24"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(pictures, group, said):
    with pytest.raises(ValueError, match=said):
        draw.regroup(pictures, group)
