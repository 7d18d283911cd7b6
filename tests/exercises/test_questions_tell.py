"""Every graded question tells beliefs apart: no two of them lead to the same answer, and none to the truth.

What is asked stands with the exercises in the library; what beliefs answer to that follows from their layers.
"""

from functools import cached_property
from itertools import combinations

import numpy as np
import pytest

from shapewise import exercises
from shapewise.answers.fingerprint import fingerprint
from shapewise.answers.layers_alike import judge_layer
from shapewise.exercises.computing import Computes
from shapewise.exercises.functions import ComputesLike
from shapewise.exercises.layers import MakesLayer
from shapewise.exercises.quantities import Corrections, Count, Number, Quantities, Shape
from shapewise.exercises.weights import SetsWeights
from shapewise.misconceptions.predicting import all_predictions, value_claims
from shapewise.reading import keras, read, run, small_integers, with_small_weights

# ---------------------------------------------------------------- what each check is asked, as (belief's code, answer)


def of_shape(layer, input_shape):
    return of_facts("output_shape", layer, input_shape)


def of_parameters(layer, input_shape):
    return of_facts("parameters", layer, input_shape)


def of_facts(quantity, layer, input_shape):
    def answers(layer, input_shape):
        facts = read(layer, input_shape)
        said = all_predictions(facts.kind, quantity, facts.input_shape, facts.config) if facts.known else []
        return getattr(facts, quantity), [(prediction.belief.code, prediction.value) for prediction in said]

    return telling(answers, layer, input_shape)


def of_value(layer, x, at=None):
    def answers(layer, x):
        x = np.asarray(x if isinstance(x, np.ndarray) else small_integers(x), dtype="float32")
        facts, truth = read(layer, x.shape), run(layer, x)
        said = value_claims(facts.kind, x, facts.weights, facts.config) if facts.known else []
        return Array(truth), [(prediction.belief.code, Array(prediction.value)) for prediction in said]

    truth, said = telling(answers, layer, np.asarray(x))
    if at is None:
        return truth, said
    # A single number says nothing about a belief that has other axes, or that only lets windows out or in.
    whole = truth.numbers
    said = [(code, value.numbers) for code, value in said if value.numbers.shape[2:] == whole.shape[2:]]
    said = [(code, value) for code, value in said if not agree(value, whole) and holds(value, at)]
    return Array(whole[at]), [(code, Array(value[at])) for code, value in said]


def of_function(layer, input_shape, at=None, seed=0):
    return of_value(with_small_weights(layer, input_shape, seed), small_integers(input_shape, seed), at)


def telling(answers, layer, given):
    """The truth and what beliefs say, but for those that say the truth of every input: they are not asked here."""
    truth, said = answers(layer, given)
    if not any(answer == truth for _, answer in said):
        return truth, said
    batch, *lengths = np.shape(given) if isinstance(given, np.ndarray) else given
    other = [batch, *(None if length is None else 2 * length + 1 for length in lengths)]
    if lengths[0] == 1:
        other[1] = 1  # a question about a single step
    other = tuple(other)
    alike = type(layer).from_config(layer.get_config())
    with_small_weights(alike, other)
    elsewhere, said_elsewhere = answers(alike, other)
    always = {code for code, answer in said_elsewhere if answer == elsewhere}
    return truth, [(code, answer) for code, answer in said if answer != truth or code not in always]


def of_number(what, number):
    return (what, number.right), [(code, (what, wrong)) for code, wrong in number.known.items()]


def of_layer(like, input_shape, beliefs):
    return Works(like, input_shape), [(code, Works(make(), input_shape)) for code, make in beliefs.items()]


class Works:
    """What a layer does, compared as a check compares it."""

    def __init__(self, layer, input_shape):
        self.layer, self.input_shape = layer, input_shape

    @cached_property
    def does(self):
        return fingerprint(self.layer, self.input_shape)

    def __eq__(self, other):
        return self.does == other.does and bool(judge_layer(self.layer, other.layer, self.input_shape))

    __hash__ = None

    def __repr__(self):
        return str(self.layer.get_config())


class Array:
    """Numbers that are compared with their shape, as a check does."""

    def __init__(self, numbers):
        self.numbers = np.asarray(numbers)

    def __eq__(self, other):
        return self.numbers.shape == other.numbers.shape and np.allclose(
            self.numbers, other.numbers, rtol=1e-5, atol=1e-5
        )

    __hash__ = None

    def __repr__(self):
        return str(self.numbers.tolist())


