"""The sentences of lesson 19, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from lessons.defined import defined_in, stored_in
from shapewise.reading import keras, small_integers

L = keras.layers
lesson = defined_in("19_return_sequences")


def output_shape(layer, *shape):
    return keras.Sequential([keras.Input(shape), layer]).output_shape


@claims(
    "An LSTM fills a column at each step, but only the last column leaves it, unless you ask for all with "
    "return_sequences=True.",
    "A recurrent layer hands on its last step, unless you ask for all: then Dense works on each.",
)
@pytest.mark.parametrize("kind", [L.SimpleRNN, L.GRU, L.LSTM])
def test_the_last_step_comes_out_or_every_step(kind):
    x = small_integers((2, 7, 3), 1)
    every = kind(5, return_sequences=True)
    y = np.asarray(every(x))
    last = kind(5)
    last.build(x.shape)
    last.set_weights(every.get_weights())
    assert y.shape == (2, 7, 5)
    assert np.allclose(last(x), y[:, -1], atol=1e-5)
    dense = L.Dense(2)
    assert np.allclose(dense(y)[:, 3], dense(y[:, 3]), atol=1e-5)


def test_the_model_at_stake_is_a_coin_and_its_repair_is_right():
    assert stored_in("19_return_sequences", "stake-model") == (0.5,)
    assert stored_in("19_return_sequences", "repaired") == (1.0,)


def test_the_usual_batch_size_stops_with_an_error_and_one_of_six_does_not():
    x, before = lesson.switches(300, seed=0)
    model = keras.Sequential([keras.Input((6, 2)), L.LSTM(8), L.Dense(2)])
    model.compile("adam", "mse")
    with pytest.raises(Exception, match="Dimensions must be equal|Incompatible shapes"):
        model.fit(x, before, verbose=0)
    model.fit(x, before, batch_size=6, verbose=0)


@claims(
    "The backward layer has read the series from the end: its last output belongs to step 0.",
    "By default Bidirectional puts both ends side by side: the end of the backward layer is step 0.",
)
def test_both_ends_of_bidirectional_stand_side_by_side():
    x = small_integers((2, 6, 3), 2)
    both = L.Bidirectional(L.LSTM(4))
    y = np.asarray(both(x))
    forward = lesson.outputs_of(both.forward_layer, x)
    backward = lesson.outputs_of(both.backward_layer, x[:, ::-1])[:, ::-1]
    assert np.allclose(y, np.concatenate([forward[:, -1], backward[:, 0]], axis=-1), atol=1e-5)


@claims(
    "Question Q04: the last LSTM drops the 70 frames.",
    "That squeezes all frames through one vector, and costs far more weights.",
)
def test_the_figures_of_the_question():
    lstm, both = L.LSTM, L.Bidirectional
    assert output_shape(both(lstm(64)), 70, 3075) == (None, 128)
    assert output_shape(both(lstm(64, return_sequences=True)), 70, 3075) == (None, 70, 128)
    assert output_shape(both(lstm(64, return_sequences=True), merge_mode="sum"), 70, 3075) == (None, 70, 64)
    for layers, head in (
        ([lstm(64), L.Dense(1025)], 64 * 1025 + 1025),
        ([both(lstm(64)), L.Dense(1025)], 132_225),
        ([both(lstm(64)), L.Dense(70 * 1025)], 9_255_750),
        ([both(lstm(64, return_sequences=True)), L.Dense(1025)], 132_225),
        ([both(lstm(64, return_sequences=True)), L.Flatten(), L.Dense(1025)], 70 * 128 * 1025 + 1025),
    ):
        model = keras.Sequential([keras.Input((70, 5)), *layers])
        assert model.layers[-1].count_params() == head
    fixed = keras.Sequential([keras.Input(batch_shape=(10, 70, 5)), both(lstm(64)), L.Dense(1025)])
    assert fixed.output_shape == (10, 1025)


def test_repeated_columns_are_equal():
    y = keras.Sequential([keras.Input((7, 3)), L.LSTM(5), L.RepeatVector(7), L.Dense(2)])(small_integers((1, 7, 3), 1))
    assert len(np.unique(np.asarray(y)[0].round(5), axis=0)) == 1
