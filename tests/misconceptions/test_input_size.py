"""What is believed of the size of pictures, against the layers that would make it true."""

import pytest

from shapewise.layers.call import LayerCall
from shapewise.misconceptions import input_size
from shapewise.misconceptions.predicting import belief, predictions
from shapewise.reading import build, keras

CODE = "input_size/weights-grow-with-the-picture"
SIZES = [(32, 32, 1, 8), (64, 48, 3, 5), (9, 7, 2, 4)]


def predicted(height, width, channels, filters, **config):
    shape = (None, height, width, channels)
    found = predictions("Conv2D", "parameters", shape, {"filters": filters, "kernel_size": 3, **config})
    return {one.belief.code: one for one in found}


@pytest.mark.parametrize(("height", "width", "channels", "filters"), SIZES)
@pytest.mark.parametrize("use_bias", [True, False])
def test_a_weight_for_each_pixel_is_what_a_dense_behind_flatten_has(height, width, channels, filters, use_bias):
    one = predicted(height, width, channels, filters, use_bias=use_bias)[CODE]
    model = keras.Sequential([keras.Input((height, width, channels)), *map(build, one.layers)])
    assert one.value == model.count_params() == height * width * channels * filters + use_bias * filters
    assert [layer.kind for layer in one.layers] == ["Flatten", "Dense"]


def test_it_is_silent_where_the_size_is_not_known_and_in_groups():
    assert CODE not in predicted(None, None, 4, 8)
    assert CODE not in predicted(8, 8, 4, 8, groups=2)


def test_a_convolution_itself_has_no_more_weights_for_a_larger_picture():
    counts = []
    for side in (16, 64):
        layer = build(LayerCall("Conv2D", 8, 3))
        layer.build((None, side, side, 3))
        counts.append(layer.count_params())
    assert counts == [224, 224]


def test_each_belief_says_why_it_fails_and_what_to_do_next():
    for code in input_size.TABLE:
        one = belief(f"input_size/{code}")
        assert one.because.endswith(".")
        assert one.next_step.endswith(".")
