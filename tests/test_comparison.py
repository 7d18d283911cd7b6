"""recompute() says exact, approximate or different, where, and what would hide a mistake."""

import functools
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
    "options",
    [{}, {"padding": "causal"}, {"strides": 2}, {"dilation_rate": 2}, {"activation": "relu"}, {"use_bias": False}],
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


L = keras.layers
STEPS, PICTURES = small_integers((2, 5, 3), seed=1), small_integers((1, 6, 7, 2), seed=2)

#: layers and the arguments of their call: each is equal to Keras
EQUAL = {
    "LSTM with states": (lambda: L.LSTM(3, return_sequences=True, return_state=True), (STEPS,), 3),
    "GRU with its state": (lambda: L.GRU(3, return_state=True), (STEPS,), 2),
    "Bidirectional with states": (lambda: L.Bidirectional(L.LSTM(2, return_state=True)), (STEPS,), 5),
    "Bidirectional unmerged": (lambda: L.Bidirectional(L.GRU(2), merge_mode=None), (STEPS,), 2),
    "ConvLSTM1D with states": (lambda: L.ConvLSTM1D(2, 2, return_state=True), (PICTURES,), 3),
    "Add": (lambda: L.Add(), ([STEPS, STEPS],), 1),
    "Concatenate": (lambda: L.Concatenate(axis=1), ([STEPS, STEPS[:, :2]],), 1),
    "Average": (lambda: L.Average(), ([STEPS, STEPS, STEPS],), 1),
    "MultiHeadAttention": (lambda: L.MultiHeadAttention(2, 3), (STEPS, STEPS[:, :4]), 1),
    "MultiHeadAttention with a key": (lambda: L.MultiHeadAttention(1, 2, use_bias=False), (STEPS, STEPS, STEPS), 1),
    "GroupQueryAttention": (lambda: L.GroupQueryAttention(2, 2, 1), (STEPS, STEPS), 1),
    "Attention": (lambda: L.Attention(), ([STEPS, STEPS],), 1),
    "Embedding": (lambda: L.Embedding(9, 3), (np.abs(STEPS[:, :, 0]),), 1),
    "BatchNormalization": (lambda: L.BatchNormalization(), (STEPS,), 1),
    "SpectralNormalization": (lambda: L.SpectralNormalization(L.Dense(2)), (STEPS,), 1),
    "AveragePooling2D": (lambda: L.AveragePooling2D(2, padding="same"), (PICTURES,), 1),
    "GlobalMaxPooling2D": (lambda: L.GlobalMaxPooling2D(keepdims=True), (PICTURES,), 1),
    "TimeDistributed": (lambda: L.TimeDistributed(L.Dense(2)), (STEPS,), 1),
    "CenterCrop": (lambda: L.CenterCrop(3, 4), (PICTURES,), 1),
    "Discretization": (lambda: L.Discretization([-1.0, 1.0]), (STEPS,), 1),
}


@pytest.mark.parametrize("name", EQUAL)
def test_several_inputs_and_several_outputs_are_equal_to_keras(name):
    make, inputs, arrays = EQUAL[name]
    comparison = recompute(make(), *inputs)
    assert comparison, str(comparison)
    assert (len(comparison) if arrays > 1 else 1) == arrays
    assert str(comparison).count("NumPy against Keras") == arrays == comparison._repr_html_().count("<table>")


def test_each_array_is_compared(monkeypatch):
    right = rules()["GRU"]

    @functools.wraps(right.forward)
    def state_forgotten(x, *weights, **options):
        output, state = right.forward(x, *weights, **options)
        return output, 0 * state

    layer = with_small_weights(L.GRU(3, return_state=True, name="memory"), (None, 5, 3))
    monkeypatch.setitem(rules(), "GRU", replace(right, forward=state_forgotten))
    comparison = recompute(layer, STEPS)
    assert [bool(one) for one in comparison] == [True, False]
    assert not comparison
    assert "memory, array 2 of 2: NumPy against Keras\n  result              different" in str(comparison)


