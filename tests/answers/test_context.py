"""The context of a check: a grader's inside its block, a learner's outside."""

import pytest

from shapewise.answers import checks
from shapewise.answers.context import Context, current, judging
from shapewise.reading import keras


def test_a_grader_is_told_of_right_and_wrong_answers():
    told = []
    with judging(Context(tell=told.append)):
        checks.check_parameters(8, keras.layers.Dense(2), (None, 3))
        with pytest.raises(checks.WrongAnswer, match="dense/bias-forgotten"):
            checks.check_parameters(6, keras.layers.Dense(2), (None, 3))
    assert [bool(diagnosis) for diagnosis in told] == [True, False]
    assert [checks.bundle_of(diagnosis)[checks.MIME]["correct"] for diagnosis in told] == [True, False]


def test_nobody_is_told_outside_the_block_even_after_an_error():
    bundles = []
    with pytest.raises(KeyError, match="stop"), judging(Context(tell=bundles.append)):
        raise KeyError("stop")
    checks.check_parameters(8, keras.layers.Dense(2), (None, 3))
    assert bundles == []
    assert current() == Context()


def test_a_function_must_be_right_for_the_seeds_of_the_grader_as_well():
    layer, shape = keras.layers.Dense(2), (2, 3)
    calls = []

    def counted(x, kernel, bias):
        calls.append(x)
        return x @ kernel + bias

    checks.check_function(counted, layer, shape)
    alone = len(calls)
    with judging(Context(seeds=(11, 12))):
        checks.check_function(counted, layer, shape)
    assert len(calls) - alone > alone