class Results:
    """What a function gives for several arguments: words, or numbers that are compared as a check does."""

    def __init__(self, results):
        self.results = [one if isinstance(one, (str, bool)) else Array(one) for one in results]

    def __eq__(self, other):
        return self.results == other.results

    __hash__ = None

    def __repr__(self):
        return str(self.results)


def holds(array, place):
    return len(place) <= array.ndim and all(index < length for index, length in zip(place, array.shape, strict=False))


def agree(one, other):
    """Whether two arrays hold the same numbers as far as both reach."""
    common = tuple(slice(min(lengths)) for lengths in zip(one.shape, other.shape, strict=True))
    return np.allclose(one[common], other[common], rtol=1e-5, atol=1e-5)


def asked_in(one):
    """Every question that an exercise asks, seen and hidden: (what is asked for, truth, what beliefs say)."""
    for place, n in enumerate((*one.tried(1), *one.tried(2))):
        yield from of_kind(one.kind, n, getattr(n, "seed", place % len(one.tried(1))))


def of_kind(kind, n, seed):
    if isinstance(kind, (Quantities, Corrections)):
        for what, quantity in kind.of(n).items():
            if isinstance(quantity, Shape):
                yield ("shape", *of_shape(quantity.layer, quantity.input_shape))
            elif isinstance(quantity, Count):
                yield ("parameters", *of_parameters(quantity.layer, quantity.input_shape))
            else:
                assert isinstance(quantity, Number)
                yield ("number", *of_number(what, quantity))
    elif isinstance(kind, Computes):
        (_, truth), *said = kind.answers(n, seed)
        yield ("value", Results(truth), [(code, Results(results)) for code, results in said])
    elif isinstance(kind, SetsWeights):
        yield (
            "weights",
            Array(run(kind.right(n), small_integers(kind.input_shape(n), seed))),
            [],
        )  # no numbers are asked
    elif isinstance(kind, ComputesLike):
        yield ("value", *of_function(kind.layer(n), kind.input_shape(n), kind.at and kind.at(n), seed))
    elif kind.like is None:
        yield ("properties", True, [])  # no layer to compare with, and no beliefs
    else:
        assert isinstance(kind, MakesLayer)
        yield ("layer", *of_layer(kind.like(n), kind.input_shape(n), kind.known(n)))


def confusions(cases):
    """What a question does not tell apart, in words."""
    # What is tried on several inputs and right on one of them is found out on another.
    several = ("layer", "value")
    found_out = {code for name, truth, said in cases if name in several for code, answer in said if answer != truth}
    for name, truth, said in cases:
        true = [code for code, answer in said if answer == truth]
        wrong = [(code, answer) for code, answer in said if code not in true]
        unfound = [code for code in true if name not in several or code not in found_out]
        yield from (f"{name}: {code} leads to the truth, {truth}" for code in unfound)
        yield from (f"{name}: {a} and {b} both lead to {x}" for (a, x), (b, y) in combinations(wrong, 2) if x == y)


# ---------------------------------------------------------------- the tests

EXERCISES = [
    one for several in exercises.exercises().values() for one in several
    if not isinstance(one.kind, MakesLayer) or one.kind.like  # what has properties alone has no wrong layers to tell apart
]  # fmt: skip


@pytest.mark.parametrize("one", EXERCISES, ids=[one.name for one in EXERCISES])
def test_no_two_beliefs_lead_to_the_same_answer_and_none_to_the_truth(one):
    cases = list(asked_in(one))
    assert cases, "nothing is known of this question"
    assert list(confusions(cases)) == []


def test_with_one_channel_it_does_not_show_whether_channels_are_kept_apart():
    found = list(confusions([("shape", *of_shape(keras.layers.Conv1D(6, 4), (None, 20, 1)))]))
    assert "shape: conv1d/channels-kept-apart leads to the truth, (None, 17, 6)" in found


def test_the_same_answer_for_two_beliefs_is_found():
    number = Number(9, {"a": 8, "b": 8, "c": 9})
    assert list(confusions([("number", *of_number("steps", number))])) == [
        "number: c leads to the truth, ('steps', 9)",
        "number: a and b both lead to ('steps', 8)",
    ]
