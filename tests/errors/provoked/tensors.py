"""Operations on tensors, outside of layers."""

import numpy as np
import tensorflow as tf

from errors.provoked.helpers import I, L, provokes, z
from shapewise.reading import keras

ops = keras.ops


@provokes("tensor/product", "swapaxes(b, -1, -2)")
def matmul_of_two_rows():
    ops.matmul(ops.ones((2, 3)), ops.ones((4, 3)))


@provokes("tensor/product", "keras.ops.matmul(b, a)")
def matmul_of_inputs():
    ops.matmul(I(batch_shape=(2, 3)), I(batch_shape=(4, 2)))


@provokes("tensor/product", "swapaxes")
def product_in_tensorflow():
    tf.matmul(tf.ones((2, 3)), tf.ones((2, 3)))


@provokes("tensor/shapes", "keras.ops.reshape(b, (4, 1))")
def mean_of_each_row_of_a_tensor():
    ops.ones((4, 3)) - ops.ones((4,))


@provokes("tensor/shapes", "concatenate([a, b], -1)")
def sum_of_two_widths():
    ops.ones((4, 3)) + ops.ones((4, 2))


@provokes("tensor/joined", "axis=1")
def columns_joined_below_each_other():
    ops.concatenate([ops.ones((4, 3)), ops.ones((4, 2))], axis=0)


@provokes("tensor/joined", "axis=0")
def rows_joined_side_by_side():
    tf.concat([tf.ones((4, 3)), tf.ones((2, 3))], axis=1)


@provokes("tensor/reshape", "-1", fixed=False)
def tensor_reshaped_to_more():
    ops.reshape(ops.ones((4, 3)), (5, 3))


@provokes("tensor/index", "entry 4", fixed=False)
def tensor_index_too_far():
    tf.ones((4, 3))[4]


@provokes("tensor/too-many-indices", "2 axes", fixed=False)
def tensor_with_too_many_indices():
    tf.ones((4, 3))[0, 0, 0]


@provokes("tensor/assigned", "scatter_update")
def place_of_a_tensor_set():
    x = tf.ones((4, 3))
    x[0] = 0.0


@provokes("tensor/assigned", "keras.ops.where")
def place_of_an_input_set():
    x = I((3,))
    x[0] = 0.0


@provokes("build/symbolic-bool", "keras.ops.where")
def choice_on_an_output():
    x = L.Dense(1)(I((3,)))
    return x if x > 0 else -x


@provokes("build/not-a-tensor", "TextVectorization")
def sentence_into_a_layer():
    L.Embedding(10, 4)("a short sentence")


@provokes("argument/tuple")
def kernel_of_two_lengths_for_a_series():
    L.Conv1D(4, kernel_size=(3, 3))


@provokes("lookup/embedding", "row 12")
def word_beyond_the_vocabulary():
    L.Embedding(10, 4)(np.array([[1, 12]]))


@provokes("kernel/does-not-fit", "kernel_size <=")
def window_longer_than_a_pooled_series():
    x = L.MaxPooling1D(4)(I((16, 3)))
    L.Conv1D(8, 5)(x)


@provokes("pool/does-not-fit")
def pooled_until_nothing_is_left():
    x = I((6, 6, 2))
    for _ in range(4):
        x = L.MaxPooling2D()(x)


@provokes("input/number-of-axes")
def second_lstm_without_steps():
    L.LSTM(4)(L.LSTM(4)(z(2, 5, 3)))
