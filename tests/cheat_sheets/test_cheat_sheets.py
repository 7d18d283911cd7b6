"""Cheat sheets: every number on them is Keras', every file is what would be written, and nothing lies on anything."""

import inspect
import itertools
import re
from dataclasses import replace

import numpy as np
import pytest

from pictures.overlaps import boxes_meet, overlaps
from shapewise import cheat_sheets
from shapewise.cheat_sheets import convolution, page, recurrent
from shapewise.cheat_sheets.by_hand import factor, seen_by
from shapewise.cheat_sheets.page import laid_out, words_of
from shapewise.layers import rules
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import REQUIRED
from shapewise.pictures.paper.captions import Text as Measured
from shapewise.pictures.paper.pdf import pdf_of
from shapewise.reading import keras

SHEETS = cheat_sheets.sheets()
FILES = {name: cheat_sheets.files(sheet) for name, sheet in SHEETS.items()}
EXAMPLES = [(box, box.example) for sheet in SHEETS.values() for box in sheet.boxes if box.example]
each_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
each_example = pytest.mark.parametrize("box, made", EXAMPLES, ids=[str(box.title) for box, _ in EXAMPLES])


def keras_layer(call):
    """The Keras layer of a call, with the layers inside it."""
    make = [keras_layer(value) if isinstance(value, LayerCall) else value for value in call.positional]
    return getattr(keras.layers, call.kind)(*make, **call.options)


def results(outputs):
    return [np.asarray(one) for one in (outputs if isinstance(outputs, (list, tuple)) else [outputs])]


@each_example
def test_every_number_of_an_example_is_keras_own(box, made):
    layer = keras_layer(made.call)
    layer.build(made.x.shape)
    layer.set_weights(list(made.weights))
    theirs = results(layer(made.x.astype("float32")))
    assert len(theirs) == len(results(made.y))
    for ours, its in zip(results(made.y), theirs, strict=True):
        np.testing.assert_allclose(ours, its, atol=1e-5)
    count = next(line for line in box.lines if line[0] == "parameters")[1]
    assert int(count.split("= ")[-1]) == layer.count_params()
    shown = next(line for line in box.lines if line[0] == "shape")[1]
    shapes = str([(None, *one.shape[1:]) for one in theirs])
    assert shown.split(" → ")[1].split(";")[0] in (shapes, shapes[1:-1])


