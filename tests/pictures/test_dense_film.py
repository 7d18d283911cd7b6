import itertools

import numpy as np
import pytest

from pictures.frames_read import arithmetic, cells, expected, touched
from shapewise import draw
from shapewise.layers.call import LayerCall
from shapewise.pictures.dense_film import DenseFilm, small
from shapewise.pictures.dense_numbers import small_calls
from shapewise.reading import build, keras, run, small_integers, with_small_weights

SHAPE = (1, 4, 3)
CASES = [({}, SHAPE), ({"use_bias": False}, SHAPE), ({}, (3, 2, 4)), ({}, (1, 1, 1))]
SIZES = list(itertools.product(range(1, 5), range(1, 5), range(1, 4)))
KINDS = ("row", "rows", "flatten", "change")


def layers_and_input(options, shape, units=2):
    layer = with_small_weights(build(LayerCall("Dense", units, **options)), (None, *shape[1:]))
    inner = keras.layers.Dense(units, **options)
    whole = keras.Sequential([keras.Input(shape[1:]), keras.layers.Flatten(), inner])
    with_small_weights(inner, (None, shape[1] * shape[2]), seed=7)
    return layer, small_integers(shape, seed=5), whole


def calls(rows=4, features=3, units=2):
    return small_calls(rows=rows, features=features, units=units)


@pytest.mark.parametrize("options, shape", CASES)
def test_the_picture_holds_what_keras_returns_cell_by_cell(options, shape):
    layer, x, whole = layers_and_input(options, shape)
    frame = draw.dense(layer, x)["rows"]
    assert cells(frame, "input") == expected(x[0])
    assert cells(frame, "kernel") == expected(layer.get_weights()[0])
    assert cells(frame, "output") == expected(run(layer, x)[0])
    frame = draw.dense(layer, x, whole)["flatten"]
    assert cells(frame, "flat") == expected(x[0].reshape(-1, 1))
    assert cells(frame, "kernel") == expected(whole.get_weights()[0])
    assert [grid for grid in frame.grids if grid.name == "output"][0].values == tuple((v,) for v in run(whole, x)[0])


@pytest.mark.parametrize("options, shape", CASES)
def test_the_changed_picture_holds_what_keras_returns_for_the_changed_input(options, shape):
    layer, x, whole = layers_and_input(options, shape)
    film = draw.dense(layer, x, whole)
    for row, feature in np.ndindex(*shape[1:]):
        changed = x.copy()
        changed[0, row, feature] += 1
        frame = film.at("change", row=row, feature=feature)
        assert cells(frame, "input") == expected(changed[0])
        assert cells(frame, "Dense") == expected(run(layer, changed)[0])
        assert cells(frame, "Flatten + Dense") == expected(run(whole, changed)[0][:, None])


def test_the_film_shows_both_parameter_counts_and_says_each_moment_in_a_sentence():
    layer, x, whole = layers_and_input({}, SHAPE)
    film = draw.dense(layer, x, whole)
    shown = [line for frame in film.frames for line in arithmetic(frame)]
    assert shown[2:] == [
        "weights of the layer: kernel 3 x 2 + bias 2 = 8",
        "weights of Flatten + Dense: kernel 12 x 2 + bias 2 = 26",
        "weights of Dense: kernel 3 x 2 + bias 2 = 8",
        "of Flatten + Dense: kernel 12 x 2 + bias 2 = 26",
    ]
    said = film.alternative_text.splitlines()
    assert said[0] == "1. One row goes through the kernel: three numbers in, two numbers out."
    assert said[3] == "4. input[0, 1, 2] grows by 1: in Dense 2 of 8 numbers move, in Flatten + Dense 2 of 2."
    assert repr(film).startswith(
        "1. One row goes through the kernel: three numbers in, two numbers out\ninput, shape (1, 4, 3)"
    )


def test_a_layer_that_was_not_built_is_drawn_with_the_weights_it_gets():
    layer, x = build(LayerCall("Dense", 2)), small_integers(SHAPE)
    drawn = cells(draw.dense(layer, x)["rows"], "output")
    assert list(drawn.values()) == pytest.approx(run(layer, x)[0].ravel())


