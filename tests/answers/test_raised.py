"""An error in a learner's own loop is explained as what it is, without what to write instead."""

import numpy as np
import pytest

from shapewise.answers.functions import judge_function
from shapewise.answers.raised import flattened, in_numpy_words
from shapewise.reading import keras


def index_swapped(x, kernel, bias):
    y = np.zeros((*x.shape[:2], kernel.shape[1]))
    for sample, row, unit in np.ndindex(y.shape):
        for feature in range(x.shape[-1]):
            y[sample, row, unit] += x[sample, row, feature] * kernel[unit, feature]
    return y


def one_row_too_many(x, kernel, bias):
    return np.stack([x[:, row] @ kernel for row in range(x.shape[1] + 1)])


def flat(x, kernel, bias):
    return x.reshape(len(x), -1) @ kernel + bias


def product_the_other_way(x, kernel, bias):
    return kernel @ x + bias


def number_by_number(x, kernel, bias):
    return x * kernel


@pytest.mark.parametrize(
    ("yours", "said"),
    [
        (
            index_swapped,
            "kernel of shape (3, 2) has 2 on axis 1, 0 to 1, and was asked for 2. Expected: an index from 0 to 1 "
            "on axis 1",
        ),
        (one_row_too_many, "has 5 on axis 1, 0 to 4, and was asked for 5. Expected: an index from 0 to 4 on axis 1"),
        (flat, "15 is 5 x 3: were these axes flattened into one?"),
        (product_the_other_way, "kernel of shape (3, 2) cannot be multiplied with x of shape (2, 5, 3): 2 against 5."),
        (number_by_number, "Arrays of shapes (2, 5, 3) and (3, 2) cannot be combined element by element."),
    ],
)
def test_an_error_of_numpy_is_told_in_words_and_not_how_to_write_it(yours, said):
    message = str(judge_function(yours, keras.layers.Dense(2), (2, 5, 3)))
    assert message.startswith(f"{yours.__name__}: it raised ")
    assert said in message
    for given_away in ("fix", "x @ kernel ", "label", "class"):
        assert given_away not in message


def test_what_is_no_error_of_numpy_and_no_flattening_gets_no_further_words():
    assert in_numpy_words(ZeroDivisionError("division by zero")) == ""
    assert in_numpy_words(ValueError("mine")) == ""
    assert flattened(ValueError("size 3 is different from 4"), [np.ones((2, 5, 3))]) == ""
    assert flattened(ValueError("size 15 is different from 4"), [np.ones((2, 5, 3)), np.ones((15, 4))]) == ""


@pytest.mark.parametrize(
    ("yours", "given"),
    [
        (3, "you gave 3."),
        ("x", "you gave 'x'."),
        (None, "you gave None."),
        (keras.layers.Dense(2), "you gave a Dense."),
    ],
)
def test_what_is_no_function_is_refused_in_words(yours, given):
    assert (
        str(judge_function(yours, keras.layers.Dense(2), (2, 3))) == f"expected a function, written with def: {given}"
    )
    dots = judge_function(..., keras.layers.Dense(2), (2, 3))
    assert str(dots) == "the answer: nothing is written here yet. Put your answer in place of the dots."
