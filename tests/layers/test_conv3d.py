"""Conv3D and pooling in three dimensions against Keras."""

import numpy as np
import pytest
from hypothesis import strategies as st

from layers.agreement import accepted_of_random, agrees_with_keras
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered
from shapewise.reading import build

TRIPLE = st.integers(1, 2) | st.tuples(*[st.integers(1, 3)] * 3)


@st.composite
def convolutions(draw):
    """A Conv3D and its input; now and then a window that does not fit."""
    padding = draw(st.sampled_from(["valid", "same"]))
    call = LayerCall(
        "Conv3D",
        draw(st.integers(1, 2)),
        draw(TRIPLE),
        strides=draw(TRIPLE) if padding == "valid" else 1,
        padding=padding,
        use_bias=draw(st.booleans()),
        activation=draw(st.sampled_from([None, "relu"])),
    )
    return call, (None, *(draw(st.integers(2, 4)) for _ in range(3)), draw(st.integers(1, 2)))


@st.composite
def poolings(draw):
    """A pooling layer and its input."""
    kind = draw(st.sampled_from(["MaxPooling3D", "AveragePooling3D", "GlobalMaxPooling3D", "GlobalAveragePooling3D"]))
    lengths = (None, *(draw(st.integers(3, 5)) for _ in range(3)), draw(st.integers(1, 2)))
    if kind.startswith("Global"):
        return LayerCall(kind, keepdims=draw(st.booleans())), lengths
    size, padding = draw(TRIPLE), draw(st.sampled_from(["valid", "same"]))
    return LayerCall(
        kind, size, strides=draw(st.none() | TRIPLE) if padding == "valid" else None, padding=padding
    ), lengths


def test_conv3d_agrees_with_keras_or_both_refuse():
    assert accepted_of_random(convolutions(), 300) >= 200


def test_pooling_agrees_with_keras_or_both_refuse():
    assert accepted_of_random(poolings(), 300) >= 200


def test_gaps_with_same_padding_are_refused_since_tensorflow_starts_inside_the_input():
    x, kernel = np.arange(3.0).reshape(1, 3, 1, 1, 1), np.ones((1, 1, 1, 1, 1))
    layer = build(LayerCall("Conv3D", 1, 1, strides=(3, 1, 1), padding="same", kernel_initializer="ones"))
    assert np.asarray(layer(x)).ravel() == [1.0]
    with pytest.raises(NotCovered, match="is not covered in three dimensions"):
        rule("Conv3D").forward(x, kernel, strides=(3, 1, 1), padding="same")


@pytest.mark.parametrize(
    "call, input_shape, shape, count",
    [
        (LayerCall("Conv3D", 16, (3, 3, 1)), (None, 33, 33, 7, 1), (None, 31, 31, 7, 16), 160),
        (LayerCall("Conv3D", 32, (3, 3, 1)), (None, 15, 15, 7, 16), (None, 13, 13, 7, 32), 4640),
        (LayerCall("Conv3D", 16, (3, 3, 7)), (None, 33, 33, 7, 1), (None, 31, 31, 1, 16), 1024),
    ],
)
def test_figures_on_paper(call, input_shape, shape, count):
    its = rule(call.kind)
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count


def test_a_rule_that_were_wrong_would_be_seen(monkeypatch):
    from shapewise.layers import conv3d

    monkeypatch.setattr(conv3d, "each", lambda value, ndim: (1,) * ndim)
    with pytest.raises(AssertionError):
        agrees_with_keras(LayerCall("Conv3D", 1, 2), (None, 3, 3, 3, 1))
