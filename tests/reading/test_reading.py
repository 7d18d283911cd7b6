"""What is read from a Keras object is Keras' own word, and the object stays as it was."""

import numpy as np
import pytest

from shapewise.layers.call import LayerCall
from shapewise.reading import as_shape, build, keras, read, read_model, run, small_integers, with_small_weights

LAYERS = [
    (LayerCall("Conv1D", 4, 3), (None, 9, 2), True),
    (LayerCall("Conv2D", 4, 3, strides=2), (None, 9, 9, 2), True),
    (LayerCall("Dense", 4), (None, 2), True),
    (LayerCall("Flatten"), (None, 3, 2), True),
    (LayerCall("Reshape", (2, -1)), (None, None, 2), False),
    (LayerCall("Conv1D", 4, 3, data_format="channels_first"), (None, 2, 9), False),
    (LayerCall("DepthwiseConv1D", 3, strides=2, dilation_rate=2), (None, 9, 2), False),
    (LayerCall("ConvLSTM1D", 2, 3), (None, 5, 8, 3), True),
    (LayerCall("AdaptiveMaxPooling1D", 3), (None, 9, 2), False),
]


@pytest.mark.parametrize(("call", "input_shape", "known"), LAYERS, ids=str)
def test_shape_and_count_are_those_of_keras_and_the_layer_stays_unbuilt(call, input_shape, known):
    layer = build(call)
    facts = read(layer, input_shape)
    built_from_the_start = build(call).built
    assert layer.built == built_from_the_start
    assert not layer.weights
    layer.build(input_shape)
    assert facts.output_shape == tuple(layer.compute_output_shape(input_shape))
    assert facts.parameters == layer.count_params()
    assert [weight.shape for weight in facts.weights] == [weight.shape for weight in layer.get_weights()]
    assert (facts.known, facts.kind) == (known, call.kind)


def test_a_built_layer_is_read_without_its_input_shape_and_for_another_length():
    layer = with_small_weights(keras.layers.Conv1D(4, 3), (None, 9, 2))
    assert read(layer).output_shape == (None, 7, 4)
    assert read(layer, (None, 20, 2)).output_shape == (None, 18, 4)
    assert all(np.array_equal(*pair) for pair in zip(read(layer).weights, layer.get_weights()))


class Shifted(keras.layers.Layer):
    """A layer of the user's own, without compute_output_shape."""

    def build(self, input_shape):
        self.shift = self.add_weight(shape=(input_shape[-1],))

    def call(self, x):
        return x[:, 1:] + self.shift


class Dense(keras.layers.Dense):
    """A class of the user's own that bears a known name and does something else."""

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 77)


class Unspoken(keras.layers.Layer):
    """A layer that does not say what it was made with."""

    def __init__(self, units):
        super().__init__(name="unspoken")
        self.units = units


def test_a_layer_of_the_users_own_is_followed_by_keras():
    facts = read(Shifted(), (None, 5, 3))
    assert (facts.output_shape, facts.parameters, facts.known) == ((None, 4, 3), 3, False)


def test_a_class_of_the_users_own_with_a_known_name_is_not_taken_for_the_known_layer():
    facts = read(Dense(3), (None, 5))
    assert (facts.output_shape, facts.known) == ((None, 77), False)


REFUSED = [
    # what is read, its input shape, the error, what it says
    (lambda: keras.layers.Conv1D(2, 5), (None, 3, 2), ValueError, "a window of 5 does not fit 3 steps"),
    (lambda: keras.layers.Conv1D(2, 5, name="conv"), None, ValueError, r"conv has not seen an input yet.*give input_shape"),
    (lambda: keras.layers.Conv1D(2, 5), (None, 9), ValueError, "Conv1D needs 3 axes"),
    (lambda: keras.layers.Dense(2), 5, TypeError, r"expected a shape such as \(None, 128, 9\).*got 5"),
    (lambda: keras.layers.Dense(2), "ab", TypeError, "expected a shape such as .*got 'ab'"),
    (lambda: keras.layers.Dense(2), (None, 2.5), TypeError, "expected a shape such as .*2.5"),
    (lambda: "layer", (None, 3), TypeError, "expected a Keras layer, such as .*got str"),
    (lambda: Unspoken(3), (None, 3), ValueError, "unspoken is not built, and Keras cannot make a second Unspoken"),
    (lambda: with_small_weights(keras.layers.Dense(2, name="d"), (None, 3)), (None, 4), ValueError,
     r"d was built for inputs of shape \(None, 3\): got \(None, 4\); expected 3 on the last axis"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "input_shape", "error", "message"), REFUSED, ids=[case[3][:30] for case in REFUSED])
def test_what_cannot_be_read_is_refused_with_its_reason(make, input_shape, error, message):
    with pytest.raises(error, match=message):
        read(make(), input_shape)


def test_a_functional_model_with_several_inputs_and_outputs_is_read_in_order():
    given = keras.Input((12, 3))
    shared = keras.layers.Dense(3, name="shared")
    added = keras.layers.Add(name="added")([given, shared(given)])
    steps, *_ = keras.layers.LSTM(2, return_sequences=True, return_state=True, name="lstm")(added)
    model = keras.Model(given, keras.layers.Concatenate(name="joined")([steps, added]))
    found = {facts.name: facts for facts in read_model(model)}
    assert list(found) == ["shared", "added", "lstm", "joined"]
    assert found["added"].input_shape == [(None, 12, 3), (None, 12, 3)]
    assert found["lstm"].output_shape == [(None, 12, 2), (None, 2), (None, 2)]
    assert found["joined"].output_shape == (None, 12, 5)
    assert sum(facts.parameters for facts in found.values()) == model.count_params()


def test_shapes_become_plain_numbers():
    assert as_shape([None, np.int64(3), 4]) == (None, 3, 4)
    assert {type(length) for length in as_shape((np.int32(3), np.int64(4)))} == {int}


def test_an_unknown_name_of_a_layer_is_refused():
    with pytest.raises(ValueError, match="keras.layers has no 'Conv9D': expected the name of a layer"):
        build(LayerCall("Conv9D", 1))


def test_something_else_than_a_layer_cannot_be_run():
    with pytest.raises(TypeError, match="expected a Keras layer.*got function"):
        run(lambda x: x, np.ones((1, 2)))


def test_small_integers_are_whole_small_and_never_0_and_repeat():
    values = small_integers((1000,), seed=3, largest=4)
    assert set(values.tolist()) == {-4, -3, -2, -1, 1, 2, 3, 4}
    assert np.array_equal(values, small_integers((1000,), seed=3, largest=4))
    assert not np.array_equal(values, small_integers((1000,), seed=4, largest=4))


def test_small_weights_leave_no_bias_at_0():
    layer = with_small_weights(keras.layers.Conv1D(5, 3), (None, 9, 2))
    assert all(np.all(weight != 0) for weight in layer.get_weights())
    assert not np.array_equal(
        layer.get_weights()[0], with_small_weights(keras.layers.Conv1D(5, 3), (None, 9, 2), 9).get_weights()[0]
    )
