"""What people believe of a kernel of one, against the layers for which it is true."""

import pytest

from misconceptions.believing import case_of
from shapewise.answers.diagnosis import diagnose
from shapewise.misconceptions.predicting import belief
from shapewise.reading import keras


@pytest.mark.parametrize("use_bias", [True, False])
def test_one_number_is_what_a_layer_with_one_filter_on_one_channel_has(use_bias):
    layer = keras.layers.Conv1D(1, 1, use_bias=use_bias)
    layer.build((None, 12, 1))
    case = case_of("kernel_of_one/one-number", (None, 12, 6), {"filters": 4, "kernel_size": 1, "use_bias": use_bias})
    assert belief("kernel_of_one/one-number").mistake.derive(case, "parameters").value == layer.count_params()


def test_it_is_named_for_a_kernel_of_one_and_for_no_longer_one():
    assert diagnose(2, keras.layers.Conv1D(4, 1), (None, 12, 6), kind="parameters").beliefs == (
        "kernel_of_one/one-number",
    )
    assert diagnose(2, keras.layers.Conv1D(4, 2), (None, 12, 6), kind="parameters").beliefs == ()


def test_with_one_channel_and_one_filter_it_is_true_and_so_no_mistake():
    assert diagnose(2, keras.layers.Conv1D(1, 1), (None, 12, 1), kind="parameters")
