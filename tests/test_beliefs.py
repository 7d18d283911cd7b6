"""Every belief predicts what the layers behind it really give, and every message is one a learner can use."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from shapewise import layers
from shapewise.answers.matching import match, show
from shapewise.layers import predictions, rules, value_predictions
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.belief import KINDS
from shapewise.reading import build, run, small_integers

#: configurations in which every belief about shapes and counts has something to say at least once
CONFIGURATIONS = [
    # the layer asked about, its input
    (LayerCall("Conv1D", 100, 10), (None, 128, 9)),
    (LayerCall("Conv1D", 64, 3, padding="same"), (None, 10, 32)),
    (LayerCall("Conv1D", 4, 3, strides=2), (None, 12, 5)),
    (LayerCall("Conv1D", 4, 3, dilation_rate=2), (None, 12, 5)),
    (LayerCall("Conv1D", 4, 3, padding="causal", use_bias=False), (None, 12, 5)),
    (LayerCall("Conv1D", 6, 2, groups=3), (None, 7, 9)),
    (LayerCall("Conv1D", 5, 4, use_bias=False), (None, 11, 2)),
    (LayerCall("Conv1D", 3, 2), (None, None, 4)),
]
BELIEFS = {belief.code: (kind, belief) for kind, rule in rules().items() for belief in rule.beliefs}
OF_CONV1D = {code: belief for code, (kind, belief) in BELIEFS.items() if kind == "Conv1D"}


def predicted(asked):
    """Every prediction for the configurations: the layer asked about, its input, what the belief says."""
    for call, input_shape in CONFIGURATIONS:
        config = layers.rule(call.kind).config(call)
        for prediction in predictions(call.kind, asked, input_shape, config):
            yield call, input_shape, prediction


def what_keras_gives(calls, input_shape):
    """Output shape and parameter count of real layers that follow one another."""
    count = 0
    for call in calls:
        layer = build(call)
        layer.build(input_shape)
        input_shape, count = layer.compute_output_shape(input_shape), count + layer.count_params()
    return SimpleNamespace(output_shape=tuple(input_shape), parameters=count)


@pytest.mark.parametrize("asked", ["output_shape", "parameters"])
def test_the_layers_behind_a_belief_give_in_keras_what_it_predicts(asked):
    realised = [entry for entry in predicted(asked) if entry[2].layers and not getattr(entry[2].belief, asked)]
    assert len(realised) > 20
    for call, input_shape, prediction in realised:
        given = getattr(what_keras_gives(prediction.layers, input_shape), asked)
        assert given == prediction.value, f"{prediction.belief.code} of {call}: {prediction.layers} gives {given}"


#: what beliefs with a sum of their own predict for 100 filters of length 10 on 128 steps of 9 channels
ON_PAPER = {
    "conv1d/one-window-forgotten": (None, 128 - 10, 100),
    "conv1d/one-bias-for-all": 10 * 9 * 100 + 1,
}


@pytest.mark.parametrize("asked", KINDS[:2])
def test_a_belief_with_a_sum_of_its_own_predicts_what_was_worked_out_on_paper(asked):
    own = {code for code, belief in OF_CONV1D.items() if getattr(belief, asked)}
    call, input_shape = CONFIGURATIONS[0]
    found = predictions(call.kind, asked, input_shape, layers.rule(call.kind).config(call))
    assert own <= set(ON_PAPER)
    assert {p.belief.code: p.value for p in found if p.belief.code in own} == {code: ON_PAPER[code] for code in own}


def test_a_belief_with_a_sum_of_its_own_agrees_with_its_layers_where_it_has_any():
    own = [entry for asked in KINDS[:2] for entry in predicted(asked) if getattr(entry[2].belief, asked)]
    with_layers = [entry for entry in own if entry[2].layers]
    assert len(with_layers) >= 2
    for _, input_shape, prediction in with_layers:
        assert what_keras_gives(prediction.layers, input_shape).output_shape == prediction.value


@pytest.mark.parametrize("asked", ["output_shape", "parameters"])
def test_a_belief_never_predicts_what_keras_really_gives(asked):
    for call, input_shape, prediction in predicted(asked):
        assert prediction.value != getattr(what_keras_gives([call], input_shape), asked)


@pytest.mark.parametrize("asked", KINDS[:2])
def test_every_belief_about_shapes_or_counts_is_met_in_some_configuration(asked):
    met = {prediction.belief.code for _, _, prediction in predicted(asked)}
    assert met == {code for code, belief in OF_CONV1D.items() if asked in belief.about}


@pytest.mark.parametrize("code", sorted(BELIEFS))
def test_a_belief_is_complete(code):
    kind, belief = BELIEFS[code]
    assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", code)
    assert set(belief.about) <= set(KINDS)
    predicts = (belief.layers, belief.output_shape, belief.parameters, belief.forward)
    assert bool(belief.about) == any(predicts)  # one that predicts nothing is named by a check, never found by an answer
    assert ("value" in belief.about) == (belief.forward is not None)
    for text in (belief.claim, belief.because, belief.next_step):
        assert set(re.findall(r"{(\w*)", text)) <= set(layers.rule(kind).arguments)
    assert belief.claim[0].islower() or belief.claim.startswith(kind)
    assert belief.claim[-1] not in ".!?"
    assert belief.because[-1] in ".)"
    assert re.fullmatch(r"\d\d_\w+", belief.lesson)


def test_no_code_is_used_twice():
    codes = [belief.code for rule in rules().values() for belief in rule.beliefs]
    by_code = {code: [b for rule in rules().values() for b in rule.beliefs if b.code == code] for code in codes}
    assert all(len(set(map(id, found))) == 1 for found in by_code.values())


def values_of(call, input_shape, seed=3):
    """The arrays that every belief predicts for small whole numbers, and the one that Keras gives."""
    x = small_integers(input_shape, seed)
    layer = build(call)
    layer.build(x.shape)
    weights = [small_integers(weight.shape, seed + i) for i, weight in enumerate(layer.get_weights(), start=1)]
    layer.set_weights(weights)
    found = value_predictions(call.kind, x, weights, layers.rule(call.kind).config(call))
    return run(layer, x), found


def messages():
    """Every message that a belief leads to: what was asked, the code, the right answer, the message."""
    for asked in ("output_shape", "parameters"):
        for call, input_shape, prediction in predicted(asked):
            truth = getattr(what_keras_gives([call], input_shape), asked)
            answer = prediction.value[1:] if asked == "output_shape" else prediction.value
            yield asked, prediction, truth, match(asked, answer, truth, [prediction])
    for call, shape in ((LayerCall("Conv1D", 3, 2), (1, 6, 4)), (LayerCall("Conv1D", 3, 2, padding="same"), (1, 6, 4))):
        truth, found = values_of(call, shape)
        for prediction in found:
            yield "value", prediction, truth, match("value", prediction.value, truth, [prediction])


def test_every_message_names_its_belief_and_has_no_braces_and_at_most_90_words():
    for asked, prediction, _, diagnosis in messages():
        assert diagnosis.beliefs == (prediction.belief.code,)
        assert f"[{prediction.belief.code}]" in diagnosis.message
        assert "{" not in diagnosis.message
        words = [word for word in diagnosis.message.split() if re.search("[a-z]", word)]
        assert len(words) <= 80, f"{asked}: {diagnosis.message}"
        assert diagnosis.lessons == (prediction.belief.lesson,)


def test_no_message_contains_the_right_answer():
    for asked, prediction, truth, diagnosis in messages():
        if asked == "output_shape":
            assert show(truth) not in diagnosis.message
            assert show(truth[1:]) not in diagnosis.message
        elif asked == "parameters":
            assert not re.search(rf"(?<!\d){truth}(?!\d)", diagnosis.message), f"{prediction.belief.code}: {diagnosis}"
        else:
            assert show(truth) == show(prediction.value) or show(truth) not in diagnosis.message


def test_several_beliefs_behind_one_answer_are_all_named():
    found = [prediction for _, _, prediction in predicted("output_shape")][:2]
    same = [SimpleNamespace(**vars(prediction) | {"value": (None, 7, 7)}) for prediction in found]
    diagnosis = match("output_shape", (7, 7), (None, 8, 8), same)
    assert diagnosis.beliefs == tuple(prediction.belief.code for prediction in found)
    claims = [prediction.belief.claim for prediction in found]
    assert re.match(rf"You get \(7, 7\) either if {re.escape(claims[0])}.*, or if {re.escape(claims[1])}.*\. ", diagnosis.message)


def test_more_than_two_beliefs_behind_one_answer_are_not_told_as_its_reason():
    found = [prediction for _, _, prediction in predicted("output_shape")][:3]
    same = [SimpleNamespace(**vars(prediction) | {"value": (None, 7, 7)}) for prediction in found]
    diagnosis = match("output_shape", (7, 7), (None, 8, 8), same)
    assert diagnosis.beliefs == tuple(prediction.belief.code for prediction in found)
    assert diagnosis.message.startswith("3 different ideas lead to your (7, 7), so it does not tell which one is yours. Axis 1 is 7")
    assert not any(prediction.belief.claim in diagnosis.message for prediction in found)


UNKNOWN = [
    # what was asked, the answer, the truth, what is said to differ first
    ("output_shape", (1, 2, 3), (None, 119, 100), "(1, 2, 3) has 3 axes; the real shape has 2 after the batch axis. Write None"),
    ("output_shape", (119,), (None, 119, 100), "(119,) has 1 axis; the real shape has 2 after the batch axis."),
    ("output_shape", (), (None, 119, 100), "() has 0 axes; the real shape has 2 after the batch axis."),
    ("output_shape", (100, 119), (None, 119, 100), "(100, 119) has the right lengths, in another order"),
    ("output_shape", (119, 7), (None, 119, 100), "Axis 2 is 7 in your answer; the real one is longer. (The batch is axis 0.)"),
    ("output_shape", (200, 7), (None, 119, 100), "Axis 1 is 200 in your answer; the real one is shorter."),
    ("output_shape", (119, None), (None, 119, 100), "Axis 2 is None in your answer. (The batch"),
    ("output_shape", (32, 119, 100), (None, 119, 100), "(32, 119, 100) has 3 axes; the real shape has 2 after the batch axis."),
    ("output_shape", 7, (None, 119, 100), "The last axis is not 7 long. No mistake that is known here gives that."),
    ("parameters", 7, 9100, "The real number is larger than 7. No mistake that is known here gives that."),
    ("parameters", 9999, 9100, "The real number is smaller than 9999. No mistake"),
    ("value", 5.0, 6.0, "The number that comes out is not 5. No mistake that is known here gives that."),
    ("value", [5.0, 5.0], 6.0, "One number is wanted here; you gave an array of shape (2,)."),
    ("value", np.zeros((5, 2)), np.ones((1, 5, 2)), "(5, 2) has 2 axes; the real shape has 3, the batch axis first."),
    ("value", np.zeros((1, 2, 5)), np.ones((1, 5, 2)), "(1, 2, 5) has the right lengths, in another order"),
    ("value", np.zeros((1, 4, 2)), np.ones((1, 5, 2)), "Axis 1 is 4 in your answer; the real one is longer."),
    ("value", [[1, 2, 9, 7]], [[1, 2, 3, 4]], "The shape is right; 2 of 4 numbers differ, the first at (0, 2): yours is 9"),
]


@pytest.mark.parametrize(("asked", "answer", "truth", "message"), UNKNOWN, ids=str)
def test_a_wrong_answer_that_no_belief_predicts_is_told_what_differs_first(asked, answer, truth, message):
    diagnosis = match(asked, answer, truth, [])
    assert not diagnosis
    assert diagnosis.beliefs == ()
    assert diagnosis.message.startswith(message)


def test_a_layer_is_written_as_in_code_and_equal_when_written_alike():
    call = LayerCall("Conv1D", 100, 10, padding="same")
    assert repr(call) == "Conv1D(100, 10, padding='same')"
    assert call == LayerCall("Conv1D", 100, 10, padding="same") != LayerCall("Conv1D", 100, 10)
    assert len({call, LayerCall("Conv1D", 100, 10, padding="same")}) == 1
