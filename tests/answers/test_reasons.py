"""Reasons are right: the number that a belief or one changed step gives is answered with it, or with one equally simple."""

import random

import pytest

from shapewise.answers.diagnosis import diagnose
from shapewise.answers.matching import UNKNOWN
from shapewise.layers import rule
from shapewise.misconceptions.predicting import predictions
from shapewise.near_misses import Quantities, near_counts
from shapewise.near_misses.edits import edits
from shapewise.reading import keras, read


def drawn(seed):
    """A layer of drawn sizes, and the shape of its input."""
    chance = random.Random(seed)
    most = chance.choice([6, 20, 90])
    steps, features, units = (chance.randint(2, most) for _ in range(3))
    kernel_size = chance.randint(2, 5)
    kind = chance.choice(["Dense", "LSTM", "GRU", "SimpleRNN", "Conv1D", "Conv2D"])
    if kind == "Conv1D":
        return keras.layers.Conv1D(units, kernel_size), (None, steps + 6, features)
    if kind == "Conv2D":
        return keras.layers.Conv2D(units, kernel_size), (None, steps + 6, steps + 7, features)
    return getattr(keras.layers, kind)(units), (None, steps, features)


def count_of(facts):
    its = rule(facts.kind)
    return its.apply(its.parameters, facts.input_shape, config=facts.config)


def contradiction(value, found, own, right):
    """What is wrong with a reason: None where it is the cause itself, or one that gives the same number as simply.

    `own` is the code of the belief or the phrase of the change that gave `value`.
    """
    if value == right:
        return None
    named = {*found.beliefs, *(miss.phrase for miss in found.near)}
    if own in named:
        return None
    if not named:
        return (
            None if UNKNOWN in found.message or "different ideas" in found.message else "nothing is said of the silence"
        )
    gives = {prediction.belief.code: prediction.value for prediction in found.found}
    wrong = [code for code in found.beliefs if gives.get(code) != value]
    wrong += [miss.phrase for miss in found.near if miss.value != value]
    return f"{wrong} does not give {value}" if wrong else None


@pytest.mark.parametrize("seed", range(16))
def test_the_count_of_every_belief_is_answered_with_it_or_with_one_that_gives_it_as_well(seed):
    layer, shape = drawn(seed)
    facts = read(layer, shape)
    right = count_of(facts).value
    believed = predictions(facts.kind, "parameters", facts.input_shape, facts.config)
    assert believed
    for prediction in believed:
        if not isinstance(prediction.value, int):
            continue
        found = diagnose(prediction.value, layer, shape, kind="parameters")
        assert bool(found) == (prediction.value == right)
        assert contradiction(prediction.value, found, prediction.belief.code, right) is None
        assert found or prediction.belief.code in found.beliefs, "a belief is not among the reasons of its own number"


@pytest.mark.parametrize("seed", range(16))
def test_the_count_of_every_changed_step_is_answered_with_it_or_with_a_belief_that_gives_it(seed):
    layer, shape = drawn(seed)
    facts = read(layer, shape)
    derivation = count_of(facts)
    right = derivation.value
    for edit in edits(derivation.parts[0][1], Quantities.of(derivation, config=facts.config)):
        value = edit.expression.value
        if isinstance(value, int) and 0 < value != right:
            found = diagnose(value, layer, shape, kind="parameters")
            assert contradiction(value, found, edit.phrase, right) is None


def test_a_reason_that_does_not_give_the_number_would_be_seen():
    layer, shape = keras.layers.LSTM(5), (None, 10, 7)
    found = diagnose(280, layer, shape, kind="parameters")
    assert contradiction(280, found, "as if there were two biases", 260) is None
    assert contradiction(281, found, "lstm/no-gates", 260) == "['as if there were two biases'] does not give 281"
    told = diagnose(65, layer, shape, kind="parameters")
    assert contradiction(66, told, "lstm/three-gates", 260) == "['lstm/no-gates'] does not give 66"


def test_ties_are_listed():
    layer, shape = keras.layers.Conv1D(100, 10), (None, 128, 9)
    facts = read(layer, shape)
    derivation = count_of(facts)
    around = Quantities.of(derivation, config=facts.config, steps=128)
    by_value = {}
    for edit in edits(derivation.parts[0][1], around):
        by_value.setdefault(edit.expression.value, set()).add(edit.phrase)
    tied = {value: phrases for value, phrases in by_value.items() if 2 <= len(phrases) <= 3}
    listed = [{miss.phrase for miss in near_counts(value, derivation, around)} for value in tied if value and value > 0]
    assert any(len(phrases) > 1 for phrases in listed)
