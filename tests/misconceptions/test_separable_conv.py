"""What people believe of SeparableConv2D, against the layers for which it is true."""

import pytest

from shapewise.answers.diagnosis import diagnose
from shapewise.misconceptions.predicting import predictions
from shapewise.reading import keras, read

layers = keras.layers
SHAPE = (None, 32, 32, 64)
TRUE_OF = {
    "second-half-forgotten": [layers.DepthwiseConv2D(3)],
    "first-half-forgotten": [layers.Conv2D(128, 1)],
    "a-bias-for-each-half": [layers.DepthwiseConv2D(3), layers.Conv2D(128, 1)],
    "convolution-in-groups": [layers.Conv2D(128, 3, groups=2)],
    "as-many-as-ordinary": [layers.Conv2D(128, 3)],
    "bias-forgotten": [layers.SeparableConv2D(128, 3, use_bias=False)],
}
#: counts of the question: two biases, two groups, the ordinary layer
PUBLISHED = {"a-bias-for-each-half": 8960, "convolution-in-groups": 36992, "as-many-as-ordinary": 73856}


def believed(quantity, layer, shape=SHAPE):
    facts = read(layer, shape)
    return {one.belief.code: one.value for one in predictions(facts.kind, quantity, shape, facts.config)}


@pytest.mark.parametrize("code", TRUE_OF)
def test_a_belief_gives_what_the_layer_has_for_which_it_is_true(code):
    model = keras.Sequential([keras.Input(SHAPE[1:]), *TRUE_OF[code]])
    count = believed("parameters", layers.SeparableConv2D(128, 3))[f"separable_conv2d/{code}"]
    assert count == model.count_params() == PUBLISHED.get(code, count)


@pytest.mark.parametrize("code", TRUE_OF)
def test_an_answer_that_comes_of_it_is_named_by_it_alone(code):
    layer = layers.SeparableConv2D(128, 3)
    answer = believed("parameters", layer)[f"separable_conv2d/{code}"]
    assert diagnose(answer, layer, SHAPE, kind="parameters").beliefs == (f"separable_conv2d/{code}",)


def test_the_shape_of_the_first_half_is_named_too():
    found = diagnose((None, 32, 32, 64), layers.SeparableConv2D(128, 3, padding="same"), SHAPE, kind="output_shape")
    assert found.beliefs == ("separable_conv2d/second-half-forgotten",)


def test_beliefs_are_silent_where_they_cannot_be_held():
    codes = believed("parameters", layers.SeparableConv2D(9, 3, use_bias=False), (None, 8, 8, 3))
    silent = {"convolution-in-groups", "a-bias-for-each-half", "bias-forgotten"}
    assert not codes.keys() & {f"separable_conv2d/{code}" for code in silent}
    assert len(codes) == 3
