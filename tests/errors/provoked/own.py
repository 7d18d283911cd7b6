"""Layers, models and losses of one's own."""

import math

import numpy as np
import tensorflow as tf

from errors.provoked.helpers import I, L, provokes, seq, z
from shapewise.reading import keras

ops = keras.ops


@provokes("own/no-super", "super().__init__(**kwargs)")
def layer_without_super():
    class Scale(L.Layer):
        def __init__(self, units):
            self.units = units
            self.dense = L.Dense(units)

    Scale(3)(z(2, 3))


@provokes("own/no-super", "super().__init__(**kwargs)")
def model_without_super():
    class Net(keras.Model):
        def __init__(self):
            self.dense = L.Dense(3)

    Net()(z(2, 3))


@provokes("own/no-call", "def call(self, x)")
def layer_without_call():
    class Scale(L.Layer):
        def forward(self, x):
            return x

    Scale()(z(2, 3))


@provokes("own/no-call", "def call(self, x)")
def model_without_call():
    class Net(keras.Model):
        def forward(self, x):
            return x

    Net()(z(2, 3))


@provokes("own/late-state", "build")
def weight_made_in_call():
    class Scale(L.Layer):
        def call(self, x):
            self.w = self.add_weight(shape=(x.shape[-1],))
            return x * self.w

    Scale()(z(2, 3))


@provokes("own/late-state", "too late")
def layer_kept_after_build():
    class Net(L.Layer):
        def call(self, x):
            self.dense = L.Dense(3)
            return self.dense(x)

    Net()(z(2, 3))


@provokes("own/made-in-call", "in __init__")
def variable_made_in_call():
    class Net(keras.Model):
        def call(self, x):
            return x * tf.Variable(1.0)

    model = Net()
    model.compile("sgd", "mse")
    model.fit(z(4, 3), z(4, 3), verbose=0)


@provokes("call/no-input", "layer(x)")
def dense_without_input():
    L.Dense(3)()


@provokes("call/no-input", "layer(x)")
def model_without_input():
    seq(I((3,)), L.Dense(1))()


@provokes("call/no-input", fixed=False)
def own_layer_of_two_inputs_on_one():
    class Join(L.Layer):
        def call(self, a, b):
            return a + b

    Join()(z(2, 3))


@provokes("call/none", "return in the call of Silent")
def layer_that_returns_nothing():
    class Silent(L.Layer):
        def call(self, x):
            ops.square(x)

    silent = Silent()
    x = silent(z(2, 3))
    L.Dense(3)(x)


@provokes("own/no-numbers", "keras.ops.where")
def if_in_a_call():
    class Gate(L.Layer):
        def call(self, x):
            return x if bool(ops.sum(x) > 0) else -x

    model = seq(I((3,)), Gate())
    model.compile("sgd", "mse")
    model.fit(z(4, 3), z(4, 3), verbose=0)


@provokes("own/no-numbers", "keras.ops in place of np")
def numpy_in_a_loss():
    def loss(y_true, y_pred):
        return np.mean(np.square(np.asarray(y_true) - np.asarray(y_pred)))

    model = seq(I((3,)), L.Dense(1))
    model.compile("sgd", loss)
    model.fit(z(4, 3), z(4, 1), verbose=0)


@provokes("own/no-numbers", "numpy()")
def numpy_method_in_a_loss():
    def loss(y_true, y_pred):
        return ops.mean(y_true.numpy() - y_pred.numpy())

    model = seq(I((3,)), L.Dense(1))
    model.compile("sgd", loss)
    model.fit(z(4, 3), z(4, 1), verbose=0)


@provokes("own/no-numbers", "float() and int()")
def math_in_a_loss():
    def loss(y_true, y_pred):
        return math.sqrt(ops.mean(ops.square(y_true - y_pred)))

    model = seq(I((3,)), L.Dense(1))
    model.compile("sgd", loss)
    model.fit(z(4, 3), z(4, 1), verbose=0)


@provokes("build/symbolic", "keras.ops")
def numpy_on_an_input():
    np.mean(I((3,)))


@provokes("build/symbolic-loop")
def loop_over_an_input():
    sum(x * 2 for x in I((3,)))


@provokes("build/symbolic-loop")
def length_of_an_input():
    len(I((3,)))


@provokes("own/attribute", "self.kernel")
def weight_that_is_never_made():
    class Scale(L.Layer):
        def call(self, x):
            return x * self.kernel

    Scale()(z(2, 3))


@provokes("own/attribute", "self._units")
def attribute_by_another_name():
    class Scale(L.Layer):
        def __init__(self):
            super().__init__()
            self._units = 3

        def call(self, x):
            return x * self.units

    Scale()(z(2, 3))


@provokes("own/add-weight", "name='kernel'")
def add_weight_by_position():
    class Scale(L.Layer):
        def build(self, input_shape):
            self.kernel = self.add_weight("kernel", shape=(3,))

        def call(self, x):
            return x * self.kernel

    Scale()(z(2, 3))


@provokes("weights/wrong-axis", "input_shape[-1]")
def weight_of_the_steps():
    class Mix(L.Layer):
        def build(self, input_shape):
            self.w = self.add_weight(shape=(input_shape[1], 4), name="w")

        def call(self, x):
            return ops.matmul(x, self.w)

    Mix()(z(2, 5, 3))


@provokes("build/batch-in-weights", "the same for every sample")
def weight_of_the_batch():
    class Scale(L.Layer):
        def build(self, input_shape):
            self.w = self.add_weight(shape=input_shape, name="w")

        def call(self, x):
            return x * self.w

    layer = Scale()
    layer(z(8, 3))
    layer(z(5, 3))


@provokes("weights/not-built")
def weights_before_a_call():
    seq(L.Dense(3)).summary() or seq(L.Dense(3)).count_params()


@provokes("weights/not-built")
def weights_set_before_a_call():
    L.Dense(3).set_weights([z(2, 3), z(3)])


@provokes("build/never-called", "layer.output")
def output_of_a_layer_that_was_not_called():
    L.Dense(3).output  # noqa: B018


@provokes("build/never-called", "keras.Input")
def output_of_a_model_without_an_input():
    seq(L.Dense(3)).output  # noqa: B018


@provokes("build/not-tensors", "the layer called on a tensor")
def layer_as_the_output_of_a_model():
    keras.Model(I((3,)), L.Dense(3))


@provokes("build/no-layers")
def empty_sequential():
    seq().predict(z(2, 3), verbose=0)


@provokes("build/two-inputs", "keras.Model([a, b], y)")
def two_inputs_in_a_sequential():
    seq(I((3,)), L.Dense(2), I((2,)))


@provokes("build/name", "name='block_1'")
def name_with_a_slash():
    L.Dense(3, name="block/1")


@provokes("build/same-name", "block_2")
def two_layers_of_one_name():
    x = I((3,))
    keras.Model(x, L.Dense(2, name="block")(L.Dense(2, name="block")(x)))


@provokes("build/disconnected")
def an_input_of_another_model():
    a, b = I((3,)), I((3,))
    keras.Model(a, L.Add()([L.Dense(2)(a), L.Dense(2)(b)]))


@provokes("build/pretrained-head", "include_top=False")
def head_of_ten_classes_on_imagenet():
    keras.applications.MobileNet(weights="imagenet", classes=10)
