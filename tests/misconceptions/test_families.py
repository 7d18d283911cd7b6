"""The wrong beliefs of the smaller families: each against the layer that really gives what it predicts.

Every belief must speak for one of the questions, must never say the truth, and must be what diagnose names.
"""

import numpy as np
import pytest

from shapewise import layers
from shapewise.answers.diagnosis import diagnose, diagnose_value
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.mistakes import KINDS
from shapewise.misconceptions.predicting import beliefs_about, predictions, value_predictions
from shapewise.reading import build, keras, read, run, small_integers, with_small_weights

LSTM, DENSE = LayerCall("LSTM", 4), LayerCall("Dense", 4)
#: questions: the layer, and what goes in, the batch axis first
QUESTIONS = [
    (LayerCall("SimpleRNN", 5), (None, 7, 3)),
    (LayerCall("SimpleRNN", 5, return_sequences=True, use_bias=False), (None, 7, 3)),
    (LayerCall("SimpleRNN", 2, return_sequences=True), (None, 6, 4)),
    (LayerCall("GRU", 5), (None, 7, 3)),
    (LayerCall("GRU", 5, return_sequences=True, reset_after=False), (None, 7, 3)),
    (LayerCall("GRU", 2, return_sequences=True), (None, 6, 4)),
    (LayerCall("GRU", 5), (9, 7, 3)),
    (LayerCall("SimpleRNN", 5), (9, 7, 3)),
    (LayerCall("Bidirectional", LSTM), (None, 6, 3)),
    (LayerCall("Bidirectional", LSTM, merge_mode="sum"), (None, 6, 3)),
    (LayerCall("Bidirectional", LayerCall("LSTM", 4, return_sequences=True)), (None, 6, 3)),
    (LayerCall("Bidirectional", LayerCall("GRU", 4, return_sequences=True), merge_mode="ave"), (None, 6, 3)),
    (LayerCall("TimeDistributed", DENSE), (None, 6, 3)),
    (LayerCall("EinsumDense", "btf,fu->btu", (None, 5)), (None, 6, 3)),
    (LayerCall("EinsumDense", "btf,tfu->btu", (6, 5), bias_axes="tu"), (None, 6, 3)),
    (LayerCall("DepthwiseConv2D", 3, depth_multiplier=2), (None, 8, 9, 5)),
    (LayerCall("DepthwiseConv2D", (2, 3), strides=2, padding="same"), (None, 8, 9, 5)),
    (LayerCall("GlobalMaxPooling1D"), (None, 8, 3)),
    (LayerCall("GlobalMaxPooling2D"), (None, 8, 6, 3)),
    (LayerCall("GlobalAveragePooling1D"), (None, 8, 3)),
    (LayerCall("GlobalAveragePooling2D"), (None, 8, 6, 3)),
    (LayerCall("Reshape", (3, 8)), (None, 8, 3)),
    (LayerCall("Reshape", (2, 12)), (None, 8, 3)),
    (LayerCall("Reshape", (4, 2)), (None, 8)),
    (LayerCall("Permute", (2, 1)), (None, 8, 3)),
    (LayerCall("Permute", (2, 3, 1)), (None, 8, 6, 3)),
    (LayerCall("Flatten"), (None, 8, 3)),
    (LayerCall("Flatten"), (None, 8, 6, 3)),
    (LayerCall("RepeatVector", 7), (None, 4)),
]
#: counts worked out on paper where no single layer has them: (layer, input) -> code -> count
ON_PAPER = {
    (LayerCall("SimpleRNN", 5), (None, 7, 3)): {
        "simple_rnn/weights-for-every-step": 7 * (3 + 5 + 1) * 5,
        "simple_rnn/features-are-the-output": (1 + 5 + 1) * 5,
    },
    (LayerCall("SimpleRNN", 5), (9, 7, 3)): {"simple_rnn/batch-as-features": (9 + 5 + 1) * 5},
    (LayerCall("GRU", 5), (None, 7, 3)): {
        "gru/weights-for-every-step": 7 * 3 * (3 + 5 + 2) * 5,
        "gru/features-are-the-output": 3 * (1 + 5 + 2) * 5,
    },
    (LayerCall("GRU", 5), (9, 7, 3)): {"gru/batch-as-features": 3 * (9 + 5 + 2) * 5},
    (LayerCall("TimeDistributed", DENSE), (None, 6, 3)): {"time_distributed/weights-for-every-step": 6 * (3 + 1) * 4},
}
FAMILIES = sorted({call.kind for call, _ in QUESTIONS})


def predicted(kind):
    """Every prediction of a shape or a count: the question, and what a belief says."""
    for call, input_shape in QUESTIONS:
        config = layers.rule(call.kind).config(call)
        for prediction in predictions(call.kind, kind, input_shape, config):
            yield call, input_shape, prediction


def keras_gives(calls, input_shape, kind):
    """The shape or the count of real layers that follow one another."""
    model = keras.Sequential([keras.Input(batch_shape=input_shape), *map(build, calls)])
    return model.count_params() if kind == "parameters" else model.output_shape


