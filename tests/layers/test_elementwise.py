"""Activations, dropout and rescaling against Keras."""

import numpy as np
from hypothesis import strategies as st

from layers.agreement import accepted_of_random
from shapewise.layers import rule
from shapewise.layers.call import LayerCall
from shapewise.reading import build, keras

SAME = [
    LayerCall("Activation", activation="relu"),
    LayerCall("ReLU", max_value=3.0),
    LayerCall("ReLU", negative_slope=0.5, threshold=1.0),
    LayerCall("LeakyReLU", negative_slope=0.25),
    LayerCall("Dropout", rate=0.5),
    LayerCall("SpatialDropout1D", rate=0.5),
    LayerCall("GaussianNoise", stddev=1.0),
    LayerCall("Identity"),
    LayerCall("Rescaling", scale=0.5, offset=1.0),
]


@st.composite
def configurations(draw):
    """One of the layers and an input with steps and channels."""
    return draw(st.sampled_from(SAME)), (None, draw(st.integers(1, 9)), draw(st.integers(1, 9)))


def test_shape_and_numbers_agree_with_keras():
    assert accepted_of_random(configurations(), 520) >= 500


def test_softmax_adds_up_to_one_as_in_keras():
    x = np.random.default_rng(0).normal(size=(4, 5)).astype("float32")
    ours = rule("Softmax").forward(x)
    assert np.allclose(ours, np.asarray(keras.layers.Softmax()(x)), atol=1e-6)
    assert np.allclose(ours.sum(axis=-1), 1)


def test_prelu_has_a_slope_for_every_number_or_one_along_a_shared_axis():
    for shared, count in ((None, 24), ((1,), 3)):
        layer = build(LayerCall("PReLU", shared_axes=shared))
        layer.build((None, 8, 3))
        its = rule("PReLU")
        assert (
            its.apply(its.parameters, (None, 8, 3), config={"shared_axes": shared}).value
            == layer.count_params()
            == count
        )
