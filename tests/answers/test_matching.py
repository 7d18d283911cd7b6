"""How an answer is matched: every message is one a learner can use, and what differs first is said where no belief is known."""

import re
from dataclasses import replace

import numpy as np
import pytest

from misconceptions.believing import what_keras_gives
from misconceptions.test_predicting import predicted
from shapewise import layers
from shapewise.answers.matching import match, show
from shapewise.layers.call import LayerCall
from shapewise.lessons import lessons_treating
from shapewise.misconceptions.predicting import value_predictions
from shapewise.reading import build, run, small_integers


def values_of(call, input_shape, seed=3):
    """The arrays that every belief predicts for small whole numbers, and the one that Keras gives."""
    x = small_integers(input_shape, seed)
    layer = build(call)
    layer.build(x.shape)
    weights = [small_integers(weight.shape, seed + i) for i, weight in enumerate(layer.get_weights(), start=1)]
    layer.set_weights(weights)
    found = value_predictions(call.kind, x, weights, layers.rule(call.kind).config(call))
    return run(layer, x), found


def messages():
    """Every message that a belief leads to: what was asked, the code, the right answer, the message."""
    for quantity in ("output_shape", "parameters"):
        for call, input_shape, prediction in predicted(quantity):
            truth = what_keras_gives([call], input_shape)[quantity]
            answer = prediction.value[1:] if quantity == "output_shape" else prediction.value
            yield quantity, prediction, truth, match(quantity, answer, truth, [prediction])
    for call, shape in ((LayerCall("Conv1D", 3, 2), (1, 6, 4)), (LayerCall("Conv1D", 3, 2, padding="same"), (1, 6, 4))):
        truth, found = values_of(call, shape)
        for prediction in found:
            yield "value", prediction, truth, match("value", prediction.value, truth, [prediction])


def test_every_message_names_its_belief_and_has_no_braces_and_at_most_90_words():
    for quantity, prediction, _, diagnosis in messages():
        assert diagnosis.beliefs == (prediction.belief.code,)
        assert f"[{prediction.belief.code}]" in diagnosis.message
        assert "{" not in diagnosis.message
        words = [word for word in diagnosis.message.split() if re.search("[a-z]", word)]
        assert len(words) <= 80, f"{quantity}: {diagnosis.message}"
        assert diagnosis.lessons == lessons_treating(prediction.belief.code)[:1] != ()


def test_no_message_contains_the_right_answer():
    for quantity, prediction, truth, diagnosis in messages():
        if quantity == "output_shape":
            assert show(truth) not in diagnosis.message
            assert show(truth[1:]) not in diagnosis.message
        elif quantity == "parameters":
            assert not re.search(rf"(?<!\d){truth}(?!\d)", diagnosis.message), f"{prediction.belief.code}: {diagnosis}"
        else:
            assert show(truth) == show(prediction.value) or show(truth) not in diagnosis.message


def alike(number):
    """As many predictions of the same shape, by different beliefs."""
    found = [prediction for _, _, prediction in predicted("output_shape")][:number]
    return [replace(prediction, value=(None, 7, 7)) for prediction in found]


def test_two_beliefs_behind_one_answer_are_both_named_as_either_or():
    one, other = alike(2)
    diagnosis = match("output_shape", (7, 7), (None, 8, 8), [one, other])
    assert diagnosis.beliefs == (one.belief.code, other.belief.code)
    assert diagnosis.message.startswith(f"You get (7, 7) either if {one.belief.claim}")
    assert f", or if {other.belief.claim}" in diagnosis.message


def test_of_three_beliefs_behind_one_answer_none_is_put_forward():
    found = alike(3)
    diagnosis = match("output_shape", (7, 7), (None, 8, 8), found)
    assert diagnosis.beliefs == tuple(prediction.belief.code for prediction in found)
    assert diagnosis.message.startswith(
        "3 different ideas lead to your (7, 7), so it does not tell which one is yours."
    )
    assert not any(prediction.belief.claim in diagnosis.message for prediction in found)


UNKNOWN = [
    # what was asked, the answer, the truth, what is said to differ first
    ("output_shape", (1, 2, 3), (None, 119, 100), "(1, 2, 3) has 3 axes; the real shape has 2 after the batch axis."),
    ("output_shape", (119,), (None, 119, 100), "(119,) has 1 axis after the batch axis; the real shape has 2."),
    (
        "output_shape",
        (None, 24, 7),
        (None, 3, 8, 7),
        "(None, 24, 7) has 2 axes after the batch axis; the real shape has 3.",
    ),
    ("output_shape", (), (None, 119, 100), "() has 0 axes after the batch axis; the real shape has 2."),
    (
        "output_shape",
        (100, 119),
        (None, 119, 100),
        "(100, 119) has the right lengths, in another order than the real shape.",
    ),
    ("output_shape", (119, 7), (None, 119, 100), "Axis 2 is 7 in your answer; the real one is longer."),
    ("output_shape", (200, 7), (None, 119, 100), "Axis 1 is 200 in your answer; the real one is shorter."),
    (
        "output_shape",
        (119, None),
        (None, 119, 100),
        "Axis 2 is None in your answer. (The batch is axis 0.) None of the mistakes",
    ),
    (
        "output_shape",
        (32, 119, 100),
        (None, 119, 100),
        "(32, 119, 100) has 3 axes; the real shape has 2 after the batch",
    ),
    (
        "output_shape",
        7,
        (None, 119, 100),
        "The last axis is not 7 long. None of the mistakes that this course knows gives that.",
    ),
    (
        "parameters",
        7,
        9100,
        "The real number is larger than 7. None of the mistakes that this course knows gives that.",
    ),
    ("parameters", 9999, 9100, "The real number is smaller than 9999. None of"),
    ("value", 5.0, 6.0, "5 is not the number that comes out. None of the mistakes that this course knows gives that."),
    ("value", [5.0, 5.0], 6.0, "One number is wanted here; you gave an array of shape (2,)."),
    ("value", np.zeros((5, 2)), np.ones((1, 5, 2)), "(5, 2) has 2 axes; the real shape has 3, the batch axis first."),
    ("value", np.zeros((3, 2)), np.ones(3), "(3, 2) has 2 axes; the real shape has 1."),
    ("value", np.zeros(3), np.ones(4), "Axis 0 is 3 in your answer; the real one is longer. None of"),
    ("value", np.zeros((1, 2, 5)), np.ones((1, 5, 2)), "(1, 2, 5) has the right lengths, in another order than"),
    ("value", np.zeros((1, 4, 2)), np.ones((1, 5, 2)), "Axis 1 is 4 in your answer; the real one is longer."),
    (
        "value",
        [[1, 2, 9, 7]],
        [[1, 2, 3, 4]],
        "The shape is right; 2 of 4 numbers differ, the first at (0, 2): yours is 9",
    ),
]


@pytest.mark.parametrize(("quantity", "answer", "truth", "message"), UNKNOWN, ids=str)
def test_a_wrong_answer_that_no_belief_predicts_is_told_what_differs_first(quantity, answer, truth, message):
    diagnosis = match(quantity, answer, truth, [])
    assert not diagnosis
    assert diagnosis.beliefs == ()
    assert diagnosis.message.startswith(message)


def test_numbers_are_said_with_four_digits():
    assert show(np.array([[0.03970356129351335, -3.799999952316284]])) == "[[0.0397, -3.8]]"
    assert show(np.array([2, 30000])) == "[2, 30000]"
