"""The explorer of a convolution beside a pooling."""

import numpy as np
import pytest

from shapewise import explore
from shapewise.explorers.pooling import small_pair
from shapewise.reading import keras, run


@pytest.fixture
def explorer():
    return explore.explore_stride_or_pooling()


def test_every_frame_can_be_stepped_to(explorer):
    slider, seen = explorer.stepper.slider, set()
    for number in range(slider.min, slider.max + 1):
        slider.value = number
        seen.add(explorer.stepper.png)
    assert len(seen) == slider.max - slider.min + 1 == 1 + 3 * 4 + 3


@pytest.mark.parametrize(
    "name, value, moved, stayed",
    [
        ("filters", 4, "convolution&#x27;s output (1, 4, 3) → (1, 4, 4)", "pooling&#x27;s output (1, 4, 2)"),
        ("channels", 3, "convolution&#x27;s parameters 15 → 21", "convolution&#x27;s output (1, 4, 3)"),
        ("strides", 1, "pooling&#x27;s output (1, 4, 2) → (1, 7, 2)", "pooling&#x27;s parameters 0"),
        ("steps", 9, None, "convolution&#x27;s output (1, 4, 3)"),
    ],
)
def test_a_setting_says_what_follows_and_what_stays(explorer, name, value, moved, stayed):
    explorer.settings[name].value = value
    said = explorer.change.value
    assert stayed in said.partition("What stays")[2]
    assert moved is None or moved in said.partition("What stays")[0]


def test_padding_and_what_is_kept_move_the_picture(explorer):
    before = explorer.stepper.png
    explorer.settings["steps"].value = 7
    explorer.settings["padding"].value = "same"
    assert explorer.facts(**explorer.values)["pooling's output"].value == (1, 4, 2)
    explorer.settings["keeps"].value = "mean"
    assert explorer.stepper.png != before
    assert explorer.message.value == ""


def test_a_window_that_does_not_fit_is_answered_with_a_sentence(explorer):
    explorer.settings["steps"].value = 3
    explorer.settings["window"].value = 4
    assert "a window of 4 does not fit 3 steps" in explorer.message.value
    explorer.settings["steps"].value = 4
    assert explorer.message.value == ""


@pytest.mark.parametrize("option", [{"steps": 11}, {"window": 5}, {"strides": 0}])
def test_a_start_outside_its_slider_is_refused(option):
    with pytest.raises(ValueError, match="is outside its slider"):
        explore.explore_stride_or_pooling(**option)


def test_without_a_kernel_it_is_its_first_frame(explorer):
    data, _ = explorer._repr_mimebundle_()
    assert data["text/plain"].startswith("One input, two layers, four windows")


@pytest.mark.parametrize("keeps, kind", [("largest", "MaxPooling1D"), ("mean", "AveragePooling1D")])
def test_its_numbers_are_those_of_keras(keeps, kind):
    for padding in ("valid", "same"):
        pair = small_pair(steps=9, channels=3, filters=4, window=3, strides=2, padding=padding, keeps=keeps)
        pool = getattr(keras.layers, kind)(3, strides=2, padding=padding)
        conv = keras.layers.Conv1D(4, 3, strides=2, padding=padding)
        conv.build(pair.conv.x.shape)
        conv.set_weights([pair.conv.kernel, pair.conv.bias])
        assert np.allclose(run(pool, pair.conv.x), pair.pool)
        assert np.array_equal(run(conv, pair.conv.x), pair.conv.y)