class Own(keras.layers.Layer):
    """A layer of one's own."""

    def call(self, x):
        return x


REFUSED = {
    "MultiHeadAttention in a list": (
        lambda: L.MultiHeadAttention(2, 3),
        ([STEPS, STEPS],),
        r"\(MultiHeadAttention\) cannot be called with 1 argument",
    ),
    "MultiHeadAttention of one": (lambda: L.MultiHeadAttention(2, 3), (STEPS,), "attention takes a query and a value"),
    "MultiHeadAttention with a gate": (
        lambda: L.MultiHeadAttention(2, 3, use_gate=True),
        (STEPS, STEPS),
        "with use_gate or other axes is not covered",
    ),
    "LSTMCell": (lambda: L.LSTMCell(3), (STEPS[:, 0],), "no rule for 'LSTMCell'"),
    "RNN": (lambda: L.RNN(L.GRUCell(3)), (STEPS,), "no rule for 'RNN'"),
    "Lambda": (lambda: L.Lambda(lambda t: t), (STEPS,), "no rule for 'Lambda'"),
    "own": (lambda: Own(name="own"), (STEPS,), r"own \(Own\) is a class of your own"),
    "StringLookup": (
        lambda: L.StringLookup(vocabulary=["a"]),
        (np.array([["a"]]),),
        "StringLookup has no NumPy computation here",
    ),
    "RandomFlip": (lambda: L.RandomFlip(), (PICTURES,), "RandomFlip has no NumPy computation here"),
    "Conv2D, channels first": (
        lambda: L.Conv2D(2, 2, data_format="channels_first"),
        (PICTURES,),
        'is not covered: expected "channels_last".*On a CPU, Keras cannot compute it either',
    ),
    "Conv1D, channels first": (
        lambda: L.Conv1D(2, 2, data_format="channels_first"),
        (STEPS,),
        "On a CPU, Keras cannot",
    ),
    "MaxPooling2D, channels first": (
        lambda: L.MaxPooling2D(2, data_format="channels_first"),
        (PICTURES,),
        "MaxPooling2D with data_format",
    ),
    "AveragePooling1D, channels first": (
        lambda: L.AveragePooling1D(2, data_format="channels_first"),
        (STEPS,),
        "AveragePooling1D with data_format",
    ),
    "GlobalMaxPooling2D, channels first": (
        lambda: L.GlobalMaxPooling2D(data_format="channels_first"),
        (PICTURES,),
        "GlobalMaxPooling2D with data_format",
    ),
    "GlobalAveragePooling1D, channels first": (
        lambda: L.GlobalAveragePooling1D(data_format="channels_first"),
        (STEPS,),
        "GlobalAveragePooling1D with",
    ),
    "stateful": (lambda: L.LSTM(2, stateful=True), (STEPS,), "stateful=True is not covered"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_computed_is_refused_by_name(name):
    make, inputs, reason = REFUSED[name]
    with pytest.raises(ValueError, match=reason):
        recompute(make(), *inputs)


def test_an_embedding_built_for_any_length_is_not_refused():
    given = keras.Input((None,), dtype="int32")
    table = L.Embedding(9, 3)
    keras.Model(given, table(given))
    for length in (2, 5):
        assert recompute(table, np.ones((2, length)))


def test_loops_that_take_long_are_announced_before_they_begin(capsys, monkeypatch):
    monkeypatch.setattr("shapewise.comparison.SECONDS_A_PRODUCT", 0.01)
    layer = with_small_weights(L.Conv3D(2, 2, name="volume"), (None, 3, 4, 5, 2))
    assert recompute(layer, small_integers((1, 3, 4, 5, 2)))
    assert "volume: 768 products, one after the other in Python, take about 8 s" in capsys.readouterr().out
    monkeypatch.setattr("shapewise.comparison.SECONDS_A_PRODUCT", 1e-6)
    assert recompute(layer, small_integers((1, 3, 4, 5, 2)))
    assert capsys.readouterr().out == ""
