"""The sentences of lesson 17, tried on Keras."""

import numpy as np
import pytest

from lessons.claims import claims
from shapewise.pictures.simple_rnn_film import small
from shapewise.reading import keras, small_integers, with_small_weights

L = keras.layers


def of_model(shape, *layers, **options):
    model = keras.Sequential([keras.Input(shape, **options), *layers])
    return [(layer.output.shape, layer.count_params()) for layer in model.layers]


@claims(
    "One adds an axis of length 1 at the end, the other in front.",
    "Both models run, and both give the same shape.",
)
def test_both_repairs_run_and_give_the_same_shape_but_not_the_same_layer():
    (end,), (front,) = of_model((8, 1), L.SimpleRNN(4)), of_model((1, 8), L.SimpleRNN(4))
    assert end[0] == front[0] == (None, 4)
    assert (end[1], front[1]) == (24, 52)


@claims("First the numbers 1 and 2 as two steps, then both of them as one step.")
def test_two_steps_and_one_step_of_the_same_numbers_give_other_results():
    two, one = (with_small_weights(L.SimpleRNN(3), shape) for shape in ((None, 2, 1), (None, 1, 2)))
    numbers = np.array([1.0, 2.0])
    assert not np.allclose(two(numbers.reshape(1, 2, 1)), one(numbers.reshape(1, 1, 2)))


@claims("Many think that an RNN reads a vector like Dense: all of its numbers at once.")
def test_with_one_step_an_rnn_is_dense_with_tanh_and_with_more_it_is_not():
    rnn = with_small_weights(L.SimpleRNN(4), (None, 1, 8))
    kernel, _, bias = rnn.get_weights()
    dense = L.Dense(4, activation="tanh")
    dense.build((None, 8))
    dense.set_weights([kernel, bias])
    x = small_integers((3, 1, 8), 1)
    assert np.allclose(rnn(x), dense(x[:, 0]), atol=1e-6)
    x = small_integers((3, 2, 8), 1)
    assert not np.allclose(rnn(x), dense(x[:, 1]), atol=1e-2)


@claims(
    "Q05: two numbers as two steps or as one, and two RNNs in a row; the first hands on every step, because the "
    "second reads steps too.",
    "Q25: the 64 in the output shape of SimpleRNN(64) are its units.",
    "The question's 64 columns of data were laid along the steps, and any other number of units does as well.",
    "A SimpleRNN has (features + units + 1) x units parameters, whatever the number of steps.",
)
def test_the_figures_of_the_two_questions():
    rnn = L.SimpleRNN
    assert of_model((2,), L.Dense(10)) == [((None, 10), 30)]
    assert of_model((2, 1), rnn(10)) == [((None, 10), 120)]
    assert of_model((1, 2), rnn(10)) == [((None, 10), 130)]
    assert of_model((2, 1), rnn(10, return_sequences=True), rnn(10)) == [((None, 2, 10), 120), ((None, 10), 210)]
    with pytest.raises(ValueError, match="expected ndim=3, found ndim=2"):
        of_model((2, 1), rnn(10), rnn(10))
    batch = {"batch_size": 1000}
    assert of_model((64, 1), rnn(64), L.Dense(1), **batch) == [((1000, 64), 4224), ((1000, 1), 65)]
    assert of_model((64, 1), rnn(2000), **batch) == [((1000, 2000), 4_004_000)]
    assert of_model((64, 1), rnn(10), **batch) == [((1000, 10), 120)]
    assert of_model((1, 64), rnn(64)) == [((None, 64), 8256)]
    for steps in (1, 7, None):
        assert of_model((steps, 5), rnn(3))[0][1] == (5 + 3 + 1) * 3


@pytest.mark.parametrize(("layer", "states", "size"), [("SimpleRNN", 1, 10), ("GRU", 1, 10), ("LSTM", 2, 10)])
def test_the_states_of_recurrent_layers_have_a_number_for_every_unit_and_begin_at_zero(layer, states, size):
    made = getattr(L, layer)(10, return_state=True)
    x = small_integers((2, 3, 4), 1)
    output, *kept = made(x)
    assert [state.shape for state in kept] == [(2, size)] * states
    assert np.allclose(output, kept[0])
    assert np.allclose(made(x, initial_state=[np.zeros((2, size))] * states)[0], output)
    assert not np.allclose(made(x, initial_state=[np.ones((2, size))] * states)[0], output)


def test_in_the_explorer_features_need_weights_and_steps_do_not():
    assert small(steps=9).facts["parameters"].value == small().facts["parameters"].value
    assert small(features=4).facts["parameters"].value > small().facts["parameters"].value
    assert small(steps=1).call.entering(0)[1].tolist() == [0, 0, 0]


def test_twelve_steps_are_taken_and_twelve_features_are_not():
    end, front = (keras.Sequential([keras.Input(shape), L.SimpleRNN(4)]) for shape in ((8, 1), (1, 8)))
    assert end(np.ones((1, 12, 1))).shape == (1, 4)
    with pytest.raises(Exception, match="incompatible"):
        front(np.ones((1, 1, 12)))
    x = np.arange(12).reshape(1, 12, 1) / 12
    assert not np.allclose(end(x), end(x[:, ::-1]))
