"""The harness that every layer is held to can fail; a rule reads its arguments as Keras does."""

import importlib
import inspect
import pkgutil
from collections import Counter
from dataclasses import replace

import pytest

from layers.agreement import agrees_with_keras
from shapewise import layers
from shapewise.layers import belief, conv1d, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import keras

CALL, INPUT = LayerCall("Conv1D", 2, 3), (None, 6, 2)


@pytest.mark.parametrize("kind", ["Conv1D", "Conv2D", "DepthwiseConv1D", "Dense", "Reshape", "Permute", "Flatten"])
def test_arguments_are_named_and_ordered_as_in_keras(kind):
    keras_order = list(inspect.signature(getattr(keras.layers, kind)).parameters)
    by_position = list(inspect.signature(rule(kind).output_shape).parameters)[1:]
    assert set(rule(kind).arguments) <= set(keras_order)
    assert by_position == [name for name in keras_order if name in by_position]


def one_short(input_shape, *, filters, kernel_size):
    return conv1d.output_shape(input_shape, filters=filters, kernel_size=kernel_size + 1)


def one_too_many(input_shape, *, filters, kernel_size):
    return conv1d.parameters(input_shape, filters=filters, kernel_size=kernel_size + 1)


def no_bias(x, kernel, bias):
    return conv1d.forward(x, kernel, None)


def too_strict(input_shape, *, filters, kernel_size):
    raise ValueError("refused: expected nothing")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"output_shape": one_short}, "compute_output_shape"),
        ({"parameters": one_too_many}, "count 18, weights 14"),
        ({"forward": no_bias}, "differs by"),
        ({"output_shape": too_strict}, "we refuse it"),
    ],
    ids=["shape", "count", "numbers", "refusal"],
)
def test_the_harness_reports_a_wrong_rule(monkeypatch, wrong, message):
    right = rule("Conv1D")
    assert agrees_with_keras(CALL, INPUT)
    monkeypatch.setattr("shapewise.layers.rule", lambda kind: replace(right, **wrong))
    with pytest.raises(AssertionError, match=message):
        agrees_with_keras(CALL, INPUT)


def test_the_harness_reports_what_only_keras_refuses(monkeypatch):
    def too_lax(input_shape, *, filters, kernel_size):
        return conv1d.output_shape((None, 9, 2), filters=filters, kernel_size=kernel_size)

    lax = replace(rule("Conv1D"), output_shape=too_lax)
    monkeypatch.setattr("shapewise.layers.rule", lambda kind: lax)
    with pytest.raises(AssertionError, match="Keras refuses it"):
        agrees_with_keras(CALL, (None, 2, 2))


def test_an_argument_that_could_matter_and_is_unknown_is_refused_by_name():
    with pytest.raises(NotCovered, match="Dense with lora_rank=2 is not covered"):
        rule("Dense").check({"units": 3, "lora_rank": 2})


def test_every_layer_has_one_rule():
    found = Counter(
        one.kind
        for module in pkgutil.iter_modules(layers.__path__)
        for one in getattr(importlib.import_module(f"{layers.__name__}.{module.name}"), "LAYERS", ())
    )
    assert {kind: number for kind, number in found.items() if number > 1} == {}
    assert len(found) > 200


def test_an_unknown_layer_is_refused_by_name():
    with pytest.raises(ValueError, match="no rule for 'Lambda': expected one of .*Conv1D"):
        rule("Lambda")


def test_a_belief_is_found_by_its_code_and_an_unknown_code_is_refused():
    assert belief("conv1d/bias-forgotten").code == "conv1d/bias-forgotten"
    with pytest.raises(ValueError, match="no belief has the code 'conv1d/nothing'"):
        belief("conv1d/nothing")