@each_example
def test_every_sum_gives_what_it_says(box, made):
    for label, said in (line for line in box.lines if isinstance(line, tuple)):
        if label.startswith("output[") and not said.startswith("max"):
            terms, result = said.replace("bias ", "").replace("−", "-").split(" = ")
            place = tuple(int(number) for number in re.findall(r"\d+", label))
            assert eval(terms.replace(" x ", " * ")) == float(result) == made.y[place]
        elif re.search(r"(tanh|sigmoid)\(.*\) = ", said) and "reset " not in said and "gate" not in said.split("(")[0]:
            terms, result = said.replace("−", "-").rsplit(" = ", 1)
            known = {"tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
            assert eval(terms.replace(" x ", " * "), known) == pytest.approx(float(result), abs=0.01)


def test_the_numbers_of_one_step_lead_to_the_last_output():
    for box, made in EXAMPLES:
        if made.call in (LayerCall("LSTM", units=1), LayerCall("GRU", units=1)):
            last = [line for line in box.lines if line[0] in ("output", "state")][-1][1]
            assert float(last.split("= ")[-1].replace("−", "-")) == round(float(made.y[0, 0]), 2)


@each_sheet
def test_the_files_are_what_would_be_written(root, sheet):
    for name, content in FILES[sheet.name].items():
        assert (root / cheat_sheets.FOLDER / name).read_bytes() == content, "run: shapewise index"


@each_sheet
def test_the_same_sheet_gives_the_same_bytes(sheet):
    assert FILES[sheet.name] == cheat_sheets.files(cheat_sheets.sheets()[sheet.name])


@each_sheet
def test_nothing_lies_on_anything_and_all_is_on_the_page(sheet):
    placed = laid_out(sheet)
    boxes = [(one.x, one.y, one.x + one.width, one.y + one.height) for one in placed]
    assert not [pair for pair in itertools.combinations(boxes, 2) if boxes_meet(*pair)]
    for one, (left, top, right, bottom) in zip(placed, boxes):
        assert 0 < left < right < page.WIDE
        assert 0 < top < bottom < page.HIGH
        texts = [Measured(((t.words, t.size, t.look),), t.x, t.y, "left").box for t in one.texts]
        if one.box.picture:
            x, y = one.picture
            picture = (x, y, x + one.box.picture.width * one.scale, y + one.box.picture.height * one.scale)
            assert not [text for text in texts if boxes_meet(text, picture)], one.box.title
            texts.append(picture)
            assert overlaps(one.box.picture) == [], one.box.title
        assert not [pair for pair in itertools.combinations(texts, 2) if boxes_meet(*pair)], one.box.title
        assert all(left <= a and c <= right and top <= b and d <= bottom for a, b, c, d in texts), one.box.title


@each_sheet
def test_a_column_that_is_too_long_is_refused(sheet):
    first, *others = sheet.columns
    with pytest.raises(ValueError, match="Move a box, or shorten its lines"):
        page.page_svg(replace(sheet, columns=((*first, *first), *others)))


def test_a_picture_or_a_table_that_is_too_wide_is_refused():
    sheet = SHEETS["convolution"]
    with pytest.raises(ValueError, match="the picture of Conv1D.* pixels wide: expected"):
        page.page_svg(replace(sheet, scale=1.5))
    with pytest.raises(ValueError, match="the table of Over maps.* pixels wide: expected at most"):
        page.page_svg(replace(sheet, columns=tuple((box,) for box in sheet.boxes[:0] + sheet.boxes[-3:-2] * 6)))


@pytest.mark.parametrize("call", convolution.MAPS, ids=str)
def test_the_table_over_maps_is_keras_own(call):
    layer = keras_layer(call)
    layer.build(convolution.MAP)
    shape = str(tuple(layer.compute_output_shape(convolution.MAP))).replace("None, ", "")
    assert (str(call), shape, f"{layer.count_params():,}") in SHEETS["convolution"].boxes[-3].table


def test_the_table_of_stacked_layers_is_keras_own():
    model = keras.Sequential([keras.Input(recurrent.STACK_INPUT[1:]), *map(keras_layer, recurrent.STACK)])
    table = next(box.table for box in SHEETS["recurrent"].boxes if box.table)
    theirs = [(str(tuple(layer.output.shape)), f"{layer.count_params():,}") for layer in model.layers]
    assert [row[1:] for row in table[1:]] == theirs


@pytest.mark.parametrize("kind", [*convolution.DEFAULTS, "SimpleRNN", "LSTM", "GRU"])
def test_what_is_left_out_is_what_keras_takes(kind):
    theirs = inspect.signature(getattr(keras.layers, kind)).parameters
    for name, value in rules()[kind].defaults.items():
        if name == "data_format":
            continue  # not on the sheet
        assert theirs[name].default == (inspect.Parameter.empty if value is REQUIRED else value), name


@pytest.mark.parametrize(
    "steps, kernel_size, strides, dilation_rate",
    [(9, 3, 2, 1), (10, 5, 2, 1), (7, 2, 1, 3), (8, 3, 1, 2), (6, 4, 3, 1)],
)
@pytest.mark.parametrize("padding", ["valid", "same", "causal"])
def test_the_rules_of_lengths_are_keras_own(steps, kernel_size, strides, dilation_rate, padding):
    reach = dilation_rate * (kernel_size - 1) + 1
    if padding == "valid":
        length = (steps - dilation_rate * (kernel_size - 1) - 1) // strides + 1
    else:
        length = -(-steps // strides)
    x = np.random.default_rng(0).normal(size=(1, steps, 1)).astype("float32")
    options = {"strides": strides, "dilation_rate": dilation_rate}
    layer = keras.layers.Conv1D(1, kernel_size, padding=padding, **options)
    y = np.asarray(layer(x))
    assert y.shape == (1, length, 1)
    zeros = {"valid": 0, "causal": reach - 1, "same": max((length - 1) * strides + reach - steps, 0)}[padding]
    before = {"causal": zeros}.get(padding, zeros // 2)
    plain = keras.layers.Conv1D(1, kernel_size, **options)
    padded = np.pad(x, ((0, 0), (before, zeros - before), (0, 0)))
    plain.build(padded.shape)
    plain.set_weights(layer.get_weights())
    np.testing.assert_allclose(np.asarray(plain(padded))[:, :length], y, atol=1e-5)


def test_what_a_number_sees_are_the_inputs_that_move_it():
    made = SHEETS["convolution"].examples[0]
    assert seen_by(made, (0, 1, 0)) == [(0, step, channel) for step in (1, 2, 3) for channel in (0, 1)]
    assert factor(made, (0, 1, 0), (0, 1, 0)) == made.weights[0][0, 0, 0]


@each_sheet
def test_the_page_says_in_words_what_it_shows(sheet):
    svg = page.page_svg(sheet)
    assert svg.count("<svg") == 1
    assert all(box.title in svg for box in sheet.boxes)
    assert all(words_of(line).split(" ")[0] for box in sheet.boxes for line in box.lines)


@each_sheet
def test_the_pdf_is_one_page_of_a4_with_its_text_as_text(sheet):
    content = FILES[sheet.name][f"{sheet.name}.pdf"]
    (media,) = re.findall(rb"/MediaBox \[ ?([\d. ]+)\]", content)
    wide, high = (float(number) for number in media.split()[2:])
    assert (wide, high) == pytest.approx((842, 595), abs=1)
    assert b"DejaVuSans" in content
    for changing in (b"CreationDate", b"Producer", b"/Subtype /Image"):
        assert changing not in content


def test_a_pdf_is_drawn_in_the_order_and_the_colours_of_its_svg():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect x="1" y="1" width="8" height="8" class="{}"/></svg>'
    assert pdf_of(svg.format("input"), "x") != pdf_of(svg.format("output"), "x")
