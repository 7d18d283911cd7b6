"""Layers that compute the same are found to, however they are built; any others are not."""

import numpy as np
import pytest

from shapewise.answers.layers_alike import judge_layer
from shapewise.answers.same_function import OTHER, difference
from shapewise.reading import keras

layers, chain = keras.layers, keras.Sequential
ROWS, STEPS = (None, 20, 4), (None, 9, 4)


def apart(**options):
    return layers.DepthwiseConv1D(3, depth_multiplier=5, **options)


def split_apart():
    x = keras.Input(ROWS[1:])
    parts = keras.ops.split(x, 4, axis=-1)
    return keras.Model(x, layers.Concatenate()([layers.Conv1D(5, 3)(part) for part in parts]))


def classifier(head="softmax", **options):
    return chain(
        [keras.Input(STEPS[1:]), layers.LSTM(5, return_sequences=True, **options), layers.Dense(3, activation=head)]
    )


class Gates(layers.Layer):
    """An LSTM with a softmax head, written out: its gates in another order, in one array or in one for each."""

    def __init__(self, squash, split):
        super().__init__()
        self.squash, self.split = squash, split

    def build(self, _):
        def weights(*shape):
            return self.add_weight(shape=shape)

        widths = [5] * 4 if self.split else [20]
        self.parts = [(weights(4, width), weights(5, width), weights(width)) for width in widths]
        self.head, self.bias = weights(5, 3), weights(3)

    def call(self, x):
        ops = keras.ops
        h = c = 0 * x[:, 0, :1] * ops.ones((1, 5))
        outputs = []
        for step in range(9):
            sums = [x[:, step] @ kernel + h @ recurrent + bias for kernel, recurrent, bias in self.parts]
            f, i, o, g = sums if self.split else ops.split(sums[0], 4, axis=-1)
            c = ops.sigmoid(f) * c + ops.sigmoid(i) * self.squash(g)
            h = ops.sigmoid(o) * self.squash(c)
            outputs.append(ops.softmax(h @ self.head + self.bias))
        return ops.stack(outputs, axis=1)


class Bias(layers.Layer):
    """Adds a number of its own to each channel."""

    def build(self, shape):
        self.bias = self.add_weight(shape=shape[-1:], initializer="zeros")

    def call(self, x):
        return x + self.bias


SAME = {
    "itself": (apart, apart, ROWS),
    "a convolution in groups": (lambda: layers.Conv1D(20, 3, groups=4), apart, ROWS),
    "one convolution for each channel": (split_apart, apart, ROWS),
    "a bias in a layer of its own": (
        lambda: chain([apart(use_bias=False), Bias()]),
        apart,
        ROWS,
    ),
    "einsum for flatten and dense": (
        lambda: layers.EinsumDense("bij,ijk->bk", 10, bias_axes="k"),
        lambda: chain([layers.Flatten(), layers.Dense(10)]),
        (None, 7, 6),
    ),
    "a head of another kind": (
        lambda: chain([layers.LSTM(5, return_sequences=True), layers.Conv1D(3, 1), layers.Softmax()]),
        classifier,
        STEPS,
    ),
    "gates in one array, in another order": (lambda: Gates(keras.ops.tanh, split=False), classifier, STEPS),
    "gates in an array for each": (lambda: Gates(keras.ops.tanh, split=True), classifier, STEPS),
}
OTHERS = {
    "relu": (lambda: apart(activation="relu"), apart, ROWS),
    "softmax": (lambda: apart(activation="softmax"), apart, ROWS),
    "sigmoid": (lambda: apart(activation="sigmoid"), apart, ROWS),
    "an activation behind it": (lambda: chain([apart(), layers.Activation("tanh")]), apart, ROWS),
    "a second activation": (lambda: chain([classifier(), layers.Softmax()]), classifier, STEPS),
    "a mean for a sum": (lambda: chain([apart(), layers.Rescaling(1 / 3)]), apart, ROWS),
    "the steps from the end": (lambda: chain([apart(), layers.Lambda(lambda y: y[:, ::-1])]), apart, ROWS),
    "softmax inside": (lambda: classifier(activation="softmax"), classifier, STEPS),
    "no activation inside": (lambda: classifier(activation=None), classifier, STEPS),
    "relu inside": (lambda: classifier(activation="relu"), classifier, STEPS),
    "other gates": (lambda: classifier(recurrent_activation="hard_sigmoid"), classifier, STEPS),
    "sigmoid for softmax": (lambda: classifier(head="sigmoid"), classifier, STEPS),
    "no activation at the end": (lambda: classifier(head=None), classifier, STEPS),
    "a layer of one's own with softmax inside": (lambda: Gates(keras.ops.softmax, split=False), classifier, STEPS),
    "and with an array for each gate": (lambda: Gates(keras.ops.softmax, split=True), classifier, STEPS),
}


