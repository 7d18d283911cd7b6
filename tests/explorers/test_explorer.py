import html
import re

import numpy as np
import pytest

from shapewise import draw, explore
from shapewise.explorers.explorer import WIDGET_VIEW
from shapewise.layers.call import LayerCall
from shapewise.pictures.conv1d_numbers import small_call
from shapewise.reading import build, small_integers, with_small_weights


@pytest.fixture
def explorer():
    return explore.conv1d()


def text(widget):
    return re.sub("<[^>]*>", "", widget.value)


def test_the_slider_moves_the_picture_and_the_words(explorer):
    seen = set()
    for number in range(1, explorer.stepper.slider.max + 1):
        explorer.stepper.slider.value = number
        seen.add(explorer.stepper.png)
        assert explorer.stepper.png.startswith(b"\x89PNG")
        assert text(explorer.stepper.said).startswith(f"Frame {number} of {explorer.stepper.slider.max}. ")
    assert len(seen) == explorer.stepper.slider.max == 17


def test_buttons_and_player_move_the_slider(explorer):
    explorer.stepper.forward.click()
    explorer.stepper.forward.click()
    assert explorer.stepper.slider.value == explorer.stepper.play.value == 3
    explorer.stepper.back.click()
    assert explorer.stepper.slider.value == 2
    explorer.stepper.play.value = 5
    assert explorer.stepper.slider.value == 5
    explorer.stepper.step(100)
    assert explorer.stepper.slider.value == explorer.stepper.slider.max
    explorer.stepper.step(-100)
    assert explorer.stepper.slider.value == 1


@pytest.mark.parametrize(
    "name, value, followed",
    [
        ("steps", 8, "steps 6 → 8. What follows: output (1, 5, 2) → (1, 7, 2). What stays: parameters 14."),
        ("channels", 4, "channels 3 → 4. What follows: parameters 14 → 18. What stays: output (1, 5, 2)."),
        ("filters", 3, "filters 2 → 3. What follows: output (1, 5, 2) → (1, 5, 3); parameters 14 → 21."),
        ("kernel_size", 3, "kernel_size 2 → 3. What follows: output (1, 5, 2) → (1, 4, 2); parameters 14 → 20."),
        ("strides", 2, "strides 1 → 2. What follows: output (1, 5, 2) → (1, 3, 2). What stays: parameters 14."),
        (
            "padding",
            "same",
            "padding valid → same. What follows: output (1, 5, 2) → (1, 6, 2). What stays: parameters 14.",
        ),
    ],
)
def test_a_setting_rebuilds_the_picture_and_says_what_follows(explorer, name, value, followed):
    explorer.stepper.slider.value = 3
    before = explorer.stepper.image.value
    explorer.settings[name].value = value
    assert explorer.stepper.image.value != before
    assert explorer.stepper.slider.value == 3
    assert text(explorer.change) == followed
    call = small_call(**explorer.values)
    assert explorer.stepper.frame.grid("output").values[0][0] == call.y[0, 0, 0]


def test_the_facts_are_worked_out_beside_the_picture(explorer):
    assert text(explorer.facts_shown) == (
        "output: (1, 5, 2), from steps: (6 - 2) // 1 + 1 = 5, channels: 2parameters: kernel 2 x 3 x 2 + bias 2 = 14"
    )


def test_what_cannot_be_is_answered_with_a_sentence_until_it_can(explorer):
    explorer.settings["kernel_size"].value = 4
    explorer.settings["steps"].value = 3
    assert "a window of 4 does not fit 3 steps" in text(explorer.message)
    assert explorer.stepper.box.layout.display == "none"
    explorer.settings["padding"].value = "same"
    assert text(explorer.message) == ""
    assert explorer.stepper.box.layout.display is None
    assert text(explorer.change).startswith("steps 6 → 3, padding valid → same.")


@pytest.mark.parametrize("padding", ["valid", "same", "causal"])
def test_every_setting_can_be_drawn_or_is_refused_in_words(padding):
    for steps, channels, filters, kernel_size, strides in [
        (10, 4, 4, 4, 1),
        (1, 1, 1, 1, 1),
        (10, 4, 1, 1, 3),
        (2, 4, 4, 4, 3),
    ]:
        explorer = explore.conv1d()
        for name, value in {
            "padding": padding, "steps": steps, "channels": channels, "filters": filters, "kernel_size": kernel_size,
            "strides": strides,
        }.items():  # fmt: skip
            explorer.settings[name].value = value
        shown = explorer.stepper.box.layout.display is None
        assert shown is (text(explorer.message) == "")
        assert shown is (padding != "valid" or kernel_size <= steps)


def test_the_tables_hold_every_number_of_the_frame(explorer):
    explorer.stepper.slider.value = explorer.stepper.slider.max - 1
    for grid in explorer.stepper.frame.grids:
        assert explorer.stepper.tables.value.count("<caption") == len(explorer.stepper.frame.grids)
        assert grid.name in explorer.stepper.tables.value
    assert explorer.stepper.tables.value.count("<td>") == sum(
        np.size(grid.values) for grid in explorer.stepper.frame.grids
    )


