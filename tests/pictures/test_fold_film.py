import numpy as np
import pytest

from pictures.frames_read import arithmetic
from shapewise import draw
from shapewise.pictures.fold_film import small
from shapewise.reading import keras, run

L = keras.layers
SIZES = [(6, 2), (2, 6), (3, 4), (4, 2), (1, 5), (5, 1), (8, 2)]


@pytest.mark.parametrize("rows, columns", SIZES)
def test_the_tables_are_those_of_keras(rows, columns):
    x = np.random.default_rng(0).integers(-9, 9, rows * columns).astype("float32")
    film = draw.fold(x, (rows, columns))
    folded = run(L.Reshape((rows, columns)), x[None])[0]
    cut = run(keras.Sequential([L.Reshape((columns, rows)), L.Permute((2, 1))]), x[None])[0]
    assert np.array_equal(film["folded"].grid("output").values, folded)
    assert np.array_equal(film["columns"].grid("output").values, cut)
    for key in film.moments:
        assert np.array_equal(film[key].grid("the row").values, x[None]), "the row never changes"


@pytest.mark.parametrize("rows, columns", SIZES)
@pytest.mark.parametrize("how", ["folded", "columns"])
def test_the_row_is_outlined_in_runs_that_are_rows_or_columns(rows, columns, how):
    frame = small(rows=rows, columns=columns)[how]
    cell = frame.grid("the row").cell
    together = columns if how == "folded" else rows
    assert {outline.width / cell for outline in frame.outlines} == {together}
    assert len(frame.outlines) == rows * columns // together


def test_the_place_that_is_worked_out_is_where_the_number_comes_from():
    film = small(rows=6, columns=2)
    assert arithmetic(film["folded"]) == ["row 1, column 0, from place: 1 x 2 + 0 = 2"]
    assert film["folded"].grid("output").values[1][0] == 2
    assert arithmetic(film["columns"]) == ["row 0, column 1, from place: 1 x 6 + 0 = 6"]
    assert film["columns"].grid("output").values[0][1] == 6


@pytest.mark.parametrize(
    "row, shape, words",
    [
        (np.arange(6), (4, 2), "folds a row into two axes"),
        (np.zeros((2, 3)), (2, 3), "folds a row"),
        (np.arange(20), (10, 2), "at most 16"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(row, shape, words):
    with pytest.raises(ValueError, match=words):
        draw.fold(row, shape)


def test_too_many_numbers_for_the_sliders_are_refused_with_what_to_do():
    with pytest.raises(ValueError, match="8 rows of 6 are 48 numbers: expected at most 16. Take fewer"):
        small(rows=8, columns=6)


@pytest.mark.parametrize("rows, columns", SIZES)
def test_a_slider_folds_the_same_row_elsewhere_and_goes_on_where_it_ends(rows, columns):
    film = small(rows=6, columns=2).changed(rows=rows, columns=columns)
    assert film.table.ravel().tolist() == list(range(rows * columns))
    own = draw.fold(np.array([10, 11, 12, 13]), (2, 2)).changed(columns=1)
    assert own.table.ravel().tolist() == [10, 11]


@pytest.mark.parametrize("rows, columns", SIZES)
def test_the_piece_that_is_worked_out_is_marked_in_the_row_and_is_a_row_or_a_column_of_the_table(rows, columns):
    film = small(rows=rows, columns=columns)
    for how, along in (("folded", 0), ("columns", 1)):
        kept = {(row, column) for row, column, what in film[how].grid("output").marks if what == "kept"}
        length = (rows, columns)[along]
        assert kept == {place for place in np.ndindex(rows, columns) if place[along] == min(1, length - 1)}
        came = [film[how].grid("output").values[row][column] for row, column in kept]
        there = [
            film[how].grid("the row").values[0][n] for _, n, what in film[how].grid("the row").marks if what == "kept"
        ]
        assert sorted(came) == sorted(there)
