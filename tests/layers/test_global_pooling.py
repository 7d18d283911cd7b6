"""Global pooling: the rules against Keras."""

import hypothesis.strategies as st
import pytest

from layers.agreement import accepted_of_random, refused
from shapewise.layers import global_pooling
from shapewise.layers.call import LayerCall
from shapewise.layers.rule import NotCovered

KINDS = ("GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalAveragePooling1D", "GlobalAveragePooling2D")


@st.composite
def configurations(draw, kind):
    lengths = [draw(st.none() | st.integers(1, 30)) for _ in range(int(kind[-2]))]
    return LayerCall(kind, keepdims=draw(st.booleans())), (None, *lengths, draw(st.integers(1, 20)))


@pytest.mark.parametrize("kind", KINDS)
def test_shape_count_and_numbers_agree_with_keras(kind):
    assert accepted_of_random(configurations(kind), 520) >= 500


@pytest.mark.parametrize("kind", KINDS)
def test_another_number_of_axes_is_refused(kind):
    assert refused(LayerCall(kind), (None, 8), "axes.*got 2")


def test_channels_first_is_refused_as_not_covered():
    with pytest.raises(NotCovered, match="GlobalMaxPooling2D with data_format='channels_first' is not covered"):
        global_pooling.output_shape("GlobalMaxPooling2D", (None, 3, 9, 9), data_format="channels_first")
