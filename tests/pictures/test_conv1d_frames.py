import itertools

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyBboxPatch

from pictures.conv1d_calls import CALLS, call, changed
from shapewise.layers import depthwise_conv1d
from shapewise.pictures.conv1d_apart import kept_apart
from shapewise.pictures.conv1d_frames import MOMENTS, frame_of, walk
from shapewise.pictures.conv1d_numbers import MOST_CELLS, Conv1DNumbers
from shapewise.pictures.paper.drawing import new_figure, paint
from shapewise.pictures.paper.style import number_text

each_call = pytest.mark.parametrize("numbers", CALLS.values(), ids=CALLS.keys())


def drawn(frames, width=None):
    frames = frames if isinstance(frames, list) else [frames]
    figure, ax = new_figure(frames, width)
    FigureCanvasAgg(figure)
    return paint(frames, ax)


def cells(ax, name):
    """The numbers that stand in a grid of the picture, as ``{(row, column): text}``."""
    found = {}
    for text in ax.texts:
        gid = text.get_gid() or ""
        if gid.startswith(f"{name} "):
            row, column = gid.removeprefix(f"{name} ").split()
            found[int(row), int(column)] = text.get_text()
    return found


def expected(array):
    """An array ``(rows, columns)`` as the picture writes it."""
    return {place: number_text(value) for place, value in np.ndenumerate(array)}


def arithmetic(ax):
    return [text.get_text() for text in ax.texts if text.get_gid() == "arithmetic"]


@each_call
def test_the_numbers_in_the_picture_are_those_of_the_layer(numbers):
    ax = drawn(frame_of(numbers, "filters"))
    assert cells(ax, "input") == expected(numbers.padded.T)
    assert cells(ax, "output") == expected(numbers.y[0].T)
    last = numbers.sizes[2] - 1
    assert cells(ax, f"filter {last + 1} of {last + 1}") == expected(numbers.kernel[:, :, last].T)


@each_call
def test_the_partial_sums_and_the_bias_add_up_to_the_output_cell(numbers):
    for window, filter in itertools.product(range(numbers.windows), range(numbers.sizes[2])):
        total = numbers.partial_sums(window, filter).sum()
        total += numbers.bias[filter] if numbers.bias is not None else 0
        if numbers.activation == "relu":
            total = max(total, 0)
        frame = frame_of(numbers, "sum", window, filter)
        assert total == numbers.y[0, window, filter]
        assert frame.arithmetic.value == numbers.y[0, window, filter]
        assert frame.grid("output").values[filter][window] == total


def test_an_output_cell_is_empty_until_its_window_has_been_reached():
    ax = drawn(frame_of(call(), "sum", window=2, filter=1))
    assert set(cells(ax, "output")) == {(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 0), (1, 1), (1, 2)}
    assert cells(drawn(frame_of(call(), "filter")), "output") == {}


def test_the_storyboard_shows_its_arithmetic():
    lines = [arithmetic(drawn(frame_of(call(), key))) for key in MOMENTS]
    assert lines == [
        ["filter 1 of 2, weights: kernel 2 x 3 + bias 1 = 7"],
        ["channel 0: 2 x 1 + 1 x 2 = 4", "channel 1: 1 x (-1) + 4 x 3 = 11", "channel 2: 1 x 1 + 3 x (-2) = -5"],
        ["output[0, 0, 0]: 4 + 11 + (-5) + bias 1 = 11"],
        ["steps: (6 - 2) // 1 + 1 = 5"],
        ["weights of the layer: kernel 2 x 3 x 2 + bias 2 = 14"],
    ]


def test_six_products_give_three_partial_sums():
    frame = frame_of(call(), "products")
    assert frame.title == "The block lies on steps 0 and 1: six products, three partial sums, one per channel"
    assert (
        np.sum(frame.grid("products").values, axis=1).tolist() == np.ravel(frame.grid("partial sums").values).tolist()
    )


@each_call
def test_the_picture_has_a_rectangle_for_every_cell(numbers):
    ax = drawn(frame_of(numbers, "filters"))
    for name, array in (("input", numbers.padded), ("output", numbers.y[0])):
        count = sum((patch.get_gid() or "").startswith(f"cell {name} ") for patch in ax.patches)
        assert count == array.size
    biases = sum(isinstance(patch, FancyBboxPatch) for patch in ax.patches)
    assert biases >= (3 if numbers.bias is not None else 1)


@pytest.mark.parametrize(
    "name, columns, ghosts",
    [("storyboard", [4], 1), ("dilated", [3, 6], 1), ("same", [5], 0), ("causal", [5], 0), ("strides", [3], 1)],
)
def test_the_window_lies_on_its_columns_and_the_one_that_does_not_fit_is_dashed(name, columns, ghosts):
    numbers = CALLS[name]
    frame = frame_of(numbers, "row")
    grid, inside = frame.grid("input"), [o for o in frame.outlines if not o.dashed][:-1]
    assert [round((outline.x - grid.x) / grid.cell) for outline in inside] == columns
    assert sum(outline.dashed for outline in frame.outlines) == ghosts
    assert len(numbers.columns(0)) == round(sum(outline.width for outline in inside) / grid.cell)


