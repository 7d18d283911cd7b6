"""The harness that every layer is held to can fail; a rule reads its arguments as Keras does."""

import inspect
from dataclasses import replace

import pytest

from layers.agreement import agrees_with_keras
from shapewise.layers import conv1d, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, call_from_text, keras
from shapewise.reading.facts import arguments

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


def test_an_unknown_layer_is_refused_by_name():
    with pytest.raises(ValueError, match="no rule for 'Lambda': expected one of .*Conv1D"):
        rule("Lambda")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (
            "Conv1D(4, kernel_size=(3,), strides=(1,), padding='same', activation='linear')",
            "Conv1D(4, 3, padding='same')",
        ),
        ("Conv2D(4, (3, 3), dilation_rate=(2, 1))", "Conv2D(4, 3, dilation_rate=(2, 1))"),
        ("MaxPooling2D()", "MaxPooling2D(2)"),
        ("MaxPooling2D(pool_size=(2, 2), strides=2)", "MaxPooling2D(2)"),
        ("MaxPooling1D(3, strides=2)", "MaxPooling1D(3, strides=2)"),
        ("LSTM(3, activation='tanh', return_sequences=True)", "LSTM(3, return_sequences=True)"),
        ("LSTM(3, activation=None)", "LSTM(3, activation='linear')"),
        ("Reshape((3, 3))", "Reshape((3, 3))"),
    ],
)
def test_a_layer_is_written_without_what_keras_takes_anyway_and_is_the_same_layer(written, plain):
    call = call_from_text(written)
    its = rule(call.kind)
    ours, theirs = its.written(its.config(call)), its.written(arguments(build(call)))
    assert repr(ours).replace("activation=None", "activation='linear'") == repr(theirs) == plain
    assert its.written(its.config(theirs)) == theirs
