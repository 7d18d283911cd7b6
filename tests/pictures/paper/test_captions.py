from dataclasses import replace

from shapewise.pictures.paper.blocks import axes, block
from shapewise.pictures.paper.captions import captions, label_text
from shapewise.pictures.paper.frames import Label


def grid_of(**look):
    named = axes("batch steps channels", (4, 3, 2))
    found = block(
        "input", "input", [[1, 2, 3], [4, 5, 6]], named, right="steps", down="channels", behind="batch", **look
    )
    return found.grid


def said(grid):
    return [text.words for text in captions(grid)]


def test_an_axis_is_named_in_words_that_are_no_coordinates_and_the_shape_has_the_sizes():
    words = said(grid_of())
    assert "input (4↗, 3→, 2↓)" in words
    assert "→ steps, axis 1" in words
    assert [line for line in words if "axis" in line] == ["→ steps, axis 1", "axis 2", "axis 0"]


def test_where_axes_were_named_before_the_indices_and_the_shape_stay():
    words = said(replace(grid_of(), named=False))
    assert not any("axis" in line for line in words)
    assert words[0] == "input (4↗, 3→, 2↓)"
    assert words[1:] == ["0", "1", "2", "0", "1"]


def test_axes_may_be_named_above_where_lines_lead_to_the_sides():
    texts = captions(grid_of(axes_over=True))
    assert [text.words for text in texts][1:] == ["↓ channels, axis 2", "→ steps, axis 1"]
    assert all(text.box[3] < 0 for text in texts)


def test_rows_can_be_labelled_and_a_name_can_stand_beside():
    texts = captions(grid_of(row_labels=("this row", "that row")))
    assert all(text.box[2] < 0 for text in texts if text.words.endswith(" row"))
    (beside,) = captions(grid_of(name_at="right"))
    assert beside.box[0] > 96


def test_a_text_is_as_wide_as_its_pieces_and_stands_where_it_is_aligned():
    left, middle, right = (
        label_text(Label("four words of text", 100, 50, align=align)) for align in ("left", "center", "right")
    )
    assert left.box[0] == right.box[2] == 100
    assert abs(middle.box[0] + middle.box[2] - 200) < 1e-6
    assert left.width == middle.width == right.width > 80


def test_an_axis_whose_name_is_new_is_written_in_the_colour_of_small_text():
    new = block("table", "weights", [[1, 2]], axes("words features", (1, 2), words="↓"), down="words", right="features")
    looks = {words: look for text in captions(new.grid) for words, _, look in text.pieces}
    assert looks["↓ words,"] == "soft"
    assert looks["axis 0"] == "soft"
    assert looks["↓ features, axis 1"] == "axis-features"