@pytest.mark.parametrize("name, padding", [("same", (0, 7)), ("causal", (0, 1)), ("same, even kernel", (0, 7, 8))])
def test_added_zeros_are_cells_of_their_own(name, padding):
    ax, grid = drawn(frame_of(CALLS[name], "row")), frame_of(CALLS[name], "row").grid("input")
    assert grid.padding == padding
    hatched = [patch.get_gid() for patch in ax.patches if patch.get_hatch()]
    assert hatched == [f"cell input {row} {column}" for row in range(len(grid.values)) for column in padding]


def test_without_the_last_addition_the_rows_are_those_of_a_depthwise_convolution():
    numbers = call()
    ax = drawn(kept_apart(numbers))
    assert cells(ax, "output") == expected(depthwise_conv1d.forward(numbers.x, numbers.kernel)[0].T)
    assert len({row for row, _ in cells(ax, "output")}) == 6
    assert arithmetic(ax) == ["channels: 3 x 2 = 6"]


def frames_of(numbers):
    """One frame of each kind, with the last window of the last filter, and the belief where it can be drawn."""
    frames = [frame_of(numbers, *moment) for moment in {moment[0]: moment for moment in walk(numbers)}.values()]
    return frames + ([kept_apart(numbers)] if numbers.y[0].size * numbers.sizes[1] <= MOST_CELLS else [])


def boxes(ax):
    renderer = ax.figure.canvas.get_renderer()
    return [(text.get_text(), text.get_window_extent(renderer)) for text in ax.texts if text.get_text().strip()]


def overlapping(ax):
    """Pairs of texts that lie on each other by more than a pixel both ways."""
    found = []
    for (one, a), (other, b) in itertools.combinations(boxes(ax), 2):
        wide, high = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        if wide > 1.5 and high > 1.5:
            found.append((one, other))
    return found


@each_call
def test_no_text_lies_on_another_and_none_is_cut(numbers):
    for frame in frames_of(numbers):
        ax = drawn(frame)
        assert overlapping(ax) == [], frame.key
        border = ax.figure.bbox
        cut = [text for text, b in boxes(ax) if b.x0 < 2 or b.y0 < 2 or b.x1 > border.x1 - 2 or b.y1 > border.y1 - 2]
        assert cut == [], frame.key


def test_overlapping_texts_are_found():
    ax = drawn(frame_of(call(), "row"))
    ax.text(300, 100, "in the way")
    assert overlapping(ax)


@each_call
def test_the_alternative_text_holds_every_number_and_every_line(numbers):
    for frame in frames_of(numbers):
        ax = drawn(frame)
        words = ax.figure.alternative_text
        assert frame.title in words
        for line in arithmetic(ax):
            assert line in words
        said = [numbers_said(line) for line in words.splitlines()]
        for grid in frame.grids:
            for row, values in enumerate(grid.values):
                present = [value for column, value in enumerate(values) if column not in grid.absent]
                assert (grid.row_name(row), [number_text(value) or "empty" for value in present]) in said


def numbers_said(line):
    """A line of the words as the row's name and its numbers, without factors and remarks."""
    name, _, rest = line.strip().partition(": ")
    return name, [part.split(" = ")[-1].removesuffix(" (added)") for part in rest.split(", ")]


def test_the_film_strip_is_readable_at_900_pixels():
    ax = drawn([frame_of(call(), key) for key in MOMENTS], width=900)
    assert ax.figure.bbox.width == pytest.approx(900)
    assert overlapping(ax) == []
    assert min(text.get_fontsize() for text in ax.texts) * 100 / 72 > 10
    assert len(arithmetic(ax)) == 7


def test_a_picture_fits_axes_of_any_size():
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 4))
    FigureCanvasAgg(figure)
    ax = paint([frame_of(call(), "row")], figure.subplots())
    assert overlapping(ax) == []
    assert all(ax.get_window_extent().fully_contains(*box.min) for _, box in boxes(ax))


@pytest.mark.parametrize("option, message", [({"groups": 3}, "groups"), ({"activation": "tanh"}, 'activation="tanh"')])
def test_what_cannot_be_drawn_is_refused_by_name(option, message):
    numbers = call()
    with pytest.raises(ValueError, match=message):
        Conv1DNumbers.of(numbers.x, numbers.kernel, numbers.bias, numbers.y, option)


def test_a_layer_too_large_to_read_is_refused():
    with pytest.raises(ValueError, match="got 120 in the input"):
        changed(call(steps=40, kernel_size=4))


@pytest.mark.parametrize("key, window, filter", [("end", 0, 0), ("sum", 5, 0), ("sum", 0, 2), ("sum", -1, 0)])
def test_a_frame_that_is_not_there_is_refused(key, window, filter):
    with pytest.raises(ValueError, match="there is no"):
        frame_of(call(), key, window, filter)