def test_without_a_kernel_it_is_its_first_frame_the_same_in_every_run():
    (one, marks), (other, _) = (explore.conv1d()._repr_mimebundle_() for _ in range(2))
    assert one.pop(WIDGET_VIEW) != other.pop(WIDGET_VIEW)
    assert one == other
    assert set(one) == {"text/plain", "image/png", "text/html"}
    assert one["text/plain"].startswith("One filter is one block over all 3 channels\ninput, shape (1, 6, 3)")
    assert marks["image/png"]["alt"] == one["text/plain"] == repr(explore.conv1d())
    assert "object at" not in one["text/plain"]


@pytest.mark.parametrize(
    "name, argument, value, followed",
    [
        ("dense", "rows", 3, "rows 4 → 3. What follows: output of Dense (1, 4, 2) → (1, 3, 2); "
         "parameters of Flatten + Dense 26 → 20. What stays: parameters of Dense 8; output of Flatten + Dense (1, 2)."),
        ("dense", "features", 4, "features 3 → 4. What follows: parameters of Dense 8 → 10; parameters of Flatten + Dense "
         "26 → 34. What stays: output of Dense (1, 4, 2); output of Flatten + Dense (1, 2)."),
        ("dense", "units", 3, "units 2 → 3. What follows: output of Dense (1, 4, 2) → (1, 4, 3); parameters of Dense 8 → 12; "
         "output of Flatten + Dense (1, 2) → (1, 3); parameters of Flatten + Dense 26 → 39."),
        ("dense", "row", 3, "row 1 → 3. What stays: output of Dense (1, 4, 2); parameters of Dense 8; "
         "output of Flatten + Dense (1, 2); parameters of Flatten + Dense 26."),
        ("lstm", "steps", 9, "steps 5 → 9. What stays: output (1, 3); parameters 72."),
        ("lstm", "units", 4, "units 3 → 4. What follows: output (1, 3) → (1, 4); parameters 72 → 112."),
        ("lstm", "features", 3, "features 2 → 3. What follows: parameters 72 → 84. What stays: output (1, 3)."),
        ("lstm", "return_sequences", True, "return_sequences False → True. What follows: output (1, 3) → (1, 5, 3). "
         "What stays: parameters 72."),
        ("stride_or_pooling", "filters", 4, "filters 3 → 4. What follows: convolution's output (1, 4, 3) → (1, 4, 4); "
         "convolution's parameters 15 → 20. What stays: pooling's output (1, 4, 2); pooling's parameters 0."),
        ("stride_or_pooling", "strides", 1, "strides 2 → 1. What follows: convolution's output (1, 4, 3) → (1, 7, 3); "
         "pooling's output (1, 4, 2) → (1, 7, 2). What stays: convolution's parameters 15; pooling's parameters 0."),
        ("stride_or_pooling", "steps", 9, "steps 8 → 9. What stays: convolution's output (1, 4, 3); pooling's output (1, 4, 2); "
         "convolution's parameters 15; pooling's parameters 0."),
    ],
)  # fmt: skip
def test_every_film_has_an_explorer_that_says_what_follows(name, argument, value, followed):
    explorer = getattr(explore, name)()
    explorer.settings[argument].value = value
    assert html.unescape(text(explorer.change)) == followed


def test_a_start_outside_its_slider_is_refused():
    with pytest.raises(ValueError, match="steps 40 is outside its slider: expected steps from 1 to 10"):
        explore.conv1d(steps=40)


def own_layer():
    layer = with_small_weights(build(LayerCall("Conv1D", 2, 2)), (None, 6, 3))
    return layer, small_integers((1, 6, 3), seed=5)


def test_an_explorer_begins_with_the_lessons_own_layer_and_data():
    layer, x = own_layer()
    explorer = explore.conv1d(layer, x)
    assert explorer.film["sum"] == draw.conv1d(layer, x)["sum"]
    assert explorer.values["steps"] == 6
    explorer.settings["steps"].value = 3
    explorer.settings["steps"].value = 6
    assert explorer.film["sum"] == draw.conv1d(layer, x)["sum"]


def test_an_explorer_of_an_own_layer_takes_other_sizes_to_begin_with():
    layer, x = own_layer()
    assert explore.conv1d(layer=layer, x=x, filters=3).values == {**explore.conv1d(layer, x).values, "filters": 3}


@pytest.mark.parametrize(
    "given, by_name, error, message",
    [
        (
            (1,),
            {},
            TypeError,
            r"missing a required argument: 'x'. Give your own layer and data, explore.conv1d\(layer, x\)",
        ),
        (
            (1, 2, 3),
            {},
            TypeError,
            r"too many positional arguments.* or sizes by their names, such as explore.conv1d\(steps=3",
        ),
        ((), {"rows": 3}, ValueError, "there is nothing called 'rows' to change: expected steps, channels, filters"),
        ((), {"steps": "3"}, TypeError, "steps is a whole number: got '3'"),
        ((5, 6), {}, TypeError, "expected a Keras layer, such as .*: got int"),
    ],
)
def test_what_an_explorer_cannot_begin_with_is_refused_in_a_sentence(given, by_name, error, message):
    with pytest.raises(error, match=message):
        explore.conv1d(*given, **by_name)
