"""SimpleRNN, LSTM, GRU and Bidirectional: the rules against Keras on random configurations, states, and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st

from layers.agreement import EVERYTHING, accepted_of_random, agrees_with_keras, refused
from shapewise import recompute
from shapewise.answers.diagnosis import diagnose
from shapewise.explanation import explain
from shapewise.layers import lstm, rule
from shapewise.layers.call import LayerCall
from shapewise.layers.lstm_cell import lstm_gates
from shapewise.layers.recurrent import over_steps
from shapewise.layers.rule import NotCovered
from shapewise.reading import build, keras, run, small_integers, with_small_weights

ACTIVATIONS = st.sampled_from(["tanh", "tanh", "sigmoid", "softmax", "linear", "relu", None])
RARELY = st.sampled_from([False] * 12 + [True])


def options(draw, kind):
    """The options of a recurrent layer; those that change nothing outside training are among them."""
    given = {
        "activation": draw(ACTIVATIONS),
        "use_bias": draw(st.booleans()),
        "return_sequences": draw(st.booleans()),
        "go_backwards": draw(st.booleans()),
        "unroll": draw(RARELY),
        "dropout": draw(st.sampled_from([0.0, 0.5])),
        "recurrent_dropout": draw(st.sampled_from([0.0, 0.5])),
    }
    if kind != "SimpleRNN":
        given["recurrent_activation"] = draw(st.sampled_from(["sigmoid", "sigmoid", "tanh", "softmax"]))
    if kind == "LSTM":
        given["unit_forget_bias"] = draw(st.booleans())
    if kind == "GRU":
        given["reset_after"] = draw(st.booleans())
    return given


@st.composite
def recurrent(draw, kind):
    """A layer and its input; now and then one that must be refused."""
    units = 0 if draw(RARELY) else draw(st.integers(1, 4))
    axes = (draw(st.integers(1, 4)), draw(st.integers(1, 4)))
    shape = (None, *axes[1:]) if draw(RARELY) else (None, *axes)
    return LayerCall(kind, units, **options(draw, kind)), shape


@st.composite
def bidirectional(draw):
    """Bidirectional around each of the three, sometimes with a backward layer of its own, or with two for one way."""
    kind = draw(st.sampled_from(["SimpleRNN", "LSTM", "GRU"]))
    units, given = draw(st.integers(1, 3)), options(draw, kind)
    call = LayerCall(kind, units, **given | {"go_backwards": draw(RARELY)})
    around = {"merge_mode": draw(st.sampled_from(["concat", "concat", "sum", "mul", "ave"]))}
    if draw(st.sampled_from([False] * 3 + [True])):
        back = {"activation": draw(ACTIVATIONS), "go_backwards": not draw(RARELY)}
        around["backward_layer"] = LayerCall(kind, units, **given | back)
    return LayerCall("Bidirectional", call, **around), (None, draw(st.integers(1, 3)), draw(st.integers(1, 3)))


#: Keras takes 30 ms to build a recurrent layer and run it, however many sequences it gets: fewer layers, larger
#: batches.
LAYERS, BATCH = (640, 2) if EVERYTHING else (160, 16)


@pytest.mark.parametrize("kind", ["SimpleRNN", "LSTM", "GRU"])
def test_shape_count_and_numbers_agree_with_keras_or_both_refuse(kind):
    assert accepted_of_random(recurrent(kind), LAYERS, BATCH) >= 0.75 * LAYERS


def test_two_directions_agree_with_keras_or_both_refuse():
    assert accepted_of_random(bidirectional(), LAYERS, BATCH) >= 0.75 * LAYERS


ON_PAPER = [
    # the layer, its input, the shape that Keras gives, the count on paper; the figures of Q13, Q14 and Q27
    (LayerCall("LSTM", 10), (None, 13, 5), (None, 10), 640),
    (LayerCall("LSTM", 10), (None, 100, 5), (None, 10), 640),
    (LayerCall("LSTM", 32), (None, 10, 64), (None, 32), 12416),
    (LayerCall("LSTM", 32, return_sequences=True), (None, 10, 64), (None, 10, 32), 12416),
    (LayerCall("LSTM", 3, return_sequences=True), (None, 3000, 4), (None, 3000, 3), 96),
    (LayerCall("LSTM", 3, return_sequences=True), (None, 3000, 3), (None, 3000, 3), 84),
    (LayerCall("LSTM", 128, return_sequences=True), (52, 20, 30), (52, 20, 128), 81408),
    (LayerCall("LSTM", 128), (52, 20, 128), (52, 128), 131584),
    (LayerCall("LSTM", 128), (None, 20, 1), (None, 128), 66560),
    (LayerCall("LSTM", 3), (None, None, 2), (None, 3), 72),
    (LayerCall("LSTM", 4), (None, 9, 2), (None, 4), 112),
    (LayerCall("SimpleRNN", 10), (None, 2, 1), (None, 10), 120),
    (LayerCall("SimpleRNN", 10), (None, 1, 2), (None, 10), 130),
    (LayerCall("SimpleRNN", 64), (None, 64, 1), (None, 64), 4224),
    (LayerCall("GRU", 32), (None, 10, 64), (None, 32), 9408),
    (LayerCall("GRU", 32, reset_after=False), (None, 10, 64), (None, 32), 3 * (64 + 32 + 1) * 32),
    (LayerCall("Bidirectional", LayerCall("LSTM", 64)), (None, 70, 5), (None, 128), 2 * 4 * (5 + 64 + 1) * 64),
    (LayerCall("Bidirectional", LayerCall("LSTM", 64), merge_mode="sum"), (None, 70, 5), (None, 64), 35840),
]


@pytest.mark.parametrize(("call", "input_shape", "shape", "count"), ON_PAPER, ids=str)
def test_shapes_and_counts_worked_out_on_paper(call, input_shape, shape, count):
    its = rule(call.kind)
    config = its.config(call)
    assert its.apply(its.output_shape, input_shape, config=config).value == shape
    assert its.apply(its.parameters, input_shape, config=config).value == count
    layer = build(call)
    layer.build(tuple(length or 7 for length in input_shape))
    assert (tuple(layer.compute_output_shape(input_shape)), layer.count_params()) == (shape, count)


def test_the_weights_of_the_question_have_the_shapes_it_names():
    layer = build(LayerCall("LSTM", 32))
    layer.build((None, 10, 64))
    assert [weight.shape for weight in layer.get_weights()] == [(64, 128), (32, 128), (128,)]


STATES = [
    (kind, return_sequences, go_backwards)
    for kind in ("SimpleRNN", "LSTM", "GRU")
    for return_sequences in (False, True)
    for go_backwards in (False, True)
]


@pytest.mark.parametrize(("kind", "return_sequences", "go_backwards"), STATES, ids=str)
def test_with_return_state_every_array_agrees_with_keras(kind, return_sequences, go_backwards):
    call = LayerCall(kind, 3, return_sequences=return_sequences, return_state=True, go_backwards=go_backwards)
    _all_arrays_agree(call, (2, 5, 2))


@pytest.mark.parametrize("merge_mode", ["concat", "sum", "mul", "ave", None])
@pytest.mark.parametrize("return_state", [False, True])
def test_every_way_of_merging_agrees_with_keras_states_and_all(merge_mode, return_state):
    call = LayerCall("LSTM", 3, return_sequences=True, return_state=return_state)
    _all_arrays_agree(LayerCall("Bidirectional", call, merge_mode=merge_mode), (2, 5, 2))


def _all_arrays_agree(call, shape):
    layer, its = with_small_weights(build(call), shape), rule(call.kind)
    x, config = small_integers(shape), its.config(call)
    theirs = layer(x)
    theirs = [np.asarray(y) for y in (theirs if isinstance(theirs, (tuple, list)) else [theirs])]
    ours = its.apply(its.forward, x, *layer.get_weights(), config=config)
    ours = list(ours) if isinstance(ours, tuple) else [ours]
    assert [y.shape for y in ours] == [y.shape for y in theirs]
    assert all(np.allclose(a, b, rtol=1e-5, atol=1e-5) for a, b in zip(ours, theirs))
    said = its.apply(its.output_shape, (None, *shape[1:]), config=config).value
    keras_says = layer.compute_output_shape((None, *shape[1:]))
    assert said == (tuple(keras_says) if len(ours) == 1 else [tuple(one) for one in keras_says])


def test_a_layer_that_returns_its_states_is_explained_with_all_its_shapes():
    layer = keras.layers.LSTM(3, return_sequences=True, return_state=True, name="memory")
    row = explain(layer, input_shape=(None, 5, 2)).rows[0]
    assert row.output_shape.value == [(None, 5, 3), (None, 3), (None, 3)]
    assert (row.note, row.parameters.value) == ("", 72)
    assert "state_c" in str(row)


def test_layers_with_several_arrays_are_refused_by_name_where_one_is_needed():
    layer = keras.layers.LSTM(3, return_state=True, name="memory")
    with pytest.raises(ValueError, match="memory gives 3 arrays, for instance because of return_state"):
        run(layer, np.ones((1, 5, 2)))
    with pytest.raises(ValueError, match="memory gives 3 arrays, not one"):
        diagnose((None, 3), layer, (None, 5, 2))


def test_without_a_merge_mode_bidirectional_is_read_with_both_outputs():
    layer = keras.layers.Bidirectional(keras.layers.GRU(3), merge_mode=None, name="both")
    assert explain(layer, input_shape=(None, 5, 2)).rows[0].output_shape.value == [(None, 3), (None, 3)]


REFUSED = [
    (LayerCall("LSTM", 0), (None, 5, 2), "LSTM got units=0"),
    (LayerCall("GRU", -3), (None, 5, 2), "GRU got units=-3"),
    (LayerCall("LSTM", 3), (None, 5), r"LSTM needs 3 axes \(batch, steps, features\): got 2"),
    (LayerCall("LSTM", 32), (None, 7, 10, 64), "LSTM needs 3 axes.*got 4"),
    (LayerCall("SimpleRNN", 10), (None, 2), "SimpleRNN needs 3 axes.*got 2"),
    (
        LayerCall("Bidirectional", LayerCall("LSTM", 3, go_backwards=True)),
        (None, 5, 2),
        "go_backwards=True in one of them",
    ),
    (LayerCall("Bidirectional", LayerCall("LSTM", 3), merge_mode="add"), (None, 5, 2), "merge_mode='add' is not known"),
    (LayerCall("Bidirectional", LayerCall("Dense", 3)), (None, 5, 2), "Bidirectional needs a recurrent layer"),
]


@pytest.mark.parametrize(("call", "input_shape", "reason"), REFUSED, ids=str)
def test_what_keras_refuses_is_refused_here_with_its_reason(call, input_shape, reason):
    if call.positional[0] == LayerCall("Dense", 3):  # Keras refuses it with an AttributeError
        with pytest.raises(ValueError, match=reason):
            rule(call.kind).output_shape(input_shape, layer=call.positional[0])
    else:
        assert refused(call, input_shape, reason)


def test_what_cannot_be_known_of_one_call_is_refused_as_not_covered():
    with pytest.raises(NotCovered, match="stateful=True is not covered"):
        lstm.forward(np.ones((1, 2, 1)), np.ones((1, 4)), np.ones((1, 4)), stateful=True)
    with pytest.raises(NotCovered, match="activation='elu' is not covered"):
        lstm.forward(np.ones((1, 2, 1)), np.ones((1, 4)), np.ones((1, 4)), activation="elu")


DIFFERENT = [LayerCall("LSTM", 4, go_backwards=True), LayerCall("GRU", 3, go_backwards=True)]


@pytest.mark.parametrize("backward_layer", DIFFERENT, ids=str)
def test_two_different_directions_are_refused_as_not_covered(backward_layer):
    with pytest.raises(NotCovered, match="two different layers is not covered"):
        rule("Bidirectional").output_shape((None, 5, 2), layer=LayerCall("LSTM", 3), backward_layer=backward_layer)


def test_features_that_are_not_known_are_refused_by_name():
    with pytest.raises(ValueError, match="LSTM needs to know its features"):
        lstm.output_shape((None, 5, None), units=3)


def test_recompute_agrees_within_a_hundred_thousandth_and_says_so():
    layer = with_small_weights(keras.layers.Bidirectional(keras.layers.LSTM(3)), (None, 5, 2))
    found = recompute(layer, small_integers((2, 5, 2)))
    assert found
    assert "equal within 1e-05" in str(found)


def test_one_step_opened_adds_up_to_the_output_of_keras():
    layer = with_small_weights(keras.layers.LSTM(3), (None, 1, 2))
    x = small_integers((2, 1, 2))
    zero = np.zeros((2, 3))
    step = lstm_gates(x[:, 0], zero, zero, *layer.get_weights())
    assert np.allclose(step.kept + step.added, step.cell)
    assert np.allclose(step.output, run(layer, x), atol=1e-6)


def test_the_states_go_from_step_to_step_and_begin_at_what_is_given():
    seen = []
    over_steps(
        lambda x_now, state: (seen.append(state.item()) or state + x_now,),
        np.array([[[1], [2], [3]]]),
        (np.array([[10]]),),
    )
    assert seen == [10, 11, 13]


@pytest.mark.parametrize("later", [10, 20, 40])
def test_changing_step_0_moves_outputs_long_after_as_many_steps_as_there_are_units(later):
    keras.utils.set_random_seed(0)
    layer = keras.layers.LSTM(3, return_sequences=True)
    x = np.random.default_rng(0).normal(size=(1, 60, 4)).astype("float32")
    changed = x.copy()
    changed[0, 0] += 1
    assert np.abs(run(layer, changed) - run(layer, x))[0, later].max() > 0


def test_agreement_on_an_unknown_number_of_steps():
    assert agrees_with_keras(LayerCall("LSTM", 3, return_sequences=True, activation="tanh"), (None, None, 2))
