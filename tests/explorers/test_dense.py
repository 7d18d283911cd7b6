import re

import pytest

from shapewise import explore
from shapewise.explorers.dense import small_calls


@pytest.fixture
def explorer():
    return explore.explore_dense()


def text(widget):
    return re.sub("<[^>]*>", "", widget.value)


@pytest.mark.parametrize(
    "name, value, followed",
    [
        ("rows", 3, "rows 4 → 3. What follows: output of Dense (1, 4, 2) → (1, 3, 2); "
                    "parameters of Flatten + Dense 26 → 20. What stays: parameters of Dense 8; output of Flatten + Dense (1, 2)."),
        ("features", 4, "features 3 → 4. What follows: parameters of Dense 8 → 10; parameters of Flatten + Dense 26 → 34. "
                        "What stays: output of Dense (1, 4, 2); output of Flatten + Dense (1, 2)."),
        ("units", 3, "units 2 → 3. What follows: output of Dense (1, 4, 2) → (1, 4, 3); parameters of Dense 8 → 12; "
                     "output of Flatten + Dense (1, 2) → (1, 3); parameters of Flatten + Dense 26 → 39."),
        ("row", 3, "row 1 → 3. What stays: output of Dense (1, 4, 2); parameters of Dense 8; "
                   "output of Flatten + Dense (1, 2); parameters of Flatten + Dense 26."),
    ],
)  # fmt: skip
def test_a_setting_rebuilds_the_picture_and_says_what_follows(explorer, name, value, followed):
    explorer.settings["units"].value = 2
    explorer.stepper.slider.value = explorer.stepper.slider.max
    before = explorer.stepper.png
    explorer.settings[name].value = value
    assert explorer.stepper.png != before
    assert text(explorer.change) == followed
    assert explorer.stepper.frame.key == "change"


def test_the_slider_goes_over_every_row_and_then_the_three_other_frames(explorer):
    keys = []
    for number in range(explorer.stepper.slider.min, explorer.stepper.slider.max + 1):
        explorer.stepper.slider.value = number
        keys.append(explorer.stepper.frame.key)
    assert keys == ["row"] * 4 + ["rows", "flatten", "change"]


def test_a_place_that_is_not_there_is_answered_with_a_sentence_until_it_is(explorer):
    explorer.settings["features"].value = 2
    assert "there is no feature 2 to change: expected feature from 0 to 1" in text(explorer.message)
    assert explorer.stepper.box.layout.display == "none"
    explorer.settings["feature"].value = 0
    assert text(explorer.message) == ""
    assert explorer.stepper.box.layout.display is None


def test_a_longer_input_begins_like_the_shorter_one():
    short, long = (small_calls(rows=rows, features=3, units=2) for rows in (2, 4))
    assert (long[0].x[:, :2] == short[0].x).all()
    assert (long[0].kernel == short[0].kernel).all()
    assert (long[1].kernel[:6] == short[1].kernel).all()
    assert all(call.kernel.all() and call.bias.all() for call in (*short, *long))


def test_a_start_outside_its_slider_is_refused():
    with pytest.raises(ValueError, match="rows 40 is outside its slider: expected rows from 1 to 4"):
        explore.explore_dense(rows=40)
