"""Every graded question tells beliefs apart: no two of them lead to the same answer, and none to the truth.

The test cells of the solutions are run with checks that only note what they are asked; what beliefs answer to that
follows from their layers.
"""

import ast
from itertools import combinations

import numpy as np
import pytest

import bank
from shapewise import layers
from shapewise.answers.layers_alike import judge_layer
from shapewise.exercises import checking as checks
from shapewise.reading import keras, read, run, small_integers, with_small_weights


class DistinctKeys(ast.NodeTransformer):
    """Makes every dict display of a source refuse a key that stands in it twice."""

    def visit_Dict(self, node):
        self.generic_visit(node)
        if None in node.keys:  # {**other}
            return node
        pairs = [ast.Tuple([key, value], ast.Load()) for key, value in zip(node.keys, node.values, strict=True)]
        return ast.Call(ast.Name("distinct", ast.Load()), [ast.List(pairs, ast.Load())], [])


def distinct(pairs):
    keys = [key for key, _ in pairs]
    assert len(set(keys)) == len(keys), f"two beliefs lead to the same answer: {pairs}"
    return dict(pairs)


# ---------------------------------------------------------------- what each check is asked, as (belief's code, answer)


def of_shape(yours, layer, input_shape):
    return of_facts("output_shape", layer, input_shape)


def of_parameters(yours, layer, input_shape):
    return of_facts("parameters", layer, input_shape)


def of_facts(asked, layer, input_shape):
    def answers(layer, input_shape):
        facts = read(layer, input_shape)
        said = layers.claims(facts.kind, asked, facts.input_shape, facts.config) if facts.known else []
        return getattr(facts, asked), [(claim.belief.code, claim.value) for claim in said]

    return telling(answers, layer, input_shape)


def of_value(yours, layer, x, at=None):
    def answers(layer, x):
        x = np.asarray(x if isinstance(x, np.ndarray) else small_integers(x), dtype="float32")
        facts, truth = read(layer, x.shape), run(layer, x)
        said = layers.value_claims(facts.kind, x, facts.weights, facts.config) if facts.known else []
        return Array(truth), [(claim.belief.code, Array(claim.value)) for claim in said]

    truth, said = telling(answers, layer, np.asarray(x))
    if at is None:
        return truth, said
    # A single number says nothing about a belief that has other axes, or that only lets windows out or in.
    whole = truth.numbers
    said = [(code, value.numbers) for code, value in said if value.numbers.shape[2:] == whole.shape[2:]]
    said = [(code, value) for code, value in said if not agree(value, whole) and holds(value, at)]
    return Array(whole[at]), [(code, Array(value[at])) for code, value in said]


def of_function(yours, layer, input_shape, *, call=None, at=None, seed=0):
    return of_value(yours, with_small_weights(layer, input_shape, seed), small_integers(input_shape, seed), at)


def telling(answers, layer, asked_of):
    """The truth and what beliefs say, but for those that say the truth of every input: they are not asked here."""
    truth, said = answers(layer, asked_of)
    if not any(answer == truth for _, answer in said):
        return truth, said
    batch, *lengths = np.shape(asked_of) if isinstance(asked_of, np.ndarray) else asked_of
    other = [batch, *(None if length is None else 2 * length + 1 for length in lengths)]
    if lengths[0] == 1:
        other[1] = 1  # a question about a single step
    other = tuple(other)
    alike = type(layer).from_config(layer.get_config())
    with_small_weights(alike, other)
    elsewhere, said_elsewhere = answers(alike, other)
    always = {code for code, answer in said_elsewhere if answer == elsewhere}
    return truth, [(code, answer) for code, answer in said if answer != truth or code not in always]


def of_numbers(yours, expected, beliefs=None):
    for what, right in expected.items():
        said = [(code, (what, wrong)) for wrong, code in (beliefs or {}).get(what, {}).items()]
        yield (what, right), said


def of_layer(yours, like, input_shape, beliefs=None):
    return Works(like, input_shape), [(code, Works(layer, input_shape)) for code, layer in (beliefs or {}).items()]