REFUSED = [
    (LayerCall("Conv1D", 2, 2), SHAPE, "row", {}, "a picture of Dense: got a Conv1D layer"),
    (LayerCall("Dense", 2), (1, 3), "row", {}, r"the picture shows 3 axes \(batch, rows, features\): got 2"),
    (LayerCall("Dense", 2, activation="relu"), SHAPE, "row", {}, 'does not show activation="relu"'),
    (LayerCall("Dense", 2), (1, 28, 28), "row", {}, "got rows x features 784 and units 2"),
    (LayerCall("Dense", 2), SHAPE, "flatten", {}, "give that model as well"),
    (LayerCall("Dense", 2), SHAPE, "sum", {}, "there is no frame 'sum': expected one of row, rows"),
    (LayerCall("Dense", 2), SHAPE, "row", {"row": 4}, "there is no row 4: expected row from 0 to 3"),
]


@pytest.mark.parametrize("call, shape, kind, place, reason", REFUSED, ids=str)
def test_what_cannot_be_drawn_is_refused_with_its_reason(call, shape, kind, place, reason):
    with pytest.raises(ValueError, match=reason):
        draw.dense(build(call), small_integers(shape)).at(kind, **place)


def test_another_model_than_flatten_and_dense_is_refused():
    layer, x, _ = layers_and_input({}, SHAPE)
    other = keras.Sequential([keras.Input(SHAPE[1:]), keras.layers.Dense(2), keras.layers.Flatten()])
    with pytest.raises(ValueError, match=r"compares with Flatten \+ Dense: got Dense \+ Flatten"):
        draw.dense(layer, x, other)


@pytest.mark.parametrize("row", range(4))
def test_the_arithmetic_of_a_row_is_its_row_of_the_output(row):
    call, whole = calls()
    frame = DenseFilm(call, whole).at("row", row=row)
    assert [part.value for _, part in frame.arithmetic.parts] == call.y[0, row].tolist()
    assert frame.grid("output").values == tuple(
        tuple(call.y[0, r]) if r <= row else (None, None) for r in range(call.rows)
    )


def test_the_storyboard_shows_its_arithmetic():
    film = DenseFilm(*calls())
    assert [arithmetic(film.at("row", row=1)), *(arithmetic(film[kind]) for kind in KINDS[1:])] == [
        [
            "output[0, 1, 0]: 1 x 1 + 4 x 2 + 2 x (-1) + bias 4 = 11",
            "output[0, 1, 1]: 1 x 3 + 4 x 1 + 2 x (-2) + bias -2 = 1",
        ],
        ["weights of the layer: kernel 3 x 2 + bias 2 = 8"],
        ["weights of Flatten + Dense: kernel 12 x 2 + bias 2 = 26"],
        ["weights of Dense: kernel 3 x 2 + bias 2 = 8", "of Flatten + Dense: kernel 12 x 2 + bias 2 = 26"],
    ]


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_a_changed_number_moves_its_row_only_and_everything_behind_flatten(sizes):
    call, whole = calls(*sizes)
    for row, feature in np.ndindex(call.rows, call.features):
        moved = call.changed(row, feature) != call.y[0]
        assert moved[row].all()
        assert moved.sum() == call.units
        assert (whole.changed(row * call.features + feature) != whole.y[0]).all()


def test_every_number_has_a_line_into_every_sum():
    for sizes in SIZES:
        call, whole = calls(*sizes)
        frame = DenseFilm(call, whole)["flatten"]
        pluses = [(label.x, label.y) for label in frame.labels if label.kind == "sign"]
        assert len(pluses) == whole.units
        right = frame.grid("kernel").x + frame.grid("kernel").width
        starts = {y: [line.points[0] for line in frame.lines if line.points[-1] == (x, y)] for x, y in pluses}
        for points in starts.values():
            assert sum(x < right + 10 for x, _ in points) == whole.features


