"""EinsumDense: the rules against Keras on random equations, and refusals in both directions."""

import hypothesis.strategies as st
import numpy as np
import pytest

from layers.agreement import ACTIVATIONS, accepted_of_random, agrees_with_keras, refused
from shapewise.layers import einsum_dense, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, run


@st.composite
def configurations(draw):
    """A batch letter, axes that the kernel may share or sum over, new axes from the kernel, all in any order."""
    shared, summed, kept, new = (draw(st.integers(least, 2)) for least in (0, 0, 0, 1))
    letters = dict(zip("stfgxyuv", draw(st.lists(st.integers(1, 4), min_size=8, max_size=8))))
    shared, summed, kept, new = "st"[:shared], "fg"[:summed], "xy"[:kept], "uv"[:new]
    into = "".join(draw(st.permutations(shared + summed + kept)))
    kernel = "".join(draw(st.permutations(shared + summed + new)))
    out = "".join(draw(st.permutations(shared + kept + new)))
    odd_one_out = draw(st.sampled_from([0] * 14 + [1]))
    lengths = tuple(letters[letter] + odd_one_out * (letter in shared) for letter in out)
    bias = draw(st.none() | st.sets(st.sampled_from(out), min_size=1).map("".join))
    if bias and draw(st.sampled_from([True] * 14 + [False])):
        bias += out[-1] if out[-1] not in bias else ""
    call = LayerCall("EinsumDense", f"b{into},{kernel}->b{out}", lengths, bias_axes=bias, activation=draw(ACTIVATIONS))
    return call, (None, *(letters[letter] for letter in into))


def test_shape_count_and_numbers_agree_with_keras_or_both_refuse():
    assert accepted_of_random(configurations(), number=700) >= 500


ACCEPTED = [
    # the configuration, its input, the shape that Keras gives, the count on paper
    (LayerCall("EinsumDense", "btf,tfu->btu", (2, 4), bias_axes="tu"), (None, 2, 3), (None, 2, 4), 2 * (3 * 4 + 4)),
    (LayerCall("EinsumDense", "btf,tfu->btu", (20, 10), bias_axes="tu"), (None, 20, 5), (None, 20, 10), 1200),
    (LayerCall("EinsumDense", "btf,fu->btu", (2, 4), bias_axes="u"), (None, 2, 3), (None, 2, 4), 3 * 4 + 4),
    (LayerCall("EinsumDense", "btf,fu->btu", (None, 4)), (None, None, 3), (None, None, 4), 3 * 4),
    (LayerCall("EinsumDense", "bij,ijk->bk", 10, bias_axes="k"), (None, 28, 28), (None, 10), 7850),
    (LayerCall("EinsumDense", "bij,ijk->bik", (28, 10), bias_axes="ik"), (None, 28, 28), (None, 28, 10), 8120),
    (LayerCall("EinsumDense", "btf,fu->btu", (2, 4), bias_axes="ut"), (None, 2, 3), (None, 2, 4), 3 * 4 + 2 * 4),
]


@pytest.mark.parametrize(("call", "input_shape", "shape", "count"), ACCEPTED, ids=str)
def test_shapes_and_counts_worked_out_on_paper(call, input_shape, shape, count):
    its = rule("EinsumDense")
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count
    assert agrees_with_keras(call, input_shape)


REFUSED = [
    (LayerCall("EinsumDense", "btf,fu->btu", (2, None)), (None, 2, 3), "needs to know the axis 'u'"),
    (LayerCall("EinsumDense", "btf,fu->btu", (2, 4)), (None, 3), "needs 3 axes"),
    (LayerCall("EinsumDense", "btf,fu->btu", (2, 4)), (None, 5, 2, 3), "needs 3 axes"),
    (
        LayerCall("EinsumDense", "btf,fu->btu", (5, 4)),
        (None, 2, 3),
        "'t' cannot have two lengths: got 2 in the input, 5",
    ),
    (LayerCall("EinsumDense", "btf,fu->btw", (2, 4)), (None, 2, 3), "'w' of the output must be in"),
    (LayerCall("EinsumDense", "btf,fwu->btu", (2, 4)), (None, 2, 3), "'w' of the kernel must be in"),
    (LayerCall("EinsumDense", "btf,fu->btu", 4), (None, 2, 3), "must have a length for each of t, u"),
    (LayerCall("EinsumDense", "btf,fu->btu", (2, 4), bias_axes="f"), (None, 2, 3), "bias_axes='f' must name axes"),
    (LayerCall("EinsumDense", "btf,fu->btu", (2, 4), bias_axes=""), (None, 2, 3), "bias_axes='' must name axes"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    assert refused(call, input_shape, reason)


@pytest.mark.parametrize("equation", ["...f,fu->...u", "btt,tu->btu", "btf,fu->tbu", "bf,bfu->bu", "bf->b", "btf,fu"])
def test_an_equation_of_another_form_is_refused_as_not_covered(equation):
    with pytest.raises(NotCovered, match="equation=.* is not covered: expected a letter for every axis"):
        einsum_dense.output_shape((None, 2, 3), equation=equation, output_shape=(2, 4))


def test_more_lengths_than_axes_are_refused_as_not_covered():
    with pytest.raises(NotCovered, match=r"output_shape=\(2, 4, 1\) is not covered: expected 2 lengths"):
        einsum_dense.output_shape((None, 2, 3), equation="btf,fu->btu", output_shape=(2, 4, 1))


def test_no_place_on_an_axis_is_refused_as_not_covered():
    with pytest.raises(NotCovered, match="no place on the axis 'u' is not covered"):
        einsum_dense.output_shape((None, 2, 3), equation="btf,fu->btu", output_shape=(2, 0))


def test_a_bias_without_the_last_axis_is_refused_as_not_covered_since_keras_may_add_it_along_another():
    layer = build(LayerCall("EinsumDense", "btf,tfu->btu", (2, 2), bias_axes="t"))
    layer.build((None, 2, 1))
    layer.set_weights([np.zeros((2, 1, 2)), np.array([[7], [9]])])
    assert run(layer, np.zeros((1, 2, 1)))[0].tolist() == [[7, 9], [7, 9]]  # not [[7, 7], [9, 9]]
    with pytest.raises(NotCovered, match="bias_axes='t' is not covered: expected 'u', the last axis, in it"):
        einsum_dense.parameters((None, 2, 1), equation="btf,tfu->btu", output_shape=(2, 2), bias_axes="t")
