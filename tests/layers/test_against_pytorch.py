"""A second framework as the judge: PyTorch where it is installed, without Keras in between.

PyTorch puts the channels first, pads evenly or not at all, and allows strides together with dilation.
"""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from shapewise.layers import conv1d, conv2d, dense, depthwise_conv1d

torch = pytest.importorskip("torch", reason="PyTorch is no part of the pins: pip install torch")

torch.set_num_threads(1)  # the arrays are tiny
random_configurations = settings(max_examples=500, deadline=None, derandomize=True)


def whole_numbers(*shape, seed):
    return np.random.default_rng(seed).integers(-4, 5, size=shape).astype(float)


def channels_first(x):
    """To PyTorch's order of axes, and back again with `channels_last`."""
    return torch.from_numpy(np.ascontiguousarray(np.moveaxis(x, -1, 1)))


def channels_last(y):
    return np.moveaxis(y.numpy(), 1, -1)


@st.composite
def windows(draw, longest=12):
    """An axis with a window that fits on it: length, kernel_size, strides, dilation_rate."""
    kernel_size = draw(st.integers(1, 4))
    strides = draw(st.integers(1, 3))
    dilation_rate = draw(st.integers(1, 3)) if strides == 1 else 1
    return draw(st.integers(dilation_rate * (kernel_size - 1) + 1, longest)), kernel_size, strides, dilation_rate


@random_configurations
@given(windows(), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), st.booleans())
def test_conv1d_gives_the_numbers_of_pytorch(window, groups, channels, filters, use_bias):
    steps, kernel_size, strides, dilation_rate = window
    x = whole_numbers(2, steps, groups * channels, seed=1)
    kernel = whole_numbers(kernel_size, channels, groups * filters, seed=2)
    bias = whole_numbers(groups * filters, seed=3) if use_bias else None
    options = {"strides": strides, "dilation_rate": dilation_rate, "groups": groups}
    theirs = torch.nn.functional.conv1d(
        channels_first(x), torch.from_numpy(kernel.transpose(2, 1, 0).copy()),
        torch.from_numpy(bias) if use_bias else None, stride=strides, dilation=dilation_rate, groups=groups,
    )  # fmt: skip
    derived = conv1d.output_shape(x.shape, filters=groups * filters, kernel_size=kernel_size, **options)
    assert derived.value == channels_last(theirs).shape
    assert np.array_equal(conv1d.forward(x, kernel, bias, **options), channels_last(theirs))


@random_configurations
@given(windows(), st.integers(1, 3), st.integers(1, 3))
def test_depthwise_conv1d_gives_the_numbers_of_pytorch_in_the_same_order_of_channels(
    window, channels, depth_multiplier
):
    steps, kernel_size, strides, dilation_rate = window
    x = whole_numbers(2, steps, channels, seed=1)
    kernel = whole_numbers(kernel_size, channels, depth_multiplier, seed=2)
    bias = whole_numbers(channels * depth_multiplier, seed=3)
    theirs = torch.nn.functional.conv1d(
        channels_first(x), torch.from_numpy(kernel.reshape(kernel_size, 1, -1).transpose(2, 1, 0).copy()),
        torch.from_numpy(bias), stride=strides, dilation=dilation_rate, groups=channels,
    )  # fmt: skip
    ours = depthwise_conv1d.forward(x, kernel, bias, strides=strides, dilation_rate=dilation_rate)
    assert np.array_equal(ours, channels_last(theirs))


@random_configurations
@given(windows(longest=10), windows(longest=10), st.integers(1, 2), st.integers(1, 2), st.integers(1, 2))
def test_conv2d_gives_the_numbers_of_pytorch(down, across, groups, channels, filters):
    (height, tall, stride_y, spread_y), (width, wide, stride_x, spread_x) = down, across
    if max(stride_y, stride_x) > 1:
        spread_y = spread_x = 1
    x = whole_numbers(1, height, width, groups * channels, seed=1)
    kernel = whole_numbers(tall, wide, channels, groups * filters, seed=2)
    bias = whole_numbers(groups * filters, seed=3)
    theirs = torch.nn.functional.conv2d(
        channels_first(x), torch.from_numpy(kernel.transpose(3, 2, 0, 1).copy()), torch.from_numpy(bias),
        stride=(stride_y, stride_x), dilation=(spread_y, spread_x), groups=groups,
    )  # fmt: skip
    ours = conv2d.forward(
        x, kernel, bias, strides=(stride_y, stride_x), dilation_rate=(spread_y, spread_x), groups=groups
    )
    assert np.array_equal(ours, channels_last(theirs))


@random_configurations
@given(st.lists(st.integers(1, 4), min_size=1, max_size=3), st.integers(1, 5), st.integers(1, 5))
def test_dense_gives_the_numbers_of_pytorch(rows, features, units):
    x, kernel, bias = (
        whole_numbers(*rows, features, seed=1),
        whole_numbers(features, units, seed=2),
        whole_numbers(units, seed=3),
    )
    layer = torch.nn.functional.linear(torch.from_numpy(x), torch.from_numpy(kernel.T.copy()), torch.from_numpy(bias))
    assert np.array_equal(dense.forward(x, kernel, bias), layer.numpy())


@pytest.mark.parametrize("filters", [1, 4])
def test_the_count_is_that_of_pytorch(filters):
    theirs = torch.nn.Conv1d(9, filters, 10)
    count = conv1d.parameters((None, 128, 9), filters=filters, kernel_size=10)
    assert count.value == sum(weight.numel() for weight in theirs.parameters())


@random_configurations
@given(st.integers(1, 12), st.integers(1, 5), st.integers(1, 3))
def test_same_padding_is_that_of_pytorch_where_pytorch_has_it(steps, kernel_size, dilation_rate):
    x, kernel = whole_numbers(1, steps, 2, seed=1), whole_numbers(kernel_size, 2, 2, seed=2)
    theirs = torch.nn.functional.conv1d(
        channels_first(x), torch.from_numpy(kernel.transpose(2, 1, 0).copy()), padding="same", dilation=dilation_rate
    )
    ours = conv1d.forward(x, kernel, padding="same", dilation_rate=dilation_rate)
    assert np.array_equal(ours, channels_last(theirs))
