"""Settings of another kind, axes that are not there, arrays that cannot be joined: written after all others, and unseen by them."""

import numpy as np
import tensorflow as tf

from errors.provoked.helpers import I, L, provokes, seq, z
from shapewise.reading import keras

ops = keras.ops


def compiled():
    model = seq(I((4,)), L.Dense(3))
    model.compile("adam", "mse")
    return model


@provokes("argument/rate", "rate=0.2")
def dropout_in_percent():
    L.Dropout(20)


@provokes("argument/rate", "rate=0.5")
def dropout_below_zero():
    L.SpatialDropout1D(-0.5)


@provokes("argument/learning-rate", "0.001")
def learning_rate_in_words():
    keras.optimizers.Adam(learning_rate="fast")


@provokes("argument/metrics", "metrics=['mae']")
def one_metric_without_a_list():
    seq(I((4,)), L.Dense(3)).compile("adam", "mse", metrics="mae")


@provokes("argument/text", "epochs=3")
def epochs_as_text():
    compiled().fit(z(4, 4), z(4, 3), epochs="3", verbose=0)


@provokes("argument/value", "a number without quotes")
def units_as_text():
    L.Dense("10")


@provokes("argument/value", "Dense(8, activation='relu')")
def an_activation_where_the_units_belong():
    L.Dense("relu")


@provokes("argument/value", "units=4")
def units_of_an_lstm_below_zero():
    L.LSTM(-4)


@provokes("argument/unknown", "monitor")
def a_slip_in_a_callback():
    keras.callbacks.EarlyStopping(montior="val_loss")


@provokes("build/no-outputs", "outputs=y")
def model_without_outputs():
    keras.Model(inputs=I((3,)))


@provokes("build/no-outputs", "outputs=... in place of output")
def model_with_output_in_the_singular():
    x = I((3,))
    keras.Model(inputs=x, output=L.Dense(1)(x))


@provokes("name/gone", "to_categorical")
def np_utils():
    from keras.utils import np_utils  # noqa: F401


@provokes("name/gone", "image_dataset_from_directory")
def image_data_generator():
    keras.preprocessing.image.ImageDataGenerator()


@provokes("lookup/text-classes", "return_inverse")
def one_hot_of_text():
    keras.utils.to_categorical(["a", "b"])


@provokes("lookup/layer-index", "0 to 0")
def layer_beyond_the_last():
    seq(I((4,)), L.Dense(3)).get_layer(index=5)


@provokes("weights/not-built", "no weights yet")
def first_weight_before_a_call():
    model = seq(L.Dense(3))
    return model.weights[0]


@provokes("weights/assigned", "value.T")
def kernel_assigned_the_other_way():
    model = seq(I((4,)), L.Dense(3))
    model.layers[0].kernel.assign(z(3, 4))


@provokes("target/shape", "(None, 4)", fixed=False)
def targets_of_a_subclassed_model():
    class Net(keras.Model):
        def __init__(self):
            super().__init__()
            self.dense = L.Dense(3)

        def call(self, x):
            return self.dense(x)

    model = Net()
    model.compile("adam", "mse")
    model.fit(z(2, 3), z(2, 4), verbose=0)


@provokes("training/no-gradient", "tape.watch(x)")
def gradient_of_a_constant():
    with tf.GradientTape() as tape:
        w = tf.constant(3.0)
        y = w * w
    return tape.gradient(y, w).numpy()


@provokes("numpy/joined", "axis=1")
def columns_below_each_other():
    a, b = np.zeros((2, 3)), np.zeros((2, 4))
    return np.concatenate([a, b])


@provokes("numpy/joined", "axis=0")
def stack_of_two_lengths():
    a, b = np.zeros(3), np.zeros(4)
    return np.stack([a, b])


@provokes("numpy/joined", "axis=1")
def vstack_of_two_widths():
    a, b = np.zeros((2, 3)), np.zeros((2, 4))
    return np.vstack([a, b])


@provokes("numpy/transpose", "2 axes, 0 to 1")
def transpose_of_three_axes():
    x = np.zeros((2, 3))
    return x.transpose(0, 2, 1)


@provokes("numpy/axis", "axis=-1")
def swapaxes_beyond_the_last():
    np.swapaxes(np.zeros((2, 3)), 1, 2)


@provokes("numpy/tensordot", "axes=([-1], [0])")
def tensordot_of_other_lengths():
    np.tensordot(np.zeros((2, 3)), np.zeros((4, 5)), axes=1)


@provokes("numpy/einsum", "j is 3 and 4", fixed=False)
def einsum_of_two_lengths():
    a, b = np.zeros((2, 3)), np.zeros((4, 5))
    return np.einsum("ij,jk->ik", a, b)


@provokes("tensor/axis", "0 to 1")
def transpose_of_a_tensor():
    ops.transpose(z(2, 3), (0, 2, 1))


@provokes("tensor/squeeze", "x[:, 0]")
def squeeze_of_a_long_axis():
    ops.squeeze(z(2, 3), axis=1)


@provokes("tensor/joined", "axis=1")
def stack_of_two_shapes():
    ops.stack([z(2, 3), z(2, 4)])


@provokes("tensor/split", "[2, 4]")
def split_of_seven():
    ops.split(z(2, 7), 3, axis=1)


@provokes("tensor/index", "beyond")
def index_beyond_an_input():
    I((3,))[:, 5]


@provokes("data/list", "np.array(x)")
def one_number_to_predict():
    seq(I((4,)), L.Dense(3)).predict(4)
