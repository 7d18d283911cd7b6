"""What is believed of lengths and zeros, against the layers that would make it true."""

import numpy as np
import pytest

from misconceptions.believing import layers_behind, numbers
from shapewise.misconceptions import conv1d_padding
from shapewise.misconceptions.predicting import predictions
from shapewise.reading import build, run, small_integers

CONFIG = {"filters": 32, "kernel_size": 5, "strides": 2, "padding": "same"}
#: the lengths of the question, 128 steps: belief -> length
LENGTHS = {
    "conv1d/same-keeps-the-length": 128,
    "conv1d/padding-ignored": 62,
    "conv1d/neither-zeros-nor-strides": 124,
    "conv1d/zeros-as-many-as-the-kernel": 66,
    "conv1d/strides-lengthen": 256,
}
VALUES = [
    # belief, and a layer where it can be held
    ("conv1d/same-keeps-the-length", {"strides": 2, "padding": "same"}),
    ("conv1d/neither-zeros-nor-strides", {"strides": 2, "padding": "same"}),
    ("conv1d/rest-rounded-up", {"strides": 2}),
    ("conv1d/zeros-alike-at-both-ends", {"strides": 2, "padding": "same"}),
    ("conv1d/odd-zero-first", {"strides": 2, "padding": "same"}),
    ("conv1d/zeros-at-the-end", {"strides": 2, "padding": "same"}),
    ("conv1d/zeros-at-the-end", {"padding": "same"}),
]


@pytest.mark.parametrize(("code", "length"), LENGTHS.items())
def test_each_wrong_length_of_the_question_is_named_alone_and_its_layer_has_it(code, length):
    named = {p.belief.code: p.value for p in predictions("Conv1D", "output_shape", (None, 128, 1), CONFIG)}
    assert named[code] == (None, length, 32)
    assert [one for one, shape in named.items() if shape == (None, length, 32)] == [code]


def test_half_of_an_odd_length_rounded_down_is_named_and_its_layer_has_it():
    found = predictions("Conv1D", "output_shape", (None, 127, 1), CONFIG)
    (one,) = [p for p in found if p.value == (None, 63, 32)]
    assert one.belief.code == "conv1d/same-rounds-down"
    assert [build(layer).compute_output_shape((None, 127, 1)) for layer in one.layers] == [(None, 63, 32)]


@pytest.mark.parametrize(("code", "options"), VALUES, ids=str)
def test_the_numbers_of_a_belief_are_those_of_its_layer(code, options):
    x, kernel, bias = small_integers((1, 10, 3), 1), small_integers((5, 3, 2), 2), small_integers((2,), 3)
    config = {"filters": 2, "kernel_size": 5, **options}
    theirs = x
    *before, last = layers_behind(code, x.shape, **config)
    for call in before:
        theirs = run(build(call), theirs)
    layer = build(last)
    layer.build(theirs.shape)
    layer.set_weights([kernel, bias])
    assert np.array_equal(numbers(code, x, kernel, bias, **config), run(layer, theirs))


def test_every_belief_here_is_verified():
    verified = {"conv1d/same-rounds-down", *LENGTHS, *(code for code, _ in VALUES)}
    assert {one.code for one in conv1d_padding.BELIEFS if one.mistake} <= verified


def test_where_the_ends_get_as_many_zeros_nobody_is_told_about_an_odd_one():
    found = {p.belief.code for p in predictions("Conv1D", "output_shape", (None, 9, 1), {**CONFIG, "kernel_size": 3})}
    assert "conv1d/odd-zero-first" not in found
    assert not conv1d_padding.uneven(case_of(9, 3))
    assert conv1d_padding.uneven(case_of(10, 3))


def case_of(steps, size):
    from shapewise.layers import rule
    from shapewise.misconceptions.case import Case

    return Case(rule("Conv1D"), (None, steps, 1), {**CONFIG, "kernel_size": size})


def test_ten_steps_of_the_question_in_pytorch():
    x, kernel = np.arange(1.0, 11).reshape(1, 10, 1), np.ones((5, 1, 1))
    config = {"filters": 1, "kernel_size": 5, "strides": 2, "padding": "same", "use_bias": False}
    assert numbers("conv1d/zeros-alike-at-both-ends", x, kernel, **config)[0, :, 0].tolist() == [6, 15, 25, 35, 34]
