import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected
from shapewise import draw
from shapewise.pictures.sheet_film import small
from shapewise.reading import keras, run

SIZES = list(itertools.product((1, 2, 3), (1, 2), (1, 3, 4)))


def by_keras(film):
    """What a layer of Keras gives that has a weight for each entry of a sample, and how many weights it has."""
    rows, columns = film.weights.shape
    layer = keras.layers.EinsumDense("bij,ij->bij", (rows, columns))
    layer.build(film.x.shape)
    layer.set_weights([film.weights])
    return run(layer, film.x), layer.count_params()


@pytest.mark.parametrize("samples, rows, columns", SIZES)
@pytest.mark.parametrize("kind", ["sheet", "batch"])
def test_what_comes_out_is_what_keras_gives_with_as_many_weights(kind, samples, rows, columns):
    film = small(samples=samples, rows=rows, columns=columns)
    frame, (y, count) = film[kind], by_keras(film)
    for number in range(samples if kind == "batch" else 1):
        assert cells(frame, f"sample {number}") == expected(film.x[number])
        assert cells(frame, f"output {number}") == pytest.approx(expected(y[number]))
    assert cells(frame, "weights") == expected(film.weights)
    assert arithmetic(frame) == [f"weights: {rows} x {columns} = {count}"]


@pytest.mark.parametrize("samples, rows, columns", SIZES)
def test_the_pile_has_a_sheet_for_each_sample_and_none_for_a_new_one(samples, rows, columns):
    frame = small(samples=samples, rows=rows, columns=columns)["pile"]
    sheets = [grid for grid in frame.grids if grid.name.startswith("weights of sample")]
    assert len(sheets) == samples
    assert sum(len(cells(frame, grid.name)) for grid in sheets) == samples * rows * columns
    assert arithmetic(frame) == [f"weights: {samples} x {rows} x {columns} = {samples * rows * columns}"]
    assert cells(frame, "no weights") == {}
    assert [outline.kind for outline in frame.outlines] == ["ghost"]


def test_in_a_batch_a_line_leads_from_each_sample_to_the_one_sheet_and_on_to_its_output():
    frame = small(samples=3)["batch"]
    assert len(frame.lines) == 6
    assert [line.arrow for line in frame.lines] == [False] * 3 + [True] * 3
    assert len({line.points[-1] for line in frame.lines[:3]}) == len({line.points[0] for line in frame.lines[3:]}) == 1


def test_pointing_at_an_output_tells_its_product():
    film = small()
    assert len(film["sheet"].touches) == 6
    assert len(film["batch"].touches) == 18
    for touch in film["batch"].touches:
        name, row, column = touch.cell
        one, other = (float(part.replace("−", "-")) for part in touch.sum.partition(" = ")[0].split(" x "))
        assert one * other == film["batch"].grid(name).values[row][column]
        assert {place[1:] for place in touch.lit} == {(row, column)}


def test_titles_read_word_by_word_and_sliders_keep_the_numbers_that_are_there():
    film = draw.sheet([[[1, 2]], [[3, 4]]], [[2, -1]])
    assert film.alternative_text.splitlines() == [
        "1. A weight for each entry of a sample: two weights.",
        "2. Two samples: the same sheet, and not one weight more.",
        "3. A weight for each entry of the data: a sheet for each sample, and none for a new one.",
    ]
    other = film.changed(samples=3, columns=1)
    assert other.x[:2].ravel().tolist() == [1, 3]
    assert other.weights.tolist() == [[2]]
    with pytest.raises(ValueError, match="samples 4 is outside its slider"):
        small(samples=4)


@pytest.mark.parametrize(
    ("x", "weights", "said"),
    [
        (np.zeros((2, 3)), np.zeros((2, 3)), r"got \(2, 3\) and \(2, 3\)"),
        (np.zeros((2, 2, 3)), np.zeros((3, 2)), r"got \(2, 2, 3\) and \(3, 2\)"),
        (np.zeros((4, 2, 3)), np.zeros((2, 3)), r"got \(4, 2, 3\); expected at most \(3, 2, 4\)"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(x, weights, said):
    with pytest.raises(ValueError, match=said):
        draw.sheet(x, weights)
