import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected
from shapewise import draw
from shapewise.pictures.pixels_film import small
from shapewise.reading import keras, run, small_integers, with_small_weights


def of(shape=(1, 5, 4), units=2):
    layer, inner = keras.layers.Dense(units), keras.layers.Dense(units)
    whole = keras.Sequential([keras.Input(shape[1:]), keras.layers.Flatten(), inner])
    with_small_weights(layer, (None, *shape[1:]))
    with_small_weights(inner, (None, shape[1] * shape[2]), seed=5)
    x = small_integers(shape, seed=3)
    return layer, x, whole, draw.pixels(layer, x, whole)


@pytest.mark.parametrize("shape", [(1, 5, 4), (2, 3, 6), (1, 1, 1)])
def test_the_numbers_of_a_unit_are_those_of_keras(shape):
    layer, x, whole, film = of(shape)
    y, flat = run(layer, x)[0], run(whole, x)[0]
    last = film.at("row", row=shape[1] - 1)
    assert cells(last, "image") == expected(x[0])
    assert cells(last, "output") == {(row, 0): y[row, 0] for row in range(shape[1])}
    assert cells(last, "weights of the unit") == expected(layer.get_weights()[0].T[:1])
    assert cells(film["all"], "output") == {(0, 0): flat[0]}
    assert cells(film["all"], "weights of the unit") == expected(whole.get_weights()[0][:, 0].reshape(shape[1:]))


def test_a_pixel_that_is_outlined_moves_the_number_and_no_other_does():
    layer, x, whole, film = of()
    for row in range(5):
        outline = film.at("row", row=row).outlines[0]
        image = film.at("row", row=row).grid("image")
        seen = {r for r in range(5) if outline.y <= image.row_y(r) < outline.y + outline.height}
        moved = set()
        for r, c in np.ndindex(5, 4):
            changed = x.copy()
            changed[0, r, c] += 1
            assert (run(whole, changed) != run(whole, x)).any() or not whole.get_weights()[0][4 * r + c].any()
            moved |= {r} if (run(layer, changed)[0, row] != run(layer, x)[0, row]).any() else set()
        assert seen == moved == {row}


@pytest.mark.parametrize(("height", "width"), [(1, 1), (3, 6), (6, 2)])
def test_the_counts_are_those_of_keras(height, width):
    counts = [found.value for found in small(height=height, width=width).facts.values()]
    dense, whole = (
        keras.layers.Dense(2),
        keras.Sequential([keras.Input((height, width)), keras.layers.Flatten(), keras.layers.Dense(2)]),
    )
    dense.build((None, height, width))
    assert counts == [dense.count_params(), whole.count_params()]


def test_the_strip_says_what_one_number_sees():
    titles = [frame.title for frame in small().frames]
    assert titles[0] == "Dense: output[0, 0, 0] sees five pixels of 25, row 0"
    assert titles[-1] == "Flatten + Dense: output[0, 0] sees every pixel, all 25"
    assert len(arithmetic(small()["row"])) == 2
    assert len(small(height=1).frames) == 2


def test_a_film_keeps_its_own_image_as_far_as_it_reaches():
    _, x, whole, film = of()
    assert cells(film.changed(height=3, width=2)["row"], "image") == expected(x[0, :3, :2])
    assert cells(film.changed(unit=1)["all"], "weights of the unit") == expected(
        whole.get_weights()[0][:, 1].reshape(5, 4)
    )
    assert cells(film.changed(height=6)["all"], "image") == expected(np.concatenate([x[0], x[0, :1]]))


def test_what_the_picture_cannot_show_is_refused_by_name():
    layer, x, whole, _ = of()
    with pytest.raises(ValueError, match="up to 6 x 6"):
        draw.pixels(layer, np.zeros((1, 7, 4)), whole)
    with pytest.raises(ValueError, match="compares Dense with Flatten"):
        draw.pixels(layer, x, keras.Sequential([keras.Input((5, 4)), keras.layers.Dense(2)]))
    with pytest.raises(ValueError, match="need a bias and as many units"):
        draw.pixels(keras.layers.Dense(3), x, whole)
