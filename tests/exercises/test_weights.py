"""Weights that were chosen by hand are judged by what the layer gives with them, and refused in words."""

import re

import numpy as np
import pytest

from shapewise.exercises.exercise import Exercise
from shapewise.exercises.weights import SetsWeights
from shapewise.reading import keras

KERNEL, BIAS = np.array([[[2.0]], [[-1.0]]]), np.array([3.0])
KIND = SetsWeights(
    lambda n: keras.layers.Conv1D(1, 2), lambda n: (1, 5, 1), lambda n: (KERNEL, BIAS * n.times), ("times",)
)


def judged(weights, times=1):
    return KIND.judge(
        (lambda times: weights,), Exercise("a", KIND, 1, 1, 1, (), "", "", ({"times": times},)).tried(1)[0], (0, 1)
    )


@pytest.mark.parametrize(
    "right",
    [
        (KERNEL, BIAS),
        [KERNEL.tolist(), [3]],
        (KERNEL.astype("float32"), np.array([3])),
        (keras.ops.array(KERNEL), BIAS),
    ],
)
def test_the_right_weights_are_right_in_every_notation(right):
    assert judged(right)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((KERNEL[::-1], BIAS), r"\[conv1d/kernel-flipped\]"),
        ((KERNEL, 0 * BIAS), r"\[conv1d/bias-forgotten\]"),
        ((KERNEL + 1, BIAS), r"with your weights, output\[0, 0, 0\] is .+, where .+ is asked; the input was \[.+\]\."),
        ((KERNEL + 1e-3, BIAS), "with your weights"),
        ((KERNEL[:, 0], BIAS), r"kernel has the shape \(2, 1\); the layer needs \(2, 1, 1\)\."),
        ((KERNEL, 3), r"bias has the shape \(\); the layer needs \(1,\)\."),
        (KERNEL, "expected kernel and bias, in this order: got 1 thing"),
        ((KERNEL, BIAS, BIAS), "got 3 things"),
        (("a", BIAS), "kernel: expected numbers"),
        ((KERNEL, None), "bias: .*None"),
        (None, "got 1 thing"),
    ],
)
def test_other_weights_are_refused_with_what_differs(wrong, said):
    found = judged(wrong)
    assert not found
    assert re.search(said, str(found)), str(found)


def test_an_input_that_is_too_long_to_read_is_not_written_out():
    long = SetsWeights(KIND.layer, lambda n: (1, 30, 1), lambda n: (KERNEL, BIAS))
    found = str(long.judge((lambda: (KERNEL + 1, BIAS),), None, (0,)))
    assert re.search(
        r"with your weights, output\[0, 0, 0\] .+ is asked\. Look at the weights of filter 0 again", found
    ), found


def test_the_sizes_are_handed_to_the_function_and_to_what_is_right():
    assert judged((KERNEL, 2 * BIAS), times=2)
    assert not judged((KERNEL, BIAS), times=2)


def test_what_is_no_function_and_what_stops_is_told():
    n = Exercise("a", KIND, 1, 1, 1, (), "", "", ({"times": 1},)).tried(1)[0]
    assert "expected a function" in str(KIND.judge((KERNEL,), n, (0,)))
    assert "it raised ZeroDivisionError" in str(KIND.judge((lambda times: times / 0,), n, (0,)))


def test_weights_that_the_layer_cannot_take_make_no_fair_exercise():
    assert KIND.is_fair(Exercise("a", KIND, 1, 1, 1, (), "", "", ({"times": 1},)).tried(1)[0])
    assert not SetsWeights(KIND.layer, KIND.input_shape, lambda n: (BIAS, KERNEL)).is_fair(None)