def test_a_row_enters_the_whole_kernel_with_its_bias():
    frame = small().at("row", row=2)
    kernel, bias = frame.grid("kernel"), frame.grid("bias")
    strokes = [line for line in frame.lines if not line.arrow]
    assert len(strokes) == 2
    for stroke in strokes:
        heights = [y for _, y in stroke.points]
        assert (min(heights), max(heights)) == (kernel.y, bias.y + bias.height)
    into = next(line for line in frame.lines if line.arrow)
    row = frame.grid("input").row_y(2) + frame.grid("input").tall / 2
    assert into.points[0][1] == row
    assert abs(into.points[-1][1] - (kernel.y + bias.y + bias.height) / 2) < 5
    assert into.points[-1][0] < kernel.x


def test_the_frame_that_says_that_the_kernel_slides_shows_it_slide():
    frame = small()["rows"]
    assert frame.title.startswith("The same kernel slides down: four rows in, four rows out")
    for name in ("input", "output"):
        grid = frame.grid(name)
        windows = [one for one in frame.outlines if one.x == grid.x]
        assert [one.kind for one in sorted(windows, key=lambda one: one.y)] == ["other window"] * 3 + ["window"]
        down = [line for line in frame.lines if len(line.points) == 2 and line.points[0][0] == line.points[1][0]]
        assert any(abs(line.points[0][1] - grid.y - grid.tall / 2) < 1 and line.arrow for line in down)
    assert not any(one.thin for one in small(rows=1, row=0)["rows"].outlines)


def test_a_number_that_does_not_read_differently_has_not_moved():
    call, whole = calls()
    tiny = call.of(call.x, call.kernel * 1e-4, call.bias, call.x @ (call.kernel * 1e-4) + call.bias)
    frame = DenseFilm(tiny, whole).at("change", row=1, feature=2)
    assert "in Dense 0 of 8 numbers move" in frame.title
    assert len(frame.outlines) == 2


def test_a_cell_lights_up_its_row_and_its_units_weights():
    lit, text = touched(small()["rows"], "output", 1, 0)
    assert lit == {"input": {(1, 0), (1, 1), (1, 2)}, "kernel": {(0, 0), (1, 0), (2, 0)}, "bias": {(0, 0)}}
    assert text == "1 x 1 + 4 x 2 + 2 x (−1) + 4 = 11"
    lit, text = touched(small()["flatten"], "output", 1, 0)
    assert lit["flat"] == {(row, 0) for row in range(12)}
    assert text.endswith("= 12")


def test_the_words_hold_every_number():
    film = DenseFilm(*calls())
    for kind in KINDS:
        frame = film[kind]
        assert all(f"\n{grid.name}" in frame.words for grid in frame.grids)
        assert frame.tables.count("<td>") == sum(np.size(grid.values) for grid in frame.grids)


def test_a_longer_input_begins_like_the_shorter_one():
    short, long = (calls(rows=rows) for rows in (2, 4))
    assert (long[0].x[:, :2] == short[0].x).all()
    assert (long[0].kernel == short[0].kernel).all()
    assert (long[1].kernel[:6] == short[1].kernel).all()
    assert all(call.kernel.all() and call.bias.all() for call in (*short, *long))


def test_a_number_to_change_that_is_not_there_is_refused():
    for refused in (lambda: small().changed(features=2, feature=2), lambda: small(features=2)):
        with pytest.raises(ValueError, match="feature 2 is outside its slider: expected feature from 0 to 1"):
            refused()


def test_the_number_that_changes_stays_in_the_input_when_that_gets_smaller():
    assert small().changed(features=2).arguments["feature"] == 1
    assert small().changed(features=2, feature=0).arguments["feature"] == 0


def test_the_sliders_that_change_one_moment_say_which():
    film = small(rows=3)
    by_name = {control.argument: control for control in film.controls}
    assert by_name["row"].kinds == by_name["feature"].kinds == ("change",)
    assert by_name["row"].ends(film.arguments) == (0, 2)
    assert by_name["rows"].kinds == ()


def test_a_dense_alone_has_no_slider_for_the_number_that_changes():
    assert set(DenseFilm(calls()[0]).arguments) == {"rows", "features", "units"}