@pytest.mark.parametrize("kind", KINDS[:2])
def test_the_layers_behind_a_belief_give_what_it_predicts_and_never_the_truth(kind):
    met = 0
    for call, input_shape, prediction in predicted(kind):
        assert prediction.value != keras_gives([call], input_shape, kind), prediction.belief.code
        if prediction.layers:
            assert keras_gives(prediction.layers, input_shape, kind) == prediction.value, (call, prediction.belief.code)
            met += 1
    assert met > 30


@pytest.mark.parametrize("kind", KINDS[:2])
def test_a_belief_that_speaks_is_named_by_diagnose(kind):
    for call, input_shape, prediction in predicted(kind):
        found = diagnose(prediction.value, build(call), input_shape, kind=kind)
        assert prediction.belief.code in found.beliefs, (call, prediction.belief.code)


def test_counts_that_no_single_layer_has_are_those_worked_out_on_paper():
    found = {}
    for call, input_shape, prediction in predicted("parameters"):
        if not prediction.layers and (call, input_shape) in ON_PAPER:
            found.setdefault((call, input_shape), {})[prediction.belief.code] = prediction.value
    for question, counts in ON_PAPER.items():
        assert counts.items() <= found[question].items()


@pytest.mark.parametrize("name", FAMILIES)
def test_every_belief_of_a_family_speaks_for_some_question(name):
    about = {belief.code: set(belief.about) for belief in beliefs_about(name)}
    met = {(p.belief.code, kind) for kind in KINDS[:2] for call, _, p in predicted(kind) if call.kind == name}
    met |= {(p.belief.code, "value") for call, shape in QUESTIONS if call.kind == name for p in values(call, shape)[1]}
    silent = {
        ("global_max_pooling/over-the-channels", "GlobalMaxPooling2D"),
        ("global_average_pooling/over-the-channels", "GlobalAveragePooling2D"),
    }
    wanted = {(code, kind) for code, kinds in about.items() for kind in kinds if (code, name) not in silent}
    assert wanted <= met


# ---------------------------------------------------------------- numbers


def values(call, input_shape):
    """A real layer with small whole weights, its input, and what the beliefs say comes out."""
    shape = (2, *input_shape[1:])
    layer = with_small_weights(build(call), shape, seed=4)
    x = small_integers(shape, seed=9)
    facts = read(layer, shape)
    return (layer, x), value_predictions(facts.kind, x, facts.weights, facts.config)


def really(prediction, layer, x):
    """What the layers behind a belief give with the weights of the layer asked about, as far as they have any."""
    for call in prediction.layers:
        other = build(call)
        other.build(x.shape)
        other.set_weights(layer.get_weights()[: len(other.weights)])
        x = run(other, x)
    return x


@pytest.mark.parametrize(("call", "input_shape"), QUESTIONS, ids=str)
def test_the_numbers_of_a_belief_are_those_of_the_layers_behind_it_and_are_named(call, input_shape):
    (layer, x), found = values(call, input_shape)
    truth = run(layer, x)
    for prediction in found:
        if prediction.layers:
            given = really(prediction, layer, x)
            np.testing.assert_allclose(np.reshape(prediction.value, given.shape), given, rtol=1e-5, atol=1e-5)
        assert np.shape(prediction.value) != truth.shape or not np.allclose(prediction.value, truth)
        assert prediction.belief.code in diagnose_value(prediction.value, layer, x).beliefs


def test_reshape_and_permute_differ_and_each_is_taken_for_the_other():
    x = np.arange(6).reshape(1, 3, 2)
    turned, cut = np.swapaxes(x, 1, 2), x.reshape(1, 2, 3)
    assert diagnose_value(turned, keras.layers.Reshape((2, 3)), x).beliefs == ("reshape/turns-the-axes",)
    assert diagnose_value(cut, keras.layers.Permute((2, 1)), x).beliefs == ("permute/cuts-anew",)


def test_the_figures_of_the_questions():
    layer = keras.layers.SimpleRNN
    named = {count: diagnose(count, layer(10), (None, 2, 1), kind="parameters").beliefs for count in (240, 130, 110)}
    assert named[240] == ("simple_rnn/weights-for-every-step",)  # Q05: each step with weights of its own
    assert named[130] == ("simple_rnn/steps-and-features-swapped",)
    assert "simple_rnn/bias-forgotten" in named[110]
    assert diagnose((64, 64), layer(64), (None, 64, 1)).beliefs == ("simple_rnn/every-step-comes-out",)  # Q25
    assert diagnose(16896, layer(64), (None, 64, 1), kind="parameters").beliefs == ("simple_rnn/has-gates",)
    both = keras.layers.Bidirectional(keras.layers.LSTM(64, return_sequences=True))
    assert diagnose((70, 64), both, (None, 70, 1025)).beliefs == ("bidirectional/width-kept",)  # Q04
    assert diagnose(0, keras.layers.Reshape((68, 2)), (None, 136), kind="parameters").correct  # Q16
