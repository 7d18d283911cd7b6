"""Functions that are right but for one step, against the layers' own computations; random arrays are told nothing."""

import numpy as np
import pytest

from shapewise.layers import conv1d, dense
from shapewise.near_misses import Draw, near_functions

RANDOM = np.random.default_rng(5)


def draws_of(wrong, *shapes, number=3):
    arguments = [[RANDOM.normal(size=shape) for shape in shapes] for _ in range(number)]
    return [Draw(x, tuple(weights), wrong(x, *weights)) for x, *weights in arguments]


def phrases(wrong, forward, *shapes, **names):
    return [miss.phrase for miss in near_functions(draws_of(wrong, *shapes), forward, **names)]


DENSE = (dense.forward, (2, 3, 4), (4, 5), (5,))
NAMES = {"weight_names": ("kernel", "bias"), "axes": ("batch", "rows", "units")}


@pytest.mark.parametrize(
    ("wrong", "phrase"),
    [
        (lambda x, k, b: x @ k, "as if the bias were left out"),
        (lambda x, k, b: x @ k + 2 * b, "as if the bias were added twice"),
        (lambda x, k, b: x @ k - b, "as if the bias had the other sign"),
        (lambda x, k, b: -(x @ k + b), "as if every number had the other sign"),
        (lambda x, k, b: np.maximum(x @ k + b, 0), "as if relu were applied at the end"),
        (lambda x, k, b: np.tanh(x @ k + b), "as if tanh were applied at the end"),
        (lambda x, k, b: (x @ k + b)[:, ::-1], "as if axis 1 of the result ran backwards"),
        (lambda x, k, b: np.swapaxes(x @ k + b, 1, 2), "as if the axes came out in the order (0, 2, 1)"),
        (lambda x, k, b: x[..., :1] @ k[:1] + b, "as if only the first entry along axis 0 of the kernel were used"),
        (lambda x, k, b: np.repeat((x @ k + b)[:1], 2, axis=0), "as if every sample were the first one"),
    ],
)
def test_a_dense_with_one_step_changed_is_told_that_step(wrong, phrase):
    assert phrase in phrases(wrong, *DENSE, **NAMES)


def test_what_is_right_for_the_first_row_only_is_told_so():
    def wrong(x, kernel, bias):
        y = np.zeros((len(x), x.shape[1], kernel.shape[1]))
        y[:, 0] = x[:, 0] @ kernel + bias
        return y

    assert phrases(wrong, *DENSE, **NAMES) == ["right for the first row only"]


def test_a_kernel_read_backwards_in_time_is_told_so():
    def wrong(x, kernel, bias):
        return conv1d.forward(x, kernel[::-1], bias)

    found = phrases(wrong, conv1d.forward, (2, 7, 3), (2, 3, 4), (4,), weight_names=("kernel", "bias"))
    assert found == ["as if the kernel were read backwards along axis 0"]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda x, k, b: x @ k + b,
        lambda x, k, b: np.zeros((2, 3, 5)),
        lambda x, k, b: 7.0,
        lambda x, k, b: None,
        lambda x, k, b: "text",
        lambda x, k, b: RANDOM.normal(size=(2, 3, 5)),
        lambda x, k, b: np.full((2, 3, 5), np.nan),
        lambda x, k, b: x @ k + b + 1,
    ],
)
def test_right_constant_odd_and_random_results_are_told_nothing(wrong):
    assert phrases(wrong, *DENSE, **NAMES) == []


def test_random_arrays_are_never_given_a_reason():
    found = [phrases(lambda x, k, b: RANDOM.normal(size=(2, 3, 5)), *DENSE, **NAMES) for _ in range(50)]
    assert found == [[]] * 50


def test_fewer_than_three_draws_are_refused():
    with pytest.raises(ValueError, match="too few draws: got 2, expected at least 3"):
        near_functions(draws_of(lambda x, k, b: x @ k, *DENSE[1:], number=2), dense.forward)
