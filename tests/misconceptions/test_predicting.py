"""Every belief predicts what the layers behind it really give."""

import re

import pytest

from misconceptions.believing import what_keras_gives
from shapewise import layers, misconceptions
from shapewise.layers.call import LayerCall
from shapewise.misconceptions.mistakes import KINDS
from shapewise.misconceptions.predicting import belief, beliefs_about, beliefs_by_code, predictions

#: configurations in which every belief about shapes and counts has something to say at least once
CONFIGURATIONS = [
    # the layer asked about, its input
    (LayerCall("Conv1D", 100, 10), (None, 128, 9)),
    (LayerCall("Conv1D", 64, 3, padding="same"), (None, 10, 32)),
    (LayerCall("Conv1D", 32, 5, strides=2, padding="same"), (None, 127, 1)),
    (LayerCall("Conv1D", 64, 1), (None, 10, 100)),
    (LayerCall("Conv1D", 4, 3, strides=2), (None, 12, 5)),
    (LayerCall("Conv1D", 4, 3, dilation_rate=2), (None, 12, 5)),
    (LayerCall("Conv1D", 4, 3, padding="causal", use_bias=False), (None, 12, 5)),
    (LayerCall("Conv1D", 6, 2, groups=3), (None, 7, 9)),
    (LayerCall("Conv1D", 5, 4, use_bias=False), (None, 11, 2)),
    (LayerCall("Conv1D", 3, 2), (None, None, 4)),
]
BELIEFS = beliefs_by_code()
OF_CONV1D = {belief.code: belief for belief in beliefs_about("Conv1D")}


def predicted(quantity):
    """Every prediction for the configurations: the layer asked about, its input, what the belief says."""
    for call, input_shape in CONFIGURATIONS:
        config = layers.rule(call.kind).config(call)
        for prediction in predictions(call.kind, quantity, input_shape, config):
            yield call, input_shape, prediction


@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
def test_the_layers_behind_a_belief_give_in_keras_what_it_predicts(quantity):
    realised = [entry for entry in predicted(quantity) if entry[2].layers]
    assert len(realised) > 20
    for call, input_shape, prediction in realised:
        given = what_keras_gives(prediction.layers, input_shape)[quantity]
        assert given == prediction.value, f"{prediction.belief.code} of {call}: {prediction.layers} gives {given}"


#: what beliefs with a sum of their own predict for 100 filters of length 10 on 128 steps of 9 channels
ON_PAPER = {
    "conv1d/one-window-forgotten": (None, 128 - 10, 100),
    "conv1d/one-bias-for-all": 10 * 9 * 100 + 1,
    "conv1d/bias-for-each-channel": 10 * 9 * 100 + 9,
    "conv1d/weights-for-every-window": 119 * (10 * 9 * 100 + 100),
}


def test_a_belief_with_a_sum_of_its_own_predicts_what_was_worked_out_on_paper():
    call, input_shape = CONFIGURATIONS[0]
    found = [
        p for kind in KINDS[:2] for p in predictions(call.kind, kind, input_shape, layers.rule(call.kind).config(call))
    ]
    assert ON_PAPER.items() <= {p.belief.code: p.value for p in found}.items()
    without_layers = {p.belief.code for p in found if not p.layers}
    assert without_layers <= set(ON_PAPER)


def test_a_belief_with_a_sum_of_its_own_names_layers_where_they_give_the_same():
    found = [entry for entry in predicted("output_shape") if entry[2].belief.code == "conv1d/one-window-forgotten"]
    with_layers = [entry for entry in found if entry[2].layers]
    assert 2 <= len(with_layers) < len(found)
    for _, input_shape, prediction in with_layers:
        assert what_keras_gives(prediction.layers, input_shape)["output_shape"] == prediction.value


@pytest.mark.parametrize("quantity", ["output_shape", "parameters"])
def test_a_belief_never_predicts_what_keras_really_gives(quantity):
    for call, input_shape, prediction in predicted(quantity):
        assert prediction.value != what_keras_gives([call], input_shape)[quantity]


@pytest.mark.parametrize("quantity", KINDS[:2])
def test_every_belief_about_shapes_or_counts_is_met_in_some_configuration(quantity):
    met = {prediction.belief.code for _, _, prediction in predicted(quantity)}
    assert met == {code for code, belief in OF_CONV1D.items() if quantity in belief.about}


@pytest.mark.parametrize("code", sorted(BELIEFS))
def test_a_belief_is_complete(code):
    belief = BELIEFS[code]
    assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", code)
    assert set(belief.about) <= set(KINDS)
    assert bool(belief.about) == (belief.mistake is not None)  # without a mistake it is named by a check, not found
    assert set(belief.kinds) <= set(layers.rules())
    for text in (belief.claim, belief.because, belief.next_step):
        assert "{" not in text
    assert belief.claim[0].islower() or belief.claim.startswith(belief.kinds)
    assert belief.claim[-1] not in ".!?"
    assert belief.because[-1] in ".)"


@pytest.mark.parametrize("code", sorted(BELIEFS))
def test_a_belief_is_about_the_same_for_every_layer_that_it_is_about(code):
    one = BELIEFS[code]
    assert {one.mistake.about(layers.rule(kind)) for kind in one.kinds if one.mistake} <= {one.about}


def test_every_belief_is_that_of_some_layer_and_no_layer_has_those_of_another():
    for kind in layers.rules():
        assert all(kind in one.kinds for one in beliefs_about(kind))
    assert {one.code for kind in layers.rules() for one in beliefs_about(kind)} == set(BELIEFS)


def test_an_unknown_code_is_refused_by_name():
    with pytest.raises(ValueError, match="no belief has the code 'conv1d/nothing': shapewise.beliefs"):
        belief("conv1d/nothing")


@pytest.fixture
def families(tmp_path, monkeypatch):
    """A folder whose files are found among the families, as if they stood there."""
    monkeypatch.setattr(misconceptions, "__path__", [*misconceptions.__path__, str(tmp_path)])
    for cached in (beliefs_by_code, beliefs_about):
        cached.cache_clear()
    yield tmp_path
    for cached in (beliefs_by_code, beliefs_about):
        cached.cache_clear()


FAMILY = """
from shapewise.misconceptions.belief import beliefs_of

BELIEFS = beliefs_of({family!r}, "Identity", {{{code!r}: ("nothing", "It is.", "look.")}})
"""


def test_a_new_family_is_found_by_itself(families):
    (families / "toaster.py").write_text(FAMILY.format(family="toaster", code="toasts"), encoding="utf-8")
    assert belief("toaster/toasts").kinds == ("Identity",)
    assert [one.code for one in beliefs_about("Identity")] == ["toaster/toasts"]


def test_a_code_that_is_used_twice_is_refused(families):
    text = FAMILY.format(family="conv1d", code="strides-ignored")
    (families / "second_toaster.py").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="two beliefs have the code 'conv1d/strides-ignored': expected each code once"):
        beliefs_by_code()
