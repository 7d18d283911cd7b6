"""The explorer of LSTM: which slider the parameter count follows, and how fast a frame is drawn."""

import re
import time

import numpy as np
import pytest

from shapewise import explore
from shapewise.explorers.lstm import small_call
from shapewise.layers import lstm


@pytest.fixture
def explorer():
    return explore.explore_lstm()


def text(widget):
    return re.sub("<[^>]*>", "", widget.value)


@pytest.mark.parametrize(
    "name, value, followed",
    [
        ("steps", 9, "steps 5 → 9. What stays: output (1, 3); parameters 72."),
        ("units", 4, "units 3 → 4. What follows: output (1, 3) → (1, 4); parameters 72 → 112."),
        ("features", 3, "features 2 → 3. What follows: parameters 72 → 84. What stays: output (1, 3)."),
        ("return_sequences", True, "return_sequences False → True. What follows: output (1, 3) → (1, 5, 3). What stays: parameters 72."),
    ],
)
def test_a_setting_rebuilds_the_picture_and_says_what_follows(explorer, name, value, followed):
    explorer.settings[name].value = value
    assert text(explorer.change) == followed


def test_the_slider_walks_from_the_weights_over_every_step_to_the_change_that_is_felt(explorer):
    titles = []
    for number in range(1, explorer.stepper.slider.max + 1):
        explorer.stepper.slider.value = number
        titles.append(explorer.stepper.frame.title)
    assert [title.split(":")[0] for title in titles[1:6]] == [f"Step {step}" for step in range(5)]
    assert titles[0].startswith("The weights of 3 units")
    assert titles[-2].startswith("Unit 0 at step 4, opened")
    assert titles[-1].startswith("The input at step 0 is raised by 1: 5 of 5 columns move")


def test_a_longer_input_begins_like_a_shorter_one_and_no_bias_is_zero():
    short, long = (small_call(units=3, steps=steps, features=2) for steps in (5, 9))
    assert np.array_equal(long.y[:, :5], short.y)
    assert np.all(long.bias != 0)
    ours = lstm.forward(long.x, long.kernel, long.recurrent_kernel, long.bias, return_sequences=True)
    assert np.allclose(ours, long.y)


def test_a_new_frame_takes_about_a_tenth_of_a_second_of_the_kernels_time():
    spent = []
    for features in (2, 1, 3):
        explorer = explore.explore_lstm(features=features)
        for number in range(2, 7):
            began = time.process_time()
            explorer.stepper.slider.value = number
            spent.append(time.process_time() - began)
    assert min(spent) < 0.15  # 0.1 was measured on two busy cores: room for whatever else the machine does


def test_a_start_outside_its_slider_is_refused():
    with pytest.raises(ValueError, match="units 5 is outside its slider: expected units from 1 to 4"):
        explore.explore_lstm(units=5)
