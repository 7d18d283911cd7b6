"""The sentences of lesson 18, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from lessons.defined import defined_in, stored_in
from shapewise.layers import lstm as rule
from shapewise.reading import keras, small_integers

L = keras.layers
lesson = defined_in("18_lstm_units")


def of_model(shape, *layers):
    model = keras.Sequential([keras.Input(shape), *layers])
    return model.output_shape, [layer.count_params() for layer in model.layers], model.count_params()


@claims("Each recording begins with 1 or −1.", "After that there is only noise.")
def test_a_recording_begins_with_its_sign_and_the_rest_says_nothing_of_it():
    x, sign = lesson.recordings(2000, 6, seed=3)
    assert set(x[:, 0, 0]) == {1.0, -1.0}
    assert np.array_equal(x[:, 0, 0] > 0, sign == 1)
    by_sign = [x[sign == one, 1:].mean() for one in (0, 1)]
    assert by_sign == pytest.approx([0, 0], abs=0.02)


@claims(
    "Here is the share that three models get right on new recordings; 0.5 is what a coin gets.",
    "It looks as if you had to buy one unit for every step.",
)
def test_three_units_fail_on_thirty_steps_where_thirty_units_do_not():
    (right,) = stored_in("18_lstm_units", "stake-models")
    assert [right["3 units, 3 steps"], right["30 units, 30 steps"]] == [1.0, 1.0]
    assert right["3 units, 30 steps"] < 0.7
    assert abs(lesson.recordings(1000, 2, seed=1)[1].mean() - 0.5) < 0.01


@claims(
    "So 3 units remember 30 steps.",
    "The 30 units were only faster to learn it.",
    "Open the gate with a bias of 4, and train as before.",
)
def test_three_units_remember_thirty_steps_with_an_open_gate_and_with_patience():
    (right,) = stored_in("18_lstm_units", "repair-models")
    assert right["gate opened"] > 0.9
    assert right["as it was, trained longer"] > 0.9


@pytest.mark.parametrize("units", [1, 3, 12])
def test_a_unit_keeps_an_output_and_a_cell(units):
    output, h, c = L.LSTM(units, return_state=True)(small_integers((1, 5, 2), 0))
    assert np.array_equal(output, h)
    assert h.shape == c.shape == (1, units)
    assert not np.allclose(h, c)


@claims("(A 0 here is a move too small for Keras to show.)")
def test_what_keras_shows_as_0_is_a_small_move_in_numbers_of_double_length():
    kernel, recurrent, bias = (np.array(one, dtype=float) for one in weights_of_the_explorer().values())
    bias[3:6] -= 2
    long = np.tile(np.array([[[1, 0], [0, 2], [-1, 1], [1, 1], [0, -1]]], dtype=float), (1, 9, 1))[:, :41]
    raised = long.copy()
    raised[0, 0, 0] += 1
    by_hand = lambda x: lesson.lstm_by_hand(x, kernel, recurrent, bias)  # noqa: E731
    assert 0 < np.abs(by_hand(raised) - by_hand(long)).max() < 1e-7


@claims("Then the learner's 3000 steps would need an LSTM with 3000 units, and this many weights:")
def test_a_unit_for_each_of_3000_steps_costs_36_million_weights():
    assert rule.parameters((None, 3000, 4), units=3000).value == 4 * (4 + 3000 + 1) * 3000 == 36_060_000


@claims("Many think that 3 units remember 3 steps.")
def test_every_one_of_eight_steps_moves_the_end_of_an_lstm():
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        changes = lesson.change_at_the_end(L.LSTM(3), small_integers((1, 8, 2), seed))
        assert np.count_nonzero(changes) == 8


@claims(
    "There is a layer that looks back 3 steps: a convolution whose window ends at the step it computes.",
    "A fixed look back is what a causal Conv1D has.",
)
def test_three_steps_move_the_end_of_a_causal_convolution_and_its_borders_are_zeros():
    window, x = L.Conv1D(3, 3, padding="causal"), small_integers((1, 10, 2), 1)
    changes = lesson.change_at_the_end(window, x)
    assert np.flatnonzero(changes).tolist() == [7, 8, 9]
    assert window.count_params() == 21
    plain = L.Conv1D(3, 3)
    plain.build((None, None, 2))
    plain.set_weights(window.get_weights())
    zeros_before = np.concatenate([np.zeros((1, 2, 2)), x], axis=1)
    assert np.allclose(window(x), plain(zeros_before), atol=1e-5)


@claims(
    "Below, the recording is longer, and the input at step 0 is raised by 1.",
    "Then the same with the biases of the forget gate lowered by 2: a gate that is more closed.",
)
def test_a_forget_gate_that_is_more_closed_makes_the_memory_shorter():
    names = weights_of_the_explorer()
    more = defined_in(
        "18_lstm_units", x=np.array([[[1, 0], [0, 2], [-1, 1], [1, 1], [0, -1]] * 2], dtype="float32"), **names
    )
    usual, closed = more.far_later([1, 2, 1]), more.far_later([-1, 0, -1])
    assert usual == {10: "7e-03", 20: "4e-04", 40: "3e-05"}
    assert all(float(closed[step]) < float(usual[step]) for step in usual)


def weights_of_the_explorer():
    from lessons.claims import COURSE
    from shapewise.notebooks.canonical import read

    (cell,) = [cell for cell in read(COURSE / "18_lstm_units.ipynb").cells if cell.get("id") == "explorer"]
    names = {}
    exec(cell.source.partition("layer.")[0], names)
    return {name: names[name] for name in ("kernel", "recurrent", "bias")}


@claims(
    "Each gate is a number between 0 and 1, made from a sum.",
    "Unit 0 at step 1, opened.",
)
def test_gates_are_between_0_and_1():
    assert 0 < lesson.sigmoid(-30) < lesson.sigmoid(0) == 0.5 < lesson.sigmoid(30) < 1


@claims("Below it is step 0: its last line is yours.")
def test_step_0_needs_no_output_and_no_cell_of_a_step_before():
    layer = L.LSTM(3, bias_initializer="random_normal", unit_forget_bias=False)
    x = small_integers((4, 1, 2))
    y = np.asarray(layer(x))
    kernel, _, bias = layer.get_weights()
    i, _, g, o = np.split(
        x[:, 0] @ kernel + bias, 4, axis=-1
    )  # the recurrent kernel and the forget gate have no part in it
    assert np.allclose(lesson.sigmoid(o) * np.tanh(lesson.sigmoid(i) * np.tanh(g)), y, atol=1e-5)


@claims("Both: a row in the grid, weights in each gate.")
def test_one_unit_more_is_a_row_of_outputs_and_more_weights_in_each_of_the_four_gates():
    for units in (1, 3, 4):
        less, more = L.LSTM(units, return_sequences=True), L.LSTM(units + 1, return_sequences=True)
        assert more(np.ones((1, 5, 2))).shape[-1] == less(np.ones((1, 5, 2))).shape[-1] + 1
        of_a_gate = [sum(weight[..., 0].size for weight in layer.get_weights()) * layer.units for layer in (less, more)]
        assert [4 * size for size in of_a_gate] == [layer.count_params() for layer in (less, more)]
        assert of_a_gate[1] > of_a_gate[0]


@claims(
    "Keras starts the bias of the forget gate at 1.",
    "With that, next to nothing of step 0 is left in the cell after 30 steps, so there is next to nothing to "
    "learn from.",
    "Line 4 says why the model with 3 units could not find its sign again.",
)
def test_the_forget_gate_starts_at_1_and_leaves_little_after_thirty_steps():
    layer = L.LSTM(3)
    layer.build((None, 30, 1))
    assert layer.get_weights()[-1].tolist() == [0] * 3 + [1] * 3 + [0] * 6
    x = np.repeat(0.2 * small_integers((1, 30, 1), 2), 3, axis=0)
    x[0, 0] += 1
    x[1, -1] += 1
    first_raised, last_raised, as_it_was = np.asarray(layer(x))
    assert np.abs(first_raised - as_it_was).max() < 1e-3 < np.abs(last_raised - as_it_was).max()


@claims(
    "Q13 has ten steps, and asks if that makes ten neurons.",
    "Q14 is the learner above.",
    "Q27 asks what a batch of 52 changes: nothing in the counts.",
    "Parameters: 4 x (features + units + 1) x units, for any number of steps and any batch size.",
)
def test_the_figures_of_the_three_questions():
    lstm, every = L.LSTM, {"return_sequences": True}
    assert of_model((10, 64), lstm(32), L.Dense(2)) == ((None, 2), [12416, 66], 12482)
    assert of_model((10, 64), lstm(32, **every))[0] == (None, 10, 32)
    assert of_model((13, 5), lstm(10)) == of_model((100, 5), lstm(10)) == ((None, 10), [640], 640)
    assert of_model((3000, 4), lstm(3, **every), lstm(3, **every)) == ((None, 3000, 3), [96, 84], 180)
    published = lstm(64, **every), lstm(64, **every), lstm(32, **every), L.Dense(3)
    assert of_model((3000, 4), *published)[1:] == ([17664, 33024, 12416, 99], 63203)
    for batch in (None, 52):
        model = keras.Sequential([keras.Input((20, 30), batch_size=batch), lstm(128, **every), lstm(128), L.Dense(1)])
        assert [layer.count_params() for layer in model.layers] == [81408, 131584, 129]
        assert model.count_params() == 213121
    assert of_model((20, 1), lstm(128, **every), lstm(128), L.Dense(1))[1:] == ([66560, 131584, 129], 198273)
    assert of_model((20, 30), lstm(128, **every), lstm(7), L.Dense(1))[1:] == ([81408, 3808, 8], 85224)
    assert of_model((20, 30), lstm(15, **every), lstm(7), L.Dense(1))[1:] == ([2760, 644, 8], 3412)
