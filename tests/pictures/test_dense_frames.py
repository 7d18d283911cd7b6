"""The frames of Dense: what is in them, where it stands, and how fast they are drawn."""

import itertools
import time

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from shapewise.explorers.dense import MOST, small_calls
from shapewise.pictures.dense_frames import MOMENTS, frame_of
from shapewise.pictures.paper.canvas import Canvas
from shapewise.pictures.paper.drawing import new_figure, paint

SIZES = list(itertools.product(*(range(1, MOST[name] + 1) for name in ("rows", "features", "units"))))


def calls(rows=4, features=3, units=2):
    return small_calls(rows=rows, features=features, units=units)


@pytest.mark.parametrize("row", range(4))
def test_the_arithmetic_of_a_row_is_its_row_of_the_output(row):
    call, whole = calls()
    frame = frame_of(call, whole, "row", row)
    assert [part.value for _, part in frame.arithmetic.parts] == call.y[0, row].tolist()
    assert frame.grid("output").values == tuple(
        tuple(call.y[0, r]) if r <= row else (None, None) for r in range(call.rows)
    )


def test_the_storyboard_shows_its_arithmetic():
    lines = [str(frame_of(*calls(), key, 1, 2).arithmetic).splitlines() for key in MOMENTS]
    assert lines == [
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
        frame = frame_of(call, whole, "flatten")
        pluses = [(label.x, label.y) for label in frame.labels if label.kind == "sign"]
        assert len(pluses) == whole.units
        right = frame.grid("kernel").x + frame.grid("kernel").width
        starts = {y: [line.points[0] for line in frame.lines if line.points[-1] == (x, y)] for x, y in pluses}
        for points in starts.values():
            assert sum(x < right + 10 for x, _ in points) == whole.features


@pytest.mark.parametrize("sizes", [(4, 3, 2), (4, 4, 3), (1, 1, 1), (1, 4, 3), (4, 1, 1), (2, 1, 3)], ids=str)
@pytest.mark.parametrize("key", MOMENTS)
def test_no_text_lies_on_another_and_none_is_cut_off(sizes, key):
    frame = frame_of(*calls(*sizes), key)
    figure, ax = new_figure([frame])
    FigureCanvasAgg(figure)
    paint([frame], ax)
    renderer = figure.canvas.get_renderer()
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in ax.texts]
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        apart = a.x1 <= b.x0 + 1 or b.x1 <= a.x0 + 1 or a.y1 <= b.y0 + 2 or b.y1 <= a.y0 + 2
        assert apart, f"{one!r} lies on {other!r}"
    for text, box in boxes:
        assert box.x0 >= 0, text
        assert box.y0 >= 0, text
        assert box.x1 <= figure.bbox.width, text
        assert box.y1 <= figure.bbox.height, text


def test_a_new_frame_takes_less_than_100_milliseconds():
    canvas, taken = Canvas(), []
    canvas.png(frame_of(*calls(), "rows"))
    for sizes in [(4, 3, 2), (4, 4, 3), (3, 4, 2), (2, 2, 2)]:
        for key in MOMENTS:
            started = time.process_time()
            canvas.png(frame_of(*calls(*sizes), key))
            taken.append(time.process_time() - started)
    assert sorted(taken)[len(taken) // 2] < 0.1


def test_the_words_hold_every_number():
    for key in MOMENTS:
        frame = frame_of(*calls(), key)
        for grid in frame.grids:
            assert f"\n{grid.name}" in frame.words
        assert frame.tables.count("<td>") == sum(np.size(grid.values) for grid in frame.grids)