class Works:
    """What a layer does, compared as a check compares it."""

    def __init__(self, layer, input_shape):
        self.layer, self.input_shape = layer, input_shape

    def __eq__(self, other):
        return bool(judge_layer(self.layer, other.layer, self.input_shape))

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


def holds(array, place):
    return len(place) <= array.ndim and all(index < length for index, length in zip(place, array.shape, strict=False))


def agree(one, other):
    """Whether two arrays hold the same numbers as far as both reach."""
    common = tuple(slice(min(lengths)) for lengths in zip(one.shape, other.shape, strict=True))
    return np.allclose(one[common], other[common], rtol=1e-5, atol=1e-5)


QUESTIONS = {
    "check_output_shape": of_shape,
    "check_parameters": of_parameters,
    "check_value": of_value,
    "check_function": of_function,
    "check_numbers": of_numbers,
    "check_layer": of_layer,
}


def asked_in(exercise, above, monkeypatch):
    """Every question that the tests of `exercise` ask, seen and hidden: (name of the check, truth, what beliefs say)."""
    asked = []

    def noting(name):
        def note(*arguments, **options):
            found = QUESTIONS[name](*arguments, **options)
            asked.extend((name, *one) for one in ([found] if isinstance(found, tuple) else found))

        return note

    for name in QUESTIONS:
        monkeypatch.setattr(checks, name, noting(name))
    namespace = bank.namespace_of(exercise) | {"distinct": distinct}
    for cell in (*above, exercise.solution):
        assert bank.run(cell, namespace, exercise.cell) is None
    for name, test in exercise.tests.items():
        tree = ast.fix_missing_locations(DistinctKeys().visit(ast.parse(test)))
        exec(compile(tree, f"<{name}>", "exec"), namespace)
    return asked


def confusions(asked):
    """What a question does not tell apart, in words."""
    # A layer is tried on several inputs: what is right on one of them is found out on another.
    found_out = {
        code for name, truth, said in asked if name == "check_layer" for code, answer in said if answer != truth
    }
    for name, truth, said in asked:
        true = [code for code, answer in said if answer == truth and (name != "check_layer" or code not in found_out)]
        yield from (f"{name}: {code} leads to the truth, {truth}" for code in true)
        yield from (f"{name}: {a} and {b} both lead to {x}" for (a, x), (b, y) in combinations(said, 2) if x == y)


# ---------------------------------------------------------------- the tests

EXERCISES = [exercise for slug in bank.slugs() for exercise in bank.exercises(slug)]


@pytest.mark.parametrize("place", range(len(EXERCISES)), ids=lambda place: str(EXERCISES[place]))
def test_no_two_beliefs_lead_to_the_same_answer_and_none_to_the_truth(place, monkeypatch):
    exercise = EXERCISES[place]
    above = [other.solution for other in EXERCISES[:place] if other.slug == exercise.slug]
    asked = asked_in(exercise, above, monkeypatch)
    assert asked, "no check was called: nothing is known of this question"
    assert list(confusions(asked)) == []


def test_every_check_is_known_here():
    assert {name for name in checks.__all__ if name.startswith("check_")} == set(QUESTIONS)


def test_with_one_channel_it_does_not_show_whether_channels_are_kept_apart():
    found = list(confusions([("check_output_shape", *of_shape(None, keras.layers.Conv1D(6, 4), (None, 20, 1)))]))
    assert "check_output_shape: conv1d/channels-kept-apart leads to the truth, (None, 17, 6)" in found


def test_the_same_answer_for_two_beliefs_is_found_in_a_table():
    with pytest.raises(AssertionError, match="two beliefs lead to the same answer"):
        distinct([(9, "conv1d/a"), (9, "conv1d/b")])
    assert list(confusions([("check_numbers", 9, [("a", 8), ("b", 8), ("c", 9)])])) == [
        "check_numbers: c leads to the truth, 9",
        "check_numbers: a and b both lead to 8",
    ]
