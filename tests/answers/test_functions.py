"""A function that is wrong is told a belief only if it does, for any weights and inputs, what the belief says."""

import pytest

from shapewise.answers.functions import judge_function
from shapewise.reading import keras

SEEDS = range(40)


def one_number(window, weights, bias):
    return (window * weights).sum() + bias


@pytest.mark.parametrize("off", [1, -1, 2, -2])
def test_a_constant_too_many_is_no_belief_whatever_the_bias_happens_to_be(off):
    beliefs = set()
    for seed in SEEDS:
        found = judge_function(
            lambda window, weights, bias: one_number(window, weights, bias) + off,
            keras.layers.Conv1D(3, 2),
            (2, 5, 3),
            call=lambda yours, x, kernel, bias: yours(x[0, 1:3], kernel[..., 1], bias[1]),
            at=(0, 1, 1),
            seeds=(seed,),
        )
        assert not found
        beliefs |= set(found.beliefs)
    assert beliefs == set()


def test_a_forgotten_bias_is_told_whatever_the_numbers_are():
    for seed in SEEDS:
        found = judge_function(
            lambda window, weights, bias: (window * weights).sum() + 0 * bias,
            keras.layers.Conv1D(3, 2),
            (2, 5, 3),
            call=lambda yours, x, kernel, bias: yours(x[0, 1:3], kernel[..., 1], bias[1]),
            at=(0, 1, 1),
            seeds=(seed,),
        )
        assert found.beliefs == ("conv1d/bias-forgotten",), seed


def test_a_right_function_is_right_for_each_of_many_draws():
    for seed in SEEDS:
        assert judge_function(lambda x, kernel, bias: x @ kernel + bias, keras.layers.Dense(2), (2, 3), seeds=(seed,))
