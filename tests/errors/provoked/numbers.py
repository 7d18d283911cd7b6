"""Plain NumPy: the loops that a learner writes by hand."""

import numpy as np

from errors.provoked.helpers import I, L, provokes, seq, z
from shapewise.reading import keras


@provokes("numpy/index", "y[t, f]")
def axes_in_the_other_order():
    y = np.zeros((5, 3))
    for f in range(3):
        for t in range(5):
            y[f, t] = 1.0


@provokes("numpy/index", "range(5)", fixed=False)
def one_step_too_far():
    x = np.arange(5.0)
    return [x[t] + x[t + 1] for t in range(5)]


@provokes("numpy/index", "0 alone", fixed=False)
def second_of_one():
    x = np.zeros((1, 4))
    return x[1]


@provokes("numpy/too-many-indices", "pixels[0, 0, 0]")
def pixel_of_a_flat_picture():
    pixels = np.zeros((2, 4, 4))
    flat = pixels.reshape(2, 16)
    return flat[0, 0, 0]


@provokes("numpy/too-many-indices", "1 axis", fixed=False)
def second_axis_of_a_row():
    x = np.zeros((4, 3))
    row = x[0]
    return row[0, 1]


@provokes("numpy/product", "x @ kernel.T")
def kernel_of_another_framework():
    x, kernel = np.zeros((2, 3)), np.zeros((4, 3))
    return x @ kernel.T.T


@provokes("numpy/product", "gives (2, 4)")
def dot_of_two_arrays():
    x, w = np.zeros((2, 3)), np.zeros((4, 3))
    return np.dot(x, w)


@provokes("numpy/product", "x @ kernel")
def kernel_before_the_input():
    x, kernel = np.zeros((2, 3)), np.zeros((3, 4))
    return kernel @ x


@provokes("numpy/product", "was flattened")
def flat_input_times_a_kernel():
    x, kernel = np.zeros(6), np.zeros((3, 4))
    return x @ kernel


@provokes("numpy/broadcast", "3 against 2", fixed=False)
def bias_of_another_layer():
    return np.zeros((4, 3)) + np.zeros(2)


@provokes("numpy/broadcast", "b[..., None]")
def a_mean_for_each_row():
    x = np.zeros((4, 3))
    return x - x.mean(axis=1)


@provokes("numpy/broadcast", "at the border")
def last_window_is_short():
    x, kernel = np.arange(6.0), np.ones(3)
    return [(x[t : t + 3] * kernel).sum() for t in range(5)]


@provokes("numpy/assigned", "numbers for")
def window_into_one_place():
    y = np.zeros((4, 2))
    y[0] = np.ones(3)


@provokes("numpy/assigned", "value.reshape(3,)")
def column_into_a_row():
    y = np.zeros((4, 3))
    y[0] = np.ones((3, 1))


@provokes("numpy/reshape", "x.reshape(-1, 3)")
def reshape_to_more_numbers():
    np.arange(12).reshape(5, 3)


@provokes("numpy/reshape", "x[:960]")
def windows_that_do_not_divide():
    np.arange(1000).reshape(-1, 64, 3)


@provokes("numpy/axis", "axis=-1")
def mean_over_a_missing_axis():
    np.zeros((4, 3)).mean(axis=2)


@provokes("numpy/axes", "x[None]")
def shape_of_one_sample():
    x = np.zeros((5, 3))
    batch, steps, channels = x.shape


@provokes("numpy/axes", "x[0]")
def shape_of_a_batch():
    x = np.zeros((2, 5, 3))
    steps, channels = x.shape


@provokes("numpy/truth", "np.where")
def relu_with_an_if():
    x = np.array([-1.0, 2.0])
    return x if x > 0 else 0


@provokes("numpy/whole-number", "//")
def half_of_a_length():
    x = np.zeros(10)
    return sum(range(len(x) / 2))


@provokes("numpy/whole-number", "//")
def zeros_of_a_divided_length():
    n, strides = 10, 2
    return np.zeros(n / strides)


@provokes("numpy/ragged", "pad_sequences")
def sentences_of_different_lengths():
    np.array([[1.0, 2.0], [3.0]])


@provokes("dtype/two", "keras.ops.cast")
def float32_times_float64():
    import tensorflow as tf

    tf.constant([1.0]) * tf.constant([1.0], dtype="float64")


@provokes("dtype/two", "keras.ops.multiply")
def whole_numbers_times_floats():
    import tensorflow as tf

    tf.constant([1, 2]) * tf.constant([1.5, 2.5])


@provokes("dtype/two", "keras.ops.matmul")
def product_of_two_dtypes():
    import tensorflow as tf

    tf.matmul(tf.ones((2, 3)), tf.ones((3, 2), dtype="float64"))


@provokes("dtype/two", "mixed precision")
def a_float32_constant_in_mixed_precision():
    import tensorflow as tf

    class Scale(L.Layer):
        def call(self, x):
            return x * tf.constant(2.0)

    Scale(dtype="mixed_float16")(z(2, 3))


@provokes("dtype/two", "cast")
def labels_in_a_loss_of_ones_own():
    def loss(y_true, y_pred):
        import tensorflow as tf

        return tf.reduce_mean(tf.subtract(tf.cast(y_true, "int32"), y_pred))

    model = seq(I((3,)), L.Dense(1))
    model.compile("sgd", loss)
    model.fit(z(4, 3), np.zeros((4, 1), "int32"), verbose=0)


@provokes("dtype/text", "StringLookup")
def text_into_an_embedding():
    L.Embedding(10, 4)(np.array([["a", "b"]]))


@provokes("dtype/indices", "int32")
def floats_as_indices():
    import tensorflow as tf

    tf.gather(tf.ones((4, 3)), tf.constant([0.0, 1.0]))


@provokes("lookup/category", "num_classes=4")
def one_hot_of_a_class_too_many():
    keras.utils.to_categorical([0, 1, 2, 3], 3)


@provokes("lookup/category", "below", fixed=False)
def one_hot_of_a_negative_class():
    keras.utils.to_categorical([0, -5, 2], 3)
