"""recompute() says exact, approximate or different, where, and what would hide a mistake."""

from dataclasses import replace

import numpy as np
import pytest

from shapewise.comparison import TOLERANCE, Comparison, recompute
from shapewise.layers import rules
from shapewise.reading import keras, small_integers, with_small_weights

X = small_integers((2, 7, 3), seed=5)


def conv1d(**options):
    return with_small_weights(keras.layers.Conv1D(4, 3, name="conv", **options), (None, 7, 3))


@pytest.mark.parametrize(
    "options", [{}, {"padding": "causal"}, {"strides": 2}, {"dilation_rate": 2}, {"activation": "relu"}, {"use_bias": False}]
)
def test_sums_of_whole_numbers_are_exactly_equal(options):
    comparison = recompute(conv1d(**options), X)
    assert comparison
    assert comparison.exact
    assert comparison.largest_difference == 0
    assert comparison.where is None
    assert comparison.warnings == ()


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "softmax"])
def test_curved_activations_are_equal_within_the_tolerance(activation):
    comparison = recompute(conv1d(activation=activation), X)
    assert comparison
    assert comparison.approximate
    assert comparison.largest_difference < TOLERANCE


def test_the_measure_used_is_said():
    ours, theirs = np.array([[1.0, 2.0]]), np.array([[1.0, 2.000001]])
    assert dict(Comparison("layer", ours, ours).rows)["result"] == "exactly equal"
    near = Comparison("layer", ours, theirs)
    assert near
    assert not near.exact
    assert dict(near.rows)["result"] == "equal within 1e-05"
    assert dict(near.rows)["largest difference"] == "1e-06 at (0, 1)"


def test_a_difference_is_shown_with_its_size_and_place():
    theirs = np.zeros((2, 3), dtype="float32")
    ours = theirs.copy()
    ours[1, 2], ours[0, 0] = -5, 1
    comparison = Comparison("layer", ours, theirs)
    assert not comparison
    assert comparison.where == (1, 2)
    assert str(comparison) == (
        "layer: NumPy against Keras\n"
        "  result              different\n"
        "  largest difference  5 at (1, 2)\n"
        "  shape by NumPy      (2, 3)\n"
        "  shape by Keras      (2, 3)"
    )


def test_shapes_that_differ_are_different_even_where_numpy_would_broadcast():
    comparison = Comparison("layer", np.zeros((1, 3)), np.zeros((2, 3)))
    assert not comparison
    assert comparison.largest_difference is None
    assert comparison.where is None
    assert "largest difference" not in str(comparison)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_number_that_is_none_is_never_equal(bad):
    assert not Comparison("layer", np.array([bad, 1.0]), np.array([1.0, 1.0]))


def test_a_wrong_computation_is_reported_as_different(monkeypatch):
    right = rules()["Conv1D"]

    def bias_forgotten(x, kernel, bias=None, *, strides=1, padding="valid", dilation_rate=1, groups=1, activation=None):
        return right.forward(x, kernel, None, strides=strides, padding=padding)

    layer = conv1d()
    assert recompute(layer, X)
    monkeypatch.setitem(rules(), "Conv1D", replace(right, forward=bias_forgotten))
    comparison = recompute(layer, X)
    assert not comparison
    assert comparison.largest_difference == np.abs(layer.get_weights()[1]).max()


def test_a_bias_of_zeros_is_warned_about_since_it_would_hide_a_forgotten_bias():
    layer = keras.layers.Conv1D(2, 3, kernel_initializer="ones", name="fresh")
    comparison = recompute(layer, X)
    assert comparison
    assert comparison.warnings == (
        "the bias is all zero, so a forgotten bias would not show: set it with layer.set_weights",
    )
    assert "note                the bias is all zero" in str(comparison)
    assert "the bias is all zero" in comparison._repr_html_()


def test_an_unknown_activation_is_refused_by_name():
    with pytest.raises(ValueError, match="activation='gelu' is not covered: expected one of linear, relu"):
        recompute(keras.layers.Conv1D(2, 3, activation="gelu"), X)


def test_strides_and_dilation_of_a_depthwise_layer_are_refused_by_name():
    with pytest.raises(ValueError, match="strides 2 and dilation_rate 2 is not covered"):
        recompute(keras.layers.DepthwiseConv1D(2, strides=2, dilation_rate=2), X)


def test_a_layer_without_a_rule_is_refused_by_name():
    with pytest.raises(ValueError, match="no rule for 'AdaptiveMaxPooling1D': expected one of .*Conv1D"):
        recompute(keras.layers.AdaptiveMaxPooling1D(2), small_integers((1, 4, 2)))


def test_something_else_than_a_layer_is_refused():
    with pytest.raises(TypeError, match=r"expected a Keras layer, such as keras.layers.Dense\(4\): got str"):
        recompute("conv", X)