@pytest.mark.parametrize("case", SAME)
def test_right_work_that_is_built_in_another_way_is_right(case):
    yours, like, shape = SAME[case]
    found = judge_layer(yours(), like(), shape, seeds=(0, 1234))
    assert found, found.message


@pytest.mark.parametrize("case", OTHERS)
def test_what_computes_something_else_is_refused(case):
    yours, like, shape = OTHERS[case]
    found = judge_layer(yours(), like(), shape)
    assert not found
    assert "the numbers" in found.message or "the wrong outputs move" in found.message


class Knows(layers.Layer):
    """Has no weights; it says that it has some, and gives what it was told."""

    def call(self, x):
        return keras.ops.sum(x, axis=-1, keepdims=True) * keras.ops.ones((1, 2))

    def get_weights(self):
        return [np.full((3, 2), 0.125), np.full(2, 0.125)]

    def set_weights(self, weights):
        pass


def test_a_layer_without_weights_that_says_it_has_some_is_refused():
    found = judge_layer(Knows(), layers.Dense(2), (None, 3))
    assert not found


def test_weights_are_put_back():
    yours, like = layers.Dense(2, kernel_initializer="ones"), layers.Dense(2)
    difference(yours, like, (None, 3))
    assert yours.get_weights()[0].tolist() == [[1, 1]] * 3


def test_layers_without_weights_are_compared_by_their_numbers():
    pool = layers.MaxPooling1D
    assert difference(chain([pool(2)]), pool(2), (None, 8, 3)) is None
    assert difference(layers.AveragePooling1D(2), pool(2), (None, 8, 3)).startswith(OTHER)


def test_indexes_are_drawn_by_the_exercise():
    def draw(rng, shape):
        return rng.integers(0, 9, shape)

    def table():
        return layers.Embedding(9, 4)

    assert difference(table(), table(), (None, 5), draw) is None
    assert difference(chain([table(), layers.ReLU()]), table(), (None, 5), draw).startswith(OTHER)


def test_arrays_of_other_shapes_are_compared_by_how_their_results_are_spread():
    class Turned(layers.Layer):
        def build(self, shape):
            self.kernel, self.bias = self.add_weight(shape=(4, 3)), self.add_weight(shape=(2, 2))

        def call(self, x):
            flat = keras.ops.reshape(self.bias, (4,))
            return keras.ops.tanh(x @ keras.ops.transpose(self.kernel) + flat) * self.scale

    for scale, same in ((1.0, True), (0.5, False)):
        layer = Turned()
        layer.scale = scale
        found = difference(layer, layers.Dense(4, activation="tanh"), (None, 3))
        assert (found is None) == same, found


def test_a_model_that_is_made_for_another_input_is_told_so():
    model = chain([keras.Input((5, 7)), layers.Flatten(), layers.Dense(3)])
    found = judge_layer(model, chain([layers.Flatten(), layers.Dense(3)]), (None, 7, 5))
    assert "it is made for inputs of shape (None, 5, 7)" in found.message


def test_weights_that_are_not_trained_are_told():
    found = judge_layer(layers.Dense(2, trainable=False), layers.Dense(2), (None, 3))
    assert found.message == "8 of its weights are not trained: trainable=False keeps them as they are."


class PerEntry(layers.Layer):
    """A weight with the axes that are given of the input's shape."""

    def __init__(self, axes):
        super().__init__()
        self.axes = axes

    def build(self, input_shape):
        self.weight = self.add_weight(shape=input_shape[self.axes], initializer="ones")

    def call(self, x):
        return x * self.weight


WITH_THE_BATCH = slice(None)


def test_a_layer_whose_weights_have_the_batch_runs_on_an_array_and_is_refused():
    like = layers.EinsumDense("bij,ij->bij", (4, 3))
    assert PerEntry(WITH_THE_BATCH)(np.ones((1, 4, 3))).shape == (1, 4, 3)
    for wrong in (PerEntry(WITH_THE_BATCH), chain([PerEntry(WITH_THE_BATCH)])):
        assert "one of its weights has the length of the batch" in judge_layer(wrong, like, (None, 4, 3)).message
    with pytest.raises(ValueError, match="fully-defined"):
        chain([keras.Input((4, 3)), PerEntry(WITH_THE_BATCH)])
    assert judge_layer(PerEntry(slice(1, None)), like, (None, 4, 3))


def test_a_model_for_batches_of_one_size_is_refused_where_any_may_come():
    fixed = chain([keras.Input(batch_shape=(1, 9, 4)), layers.Flatten(), layers.Dense(2)])
    like = chain([layers.Flatten(), layers.Dense(2)])
    assert "it is made for batches of 1" in judge_layer(fixed, like, STEPS).message
    assert judge_layer(chain([keras.Input(STEPS[1:]), layers.Flatten(), layers.Dense(2)]), like, STEPS)
