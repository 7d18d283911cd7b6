"""Reshape, Permute, Flatten: the rules against Keras on random shapes, and refusals in both directions."""

import math

import hypothesis.strategies as st
import pytest

from layers.agreement import accepted_of_random, agrees_with_keras, refused
from shapewise.layers import reshaping
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered

LENGTHS = st.lists(st.integers(1, 4), min_size=1, max_size=4)


@st.composite
def reshapes(draw):
    """A Reshape to a rearrangement of the prime factors of the size, now and then with -1, or to a wrong size."""
    lengths = draw(LENGTHS)
    size, target = math.prod(lengths), []
    for factor in draw(st.permutations([2] * 4 + [3] * 2)):
        if size % factor == 0 and draw(st.booleans()):
            target, size = [*target, factor], size // factor
    target.append(size)
    if draw(st.booleans()):
        target[draw(st.integers(0, len(target) - 1))] = -1
    if draw(st.sampled_from([False] * 12 + [True])):
        target.append(draw(st.sampled_from([5, -1])))
    return LayerCall("Reshape", tuple(target)), (None, *lengths)


@st.composite
def permutes(draw):
    """A Permute that names every axis, now and then one too few."""
    lengths = draw(LENGTHS)
    dims = draw(st.permutations(range(1, len(lengths) + 1)))
    if len(dims) > 2 and draw(st.sampled_from([False] * 12 + [True])):
        dims = dims[:-1]
    return LayerCall("Permute", tuple(dims)), (None, *lengths)


@st.composite
def flattens(draw):
    return LayerCall("Flatten"), (None, *draw(st.lists(st.none() | st.integers(1, 5), max_size=4)))


@pytest.mark.parametrize("configurations", [reshapes(), permutes(), flattens()], ids=["Reshape", "Permute", "Flatten"])
def test_shape_count_and_numbers_agree_with_keras_or_both_refuse(configurations):
    assert accepted_of_random(configurations, 700) >= 500


ACCEPTED = [
    (LayerCall("Reshape", (128, 9, 1)), (None, 128, 9), reshaping.reshape_output_shape, (None, 128, 9, 1)),
    (LayerCall("Reshape", (-1, 3)), (None, 4, 6), reshaping.reshape_output_shape, (None, 8, 3)),
    (LayerCall("Permute", (2, 1)), (None, 128, 9), reshaping.permute_output_shape, (None, 9, 128)),
    (LayerCall("Permute", (2, 3, 1)), (None, None, 5, 6), reshaping.permute_output_shape, (None, 5, 6, None)),
]


@pytest.mark.parametrize(
    ("call", "input_shape", "output_shape", "shape"), ACCEPTED, ids=[str(row[0]) for row in ACCEPTED]
)
def test_shapes_worked_out_on_paper(call, input_shape, output_shape, shape):
    option = {"Reshape": "target_shape", "Permute": "dims"}[call.kind]
    assert output_shape(input_shape, **{option: call.positional[0]}).value == shape
    assert agrees_with_keras(call, input_shape)


REFUSED = [
    (
        LayerCall("Reshape", (5,)),
        (None, 4),
        r"Reshape keeps all numbers: got \(4,\) with 4, target_shape \(5,\) with 5",
    ),
    (LayerCall("Reshape", (3, -1)), (None, 4), "Reshape keeps all numbers"),
    (LayerCall("Reshape", (-1, -1)), (None, 4), "one of them -1 at most"),
    (LayerCall("Reshape", (-2, -2)), (None, 4), "one of them -1 at most"),
    (LayerCall("Permute", (1, 3)), (None, 4, 5), "dims must name every axis after the batch once"),
    (LayerCall("Permute", (2, 1)), (None, 4, 5, 6), "dims must name every axis after the batch once"),
    (LayerCall("Permute", (2, 1)), (None, 4), "dims must name every axis after the batch once"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    assert refused(call, input_shape, reason)


def test_a_reshape_of_unknown_lengths_is_refused_as_not_covered():
    with pytest.raises(NotCovered, match="is not covered: expected known lengths after the batch axis"):
        reshaping.reshape_output_shape((None, None, 4), target_shape=(2, -1))


@st.composite
def repetitions(draw):
    """A RepeatVector, now and then of something that is no vector."""
    axes = draw(st.sampled_from([1] * 12 + [2]))
    return LayerCall("RepeatVector", draw(st.integers(1, 6))), (
        None,
        *draw(st.lists(st.integers(1, 9), min_size=axes, max_size=axes)),
    )


def test_repeated_vectors_agree_with_keras_or_both_refuse():
    assert accepted_of_random(repetitions(), 700) >= 500
    assert reshaping.repeat_vector_output_shape((None, 50), n=512).value == (None, 512, 50)
