"""Wrong counts that are the right sum with one step changed."""

import random

import pytest

from shapewise.layers import conv1d, conv2d, dense, gru, lstm
from shapewise.near_misses import Quantities, near_counts
from shapewise.near_misses.edits import edits


def conv1d_question(steps, channels, filters, kernel_size):
    right = conv1d.parameters((None, steps, channels), filters=filters, kernel_size=kernel_size)
    return right, Quantities.of(right, steps=steps, channels=channels, filters=filters, kernel_size=kernel_size)


def lstm_question(steps, features, units):
    right = lstm.parameters((None, steps, features), units=units)
    return right, Quantities.of(right, steps=steps, features=features, units=units)


def draw_question(chance):
    """A count of a drawn layer, small or large, with its quantities."""
    most = chance.choice([5, 10, 40, 130])
    number = lambda low=1: chance.randint(low, max(low, most))  # noqa: E731
    kind = chance.choice(["lstm", "gru", "conv1d", "conv2d", "dense"])
    if kind == "conv1d":
        return conv1d_question(number() + 8, number(), number(), chance.randint(1, 7))
    if kind == "lstm":
        return lstm_question(number(2), number(), number())
    steps, features, units = number(2), number(), number()
    if kind == "gru":
        right = gru.parameters((None, steps, features), units=units)
    elif kind == "dense":
        right = dense.parameters((None, steps, features), units=units)
    else:
        right = conv2d.parameters((None, steps + 8, steps + 9, features), filters=units, kernel_size=3)
    return right, Quantities.of(right, steps=steps)


@pytest.mark.parametrize(
    ("answer", "phrase"),
    [
        (9000, "as if the bias were left out"),
        (9200, "as if the bias were counted twice"),
        (9009, "as if channels stood for the bias"),
        (9900, "as if the bias were multiplied by channels"),
        (190, "as if the filters were left out of the product in the kernel"),
        (1164800, "as if everything were multiplied by steps"),
    ],
)
def test_a_count_of_conv1d_is_told_the_step_that_was_changed(answer, phrase):
    assert [miss.phrase for miss in near_counts(answer, *conv1d_question(128, 9, 100, 10))] == [phrase]


@pytest.mark.parametrize(
    ("answer", "phrase", "sum"),
    [
        (280, "as if there were two biases", "4 x (7 + 5 + 2) x 5 = 280"),
        (240, "as if there were no biases", "4 x (7 + 5 + 0) x 5 = 240"),
        (195, "as if there were three gates", "3 x (7 + 5 + 1) x 5 = 195"),
        (380, "as if steps stood where units belongs", "4 x (7 + 11 + 1) x 5 = 380"),
    ],
)
def test_a_count_of_lstm_is_told_the_step_that_was_changed(answer, phrase, sum):
    [miss] = near_counts(answer, *lstm_question(11, 7, 5))
    assert (miss.phrase, miss.sum) == (phrase, sum)


def test_a_graded_check_keeps_the_calculation_back():
    [miss] = near_counts(280, *lstm_question(10, 7, 5))
    assert "280" in miss.sentence()
    assert miss.sentence(graded=True) == "It comes out as if there were two biases. Look again at the number of biases."


def test_the_truth_and_what_is_no_count_are_told_nothing():
    question = lstm_question(10, 7, 5)
    assert question[0].value == 260
    for answer in (260, True, 260.0, -5):
        assert near_counts(answer, *question) == ()


def test_small_numbers_are_told_nothing_since_chance_reaches_them():
    right = dense.parameters((None, 7, 5), units=4)
    around = Quantities.of(right, rows=7)
    assert [near_counts(answer, right, around) for answer in range(1, 48)] == [()] * 47


def test_quantities_of_equal_value_share_a_name():
    right = lstm.parameters((None, 7, 7), units=50)
    around = Quantities.of(right, steps=7)
    assert around.name(7) == "features or steps"
    [miss] = near_counts(4 * (7 + 7 + 1) * 50, right, around)
    assert miss.phrase == "as if features or steps stood where units belongs"


@pytest.mark.parametrize(("low", "high", "most"), [(100, 1000, 0.04), (1000, 10**9, 0.01)])
def test_a_random_wrong_count_is_rarely_given_a_reason(low, high, most):
    chance = random.Random(20)
    tried = explained = 0
    while tried < 1500:
        right, around = draw_question(chance)
        answer = chance.randint(1, 2 * right.value)
        if answer != right.value and low <= answer < high:
            tried += 1
            explained += bool(near_counts(answer, right, around))
    assert 0 < explained <= most * tried


def test_whatever_a_single_change_gives_is_explained_by_it_or_by_nothing():
    chance = random.Random(3)
    explained = 0
    for _ in range(300):
        right, around = draw_question(chance)
        for edit in edits(right.parts[0][1], around):
            value = edit.expression.value
            if isinstance(value, int) and value > 0 and value != right.value:
                found = near_counts(value, right, around)
                assert not found or edit.phrase in [miss.phrase for miss in found]
                explained += bool(found)
    assert explained > 500


def test_the_sum_that_is_printed_has_the_value_of_the_answer():
    chance = random.Random(4)
    seen = 0
    for _ in range(200):
        right, around = draw_question(chance)
        for edit in edits(right.parts[0][1], around):
            for miss in near_counts(edit.expression.value, right, around):
                if miss.sum:  # none where a single number is left of the calculation
                    expression, _, value = miss.sum.rpartition(" = ")
                    assert eval(expression.replace("x", "*")) == int(value)
                    seen += 1
    assert seen > 300


def test_where_one_number_is_left_of_the_calculation_no_sum_is_said():
    right = conv1d.parameters((None, 128, 9), filters=100, kernel_size=10)
    found = near_counts(100, right, Quantities.of(right))
    assert [miss.sentence() for miss in found][
        0
    ] == "It comes out as if the kernel were left out. Look again at the kernel."
