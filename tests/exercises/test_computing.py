"""A function of plain values is judged for all cases, and named with the belief that gives the same wherever it gives anything."""

from types import SimpleNamespace

import numpy as np
import pytest

from shapewise.exercises.computing import Computes
from shapewise.reading import keras

N = SimpleNamespace(sizes=(3, 5))


def cases(n, rng):
    return [(rng.normal(size=size),) for size in n.sizes]


def mean(x):
    return float(keras.ops.mean(x))


KIND = Computes(
    mean, cases, {"target/squares-added-up": lambda x: x.sum(), "target/one-output-a-sample": lambda x: x[0]}
)
WORDS = Computes(
    lambda size: "odd" if size % 2 else "even", lambda n, rng: [(size,) for size in (3, 4)], try_it="Count again."
)


def judged(function, kind=KIND):
    return kind.judge((function,), N, (0, 1))


@pytest.mark.parametrize("right", [np.mean, lambda x: x.sum() / x.size, lambda x: [*x, 0][-1] * 0 + np.average(x)])
def test_a_function_that_gives_the_same_is_right_however_it_is_written(right):
    assert judged(right).correct


def test_a_belief_is_named_that_gives_the_same_for_all_cases():
    found = judged(lambda x: sum(x))
    assert found.beliefs == ("target/squares-added-up",)
    assert found.message.startswith("<lambda>(an array of shape (3,)): You get ")


def test_a_belief_whose_function_raises_for_some_case_is_named_for_the_others():
    def first(x):
        return x[0] if len(x) == 3 else x[99]

    assert judged(first).beliefs == ("target/one-output-a-sample",)


def test_what_agrees_with_a_belief_for_one_case_alone_is_not_named():
    def sometimes(x):
        return x.sum() if len(x) == 3 else 7.0

    found = judged(sometimes)
    assert (found.correct, found.beliefs) == (False, ())
    assert "is not the number that comes out" in found.message


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (..., "nothing is written here yet"),
        (3, "expected a function, written with def: you gave 3"),
        (lambda x: None, "None: was the result returned?"),
        (lambda x: "3", "expected numbers or an array of numbers: got the text '3'"),
        (lambda x: np.ones(2), "One number is wanted here; you gave an array of shape (2,)"),
        (lambda x: x[9], "it raised IndexError"),
        (lambda x: float(keras.ops.mean(x)), "has its result computed by Keras"),
    ],
)
def test_what_cannot_be_right_is_told_in_words(function, said):
    found = judged(function)
    assert not found.correct
    assert said in found.message


def test_an_answer_that_was_not_begun_is_unwritten():
    def mine(x):
        raise NotImplementedError

    assert judged(mine).kind == "unwritten"


def test_words_are_read_in_any_case_and_a_wrong_one_is_told_what_to_try():
    assert judged(lambda size: " Odd" if size == 3 else "EVEN", WORDS).correct
    assert judged(lambda size: "odd", WORDS).message == "<lambda>(4): 'odd' is not right. Count again."
    assert "expected a text: got True" in judged(lambda size: True, WORDS).message


def test_a_function_cannot_change_the_arguments_of_the_truth():
    def greedy(x):
        result = x.mean()
        x[:] = 0
        return result

    assert judged(greedy).correct


def test_sizes_are_fair_when_no_belief_gives_the_truth_or_what_another_gives():
    assert KIND.is_fair(N)
    assert not KIND.is_fair(SimpleNamespace(sizes=(1,)))


def test_true_or_false_may_come_from_numpy_as_long_as_it_is_one():
    kind = Computes(lambda size: size > 2, lambda n, rng: [(1,), (3,)])
    for mine in (lambda size: np.prod([size, 1]) > 2, lambda size: np.array(size > 2), lambda size: np.bool_(size > 2)):
        assert kind.judge((mine,), N, (0,)).correct
    assert "expected True or False" in kind.judge((lambda size: np.array([size > 2]),), N, (0,)).message
    assert "expected True or False" in kind.judge((lambda size: np.array(float(size)),), N, (0,)).message
